"""Teachers, and the sessions of courses."""

from django.urls import reverse
from django.utils import timezone

from training.models import Session, Teacher
from training.models.choices import CourseStatus
from training.queries.courses import TRAINERS, in_class, keeps_course, overlapping, own_courses
from training.rules.attendance import checkin_window, takes_checkins
from training.rules.courses import OVER
from workshops.access import clock
from workshops.access.refusal import Refused
from workshops.people.fields import Field, may_see
from workshops.people.names import masked_name
from workshops.records.finding import Finder
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column

COURSES = Finder("培训班", own_courses, name="title", beside="region__name")
TEACHERS = Finder(
    "授课人",
    lambda user: Teacher.objects.visible_to(user).filter(voided_at=None).order_by("name", "pk"),
    beside="expertise",
)


@register
class Teachers(Kind):
    name = "teachers"
    app = "training"
    model = Teacher
    title = "培训师资"
    noun = "授课人"
    lead = "各地培训班的授课人，可以是学校教师、工艺师，也可以是工坊带头人。"
    joins = ("region", "leader__region")
    search_fields = ("name", "expertise", "employer")
    default_order = ("name",)
    empty_text = "举办培训班的单位登记授课人，排课时选用。"
    keepers = TRAINERS
    fields = ("name", "expertise", "employer", "title", "leader")
    unique_keys = (("name", "expertise"),)
    columns = (
        Column("name", "姓名", width=14, sortable=True, importable=True, required=True, max_length=40,
               example="潘秋菊"),
        Column("expertise", "专长", width=26, importable=True, required=True, max_length=100, example="苗族蜡染"),
        Column("employer", "工作单位", width=28, importable=True, max_length=100),
        Column("title", "职称或称号", width=24, importable=True, max_length=60),
        Column("leader", "对应的带头人", value="leader.name", path="leader__name", width=14, importable=True,
               listed=False, note="姓名；重名的写成“姓名（所在县全称）”"),
        Column("region", "所在地区", "region", value="region.full_name", path="region", filterable=True,
               sortable=True),
    )  # fmt: skip

    def faults(self, row, by):
        same = Teacher.objects.filter(region=row.region_id, name=row.name, expertise=row.expertise, voided_at=None)
        if row.name and same.exclude(pk=row.pk).exists():
            yield "name", "本地区已登记这位授课人。"


def _time(name: str):
    return lambda row: f"{getattr(row, name):%H:%M}"


@register
class Sessions(Kind):
    name = "training-sessions"
    app = "training"
    model = Session
    title = "课次"
    noun = "课次"
    lead = "各培训班的课程安排；出勤按课次登记。"
    joins = ("course__region", "course__by", "course__by__office", "teacher")
    search_fields = ("course__title", "topic", "teacher__name")
    default_order = ("-held_on", "-starts_at")
    empty_text = "在培训班页面中排课。"
    filters_by_scope = False
    keepers = TRAINERS
    detail_template = "training/session_detail.html"
    fields = ("course", "held_on", "starts_at", "ends_at", "hours", "place", "topic", "teacher", "checkin_open")
    finders = {"course": COURSES, "teacher": TEACHERS}
    unique_keys = (("course", "held_on", "starts_at"),)
    constraint_words = {"training_session_sound": ("ends_at", "结束时间应晚于开始时间，课时应大于 0。")}
    columns = (
        Column("topic", "授课内容", width=28, importable=True, required=True, max_length=100, example="基础针法"),
        Column("course", "培训班", value="course.title", path="course__title", width=34, importable=True,
               required=True, sortable=True, note="培训班名称，本单位举办、尚未结束的"),
        Column("held_on", "上课日期", "date", importable=True, required=True, filterable=True, sortable=True),
        Column("starts_at", "开始时间", value=_time("starts_at"), width=10, importable=True, required=True,
               max_length=8, example="09:00", note="24 小时制，如 09:00"),
        Column("ends_at", "结束时间", value=_time("ends_at"), width=10, importable=True, required=True, max_length=8,
               example="12:00", note="24 小时制，如 12:00"),
        Column("hours", "课时", "decimal", decimals=1, importable=True, required=True, example=4),
        Column("place", "地点", width=28, importable=True, required=True, max_length=100, example="县非遗传习所"),
        Column("teacher", "授课人", value="teacher.name", path="teacher__name", width=12, importable=True,
               note="本地区师资中的姓名"),
        Column("checkin_open", "开放扫码签到", "bool", listed=False),
        Column("region", "举办地区", "region", value="course.region.full_name", path="course__region",
               filterable=True, listed=False),
    )  # fmt: skip

    def faults(self, row, by):
        course = row.course
        if not keeps_course(by, course):
            yield "course", "只有办班单位可以排课。"
            return
        if course.status in OVER:
            yield "course", "本班已结束或取消，不能再排课。"
        if not row.held_on:
            return
        if not course.starts_on <= row.held_on <= course.ends_on:
            yield "held_on", f"上课日期应在 {course.starts_on} 至 {course.ends_on} 之间。"
        if _readable(row) and (other := overlapping(row).first()):
            yield "starts_at", f"与 {other.starts_at:%H:%M} 至 {other.ends_at:%H:%M} 的“{other.topic}”时间重叠。"
        if row.pk and self._has_moved(row):
            yield "held_on", "已有出勤记录，上课日期和所属培训班不能再改。"

    @staticmethod
    def _has_moved(row) -> bool:
        known = Session.objects.filter(pk=row.pk, held_on=row.held_on, course=row.course)
        return row.attendances.exists() and not known.exists()

    def changed(self, row, by, *, act):
        """Under the lock of the course: two sessions entered at once are looked at one after the other."""
        course = type(row.course).objects.select_for_update(no_key=True).get(pk=row.course_id)
        if act == "void":
            if course.status in OVER:
                raise Refused("over", "本班已结束或取消，课次不能作废。")
            if row.attendances.exists():
                raise Refused("attended", "这次课已有出勤记录，不能作废；登错的，请先清空出勤。")
        elif course.status in OVER:
            raise Refused("over", "本班已结束或取消，不能再排课。", field="course")
        elif overlapping(row).exists():
            raise Refused("overlap", "与本班另一次课时间重叠。", field="starts_at")

    def detail(self, row, user):
        keeps = row.voided_at is None and keeps_course(user, row.course)
        running = row.course.status == CourseStatus.RUNNING
        opens, closes = checkin_window(row.held_on, row.starts_at, row.ends_at)
        now = timezone.localtime(clock.now()).replace(tzinfo=None)
        names = may_see(user, Field.NAME)
        there = row.attendances.visible_to(user).filter(trainee__voided_at=None).select_related("trainee__workshop")
        return {
            "keeps": keeps and row.course.status not in OVER,
            "shows_code": keeps and row.checkin_open and running and now <= closes,
            "takes_now": takes_checkins(now, row.held_on, row.starts_at, row.ends_at),
            "opens": opens,
            "closes": closes,
            "attendances": [
                (each, each.trainee.name if names else masked_name(each.trainee.name))
                for each in there.order_by("trainee__name")
            ],
            "expected": in_class(row.course).filter(pk__in=_visible(row, user)).count(),
            "keep_url": self._keep_url(row) if keeps and running and row.held_on <= clock.today() else "",
        }

    @staticmethod
    def _keep_url(row) -> str:
        return reverse("training:session-attendance", args=[row.pk])


def _visible(row, user):
    return row.course.trainees.visible_to(user).values("pk")


def _readable(row) -> bool:
    """Both times could be read."""
    return hasattr(row.starts_at, "hour") and hasattr(row.ends_at, "hour")
