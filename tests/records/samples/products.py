from decimal import Decimal

from tests.records.stage import Stage, sample


@sample("products", by=lambda stage: stage.county.leader)
def product(stage: Stage) -> dict:
    return {
        "workshop": stage.workshop, "name": "蝴蝶妈妈蜡染围巾", "craft_category": "textile", "kind": "clothing",
        "project": None, "materials": "棉布、蓝靛、蜂蜡", "price_from": Decimal("128.00"),
        "price_to": Decimal("260.00"), "unit": "条", "monthly_capacity": 200, "lead_days": 7,
        "meaning": "蝴蝶妈妈是苗族古歌中的始祖。", "description": "手绘蜡染，植物染色。",
        "where_to_buy": "丹寨万达小镇蜡染店", "status": "active",
    }  # fmt: skip
