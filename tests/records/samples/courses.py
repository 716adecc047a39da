import datetime
from decimal import Decimal

from tests.records.stage import Stage, sample


@sample("training-needs", by=lambda stage: stage.leader.user)
def training_need(stage: Stage) -> dict:
    return {
        "workshop": stage.workshop, "year": 2026, "skill": "苗绣基础针法", "headcount": 12, "form": "on_site_visit",
        "preferred_months": "3月、11月", "reason": "新进绣工多，针法不统一。",
    }  # fmt: skip


@sample("training-plans", by=lambda stage: stage.county.clerk)
def training_plan(stage: Stage) -> dict:
    return {
        "year": 2026, "title": "丹寨县2026年非遗工坊技能培训计划", "headcount": 200, "budget": Decimal("120000.00"),
        "note": "优先安排脱贫人口。",
    }  # fmt: skip


@sample("trainings", by=lambda stage: stage.county.hrss)
def training(stage: Stage) -> dict:
    return {
        "title": "2026年第一期苗绣基础培训班", "form": "order_based", "skill": "苗绣基础针法",
        "organiser": "丹寨县职业技术学校", "hours_planned": Decimal("8.0"), "headcount": 30,
        "starts_on": datetime.date(2026, 3, 2), "ends_on": datetime.date(2026, 3, 6), "host_workshop": stage.workshop,
        "order_workshop": stage.workshop, "order_post": "绣工", "order_headcount": 10, "fund_source": "就业补助资金",
        "certificate_name": "苗绣初级工培训合格证",
    }  # fmt: skip


@sample("teachers", by=lambda stage: stage.county.hrss)
def teacher(stage: Stage) -> dict:
    return {
        "name": "潘秋菊", "expertise": "苗族蜡染", "employer": "丹寨县职业技术学校", "title": "高级工艺美术师",
        "leader": stage.leader,
    }  # fmt: skip


@sample("training-sessions", by=lambda stage: stage.county.hrss)
def training_session(stage: Stage) -> dict:
    return {
        "course": stage.row("trainings"), "held_on": datetime.date(2026, 3, 2), "starts_at": datetime.time(9, 0),
        "ends_at": datetime.time(12, 0), "hours": Decimal("4.0"), "place": "县非遗传习所", "topic": "基础针法",
        "teacher": stage.row("teachers"), "checkin_open": True,
    }  # fmt: skip
