"""Training courses (notice art. 4); their sessions and teachers: courses_sessions.py."""

import datetime

from django import forms
from django.urls import reverse

from training.models import Course, NeedStatus, Trainee, TrainingForm, TrainingNeed
from training.models.choices import CourseStatus
from training.queries.certificates import printable, prints, stands
from training.queries.courses import (
    IN_CLASS,
    TRAINERS,
    attended_hours,
    enrols,
    open_plans,
    posts_of,
    taken,
    whole_hours,
    with_taken,
)
from training.queries.subsidies import claims_for
from training.rules.courses import OVER, steps_from
from workshops.access import journal
from workshops.access.refusal import Refused
from workshops.people.fields import Field, may_see
from workshops.people.names import masked_name
from workshops.records.finding import Finder
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column

LONGEST = datetime.timedelta(days=366)
NEEDS_OFFERED = 300
TRAINEES_SHOWN = 300
TONES = {"planned": "neutral", "open": "info", "running": "warn", "finished": "good", "cancelled": "neutral"}
TRAINEE_TONES = {"enrolled": "info", "withdrawn": "neutral", "completed": "good", "failed": "bad"}
PLANS = Finder("培训计划", open_plans, name="title", beside="region__name")


def answerable(user):
    """Needs that plans of the user's own region hold."""
    rows = TrainingNeed.objects.visible_to(user).filter(voided_at=None, status__in=(NeedStatus.PLANNED, NeedStatus.MET))
    rows = rows.filter(plan__region=user.region) if user.is_office else rows.none()
    return rows.select_related("workshop").order_by("-year", "skill", "pk")


class NeedsField(forms.TypedMultipleChoiceField):
    """Ticked among the planned needs; cleans to a list of rows. An address may name some: ``?needs=3,7``."""

    def __init__(self, user, **kwargs):
        self.rows = {str(each.pk): each for each in answerable(user)[:NEEDS_OFFERED]}
        said = [(key, f"{each.year}年 {each}，{each.workshop.name}") for key, each in self.rows.items()]
        super().__init__(
            choices=said, coerce=self.rows.get, empty_value=[], widget=forms.CheckboxSelectMultiple, **kwargs
        )

    def to_python(self, value):
        return [each for each in super().to_python(value) if each]

    def prepare_value(self, value):
        if isinstance(value, str):
            return value.split(",")
        return [getattr(each, "pk", each) for each in value or ()]


def _enrolled(row: Course) -> int:
    """Of a listed row counted already."""
    known = row.__dict__.get("enrolled")
    return taken(row) if known is None else known


@register
class Trainings(Kind):
    name = "trainings"
    app = "training"
    model = Course
    title = "培训班"
    noun = "培训班"
    lead = "五种形式的技能培训，由文化和旅游、人力资源社会保障部门举办，各地各部门和工坊都能看到。"
    joins = ("region", "plan", "host_workshop", "order_workshop")
    search_fields = ("title", "skill", "organiser")
    default_order = ("-starts_on",)
    empty_text = "县级以上文化和旅游、人力资源社会保障部门登记后列入。"
    filters_by_scope = False
    keepers = TRAINERS
    detail_template = "training/course_detail.html"
    api_fields = ("status",)
    fields = (
        "title", "form", "skill", "organiser", "hours_planned", "headcount", "starts_on", "ends_on", "plan", "needs",
        "host_workshop", "order_workshop", "order_post", "order_headcount", "vacancy_number", "fund_source",
        "certificate_name",
    )  # fmt: skip
    finders = {
        "plan": PLANS,
        "needs": Finder("培训需求", answerable, name="skill", beside="workshop__name"),
    }
    constraint_words = {
        "training_course_sound": ("ends_on", "结束日期不能早于开班日期，课时和招收人数应大于 0。"),
        "training_course_order": ("order_workshop", "订单式培训须填写下订单的工坊，其他形式不填。"),
        "training_course_order_part": ("order_workshop", "填写了订单岗位、人数或招聘岗位的，须填写下订单的工坊。"),
        "training_course_order_headcount": ("order_headcount", "订单吸纳人数应大于 0。"),
    }
    import_notes = ("对应的招聘岗位和回应的培训需求，导入后在培训班页面中选择。",)
    columns = (
        Column("title", "培训班名称", width=34, sortable=True, importable=True, required=True, max_length=80,
               example="2026年第一期苗绣基础培训班"),
        Column("region", "举办地区", "region", value="region.full_name", path="region", filterable=True, sortable=True),
        Column("form", "培训形式", "choice", choices=TrainingForm, filterable=True, importable=True, required=True),
        Column("skill", "培训技能", width=18, importable=True, required=True, max_length=60, example="苗绣基础针法"),
        Column("organiser", "承办单位", width=26, listed=False, importable=True, required=True, max_length=100),
        Column("hours_planned", "计划课时", "decimal", decimals=1, importable=True, required=True, listed=False,
               example=40),
        Column("headcount", "招收人数", "int", unit="人", importable=True, required=True, min_value=1, max_value=5000,
               example=30),
        Column("enrolled", "已报名", "int", unit="人", value=_enrolled),
        Column("starts_on", "开班日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("ends_on", "结束日期", "date", filterable=True, sortable=True, importable=True, required=True,
               listed=False),
        Column("plan", "培训计划", value="plan.title", path="plan__title", width=28, listed=False, importable=True),
        Column("host_workshop", "承训工坊", value="host_workshop.name", path="host_workshop__name", width=26,
               listed=False, importable=True),
        Column("order_workshop", "下订单的工坊", value="order_workshop.name", path="order_workshop__name", width=26,
               listed=False, importable=True),
        Column("order_post", "订单岗位", width=16, listed=False, importable=True, max_length=40),
        Column("order_headcount", "订单吸纳人数", "int", unit="人", listed=False, importable=True, min_value=1,
               max_value=5000),
        Column("vacancy_number", "对应的招聘岗位编号", "code", listed=False),
        Column("fund_source", "经费来源", width=26, listed=False, importable=True, max_length=100),
        Column("certificate_name", "颁发的证书", width=20, listed=False, importable=True, max_length=60),
        Column("status", "状态", "choice", choices=CourseStatus, filterable=True),
    )  # fmt: skip

    def rows(self, user):
        return with_taken(super().rows(user))

    def field(self, name, user):
        about = self.model._meta.get_field(name)
        if name == "needs":
            return NeedsField(user, label=about.verbose_name, required=False, help_text="本地区培训计划中的需求。")
        if name == "vacancy_number":
            said = [(post.number, post.title + ("" if post.is_open else "（已结束）")) for post in posts_of(user)]
            return forms.TypedChoiceField(
                label=about.verbose_name, choices=[("", "不对应招聘岗位"), *said], coerce=int, empty_value=None,
                required=False, help_text=about.help_text,
            )  # fmt: skip
        return None

    def complete(self, row, by):
        super().complete(row, by)
        row.needs_before = set(row.needs.values_list("pk", flat=True)) if row.pk else set()

    def faults(self, row, by):
        if row.status in OVER:
            yield "", "本班已结束或取消，不能再修改。"
        if row.starts_on and row.ends_on and row.ends_on - row.starts_on > LONGEST:
            yield "ends_on", "一个班最长一年，请核对日期或分期登记。"
        if row.plan is not None and row.plan.region_id != row.region_id:
            yield "plan", "只能选择本地区的培训计划。"
        named = Course.objects.filter(region=row.region_id, title=row.title, voided_at=None).exclude(pk=row.pk)
        if row.title and named.exists():
            yield "title", "本地区已有同名的培训班，请在名称中写明年度和期次。"
        yield from self._order_faults(row, by)
        if row.pk:
            yield from self._faults_of_what_there_is(row)

    @staticmethod
    def _order_faults(row, by):
        if row.form != TrainingForm.ORDER_BASED:
            if row.order_workshop is not None or row.order_post or row.order_headcount or row.vacancy_number:
                yield "form", "填写了订单的，培训形式请选“订单式培训”；不是订单式的，请清空订单各项。"
            return
        if row.order_workshop is None:
            yield "order_workshop", "订单式培训请填写下订单的工坊。"
        if not row.order_post:
            yield "order_post", "订单式培训请填写订单岗位。"
        if row.order_headcount is None:
            yield "order_headcount", "订单式培训请填写订单吸纳人数。"
        elif row.headcount and row.order_headcount > row.headcount:
            yield "order_headcount", "订单吸纳人数不能多于招收人数。"
        if row.vacancy_number is not None and row.order_workshop is not None:
            of_workshop = {post.number for post in posts_of(by) if post.workshop_id == row.order_workshop.pk}
            if row.vacancy_number not in of_workshop:
                yield "vacancy_number", "这个招聘岗位不是下订单的工坊发布的，请核对。"

    @staticmethod
    def _faults_of_what_there_is(row):
        sessions = row.sessions.filter(voided_at=None)
        if row.starts_on and sessions.filter(held_on__lt=row.starts_on).exists():
            yield "starts_on", "有课次早于这一天，请先修改课次。"
        if row.ends_on and sessions.filter(held_on__gt=row.ends_on).exists():
            yield "ends_on", "有课次晚于这一天，请先修改课次。"
        there = taken(row)
        if row.headcount and row.headcount < there:
            yield "headcount", f"已有 {there} 名学员，招收人数不能更少。"
        if not row.certificate_name and row.trainees.filter(voided_at=None).exclude(certificate_number="").exists():
            yield "certificate_name", "已颁发证书，证书名称不能空着。"

    def changed(self, row, by, *, act):
        if act == "void":
            if row.status == CourseStatus.FINISHED or row.trainees.filter(voided_at=None).exists():
                raise Refused("has_trainees", "已有学员或已结束的培训班不能作废；不再举办的请取消本班。")
            return
        now = set(row.needs.values_list("pk", flat=True))
        if now != row.needs_before:
            detail = {"added": sorted(now - row.needs_before), "removed": sorted(row.needs_before - now)}
            journal.record(by=by, action="course.needs", obj=row, detail=detail)

    def detail(self, row, user):
        keeps = row.voided_at is None and self.keepers.may_keep(user, row)
        under_way = keeps and row.status not in OVER
        whole = whole_hours(row)
        visible = Trainee.objects.visible_to(user).filter(course=row, voided_at=None)
        return {
            "keeps": under_way,
            "tone": TONES[row.status],
            "steps": steps_from(row.status) if keeps else [],
            "sessions": row.sessions.filter(voided_at=None).select_related("teacher"),
            "whole": whole,
            "planned_said": f"计划 {row.hours_planned.normalize():f}",
            "taken": taken(row),
            "passed": row.trainees.filter(voided_at=None, status="completed").count(),
            "trainees": _trainees_shown(row, visible, user, whole),
            "trainees_count": visible.filter(status__in=IN_CLASS).count(),
            "sees_all": keeps or row.trainees.filter(voided_at=None).count() == visible.count(),
            "needs": _needs_shown(row, user),
            "vacancy": _vacancy_of(row, user),
            "session_url": self._new_session(row) if under_way else "",
            "enrol_url": reverse("training:trainee-enrol", args=[row.pk]) if enrols(user, row) else "",
            "import_url": reverse("workshops:import-upload", args=["trainees"]) if enrols(user, row) else "",
            "papers_url": self._papers(row, user),
            "subsidies_url": self._subsidies(row, user),
            "results_url": self._results(row) if keeps and row.status in ("running", "finished") else "",
        }

    @staticmethod
    def _new_session(row) -> str:
        return reverse("training:training-sessions-new") + f"?course={row.title}（{row.region.name}）"

    @staticmethod
    def _subsidies(row, user) -> str:
        """Claiming subsidies once the course is over; whoever reads it there sees what was claimed."""
        may = row.status == "finished" and claims_for(user, row)
        return reverse("training:course-subsidies", args=[row.pk]) if may else ""

    @staticmethod
    def _papers(row, user) -> str:
        """Printing certificates, of those that the user reads."""
        return reverse("training:course-certificates", args=[row.pk]) if printable(user, row).exists() else ""

    @staticmethod
    def _results(row) -> str:
        return reverse("training:course-results", args=[row.pk])


def _trainees_shown(course: Course, visible, user, whole) -> list[dict]:
    names, attended = may_see(user, Field.NAME), attended_hours(course)
    may_print = prints(user, course)
    rows = visible.select_related("workshop").order_by("status", "name", "pk")[:TRAINEES_SHOWN]
    return [
        {
            "row": each,
            "name": each.name if names else masked_name(each.name),
            "number": each.certificate_number if names else "",
            "attended": attended.get(each.pk, 0),
            "tone": TRAINEE_TONES[each.status],
            "prints": may_print and stands(each),
        }
        for each in rows
    ]


def _needs_shown(course: Course, user) -> list[tuple]:
    """(need, whether the user may open it): which need is answered is part of the course, that anybody reads."""
    rows = course.needs.filter(voided_at=None).select_related("workshop__region")
    mine = set(TrainingNeed.objects.visible_to(user).filter(courses=course).values_list("pk", flat=True))
    return [(each, each.pk in mine) for each in rows]


def _vacancy_of(course: Course, user) -> dict | None:
    """The vacancy of an order, where the user sees it."""
    if course.vacancy_number is None:
        return None
    for post in posts_of(user):
        if post.number == course.vacancy_number:
            return {"post": post, "url": reverse("employment:vacancy-detail", args=[post.number])}
    return None
