"""Test results and certificates of a course's trainees."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from training.actions.courses import hold_course, refuse_unless_kept
from training.models import ClaimStatus, Course, CourseStatus, Trainee, TraineeStatus
from training.queries.courses import attended_hours, in_class, whole_hours
from training.rules.attendance import is_enough
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused

TAKING = (CourseStatus.RUNNING, CourseStatus.FINISHED)
STATUS = {True: TraineeStatus.COMPLETED, False: TraineeStatus.FAILED, None: TraineeStatus.ENROLLED}


@dataclass(frozen=True)
class Result:
    """``passed``: ``None`` where nothing is known yet. A certificate has a number and a day, or neither."""

    passed: bool | None
    score: Decimal | None = None
    certificate_number: str = ""
    certified_on: datetime.date | None = None

    @classmethod
    def of(cls, trainee: Trainee) -> "Result":
        passed = {status: passed for passed, status in STATUS.items()}.get(trainee.status)
        return cls(passed, trainee.test_score, trainee.certificate_number, trainee.certified_on)


class Judge:
    """What speaks against a result of the course's; asks the register once for all of them."""

    def __init__(self, course: Course):
        self.course = course
        self.whole, self.attended = whole_hours(course), attended_hours(course)
        self.numbers = {each.certificate_number: each.pk for each in in_class(course) if each.certificate_number}

    def enough(self, trainee: Trainee) -> bool:
        return is_enough(self.attended.get(trainee.pk, Decimal(0)), self.whole)

    def faults(self, trainee: Trainee, result: Result) -> Iterator[tuple[str, str]]:
        """(field, reason)."""
        if result.passed and not self.enough(trainee):
            yield "passed", "出勤课时不足，不能登记为合格"
        if result.passed is None and self.course.status == CourseStatus.FINISHED:
            yield "passed", "本班已结束，请选择合格或未合格"
        if result.passed is not True and trainee.status == TraineeStatus.COMPLETED and self._claimed(trainee):
            yield "passed", "已申领培训补贴，不能改为未合格"
        if result.score is not None and result.score < 0:
            yield "score", "成绩不能为负数"
        yield from self._certificate_faults(trainee, result)

    def _certificate_faults(self, trainee: Trainee, result: Result) -> Iterator[tuple[str, str]]:
        number, day = result.certificate_number, result.certified_on
        if not number and not day:
            return
        if not self.course.certificate_name:
            yield "certificate_number", "本班没有设证书；要发证书的，请先在培训班中填写证书名称"
        elif result.passed is not True:
            yield "certificate_number", "合格的学员才能发证书"
        if not number:
            yield "certificate_number", "请填写证书编号"
        elif self.numbers.setdefault(number, trainee.pk) != trainee.pk:
            yield "certificate_number", "本班另一名学员已用这个编号"
        if not day:
            yield "certified_on", "请填写发证日期"
        elif not self.course.starts_on <= day <= clock.today():
            yield "certified_on", "发证日期应在开班之后，不晚于今天"

    @staticmethod
    def _claimed(trainee: Trainee) -> bool:
        return trainee.claims.filter(voided_at=None).exclude(status=ClaimStatus.REFUSED).exists()


@transaction.atomic
def record_results(course_id: int, *, by: User, results: dict[int, Result]) -> int:
    """``results``: trainee's key → result; how many changed.

    Raises ``ValidationError`` by ``<field>-<key>``, and writes nothing then.
    """
    course = hold_course(course_id)
    refuse_unless_kept(by, course)
    if course.status not in TAKING:
        raise Refused("wrong_state", "开班以后才能登记考核结果。")
    judge, wrong, changed = Judge(course), {}, []
    rows = in_class(course).filter(pk__in=results).order_by("pk").select_for_update(of=("self",), no_key=True)
    for trainee in rows:
        result = results[trainee.pk]
        if Result.of(trainee) == result:
            continue
        for field, reason in judge.faults(trainee, result):
            wrong.setdefault(f"{field}-{trainee.pk}", []).append(f"{reason}。")
        changed.append((trainee, result))
    if wrong:
        raise ValidationError(wrong)
    for trainee, result in changed:
        _write(trainee, result)
    if changed:
        keys = [trainee.pk for trainee, _ in changed]
        journal.record(by=by, action="trainee.results", obj=course, detail={"trainees": keys})
    return len(changed)


def _write(trainee: Trainee, result: Result) -> None:
    trainee.status, trainee.test_score = STATUS[result.passed], result.score
    trainee.certificate_number, trainee.certified_on = result.certificate_number, result.certified_on
    trainee.version += 1
    trainee.save()


def journal_results_workbook(*, by: User, course: Course, rows: int, purpose: str) -> None:
    """The workbook for filling in names people; so it is asked for with a purpose, as other such workbooks."""
    detail = {"table": "training-results", "course": course.pk, "rows": rows, "purpose": purpose, "clear": []}
    journal.record(by=by, action="personal_data.export", region=course.region_id, detail=detail)
