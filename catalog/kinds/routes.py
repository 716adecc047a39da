"""Study-travel routes and their stops (notice art. 8); publishing them is in actions/routes.py."""

from django.urls import reverse

from catalog.actions import routes
from catalog.actions.cases_texts import mobile_faults
from catalog.models import RouteStatus, RouteStop, StudyRoute
from catalog.queries.routes import stops_of
from workshops.records.finding import Finder
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column

TONES = {RouteStatus.DRAFT: "neutral", RouteStatus.PUBLISHED: "good", RouteStatus.SUSPENDED: "warn"}
OWN_ROUTES = Finder(
    "线路",
    lambda user: (
        StudyRoute.objects.visible_to(user)
        .filter(voided_at=None, by__office=user.office_id)
        .select_related("region", "by")
        .order_by("name", "pk")
    ),
    beside="region__full_name",
)


@register
class StudyRoutes(Kind):
    name = "study-routes"
    app = "catalog"
    model = StudyRoute
    title = "研学旅游线路"
    noun = "研学线路"
    lead = "依托非遗工坊和乡村旅游创客基地的研学旅游线路；发布后在公开页面展示。"
    empty_text = "先登记线路，再依次登记站点，然后发布。"
    joins = ("region",)
    default_order = ("-published_on",)
    keepers = routes.KEEPERS
    detail_template = "catalog/route_detail.html"
    fields = (
        "name", "theme", "audience", "days", "operator", "base", "season", "price", "capacity", "description",
    )  # fmt: skip
    unique_keys = (("name",),)
    api_fields = ("uid", "status", "published_on")
    columns = (
        Column("name", "线路名称", width=30, searchable=True, sortable=True, importable=True, required=True,
               max_length=100, example="苗乡蜡染两日研学"),
        Column("theme", "主题", width=24, searchable=True, importable=True, required=True, max_length=100),
        Column("audience", "适合人群", width=18, importable=True, required=True, max_length=100),
        Column("days", "行程", "decimal", unit="天", filterable=True, sortable=True, importable=True, required=True,
               decimals=1, min_value=0.5, max_value=30, example=2),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True),
        Column("operator", "承办单位", width=26, importable=True, required=True, max_length=100),
        Column("base", "依托的乡村旅游创客基地", width=26, listed=False, importable=True, max_length=100),
        Column("season", "适宜季节", width=14, listed=False, importable=True, required=True, max_length=60),
        Column("price", "价格", "decimal", unit="元/人", sortable=True, importable=True, min_value=0),
        Column("capacity", "每批可接待人数", "int", unit="人", listed=False, importable=True, min_value=0),
        Column("status", "状态", "choice", choices=RouteStatus, filterable=True),
        Column("published_on", "发布日期", "date", filterable=True, sortable=True),
        Column("description", "线路介绍", width=40, listed=False, importable=True, max_length=3000),
    )  # fmt: skip
    constraint_words = {
        "catalog_studyroute_sound": ("days", "行程天数须大于 0，价格不能为负数。"),
        "catalog_studyroute_published": ("", "已发布的线路须有发布日期。"),
    }

    def faults(self, row, by):
        if row.days and row.days > 30:
            yield "days", "行程最长 30 天。"
        yield from mobile_faults(row, "name", "theme", "audience", "operator", "base", "season", "description")
        same = StudyRoute.objects.filter(name=row.name, region=row.region_id, voided_at=None)
        if same.exclude(pk=row.pk).exists():
            yield "name", "本地区已有同名的线路。"

    def detail(self, row, user):
        keeps = row.voided_at is None and self.keepers.may_keep(user, row)
        published = row.status == RouteStatus.PUBLISHED
        add = reverse("catalog:route-stops-new") + f"?route={OWN_ROUTES.spell(row)}"
        stops = list(stops_of(row))
        return {
            "stops": stops, "tone": TONES[row.status], "next_position": len(stops) + 1,
            "add_url": f"{add}&position={len(stops) + 1}" if keeps else "",
            "publish_url": reverse("catalog:study-route-publish", args=[row.pk]) if keeps and not published else "",
            "suspend_url": reverse("catalog:study-route-suspend", args=[row.pk]) if keeps and published else "",
            "public_url": reverse("catalog:public-route-detail", args=[row.uid])
            if published and row.voided_at is None else "",
        }  # fmt: skip


@register
class RouteStops(Kind):
    name = "route-stops"
    app = "catalog"
    model = RouteStop
    title = "研学线路站点"
    noun = "线路站点"
    lead = "研学旅游线路依次经过的工坊和其他地点。"
    joins = ("route__region", "route__by", "workshop__region", "workshop__leader")
    search_fields = ("route__name", "workshop__search_text")
    default_order = ("route", "position")
    keepers = routes.KEEPERS
    fields = ("route", "position", "workshop", "place", "activity", "minutes")
    finders = {"route": OWN_ROUTES}
    unique_keys = (("route", "position"),)
    columns = (
        Column("place", "地点", width=26, searchable=True, importable=True, required=True, max_length=100),
        Column("route", "线路", value="route.name", path="route__name", width=30, filterable=True, importable=True,
               required=True, note="名称；重名的写成“名称（地区全称）”",
               link=lambda row: reverse("catalog:study-routes-detail", args=[row.route_id])),
        Column("position", "顺序", "int", sortable=True, importable=True, required=True, min_value=1, max_value=99),
        Column("workshop", "工坊", value="workshop.name", path="workshop__name", width=26, importable=True,
               note="不在工坊的站点不填；重名的写成“名称（登记编号）”"),
        Column("activity", "活动内容", width=36, importable=True, required=True, max_length=200),
        Column("minutes", "时长", "int", unit="分钟", importable=True, required=True, min_value=1, max_value=2880),
        Column("region", "地区", "region", value="route.region.full_name", path="route__region", filterable=True),
    )  # fmt: skip
    constraint_words = {
        "catalog_routestop_position": ("position", "该线路已有此顺序的站点。"),
        "catalog_routestop_sound": ("minutes", "顺序和时长须为正数。"),
    }

    def faults(self, row, by):
        route = getattr(row, "route", None)
        if route is not None and (route.voided_at or not self.keepers.may_keep(by, route)):
            yield "route", "只能为本单位登记的线路登记站点。"
        if row.pk and RouteStop.objects.filter(pk=row.pk).exclude(route=row.route_id).exists():
            yield "route", "站点不能移到另一条线路，请作废后另行登记。"
        if row.minutes and row.minutes > 2880:
            yield "minutes", "时长不能超过两天。"
        yield from mobile_faults(row, "place", "activity")

    def changed(self, row, by, *, act):
        """What the public reads stays sound; the route's row is held, so that nobody publishes it meanwhile."""
        route = StudyRoute.objects.select_for_update(no_key=True).get(pk=row.route_id)
        routes.refuse_if_public_and_unsound(route)
