"""Products of the demonstration, their drawn photographs, and their way into the catalogue."""

import datetime
from decimal import Decimal

from catalog.actions import listing_projection, listing_steps, products
from catalog.kinds.products import search_text
from catalog.models import (
    DelistCause,
    Listing,
    ListingCase,
    ListingLevel,
    ListingStep,
    Product,
    ProductPhoto,
    ProductStatus,
)
from catalog.rules.listing_flow import Action, State
from reporting.demo.product_pictures import pictures
from reporting.demo.product_words import EATEN, ITEMS, MATERIALS, MEANINGS, OTHER, STATEMENTS, TASTES
from reporting.demo.stage import Stage
from workshops.access.models import Department
from workshops.models import Standing, Workshop

ORDER = 10
DAY = datetime.timedelta(days=1)
STATES = (
    (State.NEW, 26), (State.SUBMITTED, 8), (State.RETURNED, 3), (State.REFUSED, 3), (State.WITHDRAWN, 2),
    (State.COUNTY_LISTED, 36), (State.PROVINCE_REVIEW, 6), (State.PROVINCE_LISTED, 11), (State.NATIONAL_REVIEW, 2),
    (State.NATIONAL_LISTED, 3), (State.DELISTED, 2),
)  # fmt: skip
# state: (step, from, to, who); each begins with the workshop's.
SUBMIT = (Action.SUBMIT, State.NEW, State.SUBMITTED, "clerk")
LIST = (Action.LIST, State.SUBMITTED, State.COUNTY_LISTED, "county")
UP = (Action.RECOMMEND, State.COUNTY_LISTED, State.PROVINCE_REVIEW, "county")
PROVINCE = (Action.LIST_PROVINCE, State.PROVINCE_REVIEW, State.PROVINCE_LISTED, "province")
UP_AGAIN = (Action.RECOMMEND, State.PROVINCE_LISTED, State.NATIONAL_REVIEW, "province")
NATION = (Action.LIST_NATIONAL, State.NATIONAL_REVIEW, State.NATIONAL_LISTED, "nation")
LAPSE = (Action.LAPSE, State.COUNTY_LISTED, State.DELISTED, None)
WAYS = {
    State.SUBMITTED: (SUBMIT,),
    State.RETURNED: (SUBMIT, (Action.RETURN, State.SUBMITTED, State.RETURNED, "county")),
    State.REFUSED: (SUBMIT, (Action.REFUSE, State.SUBMITTED, State.REFUSED, "county")),
    State.WITHDRAWN: (SUBMIT, (Action.WITHDRAW, State.SUBMITTED, State.WITHDRAWN, "clerk")),
    State.COUNTY_LISTED: (SUBMIT, LIST),
    State.PROVINCE_REVIEW: (SUBMIT, LIST, UP),
    State.PROVINCE_LISTED: (SUBMIT, LIST, UP, PROVINCE),
    State.NATIONAL_REVIEW: (SUBMIT, LIST, UP, PROVINCE, UP_AGAIN),
    State.NATIONAL_LISTED: (SUBMIT, LIST, UP, PROVINCE, UP_AGAIN, NATION),
    State.DELISTED: (SUBMIT, LIST, (Action.DELIST, State.COUNTY_LISTED, State.DELISTED, "county")),
}
LEVELS = {Action.LIST: ListingLevel.COUNTY, Action.LIST_PROVINCE: ListingLevel.PROVINCE,
          Action.LIST_NATIONAL: ListingLevel.NATIONAL}  # fmt: skip
WAITING = (State.SUBMITTED, State.RETURNED, State.PROVINCE_REVIEW, State.NATIONAL_REVIEW)
REASONS = {
    Action.RETURN: "照片未能看清纹样，请补拍细部照片。",
    Action.REFUSE: "主要工序为机器加工，不符合手工制作要求。",
    Action.DELIST: "抽查发现以机制品代替手工制品。",
    Action.LAPSE: "工坊的非遗工坊资格已终止。",
}


def fill(stage: Stage) -> None:
    drawn = pictures(stage.official(None))
    written = _Written(stage, drawn)
    for workshop in stage.workshops:
        for _ in range(stage.rng.choice((1, 2, 2, 3, 4))):
            written.add(workshop, stage.rng.choices([s for s, _ in STATES], [w for _, w in STATES])[0])
    for workshop in _ended(stage):
        written.add(workshop, None)
    written.save()
    _at_home(stage, drawn)


def _ended(stage: Stage):
    """Of counties that the demonstration staffs, with time enough to have listed something."""
    rows = Workshop.objects.exclude(standing=Standing.CERTIFIED).select_related("region__province", "leader")
    return [each for each in rows.order_by("pk") if each.ended_on - each.certified_on > 120 * DAY]


class _Written:
    """Rows as the actions would have written them, kept to be written in bulk."""

    def __init__(self, stage: Stage, drawn: dict):
        self.stage, self.rng, self.drawn = stage, stage.rng, drawn
        self.products: list[Product] = []
        self.cases: list[ListingCase] = []
        self.steps: list[ListingStep] = []
        self.listings: list[Listing] = []
        self.photos: list[ProductPhoto] = []

    def add(self, workshop: Workshop, state: str | None) -> None:
        """`state`: of the table, or None for what was lost with the workshop's status."""
        clerk = self.stage.clerk(workshop.region)
        product = make(workshop, self.rng, by=clerk)
        product.recorded_at = noon(self._day(workshop, state))
        self.products.append(product)
        with_photos = state != State.NEW or self.rng.random() < 0.6
        photos = photos_of(product, self.drawn, self.rng) if with_photos else []
        self.photos += photos
        product.cover = photos[0].attachment if photos else None
        if state == State.NEW:
            product.status = self.rng.choice((ProductStatus.DRAFT, ProductStatus.ACTIVE, ProductStatus.DISCONTINUED))
        else:
            self._walk(product, workshop, (SUBMIT, LIST, LAPSE) if state is None else WAYS[state], clerk)

    def _day(self, workshop: Workshop, state: str | None) -> datetime.date:
        """While the workshop was in force; what waits for somebody is young."""
        last = workshop.ended_on or self.stage.today
        span = max((last - workshop.certified_on).days - 90, 2)
        if state in WAITING:
            return max(last - DAY * self.rng.randrange(20, 80), workshop.certified_on)
        return workshop.certified_on + DAY * self.rng.randrange(1, span)

    def _walk(self, product, workshop, way, clerk) -> None:
        stage, region = self.stage, workshop.region
        people = {
            "clerk": clerk, "county": stage.of(region, Department.CULTURE), "province": None, "nation": None,
            None: None,
        }  # fmt: skip
        if len(way) > 3:
            people |= {"province": stage.official(region.province), "nation": stage.official(None)}
        day = product.recorded_at.date() + DAY * self.rng.randrange(0, 8)
        case = ListingCase(
            product=product, status=way[-1][2], submitted_by=clerk, submitted_at=noon(day),
            statement=self.rng.choice(STATEMENTS), last_reason=REASONS.get(way[-1][0], ""),
        )  # fmt: skip
        self.cases.append(case)
        for action, source, target, who in way:
            by, reason = people[who], REASONS.get(action, "")
            if action == Action.LAPSE:
                day = workshop.ended_on
            self.steps.append(
                ListingStep(case=case, action=action, from_status=source, to_status=target, by=by, at=noon(day),
                            office=by.office if by else None, reason=reason)
            )  # fmt: skip
            if level := LEVELS.get(action):
                row = Listing(product=product, case=case, level=level, listed_on=day, by=by, recorded_at=noon(day))
                self.listings.append(row)
                product.listed_level, product.listed_since = level, day
            if action in (Action.DELIST, Action.LAPSE):
                self._end(product, day, DelistCause.LOST_STATUS if by is None else DelistCause.DECIDED, reason)
            day = min(day + DAY * self.rng.randrange(2, 20), stage.today)

    def _end(self, product, day, cause, reason) -> None:
        for row in self.listings:
            if row.product is product:
                row.delisted_on, row.delisted_at = max(day, row.listed_on), noon(day)
                row.delist_cause, row.delist_reason = cause, reason
        product.listed_level, product.listed_since = "", None

    def save(self) -> None:
        for rows in (self.products, self.photos, self.cases, self.steps, self.listings):
            if rows:
                type(rows[0]).objects.bulk_create(rows, batch_size=2000)


UNITS = {
    "food": "盒",
    "medicine": "盒",
    "tableware": "套",
    "stationery": "套",
    "ornament": "件",
    "toy": "个",
    "art": "幅",
}
"""By kind of product; 件 for the rest."""


def make(workshop: Workshop, rng, *, by, status: str = ProductStatus.ACTIVE) -> Product:
    """An unsaved product of the workshop's craft."""
    item, kind, low, high = rng.choice(ITEMS.get(workshop.craft_category, OTHER))
    price = Decimal(rng.randrange(low, high) // 8 * 8 + 8)
    craft = workshop.craft_name.removesuffix("制作").removesuffix("技艺")
    product = Product(
        workshop=workshop, name=f"{craft}{item}", craft_category=workshop.craft_category or "implements", kind=kind,
        materials=MATERIALS.get(workshop.craft_category, "本地天然材料"), price_from=price,
        price_to=price * 2 if rng.random() < 0.4 else None, unit=UNITS.get(kind, "件"),
        monthly_capacity=rng.randrange(3, 60) * 10, lead_days=rng.choice((3, 5, 7, 10, 15, 30)),
        meaning=rng.choice(TASTES if kind in EATEN else MEANINGS).format(craft=craft), status=status, by=by,
        description=f"由{workshop.name}手工制作，每件纹样略有不同；可按需定制尺寸和包装。",
        where_to_buy=rng.choice(("工坊直售", "工坊直售；网店搜索工坊名称", "县非遗展示馆、工坊直售", "")),
    )  # fmt: skip
    product.search_text = search_text(product)
    return product


def photos_of(product: Product, drawn: dict, rng) -> list[ProductPhoto]:
    offered = drawn[product.craft_category]
    chosen = rng.sample(offered, min(len(offered), rng.choice((1, 1, 2, 3))))
    return [ProductPhoto(product=product, attachment=each, position=n) for n, each in enumerate(chosen, 1)]


def noon(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(4), tzinfo=datetime.UTC)


def _at_home(stage: Stage, drawn: dict) -> None:
    """Every state on the leader's own workshop, by the actions."""
    own = [each for each in stage.home if each.leader.user and each.leader.user.username == "leader"] or stage.home
    if not own:
        return
    workshop = own[0]
    leader = workshop.leader.user or stage.clerk(workshop.region)
    people = {
        "clerk": leader, "county": stage.of(workshop.region, Department.CULTURE),
        "province": stage.official(workshop.region.province), "nation": stage.official(None),
    }  # fmt: skip
    for state in (*WAYS, State.NEW):
        product = make(workshop, stage.rng, by=leader)
        product.save()
        ProductPhoto.objects.bulk_create(photos_of(product, drawn, stage.rng))
        listing_projection.project([product.pk])
        for action, _, _, who in WAYS.get(state, ()):
            _take(product, action, by=people[who], rng=stage.rng)
    unfinished = make(workshop, stage.rng, by=leader, status=ProductStatus.DRAFT)
    unfinished.meaning = ""
    unfinished.save()
    stopped = make(workshop, stage.rng, by=leader)
    stopped.save()
    products.discontinue(stopped.pk, by=leader)


def _take(product: Product, action: str, *, by, rng) -> None:
    if action == Action.SUBMIT:
        listing_steps.submit(product.pk, by=by, statement=rng.choice(STATEMENTS))
        return
    case = product.listing_cases.get()
    number = "丹文旅〔2026〕12号" if action == Action.LIST else ""
    listing_steps.advance(case.pk, action, by=by, reason=REASONS.get(action, ""), document_number=number)
