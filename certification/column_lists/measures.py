"""Measures of all provinces with their versions; drafts for those who write them."""

from django.db.models import Case, CharField, Q, Value, When
from django.urls import reverse

from certification.models import DayKind, Measure
from workshops.access import clock
from workshops.tables.columns import Column
from workshops.tables.table import Table, register

STATES = (("draft", "草稿"), ("future", "待施行"), ("in_force", "施行中"), ("past", "已失效"))


def owner(measure: Measure) -> str:
    return measure.region.name if measure.region else "全国默认"


def window(measure: Measure) -> str:
    """The confirmation window in words."""
    opens = f"{measure.window_opens_month}月{measure.window_opens_day}日"
    return f"{opens}至{measure.window_closes_month}月{measure.window_closes_day}日"


@register
class Measures(Table):
    name = "measures"
    title = "认定办法"
    default_order = ("region__path", "-effective_from")
    empty_title = "没有认定办法"
    columns = (
        Column("title", "办法名称", width=40, sortable=True, searchable=True),
        Column("owner", "适用地区", value=owner, path="region__name", width=20, searchable=True, sortable=True,
               order_by="region__path"),
        Column("document_number", "文号", width=24, searchable=True),
        Column("state", "状态", "choice", choices=STATES, filterable=True, badge="measure"),
        Column("effective_from", "施行日期", "date", filterable=True, sortable=True),
        Column("effective_to", "失效日期", "date", sortable=True),
        Column("notice_days", "公示天数", "int", listed=False),
        Column("notice_day_kind", "公示天数的计算", "choice", choices=DayKind, listed=False),
        Column("window", "年度确认期", value=window, listed=False),
    )  # fmt: skip

    def rows(self, user):
        return with_state(Measure.objects.visible_to(user).select_related("region"))

    def row_url(self, row):
        return reverse("certification:measure-detail", args=[row.pk])


def with_state(measures):
    """Rows with `state` as of today, a key of STATES."""
    today = clock.today()
    state = Case(
        When(published_at=None, then=Value("draft")),
        When(effective_from__gt=today, then=Value("future")),
        When(Q(effective_to__lt=today), then=Value("past")),
        default=Value("in_force"),
        output_field=CharField(),
    )
    return measures.annotate(state=state)
