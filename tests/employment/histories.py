"""Any past of a few people: their spells, claims and list entries, each with what became known of it and when."""

import datetime
from dataclasses import dataclass, field

from hypothesis import strategies as st

from employment.models import Category, EmploymentForm, Relation
from tests.employment import facts
from tests.factories import SHANGHAI

FIRST, STEP, STEPS = datetime.date(2016, 1, 1), 300, 10
"""Days of pasts lie on few dates, so that facts meet on their first and last days."""
PEOPLE, SHOPS, HOMES = 4, 4, 2
"""Numbers of people, workshops and counties of registration that a past is made of."""


def instant_of(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(12), tzinfo=SHANGHAI)


steps = st.integers(0, STEPS).map(lambda count: datetime.timedelta(days=count * STEP))
dates = steps.map(lambda step: FIRST + step)
days = st.builds(lambda date, more: date + datetime.timedelta(days=more), dates, st.integers(-1, 1))
"""To ask about: a date, the day before it or after."""
early = st.integers(0, STEPS // 2).map(lambda count: FIRST + datetime.timedelta(days=count * STEP))
often = st.sampled_from((True, True, False))


@dataclass
class Said:
    """What a fact said from an instant on; the last one is what it says now."""

    since: datetime.date
    values: dict


@dataclass
class Past:
    """`spells`: (person, shop, first day, [Said]); `claims`, `entries`: plain rows; `homes`: (person, shop) → home."""

    spells: list = field(default_factory=list)
    claims: list = field(default_factory=list)
    entries: list = field(default_factory=list)
    homes: dict = field(default_factory=dict)


@st.composite
def pasts(draw) -> Past:
    past = Past()
    for person in range(PEOPLE):
        for shop in draw(st.sets(st.integers(0, SHOPS - 1), min_size=1, max_size=3)):
            past.homes[person, shop] = draw(st.integers(0, HOMES - 1))
            past.spells.append((person, shop, *draw(spells())))
            if draw(often):
                past.claims.append((person, shop, draw(st.sampled_from(Category.values)), *draw(ranges())))
        for category in draw(st.sets(st.sampled_from(Category.values), min_size=1, max_size=3)):
            past.entries.append((person, draw(st.integers(0, HOMES - 1)), category, *draw(ranges())))
    return past


@st.composite
def spells(draw):
    """(first day, [Said]): entered, then changed up to twice, perhaps voided at last."""
    first = draw(early)
    known = sorted(draw(st.lists(early, min_size=1, max_size=3, unique=True)))
    said = []
    for since in known:
        to = draw(st.none() | steps.map(lambda step: first + step))
        values = {
            "relation": draw(st.sampled_from(Relation.values)),
            "form": draw(st.sampled_from(EmploymentForm.values)),
        }
        said.append(Said(since, values | {"ended_on": to, "voided": False}))
    if len(said) > 1 and not draw(often):
        said[-1].values["voided"] = True
    return first, said


@st.composite
def ranges(draw):
    """(first day, last day or None, recorded on, its end recorded on)."""
    first, recorded = draw(early), draw(early)
    to = draw(st.none() | steps.map(lambda step: first + step))
    return first, to, recorded, recorded + draw(steps)


def store(past: Past, shops: list, homes: list) -> None:
    """As rows, with the events that the database would have written at the time."""
    for person, shop, first, said in past.spells:
        of = facts.worker(person, shops[shop], home=homes[past.homes[person, shop]])
        start = said[0]
        row = facts.spell(
            of, str(first), start.values["ended_on"] and str(start.values["ended_on"]), start.values["relation"],
            start.values["form"], recorded_at=instant_of(start.since),
        )  # fmt: skip
        for change in said[1:]:
            with facts.changed_at(instant_of(change.since)):
                _change(row, change)
    for person, shop, category, first, to, recorded, ended in past.claims:
        of = facts.worker(person, shops[shop])
        known = {"recorded_at": instant_of(recorded)} | ({"ended_at": instant_of(ended)} if to else {})
        facts.claim(of, category, str(first), to and str(to), **known)
    for person, home, category, first, to, recorded, ended in past.entries:
        times = {"recorded_at": instant_of(recorded), "closed_at": instant_of(ended)}
        facts.listing(person, homes[home], category, str(first), to and str(to), **times)


def _change(row, change: Said) -> None:
    row.relation, row.form = change.values["relation"], change.values["form"]
    row.ended_on = change.values["ended_on"]
    if change.values["voided"]:
        row.voided_at, row.void_reason = instant_of(change.since), "登记有误"
    row.version += 1
    row.save()
