"""Products brought to where a test wants them, by the real actions."""

from decimal import Decimal

from catalog.actions import listing_steps, products
from catalog.models import ListingCase, Product
from catalog.rules.listing_flow import Action, State
from tests import factories
from workshops.records import writing
from workshops.records.kind import get

FACTS = {
    "name": "蝴蝶妈妈蜡染围巾", "craft_category": "textile", "kind": "clothing", "project": None,
    "materials": "棉布、蓝靛",
    "price_from": Decimal("128.00"), "price_to": None, "unit": "条", "monthly_capacity": 200, "lead_days": 7,
    "meaning": "蝴蝶妈妈是苗族古歌中的始祖。", "description": "手绘蜡染，植物染色。", "where_to_buy": "万达小镇",
    "status": "active",
}  # fmt: skip
STATEMENT = "工艺完整，供货稳定。"


class People:
    """Who decides on a product of 丹寨."""

    def __init__(self, stage):
        self.leader, self.county = stage.county.leader, stage.county.approver
        self.clerk = stage.county.clerk
        self.province, self.nation = stage.official(), stage.official(code=None)


def product(workshop, *, by, photos: int = 1, **facts) -> Product:
    made = writing.enter(get("products"), by=by, workshop=workshop, **(FACTS | facts))
    if photos:
        products.add_photos(made.pk, by=by, uploads=[factories.photo(f"{n}.jpg") for n in range(photos)])
    made.refresh_from_db()
    return made


def submitted(product: Product, by) -> ListingCase:
    return listing_steps.submit(product.pk, by=by, statement=STATEMENT)


def brought_to(state: str, product: Product, people: People) -> ListingCase:
    """A case of the product in the state."""
    case = submitted(product, people.leader)
    for action, by, reason in WAYS[state]:
        case = listing_steps.advance(case.pk, action, by=getattr(people, by), reason=reason)
    return case


_COUNTY = ((Action.LIST, "county", ""),)
_REVIEW = (*_COUNTY, (Action.RECOMMEND, "county", ""))
_PROVINCE = (*_REVIEW, (Action.LIST_PROVINCE, "province", ""))
_NATIONAL = (*_PROVINCE, (Action.RECOMMEND, "province", ""))
WAYS = {
    State.SUBMITTED: (),
    State.RETURNED: ((Action.RETURN, "county", "照片不清楚"),),
    State.REFUSED: ((Action.REFUSE, "county", "不是手工制作"),),
    State.WITHDRAWN: ((Action.WITHDRAW, "leader", ""),),
    State.COUNTY_LISTED: _COUNTY,
    State.PROVINCE_REVIEW: _REVIEW,
    State.PROVINCE_LISTED: _PROVINCE,
    State.NATIONAL_REVIEW: _NATIONAL,
    State.NATIONAL_LISTED: (*_NATIONAL, (Action.LIST_NATIONAL, "nation", "")),
    State.DELISTED: (*_COUNTY, (Action.DELIST, "county", "以机绣冒充手绣")),
}
