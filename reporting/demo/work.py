"""Invented people at work in the demonstration's workshops, and the rural lists that know most of them.

Identity numbers pass every check but name a division that never was, so that they are nobody's.
"""

import datetime
import random
from collections.abc import Iterator
from decimal import Decimal
from types import SimpleNamespace

from stdnum.cn.ric import calc_check_digit

from certification.windows import SHANGHAI
from employment.importing import people_writing
from employment.models import (
    Category,
    Contract,
    Employment,
    EmploymentForm,
    Insurance,
    Listing,
    Mismatch,
    Pay,
    PayBasis,
    PayPeriod,
    Relation,
    Removal,
    identity_lookup,
)
from reporting.demo.people import person_name, phone_number
from workshops.access import clock
from workshops.models import Standing, Workshop
from workshops.regions.models import Region

NEVER_A_DIVISION = "9999"
POSTS = ("制作工", "学徒", "质检员", "包装工", "绣工", "打样师")
ETHNIC = {"52": ("06", "12", "09", "01"), "53": ("07", "14", "01"), "54": ("04",), "65": ("05", "17", "01")}
MEN = 0.3
DIRECT_MAX, INDIRECT_MAX = 60, 8
MONTHS = 6
DAY = datetime.timedelta(days=1)
JUST_NOW = datetime.timedelta(hours=1)
"""Nothing is younger: whoever asks for a table right after loading asks for ten minutes ago."""


def write_people(rng: random.Random, today: datetime.date) -> None:
    """People of every workshop in force: spells, claims, pay of the last months, and lists that mostly agree."""
    workshops = Workshop.objects.filter(standing=Standing.CERTIFIED).select_related("region").order_by("pk")
    rows = [row for workshop in workshops for row in _people_of(workshop, rng, today)]
    rows += _second_jobs(rows, rng)
    people_writing.write([SimpleNamespace(values=row) for row in rows])
    _write_pay(rng, today)
    _write_lists(rows, rng, today)


def _people_of(workshop: Workshop, rng: random.Random, today: datetime.date) -> Iterator[dict]:
    # A few more than are stated, for some have left since.
    for category in _claimed(workshop, min(round((workshop.employed or 0) * 1.08), DIRECT_MAX), rng):
        yield _person(workshop, Relation.DIRECT, category, rng, today)
    for _ in range(min((workshop.indirectly_employed or 0) // 4, INDIRECT_MAX)):
        category = rng.choices(("", *Category.values), (4, 4, 1, 1))[0]
        yield _person(workshop, Relation.INDIRECT, category, rng, today)


def _claimed(workshop: Workshop, count: int, rng: random.Random) -> list[str]:
    """The categories of so many people, in the shares that the workshop states of those it employs."""
    stated = {
        Category.LIFTED: workshop.lifted_from_poverty, Category.MONITORED: workshop.monitored,
        Category.LOW_INCOME: workshop.low_income,
    }  # fmt: skip
    share = count / workshop.employed if workshop.employed else 0
    made = [value for value, people in stated.items() for _ in range(round((people or 0) * share))][:count]
    made += [""] * (count - len(made))
    rng.shuffle(made)
    return made


def _person(workshop: Workshop, relation: str, category: str, rng: random.Random, today: datetime.date) -> dict:
    born = datetime.date(rng.randrange(1962, 2005), rng.randrange(1, 13), rng.randrange(1, 29))
    number = _number(workshop.region, born, rng)
    first = max(workshop.certified_on - 200 * DAY, datetime.date(2021, 1, 1))
    started = first + DAY * rng.randrange(max((today - first).days - 20, 1))
    ended = None
    if rng.random() < 0.12:
        ended = started + DAY * rng.randrange(10, max((today - started).days, 11))
    on_site = relation == Relation.DIRECT and rng.random() < 0.55
    return {
        "workshop_row": workshop,
        "name": person_name(rng),
        "identity": number,
        "born": born,
        "lookup": identity_lookup(number),
        "phone": phone_number(rng) if rng.random() < 0.9 else "",
        "ethnic_group": rng.choice(ETHNIC.get(workshop.region_id[:2], ("01",))),
        "home_region": workshop.region,
        "category": category,
        "relation": relation,
        "form": EmploymentForm.ON_SITE if on_site else rng.choice((EmploymentForm.HOME_BASED, EmploymentForm.FLEXIBLE)),
        "post": rng.choice(POSTS),
        "started_on": started,
        "ended_on": ended if ended is None or ended <= today else None,
        "contract": rng.choice((Contract.LABOUR, Contract.SERVICE, Contract.PIECEWORK)),
        "insurance": rng.choices((Insurance.EMPLOYEE, Insurance.RESIDENT, Insurance.INJURY), (2, 6, 1))[0],
        "pay_basis": rng.choice(PayBasis.values),
    }


def _number(region: Region, born: datetime.date, rng: random.Random) -> str:
    serial = rng.randrange(500) * 2 + (rng.random() < MEN)
    body = f"{region.pk[:2]}{NEVER_A_DIVISION}{born:%Y%m%d}{serial:03d}"
    return body + calc_check_digit(body + "0")


def _second_jobs(rows: list[dict], rng: random.Random) -> list[dict]:
    """Some of the people also work for a workshop next door: head counts must count them once."""
    found = []
    for here, there in zip(rows, rows[90:], strict=False):
        near = here["home_region"].province_id == there["home_region"].province_id
        chance = 0.06 if near else 0.004
        if here["workshop_row"] != there["workshop_row"] and rng.random() < chance:
            found.append(here | {"form": EmploymentForm.HOME_BASED, "workshop_row": there["workshop_row"]})
    return found


def _write_pay(rng: random.Random, today: datetime.date) -> None:
    """By month, for those whom a workshop itself employs now."""
    spells = Employment.objects.filter(relation=Relation.DIRECT, ended_on=None).order_by("pk")
    months = _last_months(today)
    pays = [
        Pay(
            employment=spell, period=PayPeriod.MONTH, period_from=first, period_to=last,
            basis=spell.pay_basis or PayBasis.TIME, amount=Decimal(rng.randrange(1200, 4200, 50)),
            recorded_at=_recorded(last + 10 * DAY),
        )
        for spell in spells.iterator(chunk_size=2000)
        for first, last in months
        if spell.started_on <= first and rng.random() < 0.9
    ]  # fmt: skip
    Pay.objects.bulk_create(pays, batch_size=2000)


def _recorded(day: datetime.date) -> datetime.datetime:
    """At ten in the morning."""
    made = datetime.datetime.combine(day, datetime.time(10), tzinfo=SHANGHAI)
    return min(made, clock.now() - JUST_NOW)


def _last_months(today: datetime.date) -> list[tuple[datetime.date, datetime.date]]:
    """First and last day of the last full months, the latest first."""
    found, last = [], today.replace(day=1) - DAY
    for _ in range(MONTHS):
        found.append((last.replace(day=1), last))
        last = last.replace(day=1) - DAY
    return found


def _write_lists(rows: list[dict], rng: random.Random, today: datetime.date) -> None:
    """Most claims are listed; some are not yet, some risks are removed, and some listed people claim nothing."""
    listed, seen = [], set()
    for row in rows:
        category = row["category"] or (Category.LIFTED if rng.random() < 0.05 else "")
        if not category or row["lookup"] in seen or rng.random() < 0.08:
            continue
        seen.add(row["lookup"])
        listed.append(_listing(row, category, rng, today))
    for row in rng.sample(rows, min(len(rows) // 20, 400)):  # known to the lists alone
        born = row["born"] + DAY * 7
        number = _number(row["home_region"], born, rng)
        if identity_lookup(number) not in seen:
            seen.add(identity_lookup(number))
            said = row["workshop_row"].name if rng.random() < 0.4 else ""
            fresh = row | {"name": person_name(rng), "identity": number}
            listed.append(_listing(fresh, Category.LIFTED, rng, today, employed_at=said))
    Listing.objects.bulk_create(listed, batch_size=2000)


def _listing(row: dict, category: str, rng: random.Random, today: datetime.date, employed_at: str = "") -> Listing:
    entry = Listing(
        region=row["home_region"], category=category, name=row["name"], valid_from=datetime.date(2021, 1, 1),
        employed_at=employed_at, recorded_at=_recorded(_listed_on(rng, today)),
    )  # fmt: skip
    entry.seal_identity(row["identity"])
    if category == Category.MONITORED and rng.random() < 0.2:
        entry.valid_to = today - DAY * rng.randrange(20, 200)
        entry.removal, entry.closed_recorded_at = Removal.RISK_REMOVED, _recorded(entry.valid_to + 5 * DAY)
    return entry


def _listed_on(rng: random.Random, today: datetime.date) -> datetime.date:
    """Most were on the first lists; some were added lately."""
    return today - DAY * rng.randrange(3, 90) if rng.random() < 0.1 else datetime.date(2021, 1, 1 + rng.randrange(28))


def age_mismatches(rng: random.Random, today: datetime.date) -> None:
    """As if they had been found on different days: some have waited too long."""
    tasks = list(Mismatch.objects.order_by("pk"))
    for task in tasks:
        task.opened_on = today - DAY * rng.choice((1, 3, 6, 12, 20, 28, 35, 50))
    Mismatch.objects.bulk_update(tasks, ["opened_on"], batch_size=1000)
