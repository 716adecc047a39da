"""Where register and lists disagree today, and the tasks about it."""

import datetime
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce

from employment.models import CategoryClaim, Listing, Mismatch, MismatchKind, MismatchOutcome
from employment.queries.listings import running
from employment.queries.verified import claims_on, listings_on, verified_on
from workshops.access import clock
from workshops.models import Workshop
from workshops.tables.columns import whether

OVERDUE_DAYS = 30
"""An open task older than this is told in words to be overdue."""
FOLLOW_DAYS = 30
"""How long a list may take to follow after rural said it would; then the task is opened again."""
CLAIMED = (MismatchKind.NOT_LISTED, MismatchKind.LISTED_ELSEWHERE)
"""Kinds about what a workshop claims; a worker has one such task at most for a category."""
BATCH = 2_000
OPEN, CLOSED = "open", "closed"
STATES = ((OPEN, "待办理"), (CLOSED, "已办结"))


def unverified_claims(day: datetime.date):
    """Claims of people at work on `day` that the list of the worker's own county doesn't bear out.

    `person` and `home`: the worker's. `owner`: the region whose rural office has to see to it: the worker's county of
    registration, or the workshop's where that isn't known down to a county.
    """
    owner = Case(
        When(worker__home_region__certifies=True, then=F("worker__home_region")), default=F("worker__workshop__region")
    )
    at_work = Exists(running(day).filter(worker=OuterRef("worker")))
    claims = claims_on(day).filter(at_work).exclude(verified_on(day))
    return claims.annotate(person=F("worker__person"), home=F("worker__home_region"), owner=owner)


def with_elsewhere(claims: Iterable[CategoryClaim], day: datetime.date) -> Iterator[CategoryClaim]:
    """Rows of ``unverified_claims``, each with `elsewhere`: the entry of another county's list, or None.

    Asked for a batch at a time: over a list that was written just now the database has no measure of it yet, and would
    search it whole for every single claim.
    """
    claims = iter(claims)
    while batch := list(islice(claims, BATCH)):
        entries = listings_on(day).filter(person__in={claim.person for claim in batch})
        known = {}
        for pk, person, category, region in entries.values_list("pk", "person", "category", "region"):
            known.setdefault((person, category), {})[region] = pk
        for claim in batch:
            others = known.get((claim.person, claim.category), {})
            claim.elsewhere = min((pk for region, pk in others.items() if region != claim.home), default=None)
            yield claim


def unknown_workers(day: datetime.date):
    """Entries that say where somebody works whom no workshop has at work on `day`."""
    at_work = Exists(running(day).filter(worker__person=OuterRef("person")))
    return listings_on(day).exclude(employed_at="").exclude(at_work)


def settled_claims(now: datetime.datetime):
    """Tasks about claims that were settled by hand and still count.

    They don't when an entry of the person ended since, or the list was to follow and did not for FOLLOW_DAYS.
    """
    ended_since = Listing.objects.filter(
        person=OuterRef("worker__person"), category=OuterRef("category"), closed_recorded_at__gt=OuterRef("closed_at")
    )
    too_late = Q(outcome=MismatchOutcome.LIST_TO_FOLLOW, closed_at__lte=now - datetime.timedelta(days=FOLLOW_DAYS))
    settled = Mismatch.objects.filter(kind__in=CLAIMED, closed_by__isnull=False)
    return settled.exclude(too_late).exclude(Exists(ended_since))


def shown(user):
    """The tasks that the user may see: `state`, `subject_name`, `workshop_name`, `is_overdue`, `is_pending`."""
    overdue = Q(closed_at=None, opened_on__lt=clock.today() - datetime.timedelta(days=OVERDUE_DAYS))
    rows = Mismatch.objects.visible_to(user).select_related(
        "worker__workshop__region", "worker__workshop__leader", "worker__home_region", "listing__region", "region"
    )
    return rows.annotate(
        state=Case(When(closed_at=None, then=Value(OPEN)), default=Value(CLOSED)),
        subject_name=Coalesce("worker__name", "listing__name"),
        workshop_name=Coalesce("worker__workshop__name", "listing__employed_at"),
        is_overdue=whether(overdue),
        is_pending=whether(Q(closed_at=None) | _uncorrected(clock.today())),
    )


def _uncorrected(day: datetime.date) -> Q:
    """Tasks settled with 核实不属于该类别 whose claim the workshop goes on with, while no list bears it out."""
    claims = claims_on(day).filter(
        worker=OuterRef("worker"), category=OuterRef("category"), recorded_at__lte=OuterRef("closed_at")
    )
    return Q(Exists(claims.exclude(verified_on(day))), outcome=MismatchOutcome.NOT_ENTITLED)


def workshops_named(task: Mismatch, user):
    """Where the list says that the person works: workshops of that name that the user may see, those in force first."""
    if task.kind != MismatchKind.UNKNOWN_WORKER:
        return Workshop.objects.none()
    named = Workshop.objects.visible_to(user).filter(name=task.listing.employed_at)
    return named.select_related("region").order_by(F("ended_on").desc(nulls_first=True), "pk")


def age_of(task: Mismatch) -> int:
    """Whole days that the task has been open; of a closed one how many it took."""
    last = clock.today() if task.closed_at is None else clock.local_day(task.closed_at)
    return (last - task.opened_on).days


def claim_of(task: Mismatch):
    """The claim that the task is about, valid today; None where there is none any more."""
    if task.worker_id is None:
        return None
    return claims_on(clock.today()).filter(worker=task.worker_id, category=task.category).first()


def told_kind(task: Mismatch, user) -> MismatchKind:
    """The kind as the user is told: that another county lists somebody is for offices alone to know."""
    kind = MismatchKind(task.kind)
    return MismatchKind.NOT_LISTED if user.is_leader and kind == MismatchKind.LISTED_ELSEWHERE else kind
