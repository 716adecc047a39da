"""Shops, campaigns, outlets and monthly sales of the demonstration."""

import datetime
import random
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Max, Min

from catalog.models import (
    Campaign,
    CampaignSeries,
    CampaignSupport,
    MonthlySales,
    Order,
    OrderStatus,
    Outlet,
    PlaceKind,
    Platform,
    PlatformShop,
    Product,
    SalesChannel,
    SupportKind,
)
from catalog.queries.sales import MONTHS_BEFORE
from catalog.rules.sales_checks import Sold, doubts
from reporting.demo.plan import noon
from workshops.access import clock
from workshops.models import Workshop

ORDER = 50
MONTHS = 14
ANNUAL, PRICES = Decimal(300_000), (Decimal(60), Decimal(260))
"""Yuan a year and a piece, where nothing is known of a workshop."""
PLATFORMS = (Platform.DOUYIN, Platform.TAOBAO, Platform.JD, Platform.KUAISHOU, Platform.WECHAT)
SCENIC = ("古镇", "千户苗寨", "湿地公园", "大峡谷", "民俗文化园", "瀑布群")
STREETS = ("老街", "步行街", "西门正街", "南门古街")
SHARES = {
    SalesChannel.DIRECT: 0.9, SalesChannel.PLATFORM: 0.5, SalesChannel.OUTLET: 0.25, SalesChannel.EVENT: 0.2,
    SalesChannel.PROCUREMENT: 0.15, SalesChannel.EXPORT: 0.05,
}  # fmt: skip
"""How many of the workshops sell through a channel at all."""


def fill(stage) -> None:
    rng = stage.rng
    picked = [each for each in stage.workshops if each.region_id == "522636" or rng.random() < 0.35]
    shops = [_shop(stage, each) for each in picked if each.region_id == "522636" or rng.random() < 0.6]
    PlatformShop.objects.bulk_create(shops)
    outlets = [_outlet(stage, each, number) for number, each in enumerate(picked) if number % 3 == 0]
    Outlet.objects.bulk_create(outlets)
    _campaigns(stage, shops)
    known = _Known(shops, outlets)
    sales = [row for each in picked for row in _sales(stage, known, each)]
    MonthlySales.objects.bulk_create(sales, batch_size=2000)


def _by(stage, workshop: Workshop):
    return workshop.leader.user or stage.clerk(workshop.region)


def _shop(stage, workshop: Workshop) -> PlatformShop:
    rng, platform = stage.rng, stage.rng.choice(PLATFORMS)
    opened, closed = stage.day_of(workshop, 120, 1200), stage.ago(rng.randrange(10, 90))
    return PlatformShop(
        workshop=workshop, platform=platform, name=f"{workshop.name[:-4]}{platform.label}店", by=_by(stage, workshop),
        link=f"https://shop.example.cn/{platform}/{workshop.pk}", opened_on=opened,
        closed_on=closed if closed >= opened and rng.random() < 0.06 else None, since_long=rng.random() < 0.4,
    )  # fmt: skip


def _outlet(stage, workshop: Workshop, number: int) -> Outlet:
    rng, scenic = stage.rng, number % 2 == 0
    short = workshop.region.name.rstrip("县市区")
    place = f"{short}{rng.choice(SCENIC if scenic else STREETS)}"
    return Outlet(
        workshop=workshop, name=f"{workshop.craft_name}体验店", place_name=place, region=workshop.region,
        place_kind=PlaceKind.SCENIC_AREA if scenic else PlaceKind.HISTORIC_STREET,
        scenic_level=rng.choice((3, 4, 4, 5)) if scenic else None, address=f"{place}{rng.randrange(1, 90)}号",
        area=Decimal(rng.randrange(20, 180)), offers_experience=rng.random() < 0.7,
        rent_support="首年免租，次年减半" if rng.random() < 0.5 else "", opened_on=stage.day_of(workshop, 60, 900),
        by=_by(stage, workshop),
    )  # fmt: skip


def _campaigns(stage, shops: list[PlatformShop]) -> None:
    """The shopping festival of each of two years, and one campaign of Guizhou's."""
    this, by = stage.today.year, stage.official(None)
    guizhou = next((each.region.province for each in stage.workshops if each.region.province_id == "520000"), None)
    made = [
        Campaign(
            name=f"{year}年非遗购物节", series=CampaignSeries.SHOPPING_FESTIVAL, by=by,
            starts_on=datetime.date(year, 6, 6), ends_on=datetime.date(year, 6, 20),
            description="各平台开设非遗工坊专区，给予流量和直播选品支持。",
        )
        for year in (this - 1, this)
        if datetime.date(year, 6, 20) <= stage.today
    ]  # fmt: skip
    if guizhou:
        made.append(
            Campaign(
                name="多彩贵州非遗好物季", series=CampaignSeries.OTHER, region=guizhou, platform=Platform.DOUYIN,
                starts_on=stage.ago(60), ends_on=stage.ago(46), by=stage.official(guizhou),
            )
        )  # fmt: skip
    Campaign.objects.bulk_create(made)
    CampaignSupport.objects.bulk_create(
        _support(stage, campaign, shop)
        for campaign in made
        for shop in shops
        if campaign.platform in ("", shop.platform) and shop.opened_on < campaign.starts_on and stage.rng.random() < 0.4
    )


def _support(stage, campaign: Campaign, shop: PlatformShop) -> CampaignSupport:
    rng, orders = stage.rng, stage.rng.randrange(10, 900)
    return CampaignSupport(
        campaign=campaign, shop=shop, kind=rng.choice(SupportKind.values), exposures=rng.randrange(5_000, 900_000, 100),
        orders=orders, sales_amount=Decimal(orders * rng.randrange(60, 320)), by=campaign.by,
    )  # fmt: skip


def _sales(stage, known: "_Known", workshop: Workshop) -> Iterator[MonthlySales]:
    """Month by month, so that each is judged by those before it as the page would have judged it."""
    rng, orders = stage.rng, known.orders[workshop.pk]
    channels = {channel for channel, share in SHARES.items() if rng.random() < share}
    channels |= {SalesChannel(channel) for channel, _ in orders} or {SalesChannel.DIRECT}
    usual = (workshop.annual_sales or ANNUAL) / 12
    first = stage.today.replace(day=1)
    for channel in sorted(channels):
        share, before = Decimal(rng.uniform(0.2, 0.6)) / len(channels), []
        for back in range(MONTHS, 0, -1):
            month = _month_before(first, back)
            row = _month(known, workshop, channel, month, usual * share, before, rng)
            if row is not None:
                row.by = _by(stage, workshop)
                row.recorded_at = _entered(month, workshop)
                before = [*before, row.amount][-MONTHS_BEFORE:]
                yield row


def _month_before(first: datetime.date, back: int) -> datetime.date:
    at = first.year * 12 + first.month - 1 - back
    return datetime.date(at // 12, at % 12 + 1, 1)


def _entered(month: datetime.date, workshop: Workshop) -> datetime.datetime:
    """Early in the month after."""
    day = _month_before(month, -1) + datetime.timedelta(days=4)
    return min(noon(day, random.Random(workshop.pk)), clock.now())


def _month(known: "_Known", workshop, channel, month, usual: Decimal, before, rng) -> MonthlySales | None:
    """By the piece within the workshop's prices, and on top the orders signed in that month."""
    ordered, pieces = known.orders[workshop.pk].get((channel, month), (Decimal(0), 0))
    if month < workshop.certified_on or not known.sells(workshop, channel, month):
        return None
    if rng.random() < 0.08 and not ordered:
        return None
    low, high = known.prices.get(workshop.pk, PRICES)
    price = Decimal(rng.randint(int(low), int(max(low, min(high, low * 2)))))
    season = 1.6 if month.month in (1, 6, 10) else 1.0
    jumped = rng.random() < 0.01
    wanted = usual * Decimal(season * rng.uniform(0.6, 1.4) * (8 if jumped else 1))
    quantity = max(int(wanted / price), 1)
    row = MonthlySales(
        workshop=workshop, month=month, channel=channel, amount=quantity * price + ordered, quantity=quantity + pieces
    )  # fmt: skip
    sold = Sold(
        amount=row.amount, quantity=row.quantity, channel=channel, usual=tuple(before), orders=ordered,
        prices=known.prices.get(workshop.pk), annual=workshop.annual_sales,
    )  # fmt: skip
    row.doubts = [code for code, _ in doubts(sold)]
    row.note = "承接景区批量订制" if "jump" in row.doubts else ""
    return row


class _Known:
    """What stands beside the sales of a month: orders, prices, shops and outlets, by workshop."""

    def __init__(self, shops: list[PlatformShop], outlets: list[Outlet]):
        self.places: dict[tuple, list] = defaultdict(list)
        for channel, rows in ((SalesChannel.PLATFORM, shops), (SalesChannel.OUTLET, outlets)):
            for row in rows:
                self.places[channel, row.workshop_id].append(row)
        self.orders: dict[int, dict[tuple, tuple]] = defaultdict(dict)
        signed = Order.objects.filter(voided_at=None).exclude(status=OrderStatus.CANCELLED)
        for each in signed.order_by("pk"):
            there, at = self.orders[each.workshop_id], (each.channel, each.signed_on.replace(day=1))
            amount, pieces = there.get(at, (Decimal(0), 0))
            there[at] = (amount + each.amount, pieces + (each.quantity or 0))
        found = Product.objects.filter(voided_at=None).order_by().values_list("workshop")
        found = found.annotate(low=Min("price_from"), high=Max("price_from"), top=Max("price_to"))
        self.prices = {workshop: (low, max(high, top or 0)) for workshop, low, high, top in found}

    def sells(self, workshop: Workshop, channel: str, month: datetime.date) -> bool:
        """Through a platform or an outlet only while one was open."""
        if channel not in (SalesChannel.PLATFORM, SalesChannel.OUTLET):
            return True
        after = _month_before(month, -1)
        return any(
            row.opened_on < after and (row.closed_on is None or row.closed_on >= month)
            for row in self.places[channel, workshop.pk]
        )
