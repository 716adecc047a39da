"""The import table of trainees: ``/imports/trainees/``."""

from training.actions import trainees
from training.models import Course, CourseStatus
from training.queries.courses import TRAINERS, enrolling_workshops, enrols, keeps_course, taken
from workshops.access.models import Department
from workshops.access.phones import normal_contact
from workshops.access.refusal import Refused
from workshops.import_tables import ImportTable, RowsChanged, register
from workshops.people.identity import IdentityFault, normal_identity
from workshops.people.keeping import is_county
from workshops.people.lookup import identity_lookup
from workshops.people.names import NameFault, normal_name
from workshops.records.finding import Finder
from workshops.tables.columns import Column, Kind


def enrolling(user):
    """Courses into which the user may put somebody."""
    rows = Course.objects.visible_to(user).filter(voided_at=None, status__in=(CourseStatus.OPEN, CourseStatus.RUNNING))
    rows = rows.select_related("region", "by__office").order_by("-starts_on", "pk")
    if user.is_office and TRAINERS.may_add(user) and not is_county(user, Department.CULTURE):
        return rows.filter(by__office=user.office)
    home = user.home_region if user.is_leader else user.region
    above = [code for code in home.path.split("/") if code] if home else []
    return rows.filter(region__in=above)


COURSES = Finder("报名中的培训班", enrolling, name="title", beside="region__name")


@register
class TraineesImport(ImportTable):
    name = "trainees"
    title = "培训学员"
    rows_max = 2000
    columns = (
        Column("course", "培训班", Kind.TEXT, importable=True, required=True, max_length=100,
               offered=lambda context: COURSES.offered(context.user), note="培训班名称，正在报名的"),
        Column("name", "姓名", Kind.TEXT, importable=True, required=True, personal=True, max_length=40,
               example="潘秋菊"),
        Column("identity", "身份证号码", Kind.CODE, importable=True, required=True, personal=True, max_length=30,
               width=22, note="18 位，按文本填写。导入后加密保存。", example="529999199003070023"),
        Column("phone", "联系电话", Kind.CODE, importable=True, personal=True, max_length=25, width=16,
               note="手机号码，或带区号的固定电话。导入后加密保存。", example="13800000000"),
        Column("workshop", "所属工坊", Kind.TEXT, importable=True, max_length=100,
               note="工坊名称或登记编号；只有一家工坊的带头人可以空着，办班单位登记自行报名的可以空着"),
    )  # fmt: skip
    unique_keys = (("course", "identity"),)
    links = (("查看培训学员", "training:trainee-list", ""),)
    refusal = "只有办班单位、工坊带头人和县级文化和旅游部门可以导入学员。"
    confirm_label = "写入学员"
    consequences = ("学员写入所选培训班的名单，占用名额。",)
    import_notes = ("一行是一个人在一个培训班的报名；同一人参加几个班的另起一行。",)

    def may_import(self, user) -> bool:
        return user.is_active and (user.is_leader or TRAINERS.may_add(user))

    def check_row(self, row, context):
        """Gives name and numbers their one spelling."""
        for key, read, fault in (("name", normal_name, NameFault), ("identity", normal_identity, IdentityFault)):
            if row[key]:
                try:
                    row[key] = read(row[key])
                except fault as said:
                    row[key] = None
                    yield key, str(said)
        if row["phone"] and normal_contact(row["phone"]) is None:
            yield "phone", "应为 11 位手机号码，或带区号的固定电话"

    def check_rows(self, rows, context):
        """Whose course and workshop it is, who is known, and how many places are left."""
        left: dict[int, int] = {}
        for row in rows:
            values, memo = row.values, context.memo
            values["course_row"] = values["workshop_row"] = None
            if not values["course"]:
                continue
            try:
                course = self._found(memo, "course", values["course"], COURSES.find, context.user)
                values["course_row"] = course
                values["workshop_row"] = self._workshop(memo, course, values["workshop"], context.user)
            except _Lost as lost:
                yield row.number, lost.column, str(lost).rstrip("。")
                continue
            if values["identity"] and (said := trainees.fault_of(course, identity_lookup(values["identity"]))):
                yield row.number, "identity", said.rstrip("。")
                continue
            left.setdefault(course.pk, course.headcount - taken(course))
            left[course.pk] -= 1
            if left[course.pk] < 0:
                yield row.number, "course", f"名额已满（共招 {course.headcount} 人）"

    def save_rows(self, rows, context) -> int:
        for row in rows:
            values = row.values
            try:
                trainees.enrol(
                    values["course_row"].pk, by=context.user, name=values["name"], identity=values["identity"],
                    phone=values["phone"], workshop=values["workshop_row"],
                )  # fmt: skip
            except Refused as refusal:
                raise RowsChanged from refusal
        return len(rows)

    @staticmethod
    def _found(memo: dict, column: str, text: str, find, user):
        """Each spelling is looked for once."""
        if (column, text) not in memo:
            try:
                memo[column, text] = find(text, user)
            except LookupError as error:
                memo[column, text] = _Lost(column, str(error))
        if isinstance(found := memo[column, text], _Lost):
            raise found
        if column == "course" and not memo.setdefault(("enrols", found.pk), enrols(user, found)):
            raise _Lost("course", "您现在不能为这个培训班报名")
        return found

    def _workshop(self, memo: dict, course: Course, text: str, user):
        finder = Finder("工坊", lambda by: enrolling_workshops(by, course), beside="number")
        if text:
            return self._found(memo, "workshop", text, finder.find, user)
        if keeps_course(user, course):
            return None
        own = list(enrolling_workshops(user, course)[:2])
        if len(own) != 1:
            raise _Lost("workshop", "请填写工坊名称或登记编号")
        return own[0]


class _Lost(LookupError):
    """Nothing found for a column."""

    def __init__(self, column: str, reason: str):
        super().__init__(reason)
        self.column = column
