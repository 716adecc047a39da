"""Invented exhibitions, who took part, meetings and orders. In 丹寨 every state of an application is there."""

import datetime
from decimal import Decimal

from catalog.actions import event_applications as acts
from catalog.models import (
    Event,
    EventApplication,
    EventApplicationStatus,
    EventApplicationStep,
    EventQuota,
    EventStatus,
    Matchmaking,
    Order,
    OrderStatus,
    Product,
    SalesChannel,
)
from catalog.queries.events import invited, showable
from reporting.demo.events_words import BUYERS, COMPANIES, MEETINGS, NATIONAL, RESULTS, WISHES, local_events
from workshops.access import clock
from workshops.access.models import Department, User
from workshops.regions.models import Region

ORDER = 45
DAY = datetime.timedelta(days=1)
APPLIED_BEFORE = 40 * DAY
ANNUAL = Decimal(300_000)
"""Yuan, where a workshop stated no yearly sales."""
OWN_CHANNELS = (SalesChannel.DIRECT, SalesChannel.PROCUREMENT, SalesChannel.EXPORT)
"""Through which orders come that are signed at no event; platforms and outlets sell by the piece."""
HOME_PROVINCE, HOME_PREFECTURE, HOME = "520000", "522600", "522636"


def fill(stage) -> None:
    if not stage.workshops:
        return
    products = _products()
    events = _write_events(stage)
    taking = _write_participants(stage, events, products)
    meetings = _write_meetings(stage, events)
    _write_orders(stage, taking, meetings, products)
    _play_at_home(stage, events)


def _products() -> dict[int, list[Product]]:
    """What workshops may show, by workshop."""
    found: dict[int, list[Product]] = {}
    rows = Product.objects.filter(voided_at=None).exclude(listed_level="").exclude(status="discontinued")
    for product in rows.order_by("pk"):
        found.setdefault(product.workshop_id, []).append(product)
    return found


def _host(stage, region: Region | None) -> User:
    return stage.clerk(region) if region is not None and region.certifies else stage.official(region)


def _write_events(stage) -> dict[str, Event]:
    """By a name of their own: national ones, and local ones of the home province and a few others."""
    made, regions = {}, Region.objects.in_bulk([HOME_PROVINCE, HOME_PREFECTURE, HOME])
    said = [(key, None, facts) for key, facts in NATIONAL.items()]
    provinces = sorted({each.region.province for each in stage.workshops}, key=lambda each: each.pk)
    said += local_events(regions, [each for each in provinces if each.pk != HOME_PROVINCE][:6])
    for key, region, (name, series, venue, organiser, begins, days, places, status) in said:
        first = stage.today + begins * DAY
        facts = {"name": name.format(year=first.year), "series": series, "venue": venue, "organiser": organiser}
        made[key] = Event.objects.create(
            **facts, region=region, held_from=first, held_to=first + (days - 1) * DAY, places=places, status=status,
            apply_until=min(first - 15 * DAY, stage.today + 25 * DAY), by=_host(stage, region),
            description="设非遗工坊展区，免收展位费；可现场展演、销售和洽谈。", recorded_at=clock.now(),
        )  # fmt: skip
    for key in ("chengdu", "expo_open"):
        _write_quotas(stage, made[key], provinces)
    return made


def _write_quotas(stage, event: Event, provinces: list[Region]) -> None:
    """Most provinces get places; what is left over stays with the ministry."""
    share = max(2, event.places // (len(provinces) + 4))
    chosen = [each for each in provinces if each.pk == HOME_PROVINCE or stage.rng.random() < 0.8]
    by = stage.official(None)
    EventQuota.objects.bulk_create(EventQuota(event=event, region=each, places=share, by=by) for each in chosen)


def _write_participants(stage, events, products) -> dict[int, list[Event]]:
    """Who took part in what is over, with results; workshop → events."""
    taking: dict[int, list[Event]] = {}
    for key in ("chengdu", "expo_past", "festival", "province_past", "prefecture_past"):
        event, room = events[key], {}
        quotas = dict(event.quotas.values_list("region_id", "places"))
        free, rows = event.places - sum(quotas.values()), []
        for workshop in stage.rng.sample(stage.workshops, len(stage.workshops)):
            province = workshop.region.province_id
            if event.region and not workshop.region.path.startswith(event.region.path):
                continue
            if workshop.certified_on > event.held_from - APPLIED_BEFORE:
                continue
            left = room.setdefault(province if province in quotas else "", quotas.get(province, free))
            if not left or not products.get(workshop.pk, not products):
                continue
            room[province if province in quotas else ""] -= 1
            decider = stage.official(workshop.region.province) if province in quotas else event.by
            rows.append(_participant(stage, event, workshop, decider))
            taking.setdefault(workshop.pk, []).append(event)
        _keep(stage, rows, products)
    return taking


def _participant(stage, event: Event, workshop, decider: User) -> EventApplication:
    applied = clock.now() - (stage.today - event.held_from + APPLIED_BEFORE)
    reported = workshop.leader.user_id is None or workshop.leader.user.username != "leader"
    return EventApplication(
        event=event, workshop=workshop, people=stage.rng.randrange(1, 4), wishes=stage.rng.choice(WISHES),
        by=workshop.leader.user or stage.clerk(workshop.region), applied_at=applied,
        status=EventApplicationStatus.ADMITTED,
        stand_number=f"{stage.rng.choice('ABC')}{stage.rng.randrange(1, 99):02}",
        decided_by=decider, decided_at=applied + 20 * DAY, result=stage.rng.choice(RESULTS) if reported else "",
        sales_amount=Decimal(stage.rng.randrange(1000, 60_000, 100)) if reported else None,
    )  # fmt: skip


def _keep(stage, rows: list[EventApplication], products) -> None:
    EventApplication.objects.bulk_create(rows, batch_size=2000)
    steps = []
    for row in rows:
        county = stage.of(row.workshop.region, Department.CULTURE)
        passed = [("apply", row.by, 0), ("recommend", county, 5), ("admit", row.decided_by, 20)]
        steps += [EventApplicationStep(application=row, action=action, by=by, at=row.applied_at + days * DAY)
                  for action, by, days in passed]  # fmt: skip
    EventApplicationStep.objects.bulk_create(steps, batch_size=2000)
    through = EventApplication.products.through
    shown = [(row.pk, each.pk) for row in rows for each in products.get(row.workshop_id, ())[:3]]
    through.objects.bulk_create([through(eventapplication_id=row, product_id=each) for row, each in shown])


def _write_meetings(stage, events) -> list[Matchmaking]:
    """At the national events, and one in each province that has workshops."""
    made = []
    for key, code in MEETINGS.items():
        event = events[key]
        title = f"{event.name}非遗工坊产销对接会"
        made.append(
            _meeting(stage, Region.objects.get(pk=code), title, event.held_from + DAY, event, stage.official(None))
        )
    for province in sorted({each.region.province for each in stage.workshops}, key=lambda each: each.pk):
        held = stage.ago(stage.rng.randrange(30, 500))
        title = f"{held.year}年{province.name}非遗工坊产销对接会"
        made.append(_meeting(stage, province, title, held, None, stage.official(province)))
    return Matchmaking.objects.bulk_create(made)


def _meeting(stage, region, title, held_on, event, by) -> Matchmaking:
    rng = stage.rng
    return Matchmaking(
        region=region, event=event, title=title, held_on=held_on, place=f"{region.name}会展中心", by=by,
        companies="、".join(rng.sample(COMPANIES, 4)), companies_count=rng.randrange(8, 60),
        workshops_count=rng.randrange(10, 80), intended_amount=Decimal(rng.randrange(300_000, 6_000_000, 10_000)),
    )  # fmt: skip


def _write_orders(stage, taking, meetings, products) -> None:
    by_province = {each.region_id: each for each in meetings if each.event_id is None}
    made = []
    for workshop in stage.workshops:
        count = 5 if workshop.region_id == HOME else stage.rng.choice((0, 0, 1, 1, 2, 4))
        for _ in range(count):
            made.append(_order(stage, workshop, taking.get(workshop.pk, ()), by_province, products.get(workshop.pk)))
    Order.objects.bulk_create(made, batch_size=2000)


def _order(stage, workshop, events, by_province, products) -> Order:
    rng = stage.rng
    product = rng.choice(products) if products else None
    channel, event, meeting = rng.choice(OWN_CHANNELS), None, None
    held, signed = by_province.get(workshop.region.province_id), stage.day_of(workshop, 3, 600)
    if events and rng.random() < 0.5:
        event, channel = rng.choice(events), SalesChannel.EVENT
        signed = event.held_from + rng.randrange(1, 4) * DAY
    elif held and held.held_on >= workshop.certified_on and rng.random() < 0.3:
        meeting, channel, signed = held, SalesChannel.DIRECT, held.held_on
    price = product.price_from if product else Decimal(rng.randrange(60, 400))
    wanted = (workshop.annual_sales or ANNUAL) * rng.randrange(5, 40) / 1000  # of a year's sales
    quantity = max(int(wanted / price), 1)
    old = (stage.today - signed).days > 60
    status = rng.choice((OrderStatus.COMPLETED, OrderStatus.COMPLETED, OrderStatus.DELIVERING, OrderStatus.CANCELLED)
                        if old else (OrderStatus.SIGNED, OrderStatus.DELIVERING))  # fmt: skip
    return Order(
        workshop=workshop, product=product, event=event, matchmaking=meeting, channel=channel, signed_on=signed,
        buyer=rng.choice(BUYERS), quantity=quantity, amount=price * quantity, status=status,
        completed_on=signed + 45 * DAY if status == OrderStatus.COMPLETED else None,
        by=workshop.leader.user or stage.clerk(workshop.region),
    )  # fmt: skip


def _play_at_home(stage, events) -> None:
    """Applications of 丹寨 by the actions, each left in another state; the leader's own workshops come first."""
    _play_in_stead(stage, events["expo_open"])
    home = [each for each in stage.home if each.leader.user and showable(each).exists()]
    home.sort(key=lambda each: each.leader.user.username != "leader")
    if not home:
        return
    culture, province = stage.of(HOME, Department.CULTURE), stage.official(home[0].region.province)
    for key, first in (("expo_open", 1), ("province_open", 2), ("prefecture_open", 0)):
        event = events[key]
        decider = stage.official(event.region) if event.region else province
        for number, workshop in enumerate(home[:6]):
            if (
                event.status == EventStatus.OPEN
                and invited(event, workshop.leader.user).filter(pk=workshop.pk).exists()
            ):
                _play(event, workshop, (number + first) % 5, culture, decider)


def _play_in_stead(stage, event) -> None:
    """The county has applied for a workshop whose leader has no account."""
    alone = next((each for each in stage.home if not each.leader.user_id and showable(each).exists()), None)
    if alone is not None:
        acts.apply(event.pk, by=stage.clerk(HOME), workshop=alone, products=list(showable(alone)[:2]), people=1)


def _play(event, workshop, end: int, culture: User, decider: User) -> None:
    """``end``: 0 waits for the county, 1 for the organiser, 2 is admitted, 3 declined, 4 withdrawn."""
    leader = workshop.leader.user
    made = acts.apply(event.pk, by=leader, workshop=workshop, products=list(showable(workshop)[:3]), people=2,
                      wishes=WISHES[0])  # fmt: skip
    if end == 4:
        acts.withdraw(made.pk, by=leader, reason="展期与订单交付冲突")
        return
    if end in (1, 2):
        acts.recommend(made.pk, by=culture, note="工艺有代表性，供货稳定。")
    if end == 2:
        acts.admit(made.pk, by=decider, stand_number="贵州馆 12", note="请提前一天到现场布展。")
    if end == 3:
        acts.decline(made.pk, by=culture, reason="产品与本届展会主题不符")
