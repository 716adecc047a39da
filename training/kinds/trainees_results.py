"""The import table of test results: ``/imports/training-results/``; its workbook is made by the course's page."""

from decimal import Decimal

from django.core.exceptions import ValidationError

from training.actions import trainees_results
from training.actions.trainees_results import Judge, Result
from training.models import Trainee
from training.queries.courses import IN_CLASS, TRAINERS, keeps_course
from workshops.access.refusal import Refused
from workshops.import_tables import ImportTable, RowsChanged, register
from workshops.tables.columns import Column, Kind

PASSED = (("passed", "合格"), ("failed", "未合格"))
SAID = {"passed": True, "failed": False, None: None, "": None}


@register
class ResultsImport(ImportTable):
    name = "training-results"
    title = "考核结果"
    rows_max = 2000
    columns = (
        Column("number", "学员编号", Kind.CODE, importable=True, required=True, max_length=12, example="1024",
               note="导出的考核结果表中已填好，不要改动"),
        Column("name", "姓名", Kind.TEXT, importable=True, personal=True, max_length=40, example="潘秋菊",
               note="用于核对，与学员编号不符的不写入；可以空着"),
        Column("score", "考核成绩", Kind.DECIMAL, unit="分", importable=True, min_value=0, max_value=999,
               example=Decimal(86)),
        Column("passed", "考核结果", Kind.CHOICE, choices=PASSED, importable=True, example="passed",
               fold_choices=[("通过", "passed"), ("合格结业", "passed"), ("不合格", "failed"), ("未通过", "failed")]),
        Column("certificate_number", "证书编号", Kind.CODE, importable=True, max_length=60, example="DZ-2026-001"),
        Column("certified_on", "发证日期", Kind.DATE, importable=True),
    )  # fmt: skip
    unique_keys = (("number",),)
    links = (("查看培训证书", "training:training-certificate-list", ""),)
    refusal = "只有办班单位可以导入考核结果。"
    confirm_label = "写入考核结果"
    consequences = ("按学员编号更新成绩、结果和证书；空着的项目清空原来的内容。",)
    import_notes = ("请在培训班的“考核结果”页导出工作簿，填好后在这里上传。",)

    def may_import(self, user) -> bool:
        return TRAINERS.may_add(user)

    def check_rows(self, rows, context):
        known = self._trainees(rows, context.user)
        judges: dict[int, Judge] = {}
        for row in rows:
            values = row.values
            trainee = values["trainee"] = known.get(values["number"])
            if values["number"] and trainee is None:
                yield row.number, "number", "没有这名由您办班登记的学员，请核对编号"
            if trainee is None:
                continue
            if values["name"] and values["name"] != trainee.name:
                yield row.number, "name", "与学员编号对应的姓名不符"
            if trainee.course.status not in trainees_results.TAKING:
                yield row.number, "number", "开班以后才能登记考核结果"
                continue
            judge = judges.setdefault(trainee.course_id, Judge(trainee.course))
            for field, reason in judge.faults(trainee, _result(values)):
                yield row.number, field, reason

    def save_rows(self, rows, context) -> int:
        by_course: dict[int, dict[int, Result]] = {}
        for row in rows:
            trainee = row.values["trainee"]
            by_course.setdefault(trainee.course_id, {})[trainee.pk] = _result(row.values)
        for course, results in sorted(by_course.items()):
            try:
                trainees_results.record_results(course, by=context.user, results=results)
            except (Refused, ValidationError) as error:
                raise RowsChanged from error
        return len(rows)

    @staticmethod
    def _trainees(rows, user) -> dict[str, Trainee]:
        keys = {row.values["number"] for row in rows if (row.values["number"] or "").isdecimal()}
        found = Trainee.objects.visible_to(user).filter(pk__in=keys, voided_at=None, status__in=IN_CLASS)
        found = found.select_related("course__region", "course__by__office")
        return {str(each.pk): each for each in found if keeps_course(user, each.course)}


def _result(values: dict) -> Result:
    return Result(SAID[values["passed"]], values["score"], values["certificate_number"] or "", values["certified_on"])


def records(trainees) -> list[dict]:
    """Cells of the workbook to fill in."""
    said = {True: "合格", False: "未合格", None: ""}
    return [
        {
            "number": str(each.pk), "name": each.name, "score": each.test_score, "passed": said[Result.of(each).passed],
            "certificate_number": each.certificate_number, "certified_on": each.certified_on,
        }
        for each in trainees
    ]  # fmt: skip
