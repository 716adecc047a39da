import datetime
from decimal import Decimal

from catalog.models import Product
from tests.records.stage import Stage, sample
from workshops.access.models import User


def ministry(stage: Stage) -> User:
    return stage.official(code=None)


def product_of(workshop, name: str = "蜡染围巾", **facts) -> Product:
    """A product that stands in the county's catalogue."""
    said = {"craft_category": "textile", "kind": "clothing", "price_from": Decimal(180), "status": "active",
            "listed_level": "county", "listed_since": datetime.date(2025, 6, 1),
            "by": workshop.leader.user}  # fmt: skip
    return Product.objects.create(workshop=workshop, name=name, **said | facts)


@sample("events", by=ministry)
def event(stage: Stage) -> dict:
    return {
        "name": "第九届中国非物质文化遗产博览会", "series": "expo", "venue": "济南国际会展中心",
        "held_from": datetime.date(2026, 10, 16), "held_to": datetime.date(2026, 10, 20),
        "organiser": "文化和旅游部 山东省人民政府", "places": 120, "apply_until": datetime.date(2026, 8, 31),
        "status": "open", "description": "设非遗工坊展区。", "link": "https://www.example.com/expo",
    }  # fmt: skip


@sample("event-quotas", by=ministry)
def event_quota(stage: Stage) -> dict:
    return {"event": stage.row("events"), "region": stage.county.region.province, "places": 6}


@sample("matchmakings", by=lambda stage: stage.official(code="520000"))
def matchmaking(stage: Stage) -> dict:
    return {
        "title": "2026年贵州非遗工坊产销对接会", "region": stage.county.region.province,
        "held_on": datetime.date(2026, 1, 20), "place": "贵阳国际会议中心", "companies_count": 26,
        "companies": "贵州锦绣商贸有限公司、广州臻品礼业有限公司", "workshops_count": 40,
        "intended_amount": Decimal("1860000.00"), "notes": "签约仪式现场直播。",
    }  # fmt: skip


@sample("orders", by=lambda stage: stage.leader.user)
def order(stage: Stage) -> dict:
    return {
        "workshop": stage.workshop, "product": product_of(stage.workshop), "matchmaking": stage.row("matchmakings"),
        "channel": "procurement", "buyer": "贵州锦绣商贸有限公司", "signed_on": datetime.date(2026, 2, 1),
        "quantity": 300, "amount": Decimal("54000.00"), "status": "signed", "note": "分两批交货。",
    }  # fmt: skip
