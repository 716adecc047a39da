"""Figures of dashboards that are no indicators of the dictionary: defined alike, counted alike, kept alike."""

from dataclasses import replace

from certification.models import Application, ApplicationStatus
from reporting.models import Return, ReturnLevel
from reporting.rules import return_flow
from reporting.work_indicators import INDICATORS, WorkIndicator
from reporting.work_indicators.base import Span, number
from workshops.access import clock
from workshops.models import Standing, Workshop

WORK = {each.code: each for each in INDICATORS}


def part_code(code: str, value: str) -> str:
    """The code of one part of a figure that is broken down."""
    return f"{code}.{value}"


def _split(code: str) -> tuple[WorkIndicator, ...]:
    """The parts of a figure by the first way its definition names."""
    whole = WORK[code]
    way = whole.splits[0]

    def only(value):
        return lambda span: whole.rows(span).filter(**{way.path: value})

    return tuple(
        replace(whole, code=part_code(code, value), name=label, rows=only(value), splits=())
        for value, label in way.choices.choices
    )


def _applications(status: ApplicationStatus) -> WorkIndicator:
    def rows(span: Span):
        return Application.objects.order_by().filter(span.holds("submitted_at__date"), status=status)

    return WorkIndicator(
        code=part_code("applications", status.value), name=status.label, unit="件", region="region", value=number,
        rows=rows, definition="统计期内提交的认定申请，按目前办理状态。", source="认定申请",
    )  # fmt: skip


def _at_risk(span: Span):
    """As of today: what was at risk in an earlier year is not kept."""
    rows = Workshop.objects.order_by().filter(standing=Standing.CERTIFIED, at_risk=True)
    return rows if span.year == clock.today().year else rows.none()


def _returns(name: str, title: str, **conditions) -> WorkIndicator:
    def rows(span: Span):
        asked = Return.objects.order_by().filter(span.holds("period__last"), level=ReturnLevel.COUNTY)
        return asked.exclude(status=return_flow.CANCELLED).filter(**conditions)

    return WorkIndicator(
        code=part_code("returns", name), name=title, unit="份", region="region", value=number, rows=rows,
        definition="报表期截止日在统计期内的县级报表。", source="报表",
    )  # fmt: skip


CHANNELS, TRAINING_FORMS = _split("S04"), _split("T02")
APPLICATIONS = tuple(_applications(each) for each in ApplicationStatus if each != ApplicationStatus.DRAFT)
AT_RISK = WorkIndicator(
    code="at_risk", name="有取消风险的工坊", unit="家", region="region", value=number, rows=_at_risk,
    definition="目前有效、再有一年未确认即自动取消的非遗工坊。", source="年度确认",
)  # fmt: skip
RETURNS = (
    _returns("asked", "应报"),
    _returns("sent", "已报", status__in=sorted(return_flow.SENT)),
    _returns("done", "已定稿", status__in=sorted(return_flow.DONE)),
)
