"""Meetings at which workshops meet companies (notice art. 7)."""

from django.urls import reverse

from catalog.actions.cases_texts import mobile_faults
from catalog.kinds.events import EVENTS, HOSTS, names_twice
from catalog.models import Matchmaking
from catalog.queries.event_pages import matchmaking_page
from workshops.access import clock
from workshops.records.finding import Finder
from workshops.records.kind import Kind, register
from workshops.regions.fields import RegionField
from workshops.tables.columns import Column

MATCHMAKINGS = Finder(
    "对接会",
    lambda user: Matchmaking.objects.visible_to(user).filter(voided_at=None).select_related("region"),
    name="title",
    beside="region__full_name",
)


def event_url(row) -> str | None:
    """Where the event that the row belongs to is shown."""
    return reverse("catalog:events-detail", args=[row.event_id]) if row.event_id else None


@register
class Matchmakings(Kind):
    name = "matchmakings"
    app = "catalog"
    model = Matchmaking
    title = "对接会"
    noun = "对接会"
    lead = "组织工坊与企业洽谈的对接会；达成意向的金额在这里登记，签订的订单在“订单”中登记。"
    joins = ("region", "event__region")
    default_order = ("-held_on",)
    keepers = HOSTS
    filters_by_scope = False
    finders = {"event": EVENTS}
    fields = (
        "title", "event", "region", "held_on", "place", "companies_count", "companies", "workshops_count",
        "intended_amount", "notes",
    )  # fmt: skip
    columns = (
        Column("title", "对接会名称", width=30, searchable=True, sortable=True, importable=True, required=True,
               max_length=100, example="2025年非遗工坊产销对接会"),
        Column("event", "所属展会", value="event.name", path="event__name", width=30, filterable=True, importable=True,
               link=event_url),
        Column("region", "组织地区", "region", value="region.full_name", path="region", filterable=True, sortable=True,
               importable=True, required=True),
        Column("held_on", "举办日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("place", "举办地点", width=28, listed=False, importable=True, required=True, max_length=200),
        Column("companies_count", "参加企业", "int", unit="家", sortable=True, importable=True, required=True,
               min_value=0),
        Column("companies", "企业名称", width=40, listed=False, searchable=True, importable=True, max_length=1000),
        Column("workshops_count", "参加工坊", "int", unit="家", importable=True, min_value=0),
        Column("intended_amount", "意向金额", "decimal", unit="元", sortable=True, importable=True, min_value=0),
        Column("notes", "备注", width=40, listed=False, importable=True, max_length=1000),
    )  # fmt: skip
    constraint_words = {"catalog_matchmaking_sound": ("intended_amount", "金额不能为负数。")}
    detail_template = "catalog/matchmaking_detail.html"

    def field(self, name, user):
        """The own region, unless another below it is chosen."""
        if name != "region":
            return None
        return RegionField(root=user.region, initial=user.region, label="组织地区")

    def faults(self, row, by):
        if row.region_id and by.region and not row.region.path.startswith(by.region.path):
            yield "region", "请选择本地区或其下级地区。"
        if row.held_on and row.held_on > clock.today():
            yield "held_on", "举办日期不能晚于今天，请在举办后登记。"
        if row.region_id and names_twice(row, "title"):
            yield "title", "该地区已有同名的对接会，请在名称中写明年份或届次。"
        yield from mobile_faults(row, "place", "companies", "notes")

    def detail(self, row, user):
        return matchmaking_page(row, user)
