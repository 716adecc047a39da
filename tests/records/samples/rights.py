import datetime
from decimal import Decimal

from catalog.models import IntellectualRight, Product, SchoolAssistance
from tests.records.stage import Stage, sample
from training.models import School


def product(stage: Stage, name: str = "蜡染围巾", workshop=None) -> Product:
    made = workshop or stage.workshop
    return Product.objects.filter(workshop=made, name=name).first() or Product.objects.create(
        workshop=made, name=name, by=stage.county.leader, craft_category="textile", kind="clothing",
        price_from=Decimal("128.00"), status="active",
    )  # fmt: skip


def school(stage: Stage) -> School:
    by = stage.official()
    known = School.objects.filter(name="贵州民族大学").first()
    return known or School.objects.create(name="贵州民族大学", region=by.region, by=by)


@sample("intellectual-rights", by=lambda stage: stage.county.leader)
def right(stage: Stage) -> dict:
    return {
        "kind": "trademark", "name": "丹染", "number": "12345678", "owner": "丹寨蜡染社", "workshop": stage.workshop,
        "products": [product(stage)], "status": "in_force", "granted_on": datetime.date(2020, 5, 14),
        "expires_on": datetime.date(2030, 5, 13),
    }  # fmt: skip


@sample("known-brands", by=lambda stage: stage.county.leader)
def brand(stage: Stage) -> dict:
    return {
        "name": "丹染", "kind": "workshop_brand", "workshop": stage.workshop, "since": 2015,
        "trademark": IntellectualRight.objects.first() or stage.row("intellectual-rights"),
        "products": [product(stage)], "honours": "贵州省特色旅游商品（省文化和旅游厅，2023 年）",
        "story": "以枫香染、蜡染为主。",
    }  # fmt: skip


@sample("school-assistances", by=lambda stage: stage.county.clerk)
def assistance(stage: Stage) -> dict:
    return {
        "school": school(stage), "workshop": stage.workshop, "theme": "蜡染纹样再设计", "kind": "design",
        "started_on": datetime.date(2025, 7, 1), "ended_on": datetime.date(2025, 8, 20), "teachers_count": 3,
        "students_count": 12, "results": "完成纹样 20 套", "respects_tradition": "保留窝妥纹，由传承人审定。",
    }  # fmt: skip


@sample("improved-products", by=lambda stage: stage.county.clerk)
def improved(stage: Stage) -> dict:
    return {
        "assistance": SchoolAssistance.objects.first() or stage.row("school-assistances"),
        "product": product(stage), "before": "只有蓝白两色，尺寸不一",
        "after": "五种配色，统一尺寸和包装", "outcome": "月销量由 60 条增至 150 条",
    }  # fmt: skip


@sample("consumption-marks", by=lambda stage: stage.county.rural)
def mark(stage: Stage) -> dict:
    return {
        "product": product(stage), "number": "丹消帮〔2025〕018号", "granted_on": datetime.date(2025, 3, 1),
        "ends_on": datetime.date(2028, 2, 29), "issuer": "丹寨县乡村振兴局", "document_number": "丹乡振发〔2025〕7号",
    }  # fmt: skip
