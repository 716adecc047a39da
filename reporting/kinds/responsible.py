"""Who answers for the workshops in each office's department of a region (notice art. 9)."""

from django.db.models import Case, CharField, Value, When
from django.urls import reverse

from reporting.forms.responsible import OfficePhoneField, office_number
from reporting.models import ResponsiblePerson
from reporting.queries.responsible import history_of
from reporting.rules.terms import Terms
from workshops.access import clock
from workshops.access.models import Department
from workshops.records.keepers import LOCAL_LEVELS, Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column

IN_POST, LEFT = "in_post", "left"
STATES = ((IN_POST, "在任"), (LEFT, "已离任"))


def state_of(person: ResponsiblePerson) -> str:
    return LEFT if person.until and person.until < clock.today() else IN_POST


@register
class ResponsiblePersons(Kind):
    """Every office states its own department's in its own region, by the form or from a workbook."""

    name = "responsible-persons"
    app = "reporting"
    model = ResponsiblePerson
    title = "工作负责人"
    noun = "工作负责人"
    lead = "各级文化和旅游、人力资源社会保障、乡村振兴部门明确的非遗工坊工作负责单位和负责人，由各部门自行登记。"
    empty_text = "由各级三部门各自登记本部门的负责人后列入。"
    readers = {"office_phone": office_number}
    import_notes = (
        "本表登记本地区、本部门的工作负责人，地区和部门按导入人所在单位填写；其他部门和下级的由其自行登记。",
        "一行是一个人的一段任期，历任的也可以导入；各段任期不能重叠，在任的“任职终止日期”空着。",
        "系统里已有在任负责人的，请先在其页面填写任职终止日期，再导入继任的。",
    )
    joins = ("region",)
    default_order = ("region__path", "department", "-since")
    fields = ("unit", "name", "post", "duty", "office_phone", "since", "until")
    keepers = Keepers(departments=tuple(Department.values), levels=LOCAL_LEVELS)
    detail_template = "reporting/responsible_detail.html"
    columns = (
        Column("name", "负责人姓名", width=14, searchable=True, sortable=True, importable=True, required=True,
               max_length=40, example="陈志强"),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True),
        Column("department", "部门", "choice", choices=Department, filterable=True, width=20),
        Column("unit", "负责单位", width=28, searchable=True, importable=True, required=True, max_length=100,
               example="丹寨县人力资源和社会保障局"),
        Column("post", "职务", width=18, importable=True, required=True, max_length=60, example="副局长"),
        Column("office_phone", "办公电话", "code", width=16, importable=True, personal=True, max_length=25,
               note="带区号的固定电话（不含分机号），或手机号码；加密保存，页面和导出中部分隐去",
               example="0855-3600000"),
        Column("duty", "工作任务", width=50, listed=False, importable=True, required=True, max_length=500,
               note="该负责人在非遗工坊建设中承担的工作", example="落实就业帮扶车间各项优惠政策"),
        Column("since", "任职起始日期", "date", filterable=True, sortable=True, importable=True, required=True,
               note="不晚于今天", example="2025-03-01"),
        Column("until", "任职终止日期", "date", filterable=True, listed=False, importable=True,
               note="在任的空着", example=""),
        Column("state", "任职状态", "choice", choices=STATES, value=state_of, path="state", filterable=True),
    )  # fmt: skip
    constraint_words = {
        "reporting_responsibleperson_in_force": ("since", "本地区该部门已有在任负责人，请先填写其任职终止日期。"),
        "reporting_responsibleperson_days": ("until", "任职终止日期不能早于起始日期。"),
    }

    def rows(self, user):
        past = When(until__lt=clock.today(), then=Value(LEFT))
        return super().rows(user).annotate(state=Case(past, default=Value(IN_POST), output_field=CharField()))

    def field(self, name, user):
        return OfficePhoneField() if name == "office_phone" else None

    def complete(self, row, by):
        super().complete(row, by)
        row.department = row.department or by.department

    def faults(self, row, by):
        today = clock.today()
        if row.since and row.since > today:
            yield "since", "任职起始日期不能晚于今天。"
        if row.since and (other := self._overlapping(row)):
            until = other.until or "今"
            yield "since", f"与{other.name}的任期（{other.since} 至{until}）重叠，请先填写或更正其任职终止日期。"

    def clashes(self, rows, by):
        """All are of one region and department: who imports them gives both."""
        terms = Terms()
        for number, row in rows.items():
            if above := terms.take(row.since, row.until, number):
                yield number, "since", f"与第 {above} 行（{rows[above].name}）的任期重叠"

    def _overlapping(self, row):
        others = ResponsiblePerson.objects.filter(voided_at=None, region=row.region, department=row.department)
        for other in others.exclude(pk=row.pk):
            begins_before = row.until is None or other.since <= row.until
            if begins_before and (other.until is None or other.until >= row.since):
                return other
        return None

    def list_actions(self, user):
        return (("各地到位情况", reverse("reporting:responsible-map")),) if user.is_office else ()

    def detail(self, row, user):
        reveal = reverse("access:reveal", args=[row.PHONE_LABEL, row.pk]) if row.phone_sealed else ""
        history = history_of(row.region).filter(department=row.department).exclude(pk=row.pk)
        return {"reveal_url": reveal, "history": history.visible_to(user)}
