"""Skills competitions with ICH items, who of the workshops took part, and awards (notice art. 4)."""

from training.models import Award, Competition, CompetitionEntry, CompetitionLevel
from workshops.access import clock
from workshops.access.models import Department
from workshops.people.texts import holds_any_number
from workshops.records.finding import Finder
from workshops.records.keepers import ALL_LEVELS, Keepers
from workshops.records.kind import Kind, register
from workshops.regions.fields import RegionField
from workshops.tables.columns import Column

HOSTS = (Department.CULTURE, Department.HRSS)
REGION_LEVELS = {
    CompetitionLevel.PROVINCIAL: "province",
    CompetitionLevel.PREFECTURE: "prefecture",
    CompetitionLevel.COUNTY: "county",
}
COMPETITIONS = Finder(
    "竞赛",
    lambda user: Competition.objects.visible_to(user).filter(voided_at=None).order_by("-held_from", "-pk"),
    beside="organiser",
)


@register
class Competitions(Kind):
    name = "competitions"
    app = "training"
    model = Competition
    title = "技能竞赛"
    noun = "技能竞赛"
    lead = "设有非遗技能项目的职业技能竞赛，由主办地区的文化和旅游、人力资源社会保障部门登记。"
    joins = ("region",)
    search_fields = ("organiser", "items")
    default_order = ("-held_from",)
    fields = (
        "name", "level", "region", "organiser", "held_from", "held_to", "place", "items", "document_number", "link",
    )  # fmt: skip
    keepers = Keepers(departments=HOSTS, levels=ALL_LEVELS)
    filters_by_scope = False
    constraint_words = {
        "training_competition_days": ("held_to", "结束日期不能早于开始日期。"),
        "training_competition_region_by_level": ("region", "国家级竞赛不选主办地区；省、市、县级竞赛请选择主办地区。"),
    }
    detail_template = "training/competition_detail.html"
    columns = (
        Column("name", "竞赛名称", width=34, searchable=True, sortable=True, importable=True, required=True,
               max_length=100, example="2025年贵州省民族民间工艺技能大赛"),
        Column("level", "级别", "choice", choices=CompetitionLevel, filterable=True, importable=True, required=True),
        Column("region", "主办地区", "region", value="region.full_name", path="region", filterable=True, sortable=True,
               importable=True, anywhere=True, note="国家级的不填"),
        Column("organiser", "主办单位", width=30, importable=True, required=True, max_length=200),
        Column("held_from", "开始日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("held_to", "结束日期", "date", importable=True, required=True),
        Column("place", "地点", width=24, listed=False, importable=True, max_length=100),
        Column("items", "非遗技能项目", width=30, listed=False, importable=True, required=True, max_length=500),
        Column("document_number", "文号", "code", width=20, listed=False, importable=True, max_length=100),
        Column("link", "网址", width=30, listed=False, importable=True, max_length=300),
    )  # fmt: skip

    def field(self, name, user):
        about = Competition._meta.get_field(name)
        if name == "link":
            return about.formfield(assume_scheme="https")
        if name != "region":
            return None
        return RegionField(label=about.verbose_name, help_text=about.help_text, required=False)

    def faults(self, row, by):
        region = row.region
        if region is not None:
            wanted = REGION_LEVELS.get(row.level)
            if wanted and region.level != wanted:
                yield "region", "主办地区与竞赛级别不一致。"
            own = by.region
            if own and not (region.path.startswith(own.path) or own.path.startswith(region.path)):
                yield "region", "只能登记本地区、下级地区或上级地区主办的竞赛。"
        same = Competition.objects.filter(voided_at=None, name=row.name).exclude(pk=row.pk)
        if row.name and same.exists():
            yield "name", "同名的竞赛已经登记；另一届请在名称中写明年度或届次。"

    def detail(self, row, user):
        entries = row.entries.visible_to(user).filter(voided_at=None).select_related("workshop__region")
        may_add = KEEPERS_OF_ENTRIES.may_add(user) and row.voided_at is None
        return {"entries": entries.order_by("item", "entrant"), "add_for": COMPETITIONS.spell(row) if may_add else ""}


KEEPERS_OF_ENTRIES = Keepers(workshop=True, departments=HOSTS, levels=ALL_LEVELS)


@register
class CompetitionEntries(Kind):
    name = "competition-entries"
    app = "training"
    model = CompetitionEntry
    title = "参赛与获奖"
    noun = "参赛记录"
    lead = "工坊的带头人和从业人员参加技能竞赛的情况和所获奖项。"
    joins = ("competition", "workshop__region", "leader")
    search_fields = ("entrant", "workshop__search_text", "competition__name")
    default_order = ("-competition__held_from",)
    fields = (
        "competition", "item", "workshop", "leader", "entrant", "award", "award_name", "awarded_on",
        "certificate_number",
    )  # fmt: skip
    keepers = KEEPERS_OF_ENTRIES
    finders = {"competition": COMPETITIONS}
    unique_keys = (("competition", "item", "workshop", "entrant"),)
    constraint_words = {
        "training_entry_once": ("entrant", "这名参赛者在该项目的参赛记录已经登记。"),
        "training_competitionentry_awarded": ("award", "未获奖的，不填奖项名称和获奖日期。"),
    }
    columns = (
        Column("competition", "竞赛", value="competition.name", path="competition__name", width=34, filterable=True,
               importable=True, required=True),
        Column("item", "参赛项目", width=20, searchable=True, importable=True, required=True, max_length=60),
        Column("entrant", "参赛者", width=14, importable=True, required=True, max_length=60,
               note="姓名或队名；将公开显示"),
        Column("workshop", "工坊", value="workshop.name", path="workshop__name", width=26, filterable=True,
               importable=True, required=True, note="名称或登记编号"),
        Column("leader", "带头人", value="leader.name", path="leader__name", width=14, listed=False, importable=True,
               note="带头人本人参赛的填写"),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region", filterable=True,
               sortable=True),
        Column("level", "竞赛级别", "choice", value="competition.level", choices=CompetitionLevel, filterable=True),
        Column("award", "获奖情况", "choice", choices=Award, filterable=True, sortable=True, importable=True,
               required=True),
        Column("award_name", "奖项名称", width=16, importable=True, max_length=60),
        Column("awarded_on", "获奖日期", "date", filterable=True, sortable=True, importable=True),
        Column("certificate_number", "证书编号", "code", width=20, listed=False, importable=True, max_length=60),
    )  # fmt: skip

    def faults(self, row, by):
        if row.leader_id and row.workshop_id and row.workshop.leader_id != row.leader_id:
            yield "leader", "只选择所填工坊的带头人；其他参赛者只填姓名。"
        if holds_any_number(row.entrant):
            yield "entrant", "参赛者将公开显示，请不要填写手机号码或身份证号码。"
        if row.award not in ("", Award.NONE) and row.awarded_on is None:
            yield "awarded_on", "获奖的，请填写获奖日期。"
        if row.awarded_on and row.awarded_on > clock.today():
            yield "awarded_on", "获奖日期不能晚于今天。"
        if row.competition_id is None:
            return
        if row.award not in ("", Award.NONE) and row.competition.held_from > clock.today():
            yield "award", "竞赛尚未开始，不能登记获奖。"
        elif row.awarded_on and row.awarded_on < row.competition.held_from:
            yield "awarded_on", "获奖日期不能早于竞赛开始日期。"
