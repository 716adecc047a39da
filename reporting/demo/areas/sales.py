"""Shops, campaigns, outlets and monthly sales of the demonstration."""

import datetime
import random
from decimal import Decimal

from catalog.models import (
    Campaign,
    CampaignSeries,
    CampaignSupport,
    MonthlySales,
    Outlet,
    PlaceKind,
    Platform,
    PlatformShop,
    SalesChannel,
    SupportKind,
)
from workshops.models import Workshop

ORDER = 50
MONTHS = 14
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
    sales = [row for each in picked for row in _sales(stage, each)]
    MonthlySales.objects.bulk_create(sales, batch_size=2000)


def _by(stage, workshop: Workshop):
    return workshop.leader.user or stage.clerk(workshop.region)


def _shop(stage, workshop: Workshop) -> PlatformShop:
    rng, platform = stage.rng, stage.rng.choice(PLATFORMS)
    return PlatformShop(
        workshop=workshop, platform=platform, name=f"{workshop.name[:-4]}{platform.label}店", by=_by(stage, workshop),
        link=f"https://shop.example.cn/{platform}/{workshop.pk}", opened_on=stage.ago(rng.randrange(120, 1200)),
        closed_on=stage.ago(rng.randrange(10, 90)) if rng.random() < 0.06 else None, since_long=rng.random() < 0.4,
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
        rent_support="首年免租，次年减半" if rng.random() < 0.5 else "", opened_on=stage.ago(rng.randrange(60, 900)),
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


def _sales(stage, workshop: Workshop) -> list[MonthlySales]:
    rng = stage.rng
    channels = [channel for channel, share in SHARES.items() if rng.random() < share] or [SalesChannel.DIRECT]
    usual = {channel: rng.lognormvariate(9.3, 0.8) for channel in channels}
    first = stage.today.replace(day=1)
    return [
        row
        for back in range(1, MONTHS + 1)
        for channel in channels
        if (row := _month(workshop, channel, _month_before(first, back), usual[channel], rng, _by(stage, workshop)))
    ]


def _month_before(first: datetime.date, back: int) -> datetime.date:
    at = first.year * 12 + first.month - 1 - back
    return datetime.date(at // 12, at % 12 + 1, 1)


def _month(workshop, channel, month, usual: float, rng: random.Random, by) -> MonthlySales | None:
    if month < workshop.certified_on or rng.random() < 0.08:
        return None
    season = 1.6 if month.month in (1, 6, 10) else 1.0
    jumped = rng.random() < 0.01
    amount = Decimal(int(usual * season * rng.uniform(0.6, 1.4) * (8 if jumped else 1) / 10) * 10)
    return MonthlySales(
        workshop=workshop, month=month, channel=channel, amount=amount, by=by,
        quantity=max(int(amount / rng.randrange(60, 260)), 1),
        doubts=["jump"] if jumped else [], note="承接景区批量订制" if jumped else "",
    )  # fmt: skip
