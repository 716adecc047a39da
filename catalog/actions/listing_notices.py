"""Who is told of a step on the way to the catalogue: outbox rows in the deciding transaction."""

from django.urls import reverse

from catalog.models import ListingCase
from catalog.rules.listing_flow import LABELS, WAITS_FOR, Action, Transition, Who
from certification.notifying import tell_offices, tell_workshop
from workshops.access.models import Department, User


def tell(case: ListingCase, row: Transition, by: User) -> None:
    """The workshop of what offices did, the office whose turn it is, the county of what happened above it."""
    product = case.product
    workshop, link = product.workshop, reverse("catalog:listing-detail", args=[case.pk])
    title, kind = f"产品“{product.name}”：{LABELS[row.action]}", f"product_listing.{row.action}"
    if workshop.leader.user_id != by.pk:
        tell_workshop(workshop, kind, title, case.last_reason, link=link)
    if office := _whose_turn(row, workshop):
        tell_offices(workshop, [office], kind, f"请办理产品“{product.name}”的目录申报", link=link)
    if row.who in (Who.PROVINCE, Who.NATION) and row.action != Action.RECOMMEND:
        tell_offices(workshop, [(Department.CULTURE, workshop.region)], kind, title, case.last_reason, link=link)


def _whose_turn(row: Transition, workshop) -> tuple[str, object] | None:
    regions = {Who.COUNTY: workshop.region, Who.PROVINCE: workshop.region.province, Who.NATION: None}
    who = WAITS_FOR.get(row.target)
    return (Department.CULTURE, regions[who]) if who in regions else None


def tell_of_loss(workshop, count: int, ended_on) -> None:
    """Leader and county: the products left the catalogue with the workshop's status."""
    body = (
        f"工坊的非遗工坊资格自{ended_on:%Y-%m-%d}起终止，{count} 件产品同时移出非遗工坊产品目录。资格更正后自动恢复。"
    )
    _tell_both(workshop, "product_listing.lapse", f"“{workshop.name}”的产品已移出目录", body)


def tell_of_return(workshop, count: int) -> None:
    body = f"工坊的非遗工坊资格已更正恢复，{count} 件产品同时恢复列入非遗工坊产品目录。"
    _tell_both(workshop, "product_listing.restore", f"“{workshop.name}”的产品已恢复列入目录", body)


def _tell_both(workshop, kind: str, title: str, body: str) -> None:
    link = reverse("catalog:workshop-products", args=[workshop.pk])
    tell_workshop(workshop, kind, title, body, link=link)
    tell_offices(workshop, [(Department.CULTURE, workshop.region)], kind, title, body, link=link)
