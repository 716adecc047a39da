"""The only writer of a workshop's standing, and what the revocation rule is told about a workshop.

`check` recomputes every projection and reports differences (nightly, and `manage.py check_standing`).
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import transaction
from django.db.models import Prefetch

from certification.history import History, Submission, excused_by_correction
from certification.models import Confirmation, Ending, EndingKind, YearStanding
from certification.queries.measures import Windows
from certification.revocation import Standing as Assessment
from certification.revocation import YearState, assess
from workshops.access import clock
from workshops.models import Standing, Workshop

ENDED_AS = {
    EndingKind.REVOCATION: Standing.REVOKED,
    EndingKind.CANCELLATION: Standing.CANCELLED,
    EndingKind.WITHDRAWAL: Standing.WITHDRAWN,
}
CONFIRMED = {YearState.CERTIFIED, YearState.CONFIRMED, YearState.EXCUSED}
BATCH = 500


def with_facts(workshops):
    """The queryset with all rows that `history_of` reads, in a fixed number of queries."""
    return workshops.select_related("certificate", "region__province", "leader").prefetch_related(
        Prefetch("confirmations", Confirmation.objects.order_by("submitted_at")),
        "year_standings",
        Prefetch("endings", Ending.objects.select_related("correction").order_by("ordinal")),
    )


def locked_with_facts(workshop_id: int) -> Workshop:
    """The workshop under its row's lock, with its facts as they are once the lock is held; in a transaction."""
    Workshop.objects.select_for_update().get(pk=workshop_id)
    return with_facts(Workshop.objects.filter(pk=workshop_id)).get()


def history_of(workshop: Workshop) -> History:
    """The rule's facts from the legal rows of a workshop loaded by `with_facts`."""
    submissions: dict[int, list[Submission]] = {}
    for row in workshop.confirmations.all():
        submissions.setdefault(row.year, []).append(Submission(row.submitted_at, row.returned_at, row.accepted_at))
    excused: set[int] = set()
    for ending in workshop.endings.all():
        correction = getattr(ending, "correction", None)
        if correction:
            excused |= excused_by_correction(correction.excused_years, ending.effective_on, correction.decided_on)
    certificate = workshop.certificate
    return History(
        certified_on=certificate.certified_on,
        submissions=submissions,
        confirmed_years=frozenset(certificate.known_confirmed_years),
        unknown_years=frozenset(certificate.unknown_years),
        excused_years=frozenset(excused),
    )


def assess_workshop(workshop: Workshop, windows: Windows, as_of: datetime.date) -> Assessment:
    return assess(history_of(workshop), windows.of(workshop.region), as_of)


def standing_ending(workshop: Workshop) -> Ending | None:
    """The ending in force, i.e. not corrected."""
    return next((e for e in workshop.endings.all() if getattr(e, "correction", None) is None), None)


@dataclass(frozen=True, slots=True)
class Projection:
    """What `Workshop` and its `YearStanding` rows show of its legal rows. `years`: (year, state, deadline)."""

    standing: str
    at_risk: bool
    would_end_on: datetime.date | None
    ended_on: datetime.date | None
    last_confirmed_year: int | None
    years: tuple[tuple[int, str, datetime.date], ...]


COLUMNS = ("standing", "at_risk", "would_end_on", "ended_on", "last_confirmed_year")


def project(workshop: Workshop, windows: Windows, as_of: datetime.date) -> Projection:
    assessment = assess_workshop(workshop, windows, as_of)
    ending = standing_ending(workshop)
    # A year whose window opened after the end carries no duty.
    years = [r for r in assessment.years if not ending or r.window.opens < ending.effective_on]
    confirmed = max((r.year for r in years if r.state in CONFIRMED), default=None)
    rows = tuple((r.year, str(r.state), r.deadline) for r in years)
    if ending:
        return Projection(ENDED_AS[ending.kind], False, None, ending.effective_on, confirmed, rows)
    return Projection(Standing.CERTIFIED, assessment.at_risk, assessment.would_end_on, None, confirmed, rows)


def refresh(workshop_ids: Iterable[int], *, as_of: datetime.date | None = None) -> int:
    """Recompute and write the projection; returns how many rows changed."""
    ids, changed = list(workshop_ids), 0
    found = _projections(Workshop.objects.filter(pk__in=ids), as_of)
    while batch := list(islice(found, BATCH)):
        differing = [(workshop, projection) for workshop, projection in batch if _shown(workshop) != projection]
        if differing:
            _write(differing)
            changed += len(differing)
    return changed


@dataclass(frozen=True, slots=True)
class Move:
    """A workshop whose status changes; ``ended_on`` is null where it is in force (again)."""

    workshop_id: int
    was: str
    now: str
    ended_on: datetime.date | None


_followers: list[Callable[[list[Move]], None]] = []


def tell(follower: Callable[[list[Move]], None]) -> None:
    """An app above is told of every change of status, in the transaction that writes it; when it is ready."""
    _followers.append(follower)


@transaction.atomic
def _write(differing: list[tuple[Workshop, Projection]]) -> None:
    """In few statements, for an import refreshes thousands at once: most of them share what is to be shown."""
    moves = [
        Move(workshop.pk, workshop.standing, shown.standing, shown.ended_on)
        for workshop, shown in differing
        if workshop.standing != shown.standing
    ]
    alike: dict[tuple, list[int]] = defaultdict(list)
    for workshop, projection in differing:
        alike[tuple(getattr(projection, name) for name in COLUMNS)].append(workshop.pk)
    for values, ids in alike.items():
        Workshop.objects.filter(pk__in=ids).update(**dict(zip(COLUMNS, values, strict=True)))
    surplus = [
        row.pk
        for workshop, projection in differing
        for row in workshop.year_standings.all()
        if row.year not in {year for year, _, _ in projection.years}
    ]
    YearStanding.objects.filter(pk__in=surplus).delete()
    YearStanding.objects.bulk_create(
        [
            YearStanding(workshop=workshop, year=year, state=state, deadline=day)
            for workshop, projection in differing
            for year, state, day in projection.years
        ],
        update_conflicts=True,
        unique_fields=["workshop", "year"],
        update_fields=["state", "deadline"],
    )
    for follow in _followers if moves else ():
        follow(moves)


@dataclass(frozen=True, slots=True)
class Difference:
    workshop_id: int
    number: str
    shown: Projection
    computed: Projection


def check(*, as_of: datetime.date | None = None) -> list[Difference]:
    """Every workshop whose shown standing is not what its legal rows give."""
    return [
        Difference(workshop.pk, workshop.number, _shown(workshop), projection)
        for workshop, projection in _projections(Workshop.objects.all(), as_of)
        if _shown(workshop) != projection
    ]


def _shown(workshop: Workshop) -> Projection:
    years = sorted((row.year, row.state, row.deadline) for row in workshop.year_standings.all())
    return Projection(*(getattr(workshop, name) for name in COLUMNS), years=tuple(years))


def _projections(workshops, as_of) -> Iterator[tuple[Workshop, Projection]]:
    day, windows = as_of or clock.today(), Windows()
    for workshop in with_facts(workshops.order_by("pk")).iterator(chunk_size=BATCH):
        yield workshop, project(workshop, windows, day)
