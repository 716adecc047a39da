import datetime
from decimal import Decimal

from tests.records.stage import Stage, sample
from workshops.access.models import Department
from workshops.regions.models import Region


@sample("responsible-persons", by=lambda stage: stage.county.hrss)
def responsible_person(stage: Stage) -> dict:
    return {
        "unit": "丹寨县人力资源和社会保障局", "name": "陈志强", "post": "副局长", "since": datetime.date(2025, 3, 1),
        "duty": "落实就业帮扶车间各项优惠政策。",
    }  # fmt: skip


@sample("consultations", by=lambda stage: stage.county.approver)
def consultation(stage: Stage) -> dict:
    return {
        "title": "2026年第一季度非遗工坊会商", "held_on": datetime.date(2026, 2, 10), "place": "县政务中心305会议室",
        "chair": "杨光明", "departments": [Department.CULTURE, Department.HRSS, Department.RURAL],
        "attendees": "杨光明，文体广电旅游局副局长", "minutes": "会议研究了场地和补贴问题。",
    }  # fmt: skip


@sample("consultation-issues", by=lambda stage: stage.county.approver)
def consultation_issue(stage: Stage) -> dict:
    return {
        "consultation": stage.row("consultations"), "title": "落实工坊社会保险补贴",
        "description": "三家工坊尚未领取。",
        "department": Department.HRSS, "due_on": datetime.date(2026, 4, 30),
    }  # fmt: skip


@sample("pairings", by=lambda stage: stage.official())
def pairing(stage: Stage) -> dict:
    return {
        "kind": "east_west", "helping_region": Region.objects.get(pk="440000"),
        "helped_region": Region.objects.get(pk="522600"), "since": datetime.date(2021, 4, 1),
        "document_number": "粤黔协作〔2021〕3号",
    }  # fmt: skip


@sample("pairing-actions", by=lambda stage: stage.county.rural)
def pairing_action(stage: Stage) -> dict:
    return {
        "pairing": stage.row("pairings"), "kind": "survey", "title": "广东省调研组赴丹寨县调研非遗工坊",
        "held_from": datetime.date(2025, 9, 8), "held_to": datetime.date(2025, 9, 10), "amount": Decimal("30000.00"),
        "people": 12, "workshops": [stage.workshop], "results": "形成蜡染产品设计帮扶清单。",
    }  # fmt: skip
