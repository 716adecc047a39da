"""The lists of the monitoring: flags, how each workshop stands this quarter, and every check-in."""

from django.urls import reverse

from reporting.models import CheckIn, Flag, FlagAction, FlagLevel, FlagStatus, Learnt, Severity
from reporting.queries.check_ins import STATES, with_answer
from reporting.queries.flags import lies_with, listed
from reporting.queries.monitoring import asked_quarter
from reporting.rules.flag_flow import OUTCOMES
from reporting.rules.signals import CHOICES
from workshops.access.models import Department
from workshops.models import Standing, Survival, Workshop
from workshops.tables.columns import Column
from workshops.tables.table import Table, register

HOW = (("leader", "带头人"), *Learnt.choices)


@register
class Flags(Table):
    name = "flags"
    title = "跟踪提示"
    search_fields = ("workshop__search_text",)
    search_hint = "工坊名称或登记编号"
    default_order = ("rank", "acted_on")
    empty_title = "没有跟踪提示"
    empty_text = "系统每晚核对登记数据，有异常的工坊在这里列出。"
    columns = (
        Column("workshop", "工坊", value="workshop.name", width=28, sortable=True),
        Column("number", "登记编号", "code", value="workshop.number", width=24, listed=False, filterable=True),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region", filterable=True,
               sortable=True),
        Column("signal", "提示", "choice", choices=CHOICES, filterable=True, width=32),
        Column("severity", "程度", "choice", choices=Severity, filterable=True, badge="severity"),
        Column("opened_on", "提示日期", "date", filterable=True, sortable=True),
        Column("age", "已历时", "int", unit="天"),
        Column("status", "状态", "choice", choices=FlagStatus, filterable=True, width=18),
        Column("outcome", "核实结果", "choice", choices=[(each, FlagAction(each).label) for each in OUTCOMES],
               filterable=True, listed=False),
        Column("lies_with", "由谁办理", value=lies_with, width=26),
        Column("department", "承办部门", "choice", choices=Department, filterable=True, listed=False, width=20),
        Column("acted_on", "最近办理", "date", filterable=True, sortable=True),
        Column("level", "督办层级", "choice", choices=FlagLevel, filterable=True, listed=False),
        Column("overdue", "超过 30 天未办理", "bool", filterable=True),
        Column("closed_on", "解除日期", "date", filterable=True, listed=False),
        Column("mine", "等我办理", "bool", filterable=True, listed=False, exported=False),
    )  # fmt: skip

    def rows(self, user):
        return listed(user)

    def row_url(self, row: Flag):
        return reverse("reporting:flag-detail", args=[row.pk])


@register
class SurvivalStates(Table):
    """Of the quarter that everybody is to answer for now."""

    name = "survival-states"
    title = "本季度生产状况"
    search_fields = ("search_text",)
    search_hint = "工坊名称或登记编号"
    default_order = ("region__path", "name")
    empty_title = "没有工坊"
    empty_text = "认定的工坊在这里逐家列出。"
    columns = (
        Column("name", "工坊", width=28, sortable=True),
        Column("number", "登记编号", "code", width=24, filterable=True),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True),
        Column("state", "本季度报告", "choice", choices=STATES, filterable=True, badge="survival"),
        Column("said_since", "起始日期", "date", listed=False),
        Column("said_workers", "现有从业人员", "int", unit="人"),
        Column("said_how", "报告方式", "choice", choices=HOW, filterable=True),
        Column("said_at", "报告时间", "datetime", sortable=True),
        Column("said_note", "说明", listed=False),
        Column("standing", "资格", "choice", choices=Standing, filterable=True, listed=False),
        Column("survival", "最近一次报告", "choice", choices=Survival, filterable=True, listed=False),
    )

    def rows(self, user):
        quarter = asked_quarter()
        rows = Workshop.objects.visible_to(user).filter(certified_on__lte=quarter.last)
        return with_answer(rows, quarter).select_related("region")

    def row_url(self, row: Workshop):
        return reverse("reporting:workshop-monitoring", args=[row.pk])


@register
class CheckIns(Table):
    name = "check-ins"
    title = "生产状况报告"
    search_fields = ("workshop__search_text",)
    search_hint = "工坊名称或登记编号"
    default_order = ("-quarter", "-at")
    empty_title = "还没有生产状况报告"
    empty_text = "带头人每季度报告一次，或由县级部门代报。"
    columns = (
        Column("workshop", "工坊", value="workshop.name", width=28, sortable=True),
        Column("number", "登记编号", "code", value="workshop.number", width=24, listed=False, filterable=True),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region", filterable=True,
               sortable=True),
        Column("label", "季度", width=16),
        Column("quarter", "季度首日", "date", filterable=True, sortable=True, listed=False),
        Column("status", "生产状况", "choice", choices=Survival, filterable=True, badge="survival"),
        Column("since", "起始日期", "date", listed=False),
        Column("workers", "现有从业人员", "int", unit="人"),
        Column("note", "说明", width=30, listed=False),
        Column("office", "代报机构", value="office.name", width=26),
        Column("learnt", "了解方式", "choice", choices=Learnt, filterable=True, listed=False),
        Column("at", "报告时间", "datetime", filterable=True, sortable=True),
    )  # fmt: skip

    def rows(self, user):
        return CheckIn.objects.visible_to(user).select_related("workshop__region", "office")

    def row_url(self, row: CheckIn):
        return reverse("reporting:workshop-monitoring", args=[row.workshop_id])
