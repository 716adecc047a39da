"""The open cases of a division, by the department that handles them: what a change of divisions hands over."""

from collections.abc import Iterator
from dataclasses import dataclass

from certification.models import (
    Application,
    ApplicationStatus,
    Confirmation,
    ConfirmationStatus,
    CorrectionCase,
    CorrectionStatus,
    EndingCase,
    EndingStatus,
)
from certification.models.choices import OPEN_ENDINGS
from employment.models import Mismatch
from reporting.models import UNSETTLED_PROBLEMS, ConsultationIssue, IssueStatus, Problem, Return
from reporting.rules import return_flow
from workshops.access.models import Department

CULTURE, EVERY = (Department.CULTURE,), tuple(Department.values)


@dataclass(frozen=True, slots=True)
class OpenCase:
    """``workshop``: with whose division it goes; None: with the division that it lies with itself."""

    departments: tuple[str, ...]
    model: str
    object_id: int
    workshop: int | None
    sort: str
    title: str
    state: str


def open_cases(code: str) -> Iterator[OpenCase]:
    yield from _certification(code)
    for row in Mismatch.objects.filter(region=code, closed_at=None).order_by("pk"):
        yield _case(row, (row.department,), None, "核验差异", row.get_kind_display(), "待处理")
    for row in Problem.objects.filter(region=code, status__in=UNSETTLED_PROBLEMS).order_by("pk"):
        yield _case(row, (row.department,), row.workshop_id, "困难问题", row.title, row.get_status_display())
    issues = ConsultationIssue.objects.filter(region=code, status=IssueStatus.OPEN, voided_at=None)
    for row in issues.order_by("pk"):
        yield _case(row, (row.department,), None, "会商议题", row.title, row.get_status_display())
    for row in Return.objects.filter(region=code, status__in=sorted(return_flow.IN_WORK)).select_related("period"):
        yield _case(row, CULTURE, None, "报表", str(row.period), row.get_status_display())


def _certification(code: str) -> Iterator[OpenCase]:
    decided = (ApplicationStatus.CERTIFIED, ApplicationStatus.REFUSED, ApplicationStatus.WITHDRAWN)
    open_ones = Application.objects.filter(region=code).exclude(status__in=[ApplicationStatus.DRAFT, *decided])
    for row in open_ones.order_by("pk"):
        whose = EVERY if row.status == ApplicationStatus.REVIEW else CULTURE
        yield _case(row, whose, None, "认定申请", row.name, row.get_status_display())
    confirmations = Confirmation.objects.filter(workshop__region=code, status=ConfirmationStatus.SUBMITTED)
    for row in confirmations.select_related("workshop").order_by("pk"):
        title = f"{row.workshop.name}（{row.year} 年度）"
        yield _case(row, CULTURE, row.workshop_id, "年度确认", title, row.get_status_display())
    endings = EndingCase.objects.filter(workshop__region=code, status__in=OPEN_ENDINGS).select_related("workshop")
    for row in endings.order_by("pk"):
        whose = EVERY if row.status == EndingStatus.HEARING else CULTURE
        yield _case(row, whose, row.workshop_id, "资格终止", row.workshop.name, row.get_status_display())
    asked = CorrectionCase.objects.filter(ending__workshop__region=code, status=CorrectionStatus.REQUESTED)
    for row in asked.select_related("ending__workshop").order_by("pk"):
        workshop = row.ending.workshop
        yield _case(row, CULTURE, workshop.pk, "更正", workshop.name, row.get_status_display())


def _case(row, departments: tuple[str, ...], workshop: int | None, sort: str, title: str, state: str) -> OpenCase:
    return OpenCase(departments, row._meta.label_lower, row.pk, workshop, sort, title[:200], state[:30])
