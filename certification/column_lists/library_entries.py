"""Who waits to be entered in the 项目库, and who is in it."""

from django.db.models import Case, CharField, Q, Value, When
from django.urls import reverse

from workshops.access import clock
from workshops.models import Standing, Workshop
from workshops.tables.columns import Column
from workshops.tables.table import Table, register

STATES = (("waiting", "待录入"), ("done", "已录入"))


def days_waiting(workshop: Workshop) -> int | None:
    """Whole days since the certification of one that waits."""
    return (clock.today() - workshop.certified_on).days if workshop.library_state == "waiting" else None


@register
class LibraryEntries(Table):
    name = "library-entries"
    title = "项目库录入"
    search_fields = ("search_text",)
    search_hint = "工坊名称、带头人或登记编号"
    default_order = ("-library_state", "certified_on")
    empty_title = "没有工坊"
    empty_text = "工坊认定后自动列入，等待录入项目库。"
    columns = (
        Column("name", "工坊名称", width=30, sortable=True),
        Column("number", "登记编号", "code", width=24, filterable=True),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True,
               order_by="region__path"),
        Column("certified_on", "认定日期", "date", filterable=True, sortable=True),
        Column("library_state", "录入情况", "choice", choices=STATES, filterable=True, badge="library"),
        Column("days_waiting", "已等待", "int", value=days_waiting, unit="天"),
        Column("code", "项目库编号", "code", value=lambda row: _entry(row, "code"), path="library_entry__code",
               filterable=True),
        Column("entered_on", "入库日期", "date", value=lambda row: _entry(row, "entered_on"),
               path="library_entry__entered_on", filterable=True, sortable=True),
    )  # fmt: skip

    def rows(self, user):
        """Certified workshops, and those of the ended ones that had been entered."""
        state = Case(When(library_entry=None, then=Value("waiting")), default=Value("done"), output_field=CharField())
        rows = Workshop.objects.visible_to(user).filter(Q(standing=Standing.CERTIFIED) | Q(library_entry__isnull=False))
        return rows.select_related("region", "library_entry").annotate(library_state=state)

    def row_url(self, row):
        return reverse("certification:library-entry-detail", args=[row.pk])


def _entry(workshop: Workshop, name: str):
    return getattr(getattr(workshop, "library_entry", None), name, None)
