"""Whose personal data has been kept long enough (docs/adr/0031).

`limit` is the first day still within the period: what ended before it has expired.
"""

import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from employment.models import Benefit, Employment, Listing, Mismatch, Person, Referral, Worker
from workshops.people.names import ERASED


def expired_people(limit: datetime.date) -> QuerySet[Person]:
    """Everybody not erased yet whom nothing within the period or still open speaks of."""
    instant = _start_of(limit)
    spells = Employment.objects.filter(worker__person=OuterRef("pk"))
    workers = Worker.objects.filter(person=OuterRef("pk"))
    keeping = (
        spells.filter(Q(ended_on=None) | Q(ended_on__gte=limit), voided_at=None),
        spells.filter(voided_at__gte=instant),
        workers.filter(employments=None, created_at__gte=instant),
        Benefit.objects.filter(
            Q(period_to__gte=limit) | Q(paid_on__gte=limit), worker__person=OuterRef("pk"), voided_at=None
        ),
        Mismatch.objects.filter(
            Q(worker__person=OuterRef("pk")) | Q(listing__person=OuterRef("pk")), closed_at=None
        ),
        Referral.objects.filter(worker__person=OuterRef("pk"), referred_at__gte=instant),
    )  # fmt: skip
    people = Person.objects.filter(Exists(workers) | Q(created_at__lt=instant), erased_at=None)
    return people.filter(*(~Exists(rows) for rows in keeping))


def expired_listings(limit: datetime.date) -> QuerySet[Listing]:
    """Entries closed before the period that nobody in the register is linked to (of others: with the person)."""
    still_open = Mismatch.objects.filter(listing=OuterRef("pk"), closed_at=None)
    rows = Listing.objects.filter(person=None, valid_to__lt=limit, identity_lookup__isnull=False)
    return rows.filter(~Exists(still_open))


def expired_referrals(limit: datetime.date) -> QuerySet[Referral]:
    return Referral.objects.filter(referred_at__lt=_start_of(limit)).exclude(name=ERASED)


def _start_of(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
