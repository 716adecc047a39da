"""Schools of the inheritor training programme, what they hold, and which leaders took part; training at high-skill
bases (notice art. 5)."""

from training.kinds.leaders import CULTURE, HRSS, LEADER, REGION
from training.models import BaseTraining, ClassAttendance, ClassKind, ClassResult, ProgrammeClass, School
from workshops.access import clock
from workshops.access.models import Department
from workshops.records.finding import Finder
from workshops.records.keepers import NATION, PROVINCE, Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column

ORGANISERS = Keepers(departments=(Department.CULTURE,), levels=(PROVINCE, NATION))
FIRST_YEAR = 2015
"""The programme began in that year."""
SCHOOLS = Finder(
    "参与院校", lambda user: School.objects.visible_to(user).filter(voided_at=None).select_related("region"),
    beside="region__full_name",
)  # fmt: skip
CLASSES = Finder(
    "研培班次", lambda user: ProgrammeClass.objects.visible_to(user).filter(voided_at=None).select_related("school"),
    name="title", beside="school__name",
)  # fmt: skip
AFTER_CLASS = (ClassResult.GRADUATED, ClassResult.EXCELLENT)
NOT_YET_OVER = "结束以后才能登记结业。"


@register
class Schools(Kind):
    name = "schools"
    app = "training"
    model = School
    title = "研培计划参与院校"
    noun = "参与院校"
    lead = "参与中国非遗传承人研修培训计划的院校，由文化和旅游部、省级文化和旅游部门登记。"
    joins = ("region",)
    default_order = ("region__path", "name")
    fields = ("name", "region", "in_programme_since", "is_active")
    keepers = ORGANISERS
    filters_by_scope = False
    constraint_words = {"training_school_once": ("name", "这所院校已经登记。")}
    columns = (
        Column("name", "院校名称", width=28, searchable=True, sortable=True, importable=True, required=True,
               max_length=80, example="贵州师范大学"),
        Column("region", "所在地区", "region", value="region.full_name", path="region", filterable=True, sortable=True,
               importable=True, required=True),
        Column("in_programme_since", "加入年份", "int", sortable=True, importable=True, min_value=FIRST_YEAR,
               max_value=2199, example=2016),
        Column("is_active", "仍在参与", "bool", filterable=True, importable=True, required=True),
    )  # fmt: skip

    def faults(self, row, by):
        year = row.in_programme_since
        if year is not None and not FIRST_YEAR <= year <= clock.today().year:
            yield "in_programme_since", f"加入年份应在 {FIRST_YEAR} 年至今年之间。"


@register
class ProgrammeClasses(Kind):
    name = "programme-classes"
    app = "training"
    model = ProgrammeClass
    title = "研培班次"
    noun = "研培班次"
    lead = "参与院校为非遗传承人和工坊带头人举办的研修、培训、研习，以及调研和交流。"
    joins = ("school__region",)
    search_fields = ("school__name",)
    default_order = ("-starts_on",)
    fields = ("school", "title", "kind", "for_workshops", "starts_on", "ends_on", "hours", "headcount", "place")
    keepers = ORGANISERS
    finders = {"school": SCHOOLS}
    filters_by_scope = False
    constraint_words = {"training_programmeclass_sound": ("ends_on", "结束日期不能早于开始日期。")}
    detail_template = "training/class_detail.html"
    columns = (
        Column("title", "名称", width=34, searchable=True, sortable=True, importable=True, required=True,
               max_length=100, example="苗族蜡染技艺研修班（第3期）"),
        Column("school", "院校", value="school.name", path="school__name", width=24, filterable=True, importable=True,
               required=True, note="名称；重名的写成“名称（所在地区全称）”"),
        Column("region", "院校所在地区", "region", value="school.region.full_name", path="school__region",
               filterable=True, sortable=True, listed=False),
        Column("kind", "类型", "choice", choices=ClassKind, filterable=True, importable=True, required=True),
        Column("for_workshops", "专门面向工坊带头人", "bool", filterable=True, importable=True, required=True),
        Column("starts_on", "开始日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("ends_on", "结束日期", "date", sortable=True, importable=True, required=True),
        Column("hours", "课时", "decimal", decimals=1, importable=True, required=True, min_value=0, max_value=9999),
        Column("headcount", "人数", "int", unit="人", sortable=True, importable=True, required=True, min_value=1,
               max_value=9999),
        Column("place", "地点", width=24, listed=False, importable=True, max_length=100),
    )  # fmt: skip

    def faults(self, row, by):
        same = ProgrammeClass.objects.filter(voided_at=None, school=row.school_id, title=row.title)
        if same.exclude(pk=row.pk).exists():
            yield "title", "该院校已有同名班次；另一期请在名称中写明期次。"

    def detail(self, row, user):
        attendances = row.attendances.visible_to(user).filter(voided_at=None).select_related("leader__region")
        add = ""
        if CULTURE.may_add(user) and row.voided_at is None:
            add = CLASSES.spell(row)
        return {"attendances": attendances.order_by("leader__region__path", "leader__name"), "add_for": add}


@register
class ClassAttendances(Kind):
    name = "class-attendances"
    app = "training"
    model = ClassAttendance
    title = "带头人研培经历"
    noun = "研培经历"
    lead = "带头人参加研培计划班次的情况，由文化和旅游部门登记。"
    joins = ("programme_class__school", "leader__region")
    search_fields = ("leader__name", "programme_class__title")
    default_order = ("-programme_class__starts_on",)
    fields = ("programme_class", "leader", "result", "certificate_number")
    keepers = CULTURE
    finders = {"programme_class": CLASSES}
    unique_keys = (("programme_class", "leader"),)
    constraint_words = {"training_attended_once": ("leader", "该带头人参加这个班次的情况已经登记。")}
    columns = (
        Column("programme_class", "研培班次", value="programme_class.title", path="programme_class__title", width=34,
               filterable=True, importable=True, required=True, note="名称；重名的写成“名称（院校）”"),
        Column("school", "院校", value="programme_class.school.name", path="programme_class__school__name", width=24,
               filterable=True),
        LEADER,
        REGION,
        Column("starts_on", "开始日期", "date", value="programme_class.starts_on", filterable=True, sortable=True),
        Column("result", "结果", "choice", choices=ClassResult, filterable=True, importable=True, required=True),
        Column("certificate_number", "证书编号", "code", width=20, listed=False, importable=True, max_length=60),
    )  # fmt: skip

    def faults(self, row, by):
        if row.programme_class_id is None:
            return
        held = row.programme_class
        if held.starts_on > clock.today():
            yield "programme_class", "班次尚未开始，不能登记参加情况。"
        elif row.result in AFTER_CLASS and held.ends_on > clock.today():
            yield "result", f"班次{NOT_YET_OVER}"


@register
class BaseTrainings(Kind):
    name = "base-trainings"
    app = "training"
    model = BaseTraining
    title = "高技能人才培训基地培训"
    noun = "基地培训"
    lead = "带头人在高技能人才培训基地参加培训的情况，由人力资源社会保障部门登记。"
    joins = ("leader__region",)
    search_fields = ("leader__name",)
    default_order = ("-starts_on",)
    fields = ("leader", "base", "skill", "level", "starts_on", "ends_on", "hours", "result", "certificate_number")
    keepers = HRSS
    constraint_words = {"training_basetraining_sound": ("ends_on", "结束日期不能早于开始日期，课时应大于 0。")}
    columns = (
        Column("base", "培训基地", width=30, searchable=True, sortable=True, importable=True, required=True,
               max_length=100, example="黔东南州高技能人才培训基地"),
        LEADER,
        REGION,
        Column("skill", "职业（技能）", width=20, searchable=True, importable=True, required=True, max_length=60),
        Column("level", "等级", width=16, importable=True, max_length=40),
        Column("starts_on", "开始日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("ends_on", "结束日期", "date", listed=False, importable=True, required=True),
        Column("hours", "课时", "decimal", decimals=1, sortable=True, importable=True, required=True, max_value=9999),
        Column("result", "结果", "choice", choices=ClassResult, filterable=True, importable=True, required=True),
        Column("certificate_number", "证书编号", "code", width=20, listed=False, importable=True, max_length=60),
    )  # fmt: skip

    def faults(self, row, by):
        if row.starts_on and row.starts_on > clock.today():
            yield "starts_on", "尚未开始的培训不能登记。"
        elif row.result in AFTER_CLASS and row.ends_on and row.ends_on > clock.today():
            yield "result", f"培训{NOT_YET_OVER}"
