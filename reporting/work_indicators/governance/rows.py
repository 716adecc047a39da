"""Organisation (notice art. 9): rows that several figures are counted from."""

from django.db.models import QuerySet

from reporting.models import Problem


def problems() -> QuerySet[Problem]:
    return Problem.objects.order_by()
