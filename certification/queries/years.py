"""What a workshop's page and the leader's list say of its years: the rule's findings in words."""

from dataclasses import dataclass

from certification.models import Confirmation
from certification.queries.measures import Windows
from certification.revocation import Standing as Assessment
from certification.revocation import YearState
from certification.standing import assess_workshop, standing_ending, with_facts
from certification.wording import said_day
from workshops.access import clock
from workshops.models import Workshop

STATE_WORDS = {
    YearState.CERTIFIED: "认定当年，视为已确认",
    YearState.CONFIRMED: "已确认",
    YearState.PENDING: "已提交，待县级审核",
    YearState.RETURNED: "已退回，待重新提交",
    YearState.OPEN: "待确认",
    YearState.UPCOMING: "确认期未开始",
    YearState.MISSED: "未确认",
    YearState.UNKNOWN: "导入前情况不明",
    YearState.EXCUSED: "经更正，视为已确认",
}


@dataclass(frozen=True, slots=True)
class YearLine:
    """One year for display; `confirmations` are what was handed in for it, in order."""

    year: int
    state: str
    words: str
    opens: object
    closes: object
    deadline: object
    confirmations: list[Confirmation]

    @property
    def extended(self) -> bool:
        """A return gave more time than the window."""
        return self.deadline > self.closes


@dataclass(frozen=True, slots=True)
class Outlook:
    """A workshop with what the rule finds today."""

    workshop: Workshop
    assessment: Assessment
    lines: list[YearLine]

    @property
    def ended(self) -> bool:
        return standing_ending(self.workshop) is not None or self.assessment.revoked_on is not None

    @property
    def actionable(self) -> list[YearLine]:
        """Years that can be handed in now, the nearest deadline first."""
        years = [] if self.ended else [result.year for result in self.assessment.actionable]
        by_year = {line.year: line for line in self.lines}
        return [by_year[year] for year in years]

    @property
    def current(self) -> YearLine:
        return self.lines[-1]

    @property
    def next_deadline(self):
        return self.actionable[0].deadline if self.actionable else None

    @property
    def sentence(self) -> str:
        """Where the status stands, in one plain sentence."""
        ending = standing_ending(self.workshop)
        if ending:
            return f"非遗工坊资格已于{said_day(ending.effective_on)}起终止（{ending.get_kind_display()}）。"
        if self.assessment.revoked_on:
            return f"连续两年未确认登记信息，{said_day(self.assessment.revoked_on)}起自动取消非遗工坊资格。"
        end = self.assessment.would_end_on
        if self.assessment.at_risk and end:
            return f"有年度未确认。如一直不确认，{said_day(end)}起将自动取消非遗工坊资格。"
        return f"资格有效。如从现在起一直不确认，{said_day(end)}起将自动取消。" if end else "资格有效。"


def outlooks(workshops) -> list[Outlook]:
    """For a queryset of workshops, in its order and a fixed number of queries."""
    windows, today = Windows(), clock.today()
    return [_outlook(workshop, assess_workshop(workshop, windows, today)) for workshop in with_facts(workshops)]


def _outlook(workshop: Workshop, assessment: Assessment) -> Outlook:
    handed_in: dict[int, list[Confirmation]] = {}
    for confirmation in workshop.confirmations.all():
        handed_in.setdefault(confirmation.year, []).append(confirmation)
    lines = [
        YearLine(
            year=result.year,
            state=str(result.state),
            words=STATE_WORDS[result.state],
            opens=result.window.opens,
            closes=result.window.closes,
            deadline=result.deadline,
            confirmations=handed_in.get(result.year, []),
        )
        for result in assessment.years
    ]
    ending = standing_ending(workshop)
    if ending:
        lines = [line for line in lines if line.opens < ending.effective_on]
    return Outlook(workshop, assessment, lines)
