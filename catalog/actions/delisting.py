"""Products leave the catalogue with their workshop's status, and come back when that is corrected.

Told by `certification.standing` in the transaction that writes the status: what fails here undoes that too.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F

from catalog.actions.listing_notices import tell_of_loss, tell_of_return
from catalog.actions.listing_projection import project
from catalog.actions.listing_steps import end_listings, write_step
from catalog.models import CLOSED_LISTINGS, DelistCause, Listing, ListingCase, ListingStatus, Product, ProductStatus
from catalog.queries.listing_cases import with_parties
from catalog.rules.listing_flow import LISTED, TABLE, Action, Transition
from certification.models import Ending
from certification.standing import Move
from workshops.access import clock
from workshops.models import Standing

REASON = "工坊的非遗工坊资格已终止。"


def follow(moves: list[Move]) -> None:
    """The workshops are locked by the caller, or new."""
    if ended := {move.workshop_id: move for move in moves if move.now != Standing.CERTIFIED}:
        _delist(ended)
    if regained := [move.workshop_id for move in moves if move.now == Standing.CERTIFIED]:
        _restore(regained)


def _delist(ended: dict[int, Move]) -> None:
    lost: dict = defaultdict(int)
    in_force = Listing.objects.filter(product__workshop__in=ended, delisted_on=None)
    ids = _held(in_force.values_list("product_id", flat=True))
    for case in _cases(ListingCase.objects.filter(product__in=ids, status__in=LISTED)):
        workshop = case.product.workshop
        day = ended[workshop.pk].ended_on or clock.today()
        end_listings(case.product, DelistCause.LOST_STATUS, REASON, day=day)
        write_step(case, _row(case.status, Action.LAPSE, ListingStatus.DELISTED), by=None, reason=REASON)
        lost[workshop] += 1
    project(ids)
    for workshop, count in lost.items():
        tell_of_loss(workshop, count, ended[workshop.pk].ended_on or clock.today())


def _restore(workshop_ids: list[int]) -> None:
    found: dict[int, list[Listing]] = defaultdict(list)
    for listing in _taken(workshop_ids):
        found[listing.case_id].append(listing)
    ids = _held(each.product_id for rows in found.values() for each in rows)
    back: dict = defaultdict(int)
    for case in _cases(ListingCase.objects.filter(pk__in=found, product__in=ids)):
        # Whoever stopped making it, or applied anew, while the status was lost has moved on.
        product = case.product
        if case.status != ListingStatus.DELISTED or product.voided_at or product.status == ProductStatus.DISCONTINUED:
            continue
        if product.listing_cases.exclude(status__in=CLOSED_LISTINGS).exists():
            continue
        for listing in found[case.pk]:
            _list_again(listing)
        target = case.steps.filter(action=Action.LAPSE).last().from_status
        write_step(case, _row(ListingStatus.DELISTED, Action.RESTORE, target), by=None)
        back[product.workshop] += 1
    project(ids)
    for workshop, count in back.items():
        tell_of_return(workshop, count)


def _taken(workshop_ids: list[int]):
    """What the end that is now corrected took, and nothing that an earlier one did."""
    since: dict[int, object] = {}
    for ending in Ending.objects.filter(workshop__in=workshop_ids).order_by("ordinal"):
        since[ending.workshop_id] = ending.recorded_at
    rows = Listing.objects.filter(
        product__workshop__in=since, delist_cause=DelistCause.LOST_STATUS, restorations=None
    ).annotate(workshop_id=F("product__workshop"))
    return [row for row in rows if row.delisted_at >= since[row.workshop_id]]


def _list_again(listing: Listing) -> None:
    """By a new row from the day of the end on: there was no gap; when it became known is `recorded_at`."""
    Listing.objects.create(
        product_id=listing.product_id, case_id=listing.case_id, level=listing.level, by_id=listing.by_id,
        listed_on=listing.delisted_on, document_number=listing.document_number, restored_from=listing,
        recorded_at=clock.now(),
    )  # fmt: skip


def _held(product_ids: Iterable[int]) -> list[int]:
    """The products, locked."""
    ids = set(product_ids)
    rows = Product.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True)
    return [row.pk for row in rows] if ids else []


def _cases(cases) -> list[ListingCase]:
    return list(with_parties(cases).select_for_update(of=("self",)).order_by("pk"))


def _row(source: str, action: str, target: str) -> Transition:
    return next(row for row in TABLE if (row.source, row.action, row.target) == (source, action, target))
