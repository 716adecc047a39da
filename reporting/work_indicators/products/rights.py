from catalog.models import IntellectualRight, RightKind, RightStatus
from reporting.work_indicators.base import Span, Split, WorkIndicator, kept, number


def _rights(span: Span):
    """Which have expired since stood on their last day."""
    rows = kept(IntellectualRight).filter(status__in=(RightStatus.IN_FORCE, RightStatus.EXPIRED))
    return rows.filter(span.holds_still("granted_on", "expires_on"))


INDICATOR = WorkIndicator(
    code="K03",
    name="有效知识产权",
    unit="项",
    definition="统计期末有效的著作权、商标、专利和地理标志数。",
    source="知识产权登记",
    rows=_rights,
    region="region",
    value=number,
    splits=(Split("kind", "权利类型", RightKind),),
)
