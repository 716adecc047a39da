"""All that the page of one product or workshop tells the public; nothing here names a person."""

from dataclasses import dataclass, field

from django.db.models import Q

from catalog.models import Brand, ConsumptionMark, IntellectualRight, Outlet, PlatformShop, Product, RightStatus
from catalog.queries.public import public_workshops, published
from catalog.queries.public_cards import Card, of_workshop
from catalog.queries.public_text import masked
from certification.models import Certificate
from certification.public_facts import township_of
from workshops.access import clock
from workshops.models import Workshop

OTHERS, LISTED_MAX = 4, 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where to buy: a shop on a platform (``link`` may be empty) or an outlet (``detail`` is its address)."""

    name: str
    kind: str
    detail: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    label: str
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ProductFacts:
    product: Product
    photos: list[tuple[object, str]]
    badges: list[Badge]
    shops: list[Place]
    outlets: list[Place]
    others: list[Card]
    token: str
    materials: str = ""
    where_to_buy: str = ""
    meaning: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class WorkshopFacts:
    workshop: Workshop
    place: str
    story: str
    token: str
    shops: list[Place]
    outlets: list[Place]
    products: list[Card] = field(default_factory=list)


def product_facts(uid) -> ProductFacts | None:
    """None where no such product is in the catalogue at this moment."""
    joined = ("workshop__region__province", "project")
    product = published().select_related(*joined).filter(uid=uid).first()
    if product is None:
        return None
    shops, outlets = _places(product.workshop_id)
    photos = product.photos.order_by("position", "pk").values_list("attachment", "caption")
    return ProductFacts(
        product,
        [(photo, masked(caption)) for photo, caption in photos],
        _badges(product),
        shops,
        outlets,
        of_workshop(product.workshop_id, OTHERS, without=product.pk),
        _token(product.workshop_id),
        materials=masked(product.materials),
        where_to_buy=masked(product.where_to_buy),
        meaning=masked(product.meaning),
        description=masked(product.description),
    )


def workshop_facts(**lookup) -> WorkshopFacts | None:
    """By ``uid`` or ``number``; None where the workshop is not in the catalogue."""
    workshop = public_workshops().select_related("region__province").filter(**lookup).first()
    if workshop is None:
        return None
    region = workshop.region
    township = township_of(workshop.address, region.full_name, region.province.name, region.name)
    shops, outlets = _places(workshop.pk)
    return WorkshopFacts(
        workshop,
        region.full_name + township,
        masked(workshop.description),
        _token(workshop.pk),
        shops,
        outlets,
        of_workshop(workshop.pk, LISTED_MAX),
    )


def _token(workshop_id: int) -> str:
    return Certificate.objects.filter(workshop=workshop_id).values_list("token", flat=True).first() or ""


def _places(workshop_id: int) -> tuple[list[Place], list[Place]]:
    today = clock.today()
    still = Q(closed_on=None) | Q(closed_on__gt=today)
    here = {"workshop": workshop_id, "voided_at": None, "opened_on__lte": today}
    shops = PlatformShop.objects.filter(still, **here).order_by("-since_long", "opened_on", "pk")
    outlets = Outlet.objects.filter(still, **here).select_related("region").order_by("opened_on", "pk")
    return (
        [Place(masked(each.name), each.get_platform_display(), link=each.link) for each in shops],
        [_outlet(each) for each in outlets],
    )


def _outlet(outlet: Outlet) -> Place:
    kind = outlet.get_place_kind_display()
    if outlet.scenic_level:
        kind = f"{outlet.get_scenic_level_display()}旅游景区"
    said = [outlet.place_name, outlet.region.full_name + outlet.address.removeprefix(outlet.region.full_name)]
    if outlet.offers_experience:
        said.append("可体验制作")
    return Place(masked(outlet.name), kind, masked("，".join(said)))


def _badges(product: Product) -> list[Badge]:
    """Rights in force, brands and the consumption-assistance mark."""
    today = clock.today()
    lasting = Q(expires_on=None) | Q(expires_on__gte=today)
    rights = IntellectualRight.objects.filter(
        lasting, products=product.pk, voided_at=None, status=RightStatus.IN_FORCE
    ).order_by("kind", "pk")
    brands = Brand.objects.filter(products=product.pk, voided_at=None).order_by("name", "pk")
    marks = ConsumptionMark.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=today),
        product=product.pk,
        voided_at=None,
        granted_on__lte=today,
        ended_on=None,
    ).order_by("-granted_on", "pk")
    return [
        *(Badge("消费帮扶产品", each.issuer, f"编号 {each.number}") for each in marks),
        *(Badge(each.get_kind_display(), each.name) for each in brands),
        *(Badge(each.get_kind_display(), each.name, f"编号 {each.number}") for each in rights),
    ]
