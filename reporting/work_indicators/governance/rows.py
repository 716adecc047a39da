"""Organisation (notice art. 9): rows that several figures are counted from."""

from reporting.models import Problem
from reporting.work_indicators.base import Span


def problems(span: Span):
    return Problem.objects.order_by()
