"""Where a year stood for each workshop, as the rule or its projection says (docs/adr/0005)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from certification.history import History, Submission, excused_by_correction
from certification.models import Certificate, Confirmation, Correction, YearStanding
from certification.queries.measures import Windows
from certification.revocation import YearState, assess
from reporting.queries.basis import Basis


def year_states(basis: Basis, workshop_ids: Collection[int]) -> dict[int, str]:
    """{workshop: state of the year} for workshops whose status lasted on `as_of`: every one of them has a state.

    Live figures read the projection; the rule is asked for any other state of knowledge, and for a workshop whose
    projection has not (or no longer) this year.
    """
    states = {} if basis.known_at else _projected(basis.year, workshop_ids)
    return states | _judged(basis, set(workshop_ids) - set(states))


def _projected(year: int, workshop_ids: Collection[int]) -> dict[int, str]:
    rows = YearStanding.objects.filter(year=year, workshop__in=workshop_ids)
    return dict(rows.values_list("workshop_id", "state"))


def _judged(basis: Basis, workshop_ids: Collection[int]) -> dict[int, str]:
    """By the rule itself, with nothing that was not known at `known_at`."""
    if not workshop_ids:
        return {}
    windows = Windows(known_at=basis.known_at)
    submissions, excused = _submissions(basis, workshop_ids), _excused(basis, workshop_ids)
    states = {}
    for certificate in Certificate.objects.filter(workshop__in=workshop_ids).select_related("region"):
        pk = certificate.workshop_id
        history = History(
            certified_on=certificate.certified_on,
            submissions=submissions.get(pk, {}),
            confirmed_years=frozenset(certificate.known_confirmed_years),
            unknown_years=frozenset(certificate.unknown_years),
            excused_years=frozenset(excused.get(pk, ())),
        )
        states[pk] = str(_state(basis, history, windows.of(certificate.region)))
    return states


def _state(basis: Basis, history: History, windows) -> YearState:
    """Of the basis's year alone. A workshop certified after it had no duty in it, as in the year of certification."""
    first = history.certified_on.year
    if first > basis.year:
        return YearState.CERTIFIED
    # The rule stops at the run of missed years that ends a status. Earlier years never change how this one stands, so
    # they are put aside: what was in force on `as_of` has a state, even if a run of them ended it later.
    alone = replace(history, excused_years=history.excused_years | set(range(first, basis.year)))
    found = assess(alone, windows, basis.judged_on).years
    return next((result.state for result in found if result.year == basis.year), YearState.UPCOMING)


def _submissions(basis: Basis, workshop_ids: Collection[int]) -> dict[int, dict[int, list[Submission]]]:
    found: dict[int, dict[int, list[Submission]]] = defaultdict(lambda: defaultdict(list))
    rows = Confirmation.objects.filter(workshop__in=workshop_ids, submitted_at__lte=basis.instant)
    fields = ("workshop_id", "year", "submitted_at", "returned_at", "accepted_at")
    for pk, year, *instants in rows.order_by("submitted_at").values_list(*fields):
        submitted, returned, accepted = (t if t is not None and t <= basis.instant else None for t in instants)
        found[pk][year].append(Submission(submitted, returned, accepted))
    return found


def _excused(basis: Basis, workshop_ids: Collection[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = Correction.objects.filter(ending__workshop__in=workshop_ids, recorded_at__lte=basis.instant)
    for correction in rows.select_related("ending"):
        ending = correction.ending
        found[ending.workshop_id] |= excused_by_correction(
            correction.excused_years, ending.effective_on, correction.decided_on
        )
    return found
