from reporting.work_indicators.base import Span, WorkIndicator, kept, number
from training.models import Award, CompetitionEntry


def _awards(span: Span):
    rows = kept(CompetitionEntry).filter(span.holds("awarded_on"), competition__voided_at=None)
    return rows.exclude(award=Award.NONE)


INDICATOR = WorkIndicator(
    code="T09",
    name="技能竞赛获奖",
    unit="项",
    definition="统计期内工坊人员在技能竞赛中的获奖数。",
    source="竞赛登记",
    rows=_awards,
    region="workshop__region",
    value=number,
)
