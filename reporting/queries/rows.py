"""One row a workshop, for any pair of "true on" and "known at": what every count is made from (rules.md §6)."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, Subquery

from certification.models import Certificate, Confirmation, Correction, Ending
from reporting.queries.basis import Basis
from reporting.queries.editions import Today
from reporting.queries.year_states import year_states

PLACE = ("workshop_id", "workshop__region_id", "workshop__region__path")
FACTS = ("certified_on", "ended_on", "ended_kind", "figures", "confirmed_figures")


@dataclass(frozen=True, slots=True)
class WorkshopRow:
    """`path` is that of its region on the reporting tree of the table's edition.

    `ended_on` is on or before `as_of`, None where the status lasted. `year_state`: only where it lasted.
    """

    workshop_id: int
    path: str
    certified_on: datetime.date
    ended_on: datetime.date | None
    ended_kind: str | None
    year_state: str | None
    figures: dict


def workshop_rows(basis: Basis, region=None, places: Today | None = None) -> list[WorkshopRow]:
    """All workshops certified by `as_of` in a region (None: the nation), ended ones included.

    They lie where `places` (None: the divisions of today) puts them; `region` is one of its divisions.
    """
    places = places or Today()
    certificates = _certificates(basis)
    if region is not None and type(places) is Today:
        certificates = certificates.filter(workshop__region__path__startswith=region.path)
    found = list(certificates.values_list(*PLACE, *FACTS))
    paths = places.paths([row[:3] for row in found], region)
    facts = {row[0]: (path, *row[3:]) for row, path in zip(found, paths, strict=True) if path is not None}
    states = year_states(basis, {pk for pk, (_, _, ended_on, *_) in facts.items() if ended_on is None})
    return [
        WorkshopRow(pk, path, certified_on, ended_on, kind, states.get(pk), confirmed or figures)
        for pk, (path, certified_on, ended_on, kind, figures, confirmed) in facts.items()
    ]


def _certificates(basis: Basis):
    known = Q() if basis.known_at is None else Q(recorded_at__lte=basis.known_at)
    corrected = Correction.objects.filter(known, ending=OuterRef("pk"))
    endings = Ending.objects.filter(known, ~Exists(corrected), workshop=OuterRef("workshop_id"))
    endings = endings.filter(effective_on__lte=basis.as_of).order_by("ordinal")
    confirmed = _confirmations(basis).filter(workshop=OuterRef("workshop_id")).order_by("-year")
    return (
        Certificate.objects.filter(known, certified_on__lte=basis.as_of)
        .annotate(
            ended_on=Subquery(endings.values("effective_on")[:1]),
            ended_kind=Subquery(endings.values("kind")[:1]),
            confirmed_figures=Subquery(confirmed.values("figures")[:1]),
        )
        .order_by("workshop__region_id", "workshop_id")
    )


def _confirmations(basis: Basis):
    """Those whose figures count: accepted, for no later year than the table's, handed in by the end of `as_of`.

    A returned one handed in again belongs to its year: once that year is over by `as_of`, it counts when an earlier
    one of the same year was handed in by then, even if it came later itself (docs/adr/0005, docs/adr/0011).
    """
    earlier = Confirmation.objects.filter(
        workshop=OuterRef("workshop"),
        year=OuterRef("year"),
        returned_at__isnull=False,
        submitted_at__date__lte=basis.as_of,
    )
    # The last year that is over with the last instant of `as_of`.
    over = basis.as_of.year if (basis.as_of.month, basis.as_of.day) == (12, 31) else basis.as_of.year - 1
    in_time = Q(submitted_at__date__lte=basis.as_of) | Q(Exists(earlier), year__lte=over)
    return Confirmation.objects.filter(in_time, year__lte=basis.year, accepted_at__lte=basis.instant)
