"""Exhibitions and the places that provinces get at them (notice art. 7)."""

from typing import Any

from django.urls import reverse

from catalog.actions.cases_texts import mobile_faults
from catalog.actions.event_applications import hold_event
from catalog.actions.event_notices import tell_of_cancelling
from catalog.kinds.event_applications import TONES
from catalog.models import Event, EventQuota, EventSeries, EventStatus
from catalog.queries.event_pages import event_page
from catalog.queries.events import LIVE, places_of, with_state
from workshops.access import clock
from workshops.access.models import Department, User
from workshops.access.refusal import Refused
from workshops.records.finding import Finder
from workshops.records.keepers import ALL_LEVELS, COUNTY, NATION, PREFECTURE, PROVINCE, Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column

HOSTS = Keepers(departments=(Department.CULTURE,), levels=ALL_LEVELS)
SERIES_OF = {
    NATION: (EventSeries.CHENGDU, EventSeries.EXPO, EventSeries.SHOPPING_FESTIVAL, EventSeries.OTHER),
    PROVINCE: (EventSeries.SHOPPING_FESTIVAL, EventSeries.PROVINCIAL, EventSeries.OTHER),
    PREFECTURE: (EventSeries.SHOPPING_FESTIVAL, EventSeries.COUNTY, EventSeries.OTHER),
    COUNTY: (EventSeries.SHOPPING_FESTIVAL, EventSeries.COUNTY, EventSeries.OTHER),
}
STATE_TONES = {
    EventStatus.ANNOUNCED: "info", EventStatus.OPEN: "good", EventStatus.CLOSED: "warn",
    EventStatus.FINISHED: "neutral", EventStatus.CANCELLED: "bad",
}  # fmt: skip
EVENTS = Finder(
    "展会",
    lambda user: Event.objects.visible_to(user).filter(voided_at=None).select_related("region"),
    beside="region__full_name",
)


def _offered_series(context) -> list[str]:
    return [series.label for series in SERIES_OF.get(context.user.level, ())]


def names_twice(row, name: str) -> bool:
    """Whether the region, or the nation, has another row of that name: people name events by it."""
    others = type(row).objects.filter(voided_at=None, region=row.region_id, **{name: getattr(row, name)})
    return others.exclude(pk=row.pk).exists()


def _day_faults(row: Event):
    """What the database holds too, said of the day that is wrong."""
    if row.held_from and row.held_to and row.held_to < row.held_from:
        yield "held_to", "结束日期不能早于开始日期。"
    if row.held_from and row.apply_until and row.apply_until > row.held_from:
        yield "apply_until", "报名截止日期不能晚于开始日期。"


@register
class Events(Kind):
    name = "events"
    app = "catalog"
    model = Event
    title = "展会"
    noun = "展会"
    lead = "为工坊提供展位的展会、博览会和购物节；报名期内由工坊带头人或代工坊的县级文化和旅游部门在展会页面报名。"
    joins = ("region",)
    search_fields = ("venue", "organiser")
    default_order = ("-held_from",)
    empty_text = "由主办的文化和旅游部门登记后列入。"
    keepers = HOSTS
    filters_by_scope = False
    unique_keys = (("name",),)
    import_notes = (
        "一行是本单位主办的一个展会，主办地区即本单位所在地区；往届展会也可以导入，以便统计。",
        "写入后各级部门和工坊带头人都能看到；状态为“报名中”的，报名截止日期以前可以报名。",
        "全国性展会分配给各省的展位不在本表填写：展会写入后，从“导入”的“展位分配”导入，或在页面上登记。",
    )
    fields = (
        "name", "series", "venue", "held_from", "held_to", "organiser", "places", "apply_until", "status",
        "description", "link",
    )  # fmt: skip
    columns = (
        Column("name", "展会名称", width=30, searchable=True, sortable=True, importable=True, required=True,
               max_length=100, note="同一地区的展会不能重名，请写明届次或年份", example="2026年丹寨非遗市集"),
        Column("series", "展会系列", "choice", choices=EventSeries, filterable=True, importable=True, required=True,
               offered=_offered_series, note="只列出由本级部门登记的系列"),
        Column("region", "主办地区", "region", value=lambda row: row.region.full_name if row.region else "全国",
               path="region", filterable=True, sortable=True),
        Column("venue", "举办地点", width=28, listed=False, importable=True, required=True, max_length=200,
               example="丹寨万达小镇非遗广场"),
        Column("organiser", "主办单位", width=28, listed=False, importable=True, required=True, max_length=200,
               example="丹寨县文体广电旅游局"),
        Column("held_from", "开始日期", "date", filterable=True, sortable=True, importable=True, required=True,
               example="2026-05-01"),
        Column("held_to", "结束日期", "date", sortable=True, importable=True, required=True,
               note="不早于开始日期", example="2026-05-05"),
        Column("places", "展位数", "int", unit="个", sortable=True, importable=True, required=True, min_value=0,
               note="提供给工坊的"),
        Column("apply_until", "报名截止", "date", filterable=True, sortable=True, importable=True, required=True,
               note="截止当日仍可报名；不晚于开始日期", example="2026-04-15"),
        Column("link", "相关链接", width=30, listed=False, link=lambda row: row.link or None, importable=True,
               max_length=500, note="以 https:// 或 http:// 开头的网址", example="https://www.example.com/"),
        Column("status", "状态", "choice", value="current_status", path="state", choices=EventStatus, filterable=True,
               importable=True, required=True, note="尚未结束的展会不能填“已结束”"),
        Column("description", "展会说明", width=40, listed=False, importable=True, max_length=2000,
               note="不要写手机号码"),
    )  # fmt: skip
    constraint_words = {
        "catalog_event_days": ("apply_until", "结束日期不能早于开始日期，报名截止日期不能晚于开始日期。"),
        "catalog_event_local_has_region": ("series", "省级展会和地方展会由各地登记。"),
    }
    detail_template = "catalog/event_detail.html"
    api_fields = ("current_status",)

    def rows(self, user):
        return with_state(super().rows(user))

    def faults(self, row, by: User):
        if row.series and row.series not in SERIES_OF.get(by.level, ()):
            yield "series", "这个系列的展会不由您所在的部门登记，请选择其他系列。"
        if names_twice(row, "name"):
            yield "name", "已有同名的展会，请在名称中写明届次或年份。"
        yield from _day_faults(row)
        if row.status == EventStatus.FINISHED and row.held_to and row.held_to > clock.today():
            yield "status", "展会尚未结束。"
        if row.pk and row.places is not None and (wrong := places_of(row).overfull()):
            yield "places", wrong
        yield from mobile_faults(row, "venue", "organiser", "description")

    def changed(self, row, by, *, act):
        if act == "void" and row.applications.filter(status__in=LIVE).exists():
            raise Refused("has_applications", "已有工坊报名，不能作废；不再举办的，请把状态改为“已取消”。")
        if act == "amend" and row.status == EventStatus.CANCELLED:
            tell_of_cancelling(row)

    def detail(self, row, user) -> dict[str, Any]:
        page, state = event_page(row, user), row.current_status
        page["applications"] = [(each, TONES[each.status]) for each in page["applications"]]
        return page | {"state_label": EventStatus(state).label, "state_tone": STATE_TONES[state]}

    def list_actions(self, user):
        found = (("参展报名", reverse("catalog:event-application-list")),)
        if EventQuotas.keepers.may_add(user):
            found += (("展位分配", reverse("catalog:event-quotas-list")),)
        return found


NATIONAL = Finder("全国性展会", lambda user: EVENTS.rows(user).filter(region=None))


@register
class EventQuotas(Kind):
    name = "event-quotas"
    app = "catalog"
    model = EventQuota
    title = "展位分配"
    noun = "展位分配"
    lead = "全国性展会分配给各省（区、市）的展位，由该省文化和旅游部门确定参展工坊；没有分配的由文化和旅游部确定。"
    joins = ("event", "region")
    default_order = ("-event__held_from", "region__path")
    keepers = Keepers(departments=(Department.CULTURE,), levels=(NATION,))
    filters_by_scope = False
    fields = ("event", "region", "places")
    finders = {"event": NATIONAL}
    unique_keys = (("event", "region"),)
    columns = (
        Column("event", "展会", value="event.name", path="event__name", width=30, searchable=True, filterable=True,
               importable=True, required=True),
        Column("region", "省（区、市）", "region", value="region.full_name", path="region", filterable=True,
               sortable=True, importable=True, required=True),
        Column("places", "分配展位数", "int", unit="个", sortable=True, importable=True, required=True, min_value=0),
    )  # fmt: skip
    constraint_words = {"catalog_eventquota_once": ("region", "这个省（区、市）已有该展会的展位分配，请修改原记录。")}

    def faults(self, row, by):
        if row.region_id and not row.region.reports:
            yield "region", "请选择省、自治区、直辖市或新疆生产建设兵团。"
        if row.event_id and row.event.region_id:
            yield "event", "只有全国性展会向各省分配展位。"
        if row.pk and not EventQuota.objects.filter(pk=row.pk, event=row.event_id, region=row.region_id).exists():
            yield "event", "展会和省份不能修改；有误的请作废后重新登记。"
        elif wrong := self._overfull(row):
            yield "places", wrong

    def clashes(self, rows, by):
        """What each row would allot by itself fits; together they may not."""
        events = {}
        for number, row in rows.items():
            places = events.get(row.event_id) or places_of(row.event)
            places = places.with_quota(row.region_id, row.places)
            if wrong := places.overfull():
                yield number, "places", f"与上面各行合计，{wrong.rstrip('。')}"
            else:
                events[row.event_id] = places

    @staticmethod
    def _overfull(row) -> str:
        if row.event_id is None or row.region_id is None or row.places is None:
            return ""
        return places_of(row.event).with_quota(row.region_id, row.places).overfull()

    def changed(self, row, by, *, act):
        """Asked once more under the event's lock: admissions and other quotas may have been written meanwhile."""
        places = places_of(hold_event(row.event_id))
        if act == "void" and places.admitted.get(row.region_id):
            raise Refused("in_use", "该省已有工坊确定参展，不能作废这条分配。")
        if wrong := places.overfull():
            raise Refused("overfull", wrong, field="places")
