"""One row a workshop, for any pair of "true on" and "known at": what every count is made from (rules.md §6)."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, Subquery

from certification.history import History, Submission, excused_by_correction
from certification.models import Certificate, Confirmation, Correction, Ending, YearStanding
from certification.queries.measures import Windows
from certification.revocation import assess
from workshops.access import clock


@dataclass(frozen=True, slots=True)
class Basis:
    """What a table is about: the stock on `as_of`; the state of `year` judged on `judged_on`; known at `known_at`.

    `known_at` None is now: live figures.
    """

    year: int
    as_of: datetime.date
    judged_on: datetime.date
    known_at: datetime.datetime | None = None

    @classmethod
    def live(cls, year: int) -> "Basis":
        """A year as pages show it: the stock at its end (or today), judged today."""
        today = clock.today()
        return cls(year, min(today, datetime.date(year, 12, 31)), today)


@dataclass(frozen=True, slots=True)
class WorkshopRow:
    """`path` is the region's path on the reporting tree. `ended_on` None or after `as_of`: the status lasted."""

    workshop_id: int
    path: str
    certified_on: datetime.date
    ended_on: datetime.date | None
    ended_kind: str | None
    year_state: str | None
    figures: dict


def workshop_rows(basis: Basis, region=None) -> list[WorkshopRow]:
    """All workshops certified by `as_of` in a region (None: the nation), ended ones included."""
    certificates = _certificates(basis)
    if region is not None:
        certificates = certificates.filter(region__path__startswith=region.path)
    states = _live_states(basis.year) if basis.known_at is None else _judged_states(basis, certificates)
    fields = ("workshop_id", "region__path", "certified_on", "ended_on", "ended_kind", "figures", "confirmed_figures")
    return [
        WorkshopRow(pk, path, certified_on, ended_on, kind, states.get(pk), confirmed or figures)
        for pk, path, certified_on, ended_on, kind, figures, confirmed in certificates.values_list(*fields)
    ]


def _certificates(basis: Basis):
    known = Q() if basis.known_at is None else Q(recorded_at__lte=basis.known_at)
    corrected = Correction.objects.filter(known, ending=OuterRef("pk"))
    endings = Ending.objects.filter(known, ~Exists(corrected), workshop=OuterRef("workshop_id"))
    endings = endings.filter(effective_on__lte=basis.as_of).order_by("ordinal")
    confirmed = Confirmation.objects.filter(
        workshop=OuterRef("workshop_id"), year__lte=basis.year, accepted_at__isnull=False
    ).order_by("-year")
    if basis.known_at is not None:
        confirmed = confirmed.filter(accepted_at__lte=basis.known_at)
    return (
        Certificate.objects.filter(known, certified_on__lte=basis.as_of)
        .annotate(
            ended_on=Subquery(endings.values("effective_on")[:1]),
            ended_kind=Subquery(endings.values("kind")[:1]),
            confirmed_figures=Subquery(confirmed.values("figures")[:1]),
        )
        .order_by("region_id", "workshop_id")
    )


def _live_states(year: int) -> dict[int, str]:
    return dict(YearStanding.objects.filter(year=year).values_list("workshop_id", "state"))


def _judged_states(basis: Basis, certificates) -> dict[int, str]:
    """The year's state by the rule itself, with nothing that was not known at `known_at`."""
    windows = Windows(known_at=basis.known_at)
    submissions, excused = _submissions(basis), _excused(basis)
    states = {}
    for certificate in certificates.select_related("region"):
        pk = certificate.workshop_id
        history = History(
            certified_on=certificate.certified_on,
            submissions=submissions.get(pk, {}),
            confirmed_years=frozenset(certificate.known_confirmed_years),
            unknown_years=frozenset(certificate.unknown_years),
            excused_years=frozenset(excused.get(pk, ())),
        )
        standing = assess(history, windows.of(certificate.region), basis.judged_on)
        for result in standing.years:
            lasted = certificate.ended_on is None or result.window.opens < certificate.ended_on
            if result.year == basis.year and lasted:
                states[pk] = str(result.state)
    return states


def _submissions(basis: Basis) -> dict[int, dict[int, list[Submission]]]:
    found: dict[int, dict[int, list[Submission]]] = {}
    rows = Confirmation.objects.filter(submitted_at__lte=basis.known_at).order_by("submitted_at")
    for pk, year, *instants in rows.values_list("workshop_id", "year", "submitted_at", "returned_at", "accepted_at"):
        submitted, returned, accepted = (t if t is not None and t <= basis.known_at else None for t in instants)
        found.setdefault(pk, {}).setdefault(year, []).append(Submission(submitted, returned, accepted))
    return found


def _excused(basis: Basis) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for correction in Correction.objects.filter(recorded_at__lte=basis.known_at).select_related("ending"):
        ending = correction.ending
        years = excused_by_correction(correction.excused_years, ending.effective_on, correction.decided_on)
        found.setdefault(ending.workshop_id, set()).update(years)
    return found
