"""Products recognised for consumption assistance (消费帮扶, notice art. 7), as of a day."""

import datetime

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When

from catalog.models import ConsumptionMark

STATES = (("in_force", "有效"), ("over", "已到期"), ("ended", "提前终止"))


def marked_on(day: datetime.date) -> QuerySet:
    """Recognitions in force that day: `ends_on` is the last day of one, `ended_on` the first without it."""
    term = (Q(ends_on=None) | Q(ends_on__gte=day)) & (Q(ended_on=None) | Q(ended_on__gt=day))
    return ConsumptionMark.objects.filter(term, voided_at=None, granted_on__lte=day)


def is_marked(day: datetime.date, product: str = "pk") -> Exists:
    """For ``annotate`` or ``filter``: whether the product (an ORM path of the outer rows) bears the mark that day."""
    return Exists(marked_on(day).filter(product=OuterRef(product)))


def with_state(rows: QuerySet, day: datetime.date) -> QuerySet:
    """With `state`, one of STATES."""
    ended, over = When(ended_on__lte=day, then=Value("ended")), When(ends_on__lt=day, then=Value("over"))
    return rows.annotate(state=Case(ended, over, default=Value("in_force"), output_field=CharField()))


def state_of(mark: ConsumptionMark, day: datetime.date) -> str:
    if mark.ended_on and mark.ended_on <= day:
        return "ended"
    return "over" if mark.ends_on and mark.ends_on < day else "in_force"


def marks_in_force(region, day: datetime.date) -> QuerySet:
    """Of the region's subtree; ``None`` is the nation."""
    rows = marked_on(day)
    return rows.filter(product__workshop__region__path__startswith=region.path) if region else rows


def count_marked_products(region, day: datetime.date) -> int:
    """A product that bears several marks counts once."""
    return marks_in_force(region, day).order_by().values("product").distinct().count()
