"""What newspapers, broadcasters, websites, videos and live streams tell of workshops and leaders (notice art. 8)."""

from catalog.actions.cases_texts import mobile_faults
from catalog.models import Coverage, CoverageDepth, CoverageKind
from workshops.access import clock
from workshops.access.models import Department
from workshops.records.keepers import LOCAL_LEVELS, Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column

LINKED = (CoverageKind.WEBSITE, CoverageKind.SHORT_VIDEO)
"""What stands on the web for good has an address."""


@register
class Coverages(Kind):
    name = "coverages"
    app = "catalog"
    model = Coverage
    title = "宣传报道"
    noun = "宣传报道"
    lead = "报刊、广播电视、网络媒体对工坊和带头人的报道，以及工坊的短视频和直播。"
    empty_text = "登记报道的标题、媒体、日期和链接；短视频、直播另填播放量。"
    joins = ("region", "workshop__region", "workshop__leader", "leader__region")
    search_fields = ("workshop__search_text",)
    default_order = ("-published_on",)
    keepers = Keepers(workshop=True, departments=(Department.CULTURE,), levels=LOCAL_LEVELS)
    fields = (
        "workshop", "leader", "kind", "depth", "title", "outlet", "published_on", "link", "reach", "sales_amount",
    )  # fmt: skip
    unique_keys = (("title", "outlet", "published_on"),)
    import_notes = ("工坊留空的，算作对本地区多家工坊的宣传；带头人登记时必须填写工坊。",)
    constraint_words = {"catalog_coverage_sales": ("sales_amount", "仅直播填写直播销售额，且不能为负数。")}
    columns = (
        Column("title", "标题", width=36, searchable=True, importable=True, required=True, max_length=150,
               example="丹寨蜡染：指尖上的非遗"),
        Column("kind", "媒体类型", "choice", choices=CoverageKind, filterable=True, importable=True, required=True),
        Column("depth", "报道形式", "choice", choices=CoverageDepth, filterable=True, importable=True, required=True),
        Column("outlet", "媒体或账号", width=20, searchable=True, importable=True, required=True, max_length=100),
        Column("published_on", "发布日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("workshop", "工坊", value="workshop.name", path="workshop__name", width=26, importable=True,
               note="名称；重名的写成“名称（登记编号）”"),
        Column("leader", "带头人", value="leader.name", path="leader__name", width=14, listed=False, importable=True,
               note="姓名；重名的写成“姓名（所在县全称）”"),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True),
        Column("reach", "阅读或播放量", "int", unit="次", filterable=True, sortable=True, importable=True, min_value=0),
        Column("sales_amount", "直播销售额", "decimal", unit="元", sortable=True, importable=True, min_value=0,
               note="仅直播填写"),
        Column("link", "链接", width=40, listed=False, importable=True, max_length=500,
               link=lambda row: row.link or None),
    )  # fmt: skip

    def complete(self, row, by):
        """That of the workshop or the leader, else of the office that enters it."""
        told_of = row.workshop or row.leader
        if told_of is not None:
            row.region = told_of.region
        elif row.region_id is None:
            super().complete(row, by)

    def faults(self, row, by):
        if by.is_leader and row.workshop is None:
            yield "workshop", "请填写工坊。"
        if row.published_on and row.published_on > clock.today():
            yield "published_on", "发布日期不能晚于今天。"
        if row.kind in LINKED and not row.link:
            yield "link", "网络媒体和短视频请填写链接。"
        yield from mobile_faults(row, "title", "outlet")
        if self.is_there(row):
            yield "title", "同一天同一媒体的这条报道已经登记。"

    def is_there(self, row) -> bool:
        same = Coverage.objects.filter(title=row.title, outlet=row.outlet, published_on=row.published_on)
        same = same.filter(voided_at=None, workshop=row.workshop, region=row.region)
        return bool(row.published_on) and same.exclude(pk=row.pk).exists()
