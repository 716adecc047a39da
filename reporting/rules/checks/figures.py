"""Names and units of the figures, for messages; a test holds them to the dictionary of indicators."""

from typing import NamedTuple


class Figure(NamedTuple):
    name: str
    unit: str


FIGURES: dict[str, Figure] = {
    "W01": Figure("有效非遗工坊数", "家"),
    "W02": Figure("新认定数", "家"),
    "W03": Figure("自动取消数", "家"),
    "W04": Figure("注销数", "家"),
    "W05": Figure("撤销数", "家"),
    "C01": Figure("已确认登记信息数", "家"),
    "C02": Figure("已提交待审核数", "家"),
    "C03": Figure("未确认数", "家"),
    "C04": Figure("确认期内尚未确认数", "家"),
    "C05": Figure("确认情况不明数", "家"),
    "E01": Figure("直接吸纳就业人数", "人次"),
    "E02": Figure("其中：脱贫人口", "人次"),
    "E03": Figure("其中：监测帮扶对象", "人次"),
    "E04": Figure("其中：农村低收入人口", "人次"),
    "E05": Figure("带动就业人数", "人次"),
    "P01": Figure("直接吸纳就业人数（不重复）", "人"),
    "P02": Figure("带动就业人数（不重复）", "人"),
    "P03": Figure("直接吸纳：集中就业", "人"),
    "P04": Figure("直接吸纳：居家就业", "人"),
    "P05": Figure("直接吸纳：灵活就业", "人"),
    "P06": Figure("直接吸纳：申报为脱贫人口", "人"),
    "P07": Figure("直接吸纳：申报为监测帮扶对象", "人"),
    "P08": Figure("直接吸纳：申报为农村低收入人口", "人"),
    "P09": Figure("直接吸纳：申报并经核验的脱贫人口", "人"),
    "P10": Figure("直接吸纳：申报并经核验的监测帮扶对象", "人"),
    "P11": Figure("直接吸纳：申报并经核验的农村低收入人口", "人"),
    "P12": Figure("直接吸纳：名单在册未申报", "人"),
    "P13": Figure("直接吸纳：女性", "人"),
    "T01": Figure("举办培训班", "个"),
    "T02": Figure("培训人次", "人次"),
    "T03": Figure("培训人数", "人"),
    "T04": Figure("合格结业", "人次"),
    "T05": Figure("取得证书", "人次"),
    "T06": Figure("培训课时", "课时"),
    "T07": Figure("发放培训补贴", "元"),
    "T08": Figure("享受培训补贴", "人次"),
    "T09": Figure("技能竞赛获奖", "项"),
    "L01": Figure("带头人参加研培", "人次"),
    "L02": Figure("带头人扶持金额", "元"),
    "L03": Figure("技能大师工作室", "个"),
    "L04": Figure("工作室资金支持", "元"),
    "L05": Figure("带头人称号", "项"),
    "K01": Figure("目录产品", "个"),
    "K02": Figure("国家级目录产品", "个"),
    "K03": Figure("有效知识产权", "项"),
    "K04": Figure("知名品牌", "个"),
    "K05": Figure("院校帮扶行动", "次"),
    "K06": Figure("消费帮扶产品", "个"),
    "S01": Figure("工坊参展", "家次"),
    "S02": Figure("签订订单", "笔"),
    "S03": Figure("订单金额", "元"),
    "S04": Figure("销售额", "元"),
    "S05": Figure("其中：网络平台", "元"),
    "S06": Figure("在营网店", "家"),
    "S07": Figure("景区街区门店", "家"),
    "A01": Figure("宣传报道", "篇次"),
    "A02": Figure("研学旅游线路", "条"),
    "A03": Figure("优秀案例", "个"),
    "G01": Figure("反映困难问题", "件"),
    "G02": Figure("办结困难问题", "件"),
    "G03": Figure("正在办理", "件"),
    "G04": Figure("会商", "次"),
    "G05": Figure("落实会商议题", "项"),
    "G06": Figure("工作负责人", "人"),
    "G07": Figure("结对帮扶活动", "次"),
    "G08": Figure("结对帮扶资金", "元"),
}


def figure_of(code: str) -> Figure:
    """A figure that a return adds to those of the dictionary is called by its code."""
    return FIGURES.get(code, Figure("补充指标", ""))
