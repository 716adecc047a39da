import datetime
from decimal import Decimal

from tests.records.stage import Stage, sample


@sample("platform-shops", by=lambda stage: stage.county.leader)
def platform_shop(stage: Stage) -> dict:
    return {
        "workshop": stage.workshop, "platform": "douyin", "name": "丹寨蜡染旗舰店", "link": "https://shop.example.cn/1",
        "opened_on": datetime.date(2024, 6, 1), "since_long": True,
    }  # fmt: skip


@sample("campaigns", by=lambda stage: stage.official(code=None))
def campaign(stage: Stage) -> dict:
    return {
        "name": "2025年非遗购物节", "series": "shopping_festival", "platform": "douyin",
        "starts_on": datetime.date(2025, 6, 7), "ends_on": datetime.date(2025, 6, 20),
    }  # fmt: skip


@sample("campaign-supports", by=lambda stage: stage.county.clerk)
def campaign_support(stage: Stage) -> dict:
    return {
        "campaign": stage.row("campaigns"), "shop": stage.row("platform-shops"), "kind": "traffic",
        "exposures": 120_000, "orders": 300, "sales_amount": Decimal("45000.00"),
    }  # fmt: skip


@sample("outlets", by=lambda stage: stage.county.leader)
def outlet(stage: Stage) -> dict:
    return {
        "workshop": stage.workshop, "name": "蜡染体验馆", "place_kind": "scenic_area", "place_name": "西江千户苗寨",
        "scenic_level": 4, "region": stage.other.region, "address": "观景台旁3号", "area": Decimal("60.00"),
        "offers_experience": True, "opened_on": datetime.date(2025, 4, 1),
    }  # fmt: skip


@sample("monthly-sales", by=lambda stage: stage.county.leader)
def monthly_sales(stage: Stage) -> dict:
    return {
        "workshop": stage.workshop, "month": datetime.date(2026, 1, 1), "channel": "direct",
        "amount": Decimal("12000.00"), "quantity": 80, "note": "春节前",
    }  # fmt: skip
