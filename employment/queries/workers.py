"""Workers and spells as lists and pages show them: the category claimed today, and whether a list bears it out."""

import datetime

from django.db.models import Case, CharField, Count, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from employment.models import CategoryClaim, Employment, Listing, Worker
from employment.queries.verified import claims_on, verified_on
from workshops.access import clock
from workshops.models import Workshop
from workshops.people.fields import Field, may_see
from workshops.people.names import masked_name
from workshops.tables.columns import whether


def on_day(day: datetime.date, first: str = "valid_from", last: str = "valid_to") -> Q:
    """Rows whose period holds the day."""
    return Q(**{f"{first}__lte": day}) & (Q(**{last: None}) | Q(**{f"{last}__gte": day}))


def shown_name(worker: Worker, user) -> str:
    """The name, or its first character for who reads rows without names (fields.py)."""
    return worker.name if may_see(user, Field.NAME) else masked_name(worker.name)


def with_category(rows: QuerySet, *, worker: str = "") -> QuerySet:
    """Adds ``category`` (claimed today; null) and ``is_verified`` (null without a claim): an entry of that category
    today on the list of the county of registration. `worker`: the path from the rows to the worker, ``"worker"`` of
    spells."""
    today = clock.today()
    claims = claims_on(today).filter(worker=OuterRef(f"{worker}__pk" if worker else "pk")).order_by()
    rows = rows.annotate(category=Subquery(claims.values("category")[:1], output_field=CharField()))
    return rows.annotate(is_verified=Case(When(category__isnull=False, then=verified_on(today, worker=worker))))


def spell_rows(spells: QuerySet[Employment]) -> QuerySet[Employment]:
    """Spells that count, with their joins, ``category``, ``is_verified`` and ``is_running`` (today)."""
    related = ("worker__workshop__region", "worker__person", "worker__home_region")
    rows = with_category(spells.filter(voided_at=None).select_related(*related), worker="worker")
    return rows.annotate(is_running=whether(on_day(clock.today(), "started_on", "ended_on")))


def worker_rows(workers: QuerySet[Worker]) -> QuerySet[Worker]:
    """Workers with ``category``, ``is_verified``, ``is_running`` and what their latest spell says: ``relation``,
    ``form``, ``post``, ``started_on``, ``ended_on`` (null where every spell was voided)."""
    rows = with_category(workers.select_related("workshop__region", "person", "home_region"))
    spells = Employment.objects.filter(worker=OuterRef("pk"), voided_at=None)
    latest = spells.order_by("-started_on", "-pk")
    said = {
        name: Subquery(latest.values(name)[:1], output_field=DateField() if name.endswith("_on") else CharField())
        for name in ("relation", "form", "post", "started_on", "ended_on")
    }
    running = Exists(spells.filter(on_day(clock.today(), "started_on", "ended_on")))
    return rows.annotate(is_running=running, **said)


def claims_of(worker: Worker) -> list[tuple[CategoryClaim, bool]]:
    """The worker's claims, newest first, and whether the county of registration lists the person in that category:
    today for a claim that goes on, else on some day of the claim."""
    listed = list(Listing.objects.filter(person=worker.person_id, region=worker.home_region_id))
    return [(claim, _is_borne_out(claim, listed)) for claim in worker.claims.order_by("-valid_from", "-pk")]


def _is_borne_out(claim: CategoryClaim, listed: list[Listing]) -> bool:
    today = clock.today()
    last = min(claim.valid_to or today, today)
    first = claim.valid_from if last < today else last
    entries = [entry for entry in listed if entry.category == claim.category]
    return any(entry.valid_from <= last and (not entry.valid_to or entry.valid_to >= first) for entry in entries)


def running_counts(workshop: Workshop) -> dict[str, int]:
    """Relation → people employed today; never to be added."""
    running = running_spells(workshop).order_by().values_list("relation")
    return dict(running.annotate(Count("worker", distinct=True)))


def running_spells(workshop: Workshop) -> QuerySet[Employment]:
    """The workshop's spells of today."""
    spells = Employment.objects.filter(worker__workshop=workshop, voided_at=None)
    return spells.filter(on_day(clock.today(), "started_on", "ended_on"))


def past_spells(workshop: Workshop) -> QuerySet[Employment]:
    """Spells that ended before today, latest end first."""
    spells = Employment.objects.filter(worker__workshop=workshop, voided_at=None, ended_on__lt=clock.today())
    return spells.order_by("-ended_on", "-pk")


def spells_of(worker: Worker) -> QuerySet[Employment]:
    """All of them, voided ones too, newest first."""
    return worker.employments.order_by(F("voided_at").asc(nulls_first=True), "-started_on", "-pk")
