"""People in courses, and the certificates that they got. Which columns of a person somebody reads: people/fields.py.

Personal columns stand on the page but not in workbooks.
"""

from dataclasses import replace

from django.urls import reverse

from training.models import Trainee, TraineeStatus
from training.queries.certificates import stands
from training.queries.courses import with_hours
from training.rules.attendance import share
from workshops.people.fields import Field, may_see
from workshops.people.names import masked_name
from workshops.tables.columns import Column
from workshops.tables.table import Table, register

GUARDED = {"identity": Field.IDENTITY, "phone": Field.PHONE, "certificate_number": Field.NAME, "paper": Field.IDENTITY}
"""Column → the field of the matrix that it shows; a certificate's number leads to the person elsewhere."""
NAME = Column("name", "姓名", width=12, searchable=True, sortable=True, personal=True, exported=False)
PLACED = (
    Column("course", "培训班", value="course.title", path="course__title", width=34, searchable=True, sortable=True,
           link=lambda row: reverse("training:trainings-detail", args=[row.course_id])),
    Column("workshop", "工坊", value="workshop.name", path="workshop__name", width=28, searchable=True),
    Column("region", "举办地区", "region", value="course.region.full_name", path="course__region", filterable=True,
           sortable=True),
)  # fmt: skip
CERTIFIED = (
    Column("certificate_number", "证书编号", "code", width=22, searchable=True),
    Column("certified_on", "发证日期", "date", filterable=True, sortable=True),
)


def _paper_url(row: Trainee) -> str | None:
    return reverse("training:trainee-certificate", args=[row.pk]) if stands(row) else None


PAPER = Column("paper", "证书", value=lambda row: "打印" if stands(row) else "", exported=False, link=_paper_url)
"""The way to the paper, for who reads what stands on it."""


class TraineesTable(Table):
    """Columns by the matrix; for who reads rows without names, a name that can't be searched or sorted."""

    def columns_for(self, user):
        readable = [each for each in self.columns if each.key not in GUARDED or may_see(user, GUARDED[each.key])]
        if may_see(user, Field.NAME):
            return tuple(readable)
        return tuple(_shortened(each) if each.key == "name" else each for each in readable)

    def rows(self, user):
        rows = Trainee.objects.visible_to(user).filter(voided_at=None)
        return rows.select_related("course__region", "workshop")

    def row_url(self, row):
        return reverse("training:trainee-detail", args=[row.pk])


def _shortened(column: Column) -> Column:
    shown = lambda row: masked_name(row.name)  # noqa: E731
    return replace(column, value=shown, path=None, searchable=False, sortable=False)


@register
class Trainees(TraineesTable):
    name = "trainees"
    title = "培训学员"
    search_hint = "姓名、培训班或工坊名称"
    default_order = ("-course__starts_on", "name")
    empty_title = "没有培训学员"
    empty_text = "培训班开始报名后，由办班单位或工坊带头人在培训班页面报名，也可以从 Excel 导入。"
    columns = (
        NAME,
        *PLACED,
        Column("number", "学员编号", "code", value=lambda row: str(row.pk), width=10, listed=False),
        Column("identity", "身份证号码", "code", value="identity_masked", path=None, width=22, personal=True,
               exported=False, listed=False),
        Column("phone", "联系电话", "code", value="phone_masked", path=None, width=16, personal=True, exported=False,
               listed=False),
        Column("starts_on", "开班日期", "date", value="course.starts_on", path="course__starts_on", filterable=True,
               sortable=True, listed=False),
        Column("attended", "出勤课时", "decimal", decimals=1),
        Column("share", "出勤率", "int", unit="%", value=lambda row: int(share(row.attended, row.whole) * 100)),
        Column("test_score", "考核成绩", "decimal", unit="分", listed=False),
        Column("status", "状态", "choice", choices=TraineeStatus, filterable=True),
        *(replace(each, listed=False) for each in CERTIFIED),
        PAPER,
    )  # fmt: skip

    def rows(self, user):
        return with_hours(super().rows(user))


@register
class TrainingCertificates(TraineesTable):
    """Once a certificate."""

    name = "training-certificates"
    title = "培训证书"
    search_hint = "姓名、证书编号、培训班或工坊名称"
    default_order = ("-certified_on",)
    empty_title = "没有培训证书"
    empty_text = "办班单位在培训班的“考核结果”页登记证书编号和发证日期后列入。"
    columns = (
        NAME,
        Column("certificate_name", "证书", value="course.certificate_name", path="course__certificate_name", width=24,
               searchable=True),
        *CERTIFIED,
        *PLACED,
        Column("skill", "培训技能", value="course.skill", path="course__skill", width=18, searchable=True,
               listed=False),
        Column("test_score", "考核成绩", "decimal", unit="分", listed=False),
        replace(PAPER, label="纸质证书"),
    )  # fmt: skip

    def rows(self, user):
        return super().rows(user).exclude(certificate_number="")
