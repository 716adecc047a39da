"""What is planned for one invented workshop: its facts and its years, decided by the random seed alone."""

import datetime
import random
from dataclasses import dataclass, field
from decimal import Decimal

from stdnum.cn import uscc

from certification.windows import SHANGHAI
from reporting.demo.people import person_name, phone_number
from reporting.demo.words import CRAFTS, VILLAGES
from workshops.models import OperatorKind
from workshops.regions.models import Region

SHORT_SUFFIXES = ("自治县", "县", "市", "区", "旗")


@dataclass(slots=True)
class Submitted:
    """A confirmation as planned: instants are aware; `returned` stands before a second one."""

    year: int
    at: datetime.datetime
    accepted_at: datetime.datetime | None = None
    returned_at: datetime.datetime | None = None


@dataclass(slots=True)
class Plan:
    region: Region
    leader: str
    phone: str
    certified_on: datetime.date
    facts: dict
    ich_category: int
    submissions: list[Submitted] = field(default_factory=list)
    cancelled_on: datetime.date | None = None


def noon(day: datetime.date, rng: random.Random) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(9 + rng.randrange(8), rng.randrange(60)), tzinfo=SHANGHAI)


def plan_workshop(region: Region, rng: random.Random, *, years: int, today: datetime.date) -> Plan:
    """Certified on a day within `years` years before today; diligent, forgetful or gone quiet ever since."""
    craft, category, ich_category, _ = _craft(region, rng)
    first_year = max(today.year - years + 1, 2022)
    start = datetime.date(first_year, 2, 20)
    # More in earlier years than in this one, so that most have a history.
    span = max((today - start).days - 60, 1)
    certified_on = start + datetime.timedelta(days=int(span * rng.random() ** 1.5))
    plan = Plan(region, person_name(rng), phone_number(rng), certified_on, {}, ich_category)
    plan.facts = _facts(plan, craft, category, rng)
    _plan_years(plan, rng, today)
    return plan


def _craft(region: Region, rng: random.Random):
    at_home = [row for row in CRAFTS if region.province_id in row[3]]
    anywhere = [row for row in CRAFTS if not row[3]]
    return rng.choice(at_home if at_home and rng.random() < 0.85 else anywhere)


def _short(region: Region) -> str:
    for suffix in SHORT_SUFFIXES:
        if region.name.endswith(suffix) and len(region.name) - len(suffix) >= 2:
            return region.name[: -len(suffix)]
    return region.name


OPERATORS = {
    OperatorKind.ENTERPRISE: "{place}{leader}{craft}文化有限公司",
    OperatorKind.COOPERATIVE: "{place}{village}{craft}专业合作社",
    OperatorKind.HOUSEHOLD: "{place}{leader}{craft}工作室",
    OperatorKind.LEADER: "",
}


def _facts(plan: Plan, craft: str, category: str, rng: random.Random) -> dict:
    kind = rng.choices(OperatorKind.values, (35, 35, 20, 10))[0]
    place, village = _short(plan.region), rng.choice(VILLAGES)
    employed = int(rng.lognormvariate(2.5, 0.6)) + 4
    lifted = int(employed * rng.uniform(0.1, 0.6))
    monitored = min(int(employed * rng.uniform(0, 0.12)), employed - lifted)
    return {
        "name": f"{place}{village}{craft}非遗工坊",
        "address": f"{plan.region.name}{village}村{rng.randrange(1, 12)}组",
        "operator_kind": kind,
        "operator_name": OPERATORS[kind].format(place=place, village=village, leader=plan.leader, craft=craft[:4]),
        "uscc": _uscc(plan.region, rng) if kind != OperatorKind.LEADER else "",
        "in_poverty_area": rng.random() < 0.6,
        "in_key_county": rng.random() < 0.12,
        "in_resettlement_site": rng.random() < 0.1,
        "craft_category": category,
        "craft_name": craft,
        "craft_ground": f"{craft}在当地传承三代以上，从业群众较多，产品有稳定销路。",
        "description": f"以{craft}为依托，带动{village}村及周边群众就地就近就业。",
        "floor_area": Decimal(rng.randrange(60, 900)),
        "has_water": True,
        "has_power": True,
        "has_heating": rng.random() < 0.8,
        "has_tools": True,
        "tools_description": "操作台、工具和晾晒设备齐全",
        "opened_on": plan.certified_on - datetime.timedelta(days=rng.randrange(200, 3000)),
        "posts": employed + rng.randrange(0, 8),
        "employed": employed,
        "lifted_from_poverty": lifted,
        "monitored": monitored,
        "low_income": min(int(employed * rng.uniform(0, 0.2)), employed),
        "indirectly_employed": int(employed * rng.uniform(0.5, 4)),
        "average_income": Decimal(rng.randrange(12_000, 48_000, 100)),
        "annual_sales": Decimal(rng.randrange(50_000, 6_000_000, 1000)),
    }


def _uscc(region: Region, rng: random.Random) -> str:
    body = rng.choice(("91", "93", "92")) + region.pk + "".join(rng.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=9))
    return body + uscc.calc_check_digit(body)


def _plan_years(plan: Plan, rng: random.Random, today: datetime.date) -> None:
    diligence = rng.choices((0.985, 0.75, 0.15), (86, 10, 4))[0]
    for year in range(plan.certified_on.year + 1, today.year + 1):
        due_by_now = 1.0 if year < today.year else 0.72
        if rng.random() < diligence * due_by_now:
            plan.submissions += _submissions(year, rng, today)
    if rng.random() < 0.012 and plan.certified_on.year < today.year:
        since = (today - plan.certified_on).days
        plan.cancelled_on = today - datetime.timedelta(days=rng.randint(min(20, since), min(320, since)))
        last = plan.cancelled_on
        plan.submissions = [s for s in plan.submissions if (s.accepted_at or s.returned_at or s.at).date() < last]


def _submissions(year: int, rng: random.Random, today: datetime.date) -> list[Submitted]:
    last = min(datetime.date(year, 12, 30), today - datetime.timedelta(days=1))
    first = datetime.date(year, 3, 1)
    if first >= last:  # the year is young: nobody has confirmed yet
        return []
    at = noon(first + datetime.timedelta(days=rng.randrange((last - first).days)), rng)
    decided = at + datetime.timedelta(days=rng.randrange(1, 18), hours=1)
    if decided.date() >= today:
        return [Submitted(year, at)]
    if rng.random() < 0.04:
        again = decided + datetime.timedelta(days=rng.randrange(2, 12))
        accepted = again + datetime.timedelta(days=3)
        if accepted.date() < today:
            return [Submitted(year, at, returned_at=decided), Submitted(year, again, accepted_at=accepted)]
    return [Submitted(year, at, accepted_at=decided)]
