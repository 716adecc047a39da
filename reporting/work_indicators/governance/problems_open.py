from django.db.models import Q

from reporting.models import UNSETTLED_PROBLEMS, ProblemKind
from reporting.work_indicators.base import Span, Split, WorkIndicator, number
from reporting.work_indicators.governance.rows import problems


def _open(span: Span):
    """On the last day; a settlement of a later day was still open then."""
    later = Q(settled_at__date__gt=span.last)
    return problems().filter(Q(status__in=UNSETTLED_PROBLEMS) | later, raised_at__date__lte=span.last)


INDICATOR = WorkIndicator(
    code="G03",
    name="正在办理",
    unit="件",
    definition="统计期末尚未办结的困难问题数，不论何时反映。",
    source="困难问题登记",
    rows=_open,
    region="workshop__region",
    value=number,
    splits=(Split("kind", "问题类别", ProblemKind),),
)
