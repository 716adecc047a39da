"""The only writer of a workshop's standing, and what the revocation rule is told about a workshop.

`check` recomputes every projection and reports differences (nightly, and `manage.py check_standing`).
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch

from certification.history import History, Submission, excused_by_correction
from certification.models import Confirmation, Ending, EndingKind
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
        Prefetch("endings", Ending.objects.select_related("correction").order_by("ordinal")),
    )


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
    """What `Workshop` shows of its legal rows."""

    standing: str
    at_risk: bool
    would_end_on: datetime.date | None
    ended_on: datetime.date | None
    last_confirmed_year: int | None


def project(workshop: Workshop, windows: Windows, as_of: datetime.date) -> Projection:
    assessment = assess_workshop(workshop, windows, as_of)
    confirmed = max((r.year for r in assessment.years if r.state in CONFIRMED), default=None)
    ending = standing_ending(workshop)
    if ending:
        return Projection(ENDED_AS[ending.kind], False, None, ending.effective_on, confirmed)
    return Projection(Standing.CERTIFIED, assessment.at_risk, assessment.would_end_on, None, confirmed)


def refresh(workshop_ids: Iterable[int], *, as_of: datetime.date | None = None) -> int:
    """Recompute and write the projection; returns how many rows changed."""
    ids = list(workshop_ids)
    changed = 0
    for workshop, projection in _projections(Workshop.objects.filter(pk__in=ids), as_of):
        if _shown(workshop) != projection:
            values = {name: getattr(projection, name) for name in Projection.__slots__}
            Workshop.objects.filter(pk=workshop.pk).update(**values)
            changed += 1
    return changed


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
    return Projection(*(getattr(workshop, name) for name in Projection.__slots__))


def _projections(workshops, as_of) -> Iterator[tuple[Workshop, Projection]]:
    day, windows = as_of or clock.today(), Windows()
    for workshop in with_facts(workshops.order_by("pk")).iterator(chunk_size=BATCH):
        yield workshop, project(workshop, windows, day)
