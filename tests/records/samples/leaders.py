import datetime
from decimal import Decimal

from tests.records.stage import Stage, sample
from workshops.access.models import Department


def ministry(stage: Stage):
    return stage.official(code=None)


@sample("schools", by=ministry)
def school(stage: Stage) -> dict:
    return {"name": "贵州师范大学", "region": stage.county.region, "in_programme_since": 2016, "is_active": True}


@sample("programme-classes", by=ministry)
def programme_class(stage: Stage) -> dict:
    return {
        "school": stage.row("schools"), "title": "苗族蜡染技艺研修班（第3期）", "kind": "research",
        "for_workshops": True, "starts_on": datetime.date(2025, 5, 12), "ends_on": datetime.date(2025, 6, 10),
        "hours": Decimal("160.0"), "headcount": 20, "place": "贵阳市",
    }  # fmt: skip


@sample("class-attendances", by=lambda stage: stage.county.clerk)
def class_attendance(stage: Stage) -> dict:
    held = stage.row("programme-classes")
    return {"programme_class": held, "leader": stage.leader, "result": "graduated", "certificate_number": "YP2025-018"}


@sample("base-trainings", by=lambda stage: stage.county.hrss)
def base_training(stage: Stage) -> dict:
    return {
        "leader": stage.leader, "base": "黔东南州高技能人才培训基地", "skill": "工艺品雕刻工", "level": "三级/高级工",
        "starts_on": datetime.date(2025, 3, 3), "ends_on": datetime.date(2025, 3, 14), "hours": Decimal("60.0"),
        "result": "graduated",
    }  # fmt: skip


@sample("leader-supports", by=lambda stage: stage.county.hrss)
def leader_support(stage: Stage) -> dict:
    return {
        "leader": stage.leader, "workshop": stage.workshop, "kind": "guaranteed_loan", "amount": Decimal("200000.00"),
        "payer": "丹寨县农村信用合作联社", "period_from": datetime.date(2025, 1, 1),
        "period_to": datetime.date(2026, 12, 31), "document_number": "丹创贷2025-7",
    }  # fmt: skip


@sample("leader-titles", by=lambda stage: stage.county.rural)
def leader_title(stage: Stage) -> dict:
    return {
        "leader": stage.leader, "kind": "rural_craftsman", "level": "county", "name": "丹寨县乡村工匠",
        "granted_on": datetime.date(2024, 9, 1), "issuer": "丹寨县农业农村局",
    }  # fmt: skip


@sample("cultivations", by=lambda stage: stage.county.clerk)
def cultivation(stage: Stage) -> dict:
    return {
        "leader": stage.leader, "target_kind": "rural_culture_talent", "target_level": "provincial",
        "department": Department.CULTURE, "next_step": "送省级研修班培训", "due_on": datetime.date(2026, 6, 30),
        "note": "带动 30 户就业。",
    }  # fmt: skip


@sample("competitions", by=lambda stage: stage.county.hrss)
def competition(stage: Stage) -> dict:
    return {
        "name": "2025年丹寨县蜡染技能大赛", "level": "county", "region": stage.county.region,
        "organiser": "丹寨县人社局、文旅局", "held_from": datetime.date(2025, 8, 8),
        "held_to": datetime.date(2025, 8, 10), "items": "蜡染\n刺绣",
    }  # fmt: skip


@sample("competition-entries", by=lambda stage: stage.county.leader)
def competition_entry(stage: Stage) -> dict:
    return {
        "competition": stage.row("competitions"), "item": "蜡染", "workshop": stage.workshop, "leader": stage.leader,
        "entrant": "潘秋菊", "award": "first", "award_name": "金奖", "awarded_on": datetime.date(2025, 8, 10),
    }  # fmt: skip
