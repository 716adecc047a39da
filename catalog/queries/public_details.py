"""All that the page of one product or workshop tells the public; nothing here names a person."""

from dataclasses import dataclass, field
from uuid import UUID

from catalog.models import BrandKind, PlaceKind, Platform, Product, RightKind, ScenicLevel
from catalog.queries.public_around import BRAND, MARK, OUTLET, PHOTO, RIGHT, SHOP, around
from catalog.queries.public_cards import Card, of_workshop
from catalog.queries.public_conditions import IN_FORCE, LISTED
from catalog.queries.public_places import Place, place
from catalog.queries.public_text import masked, shown
from certification.public_facts import township_of
from workshops.access import clock
from workshops.models import IchLevel, Workshop

OTHERS, LISTED_MAX = 4, 24
BRANDS, RIGHTS, SHOPS = dict(BrandKind.choices), dict(RightKind.choices), dict(Platform.choices)
ICH_LEVELS = dict(IchLevel.choices)
OUTLETS = dict(PlaceKind.choices) | {str(value): f"{label}旅游景区" for value, label in ScenicLevel.choices}

_PRODUCT = f"""
SELECT p.id, p.uid, p.name, p.craft_category, p.kind, p.materials, p.price_from, p.price_to, p.unit, p.monthly_capacity,
  p.lead_days, p.meaning, p.description, p.where_to_buy, p.listed_level, p.listed_since, p.cover_id, p.workshop_id,
  p.project_id, i.name AS project_name, i.level AS project_level, w.uid AS workshop_uid, w.name AS workshop_name,
  w.region_id, c.token
FROM catalog_product p JOIN workshops_workshop w ON w.id = p.workshop_id
LEFT JOIN workshops_ichproject i ON i.id = p.project_id
LEFT JOIN certification_certificate c ON c.workshop_id = w.id
WHERE p.uid = %s AND {LISTED} AND {IN_FORCE}
"""  # noqa: S608 - constants
_WORKSHOP = f"""
SELECT w.id, w.uid, w.name, w.number, w.region_id, w.address, w.description, w.certified_on, w.projects_text,
  w.craft_name, w.craft_category, c.token
FROM workshops_workshop w LEFT JOIN certification_certificate c ON c.workshop_id = w.id
WHERE w.uid = %s AND {IN_FORCE} AND EXISTS (SELECT FROM catalog_product p WHERE p.workshop_id = w.id AND {LISTED})
"""  # noqa: S608 - constants


@dataclass(frozen=True, slots=True)
class Spot:
    """Where to buy: a shop on a platform (``link`` may be empty) or an outlet (``detail`` is its address)."""

    kind: str
    name: str
    detail: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    label: str
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """``product`` also has ``project_name``, ``project_level``, ``workshop_name``, ``workshop_uid``."""

    product: Product
    place: Place
    province: str
    ich_level: str
    photos: list[tuple[UUID, str]]
    badges: list[Badge]
    shops: list[Spot]
    outlets: list[Spot]
    others: list[Card]
    token: str
    materials: str = ""
    where_to_buy: str = ""
    meaning: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class WorkshopFacts:
    """``address`` goes down to the township; ``products`` are the newest ones."""

    workshop: Workshop
    place: Place
    province: str
    address: str
    story: str
    token: str
    shops: list[Spot]
    outlets: list[Spot]
    products: list[Card] = field(default_factory=list)
    has_more: bool = False


def product_facts(uid) -> ProductFacts | None:
    """None where no such product is in the catalogue at this moment."""
    product = next(iter(Product.objects.raw(_PRODUCT, [uid])), None)
    if product is None:
        return None
    found = around(product.workshop_id, product.pk, today=clock.today())
    shops, outlets = _spots(found)
    return ProductFacts(
        shown(product, "name"),
        *_placed(product.region_id),
        ICH_LEVELS.get(product.project_level, ""),
        [(UUID(photo), masked(caption)) for photo, caption, *_ in found[PHOTO]],
        _badges(found),
        shops,
        outlets,
        of_workshop(product.workshop_id, OTHERS, without=product.pk),
        product.token or "",
        materials=masked(product.materials),
        where_to_buy=masked(product.where_to_buy),
        meaning=masked(product.meaning),
        description=masked(product.description),
    )


def workshop_facts(uid) -> WorkshopFacts | None:
    """None where the workshop is not in the catalogue."""
    workshop = next(iter(Workshop.objects.raw(_WORKSHOP, [uid])), None)
    if workshop is None:
        return None
    here, province = _placed(workshop.region_id)
    township = township_of(workshop.address, here.full_name, province, here.name)
    shops, outlets = _spots(around(workshop.pk, today=clock.today()))
    products = of_workshop(workshop.pk, LISTED_MAX + 1)
    return WorkshopFacts(
        workshop,
        here,
        province,
        here.full_name + township,
        masked(workshop.description),
        workshop.token or "",
        shops,
        outlets,
        products[:LISTED_MAX],
        len(products) > LISTED_MAX,
    )


def _placed(code: str) -> tuple[Place, str]:
    """The division, and the name of its province."""
    here = place(code)
    return here, place(here.province).name


def _spots(found) -> tuple[list[Spot], list[Spot]]:
    shops = [Spot(SHOPS.get(code, code), masked(name), link=link) for code, name, _, link in found[SHOP]]
    outlets = [Spot(OUTLETS.get(code, code), masked(name), masked(detail)) for code, name, detail, _ in found[OUTLET]]
    return shops, outlets


def _badges(found) -> list[Badge]:
    """The consumption-assistance mark, brands and rights in force."""
    return [
        *(Badge("消费帮扶产品", name, f"编号 {number}") for _, name, number, _ in found[MARK]),
        *(Badge(BRANDS.get(code, code), name) for code, name, *_ in found[BRAND]),
        *(Badge(RIGHTS.get(code, code), masked(name), f"编号 {number}") for code, name, number, _ in found[RIGHT]),
    ]
