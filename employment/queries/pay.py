"""Pay: the periods it is stated for, whose pay a period may hold, and who reads it."""

import datetime

from django.db.models import Q, QuerySet

from employment.models import Employment, Pay, PayPeriod
from workshops.models import Workshop
from workshops.people.fields import Field, may_see

MONTHS = {PayPeriod.MONTH: 1, PayPeriod.QUARTER: 3}


def period_end(period: str, period_from: datetime.date) -> datetime.date:
    """The last day of the month or quarter that begins then."""
    after = period_from.year * 12 + period_from.month - 1 + MONTHS[PayPeriod(period)]
    return datetime.date(after // 12, after % 12 + 1, 1) - datetime.timedelta(days=1)


def spells_in(workshop: Workshop, first: datetime.date, last: datetime.date) -> QuerySet[Employment]:
    """The workshop's spells that touch the days from `first` to `last`."""
    touching = Q(started_on__lte=last) & (Q(ended_on=None) | Q(ended_on__gte=first))
    return Employment.objects.filter(touching, worker__workshop=workshop, voided_at=None)


def readable_pays(pays: QuerySet[Pay], user) -> QuerySet[Pay]:
    """Of rows in scope those that the user reads: all, or none (fields.py); without pay of voided spells."""
    if not may_see(user, Field.PAY):
        return pays.none()
    related = ("employment__worker__workshop__region", "employment__worker__person")
    return pays.filter(employment__voided_at=None).select_related(*related)
