"""The lists of changed divisions and of what was handed over: no kinds of record, every step is an action."""

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Case, Count, Exists, OuterRef, Subquery, Value, When
from django.db.models.functions import Concat
from django.urls import reverse

from reporting.queries.boundaries import handovers, handovers_waiting, reviews_waiting, shown_to
from workshops.access.models import Department
from workshops.models import RegionHandover
from workshops.regions.models import ChangeKind, ChangeStatus, RegionChange, RegionChangeLine
from workshops.tables.columns import Column
from workshops.tables.table import Table, register

WORDS = (
    RegionChangeLine.objects.filter(change=OuterRef("pk")).order_by().values("change")
    .annotate(words=StringAgg(
        Concat("old_code", Value(" "), "old_name", Value(" "), "new_code", Value(" "), "new_name"), delimiter=" "
    ))
    .values("words")
)  # fmt: skip


def said_of_day(change: RegionChange) -> str:
    return "" if change.day_known else change.YEAR_ONLY


def side(change: RegionChange, name: str) -> str:
    found = {getattr(line, f"{name}_code"): getattr(line, f"{name}_name") for line in change.lines.all()}
    return "、".join(f"{label}（{code}）" for code, label in found.items() if code)


@register
class RegionChanges(Table):
    name = "region-changes"
    title = "区划变更"
    search_fields = ("title", "document_no", "words")
    search_hint = "变更事项、文号、新旧区划名称或代码"
    default_order = ("-effective_on",)
    empty_title = "没有区划变更"
    empty_text = "由文化和旅游部录入、审核后列入。"
    columns = (
        Column("title", "变更事项", width=44),
        Column("kind", "变更方式", "choice", choices=ChangeKind, filterable=True, width=16),
        Column("effective_on", "生效日期", "date", filterable=True, sortable=True),
        Column("day", "日期说明", value=said_of_day, width=12),
        Column("document_no", "文号", width=20),
        Column("source", "依据和出处", listed=False, width=50),
        Column("old", "原区划", value=lambda row: side(row, "old"), listed=False, width=60),
        Column("new", "新区划", value=lambda row: side(row, "new"), listed=False, width=60),
        Column("status", "状态", "choice", choices=ChangeStatus, filterable=True, width=16),
        Column("mine", "等我审核", "bool", filterable=True, listed=False, exported=False),
    )  # fmt: skip

    def rows(self, user):
        if not user.is_office:
            return RegionChange.objects.none()
        mine = Exists(reviews_waiting(user).filter(pk=OuterRef("pk")))
        return shown_to(user).annotate(words=Subquery(WORDS), mine=mine)

    def row_url(self, row: RegionChange):
        return reverse("reporting:boundary-detail", args=[row.pk])


@register
class RegionHandovers(Table):
    name = "region-handovers"
    title = "区划变更移交"
    search_fields = ("from_office", "to_office", "change__title")
    search_hint = "变更事项、移交或接收机构"
    default_order = ("-is_open", "-made_at")
    empty_title = "没有移交"
    empty_text = "区划变更生效时，在办事项随工坊移交给新的机构，列在这里。"
    columns = (
        Column("change", "变更事项", value="change.title", path="change__title", width=40),
        Column("from_office", "移交机构", width=26),
        Column("to_office", "接收机构", width=26),
        Column("region", "接收地区", "region", value="region.full_name", path="region", filterable=True, listed=False),
        Column("department", "部门", "choice", choices=Department, filterable=True, width=20),
        Column("number", "在办事项", "int", unit="件"),
        Column("made_at", "移交时间", "datetime", sortable=True),
        Column("acknowledged_at", "接收确认", "datetime", sortable=True),
        Column("mine", "等我确认", "bool", filterable=True, listed=False, exported=False),
    )  # fmt: skip

    def rows(self, user):
        if not user.is_office:
            return RegionHandover.objects.none()
        mine = handovers_waiting(user).filter(pk=OuterRef("pk"))
        is_open = Case(When(acknowledged_at=None, then=Value(1)), default=Value(0))
        return handovers(user).annotate(number=Count("cases"), is_open=is_open, mine=Exists(mine))

    def row_url(self, row: RegionHandover):
        return reverse("reporting:boundary-handover", args=[row.pk])
