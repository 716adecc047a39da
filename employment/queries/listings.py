"""Entries of the rural offices' lists, with what the pages show beside them."""

from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When

from employment.models import Employment, Listing, Worker
from workshops.access import clock
from workshops.tables.columns import whether

CURRENT, ENDED = "current", "ended"
STATES = ((CURRENT, "在名单中"), (ENDED, "已移出"))


def listed(user):
    """The entries that the user may see: `state` today, `is_matched` (the person is in the register)."""
    ended = Case(When(valid_to__lt=clock.today(), then=Value(ENDED)), default=Value(CURRENT), output_field=CharField())
    rows = Listing.objects.visible_to(user).select_related("region")
    return rows.annotate(state=ended, is_matched=whether(person__isnull=False))


def running(day):
    """Spells of employment that run on `day`, of any workshop; voided ones are none."""
    return Employment.objects.filter(Q(ended_on=None) | Q(ended_on__gte=day), started_on__lte=day, voided_at=None)


def workers_of(listing: Listing, user):
    """The workers that are the person of the entry, as far as the user sees them; `at_work` today."""
    if listing.person_id is None:
        return Worker.objects.none()
    at_work = Exists(running(clock.today()).filter(worker=OuterRef("pk")))
    workers = Worker.objects.visible_to(user).filter(person=listing.person_id)
    return workers.select_related("workshop").annotate(at_work=at_work).order_by("-at_work", "pk")
