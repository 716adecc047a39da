"""Which pages the main navigation offers to which duty; a pure table. It grants nothing: views and scope do."""

from dataclasses import dataclass, replace

CULTURE, HRSS, RURAL = "culture", "hrss", "rural"
STAFF = frozenset({"clerk", "approver", "official"})
COUNTY_STAFF, OFFICIALS = frozenset({"clerk", "approver"}), frozenset({"official"})
LEADER = frozenset({"leader"})


@dataclass(frozen=True)
class Entry:
    """One entry: ``duties`` who see it; for staff also ``departments`` and ``levels`` (None = every one).

    Entries of one ``group`` stand together in a menu of that name; "" stands by itself.
    """

    label: str
    url_name: str
    duties: frozenset[str]
    departments: frozenset[str] | None = None
    levels: frozenset[str] | None = None
    group: str = ""

    def offered_to(self, duty: str, department: str | None, level: str | None) -> bool:
        if duty not in self.duties:
            return False
        if duty not in STAFF:
            return True
        return (self.departments is None or department in self.departments) and (
            self.levels is None or level in self.levels
        )


def _in(group: str, *entries: Entry) -> tuple[Entry, ...]:
    return tuple(replace(entry, group=group) for entry in entries)


ENTRIES = (
    Entry("工作台", "reporting:desk", STAFF | LEADER),
    Entry("工坊名录", "workshops:workshop-list", STAFF),
    Entry("我的工坊", "workshops:workshop-list", LEADER),
    *_in(
        "认定管理",
        Entry("认定申请", "certification:application-list", STAFF | LEADER),
        Entry("年度确认", "certification:confirmation-list", STAFF | LEADER),
        Entry("证书", "certification:certificate-list", STAFF | LEADER),
        Entry("注销与撤销", "certification:ending-list", STAFF | LEADER),
        Entry("更正", "certification:correction-list", STAFF, departments=frozenset({CULTURE})),
        Entry("项目库", "certification:library-entry-list", STAFF, departments=frozenset({RURAL, CULTURE})),
        Entry("认定办法", "certification:measure-list", STAFF),
        Entry("带头人", "workshops:leader-list", STAFF),
    ),
    *_in(
        "就业帮扶",
        Entry("从业人员", "employment:worker-list", STAFF | LEADER),
        Entry("劳动报酬", "employment:pay-list", LEADER),
        Entry("劳动报酬", "employment:pay-list", COUNTY_STAFF, frozenset({CULTURE, HRSS}), frozenset({"county"})),
        Entry("脱贫和监测名单", "employment:listing-list", STAFF, departments=frozenset({RURAL})),
        Entry("核验差异", "employment:mismatch-list", STAFF, departments=frozenset({RURAL, CULTURE})),
        Entry("核验差异", "employment:mismatch-list", LEADER),
        Entry("招聘岗位", "employment:vacancy-list", STAFF | LEADER),
        Entry("补贴", "employment:benefit-list", STAFF | LEADER),
        Entry("补贴项目", "employment:benefit-kind-list", STAFF, departments=frozenset({HRSS})),
        Entry("劳务品牌", "employment:labour-brand-list", STAFF | LEADER),
    ),
    *_in(
        "人才培训",
        Entry("培训需求", "training:training-needs-list", STAFF | LEADER),
        Entry("培训计划", "training:training-plans-list", STAFF, frozenset({CULTURE, HRSS})),
        Entry("培训班", "training:trainings-list", STAFF | LEADER),
        Entry("培训学员", "training:trainee-list", STAFF | LEADER),
        Entry("培训证书", "training:training-certificate-list", STAFF | LEADER),
        Entry("培训师资", "training:teachers-list", STAFF, frozenset({CULTURE, HRSS})),
        Entry("培训补贴", "training:subsidy-claim-list", STAFF | LEADER),
        Entry("补贴标准", "training:subsidy-rules-list", STAFF, frozenset({HRSS})),
        Entry("技能竞赛", "training:competitions-list", STAFF | LEADER),
        Entry("我的履历", "training:my-record", LEADER),
        Entry("带头人培育", "training:cultivation-board", STAFF),
        Entry("带头人称号", "training:leader-titles-list", STAFF),
        Entry("带头人扶持", "training:leader-supports-list", STAFF | LEADER),
        Entry("研培班次", "training:programme-classes-list", STAFF | LEADER),
        Entry("参与院校", "training:schools-list", STAFF, frozenset({CULTURE})),
        Entry("技能大师工作室", "training:master-studios-list", STAFF | LEADER),
    ),
    *_in(
        "产品销售",
        Entry("工坊产品", "catalog:products-list", STAFF),
        Entry("我的产品", "catalog:products-list", LEADER),
        Entry("目录申报", "catalog:listing-queue", STAFF | LEADER),
        Entry("知识产权", "catalog:intellectual-rights-list", STAFF | LEADER),
        Entry("知名品牌", "catalog:known-brands-list", STAFF | LEADER),
        Entry("院校帮扶", "catalog:school-assistances-list", STAFF | LEADER),
        Entry("消费帮扶产品", "catalog:consumption-marks-list", STAFF, frozenset({RURAL, CULTURE})),
        Entry("展会", "catalog:events-list", STAFF | LEADER),
        Entry("参展报名", "catalog:event-application-list", STAFF | LEADER),
        Entry("对接会", "catalog:matchmakings-list", STAFF | LEADER),
        Entry("订单", "catalog:orders-list", STAFF | LEADER),
        Entry("月度销售", "catalog:monthly-sales-list", STAFF | LEADER),
        Entry("网店", "catalog:platform-shops-list", STAFF | LEADER),
        Entry("平台销售活动", "catalog:campaigns-list", STAFF | LEADER),
        Entry("景区街区门店", "catalog:outlets-list", STAFF | LEADER),
    ),
    *_in(
        "宣传推广",
        Entry("宣传报道", "catalog:coverages-list", STAFF | LEADER),
        Entry("研学旅游线路", "catalog:study-routes-list", STAFF | LEADER),
        Entry("优秀案例", "catalog:exemplary-case-list", STAFF | LEADER),
        Entry("公开产品目录", "catalog:public-home", STAFF | LEADER),
    ),
    *_in(
        "组织协调",
        Entry("困难问题", "reporting:problem-list", STAFF | LEADER),
        Entry("谁负责", "reporting:responsible-mine", LEADER),
        Entry("工作负责人", "reporting:responsible-map", STAFF),
        Entry("会商", "reporting:consultations-list", STAFF),
        Entry("会商议题", "reporting:consultation-issues-list", STAFF),
        Entry("结对帮扶", "reporting:pairings-list", STAFF),
    ),
    *_in(
        "跟踪管理",
        Entry("生产状况", "reporting:monitoring", STAFF),
        Entry("跟踪提示", "reporting:flag-list", STAFF),
        Entry("部门信息共享", "reporting:sharing", STAFF),
        Entry("报告生产状况", "reporting:check-in-new", LEADER),
        Entry("问卷调研", "reporting:survey-list", STAFF),
        Entry("问卷调研", "reporting:survey-sheet-list", LEADER),
    ),
    Entry("导入", "workshops:import-list", COUNTY_STAFF, levels=frozenset({"county"})),
    Entry("导入", "workshops:import-list", OFFICIALS),
    Entry("导入", "workshops:import-list", LEADER),
    *_in(
        "统计分析",
        Entry("数据概览", "reporting:dashboard", STAFF),
        Entry("自定义报表", "reporting:report-list", STAFF),
        Entry("汇总数据核对", "reporting:rollup", OFFICIALS, levels=frozenset({"nation"})),
        Entry("统计", "reporting:statistics", STAFF),
        Entry("报表", "reporting:return-period-list", STAFF),
        Entry("统计表", "reporting:export-list", OFFICIALS),
        Entry("指标目录", "reporting:dictionary", STAFF),
        Entry("审核规则", "reporting:checks", STAFF),
        Entry("区划变更", "reporting:boundary-list", STAFF),
    ),
    Entry("账号管理", "access:user-list", frozenset({"sysadmin", "secadmin"})),
    Entry("机构", "access:office-list", frozenset({"sysadmin", "secadmin"})),
    Entry("拒绝记录", "access:refusal-list", frozenset({"secadmin"})),
    Entry("审计日志", "access:journal-list", frozenset({"auditor"})),
)


def entries_for(duty: str, department: str | None = None, level: str | None = None) -> list[Entry]:
    """Entries in the order shown. ``duty`` and ``department`` are the values of User.duty and Office.department."""
    return [entry for entry in ENTRIES if entry.offered_to(duty, department, level)]
