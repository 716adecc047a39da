"""Moving applications for the catalogue: `submit` and `advance` are the only writers of a case and its listings.

Order of locks everywhere: workshop, product, case; so that a status that ends at this moment is seen or waits.
"""

from collections.abc import Iterable

from django.db import transaction

from catalog.actions.listing_notices import tell
from catalog.actions.listing_projection import project
from catalog.actions.products_texts import FOUND
from catalog.models import DelistCause, Listing, ListingCase, ListingStatus, ListingStep, Product, ProductStatus
from catalog.queries.listing_cases import is_own, lacking, open_case, plays, with_parties
from catalog.rules.listing_flow import LABELS, SOUND, TABLE, Action, State, Transition, Who
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions.refusals import journalled
from workshops.models import Attachment, Workshop
from workshops.people.texts import holds_any_number

REASON_MAX = 500
CAUSES = {Action.WITHDRAW: DelistCause.WITHDRAWN, Action.DELIST: DelistCause.DECIDED}


def hold_product(product_id: int) -> Product:
    """The product under its lock, its workshop locked before it."""
    workshop_id = Product.objects.values_list("workshop_id", flat=True).get(pk=product_id)
    held = Workshop.objects.select_for_update(of=("self",), no_key=True)
    workshop = held.select_related("region__province", "leader__user").get(pk=workshop_id)
    product = Product.objects.select_for_update(of=("self",), no_key=True).get(pk=product_id)
    product.workshop = workshop
    return product


@journalled("product_listing.submit")
@transaction.atomic
def submit(product_id: int, *, by: User, statement: str) -> ListingCase:
    """Hand a product in for the county's catalogue; a draft becomes one that is made and sold."""
    product = hold_product(product_id)
    row = _find(State.NEW, Action.SUBMIT, by, product.workshop)
    if open_case(product):
        raise Refused("case_open", "该产品已在申报或已列入目录，不能重复申报。")
    _refuse_lacking(product)
    case = ListingCase(product=product, submitted_by=by, submitted_at=clock.now(), statement=_stated(statement))
    case.save()
    if product.status == ProductStatus.DRAFT:
        Product.objects.filter(pk=product.pk).update(status=ProductStatus.ACTIVE)
    _record(case, row, by)
    return case


@journalled("product_listing.advance")
@transaction.atomic
def advance(
    case_id: int,
    action: str,
    *,
    by: User,
    reason: str = "",
    document_number: str = "",
    statement: str = "",
    document: Attachment | None = None,
) -> ListingCase:
    """Take one step of the table. ``statement`` is for RESUBMIT, ``document_number`` for the steps that list."""
    case = hold_case(case_id)
    row = _find(case.status, action, by, case.product.workshop)
    if Who(row.who).decides and is_own(by, case):
        raise Refused("own_product", "不能办理本人申报的产品，请由另一人办理。")
    reason = reason.strip()
    if row.needs_reason and not reason:
        raise Refused("reason_missing", "请写明理由。", field="reason")
    if len(reason) > REASON_MAX:
        raise Refused("too_long", f"理由最长 {REASON_MAX} 字。", field="reason")
    if action in SOUND:
        _refuse_lacking(case.product)
    if action == Action.RESUBMIT:
        case.statement, case.submitted_by, case.submitted_at = _stated(statement), by, clock.now()
    if row.lists:
        _list(case, row.lists, by, document_number.strip())
    if row.ends:
        end_listings(case.product, CAUSES[action], reason, day=clock.today())
    _record(case, row, by, reason, document)
    return case


def hold_case(case_id: int) -> ListingCase:
    """The case under its lock, its product and workshop locked before it."""
    product = hold_product(ListingCase.objects.values_list("product_id", flat=True).get(pk=case_id))
    case = with_parties(ListingCase.objects.select_for_update(of=("self",))).get(pk=case_id)
    case.product = product
    return case


def advance_many(
    case_ids: Iterable[int], action: str, *, by: User, reason: str = "", document_number: str = ""
) -> tuple[list[ListingCase], list[tuple[ListingCase, str]]]:
    """Each by itself: (those that moved, those refused with the reason). Only cases in the user's scope."""
    done, refused = [], []
    for case in with_parties(ListingCase.objects.visible_to(by).filter(pk__in=list(case_ids))).order_by("pk"):
        try:
            done.append(advance(case.pk, action, by=by, reason=reason, document_number=document_number))
        except Refused as refusal:
            refused.append((case, refusal.message))
    return done, refused


def _find(status: str, action: str, by: User, workshop: Workshop) -> Transition:
    here = [row for row in TABLE if row.source == status and row.action == action and row.who != Who.SYSTEM]
    if not here:
        label = ListingStatus(status).label if status else "未申报"
        raise Refused("wrong_state", f"当前状态为“{label}”，不能{LABELS.get(action, '办理这一步')}。")
    mine = [row for row in here if plays(by, row.who, workshop)]
    if not mine:
        who = "或".join(dict.fromkeys(Who(row.who).label for row in here))
        raise Refused("wrong_role", f"{LABELS[action]}须由{who}办理。")
    return mine[0]


def _refuse_lacking(product: Product) -> None:
    if found := lacking(product):
        raise Refused("incomplete", "产品还不能列入目录：" + "".join(reason for _, reason in found))


def _stated(statement: str) -> str:
    statement = statement.strip()
    if not statement:
        raise Refused("statement_missing", "请填写列入目录的理由。", field="statement")
    if holds_any_number(statement):
        raise Refused("mobile_number", FOUND, field="statement")
    return statement


def _list(case: ListingCase, level: str, by: User, document_number: str) -> None:
    Listing.objects.create(
        product=case.product, case=case, level=level, listed_on=clock.today(), document_number=document_number, by=by,
        recorded_at=clock.now(),
    )  # fmt: skip


def end_listings(product: Product, cause: str, reason: str, *, day) -> list[Listing]:
    """End every listing in force on the day (never before it began); the caller holds the product and projects."""
    ended = list(Listing.objects.select_for_update().filter(product=product, delisted_on=None))
    for listing in ended:
        listing.delisted_on, listing.delisted_at = max(day, listing.listed_on), clock.now()
        listing.delist_cause, listing.delist_reason = cause, reason
        listing.save()
    return ended


def _record(case: ListingCase, row: Transition, by: User, reason: str = "", document=None) -> None:
    write_step(case, row, by=by, reason=reason, document=document)
    project([case.product_id])
    tell(case, row, by)


def write_step(case: ListingCase, row: Transition, *, by: User | None, reason: str = "", document=None) -> None:
    """Status, append-only step and journal, together."""
    case.status, case.last_reason = row.target, reason
    case.save()
    ListingStep.objects.create(
        case=case, action=row.action, from_status=row.source, to_status=row.target, by=by, reason=reason,
        office=by.office if by else None, document=document, at=clock.now(),
    )  # fmt: skip
    journal.record(
        by=by, action=f"product_listing.{row.action}", obj=case, region=case.product.workshop.region_id,
        detail={"from": row.source, "to": row.target},
    )  # fmt: skip
