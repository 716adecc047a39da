"""Head counts of any past against a count in plain Python, person by person."""

import datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from employment.models import Category
from tests import factories
from tests.employment import facts
from tests.employment.histories import HOMES, Past, days, instant_of, pasts, store
from tests.reporting.people_reading import CODES, named, table_of

pytestmark = pytest.mark.django_db
COUNTIES = ("522636", "522634", "110101", "659001")
PARTS = {
    None: {"520000": "52", "110000": "11", "660000": "65"},
    "522600": {"522636": "522636", "522634": "522634"},
}
"""Region of a table → its lines → what the codes of the counties in a line begin with."""
FORMS = {"on_site": "P03", "home_based": "P04", "flexible": "P05"}
NOW = datetime.date(9999, 1, 1)


@pytest.fixture
def counties():
    return [factories.County(code) for code in COUNTIES]


@pytest.fixture
def shops(counties):
    return [facts.certified(county, f"{county.region.name}坊", since="2015-01-01") for county in counties]


def signs_of(past: Past, on: datetime.date, known: datetime.date) -> list[tuple[int, str, set[str]]]:
    """(person, county, codes that they count for there)."""
    found = []
    for person, shop, first, said in past.spells:
        told = [each.values for each in said if each.since <= known]
        if not told or told[-1]["voided"] or not lasts(first, told[-1]["ended_on"], on):
            continue
        if told[-1]["relation"] == "indirect":
            found.append((person, COUNTIES[shop], {"P02"}))
            continue
        codes = {"P01", FORMS[told[-1]["form"]]} | ({"P13"} if person % 2 == 0 else set())
        home = past.homes[person, shop]
        listed = {c for p, h, c, *when in past.entries if (p, h) == (person, home) and holds(on, known, *when)}
        claimed = {c for p, s, c, *when in past.claims if (p, s) == (person, shop) and holds(on, known, *when)}
        for category in claimed:
            number = Category.values.index(category)
            codes |= {f"P{6 + number:02}"} | ({f"P{9 + number:02}"} if category in listed else set())
        found.append((person, COUNTIES[shop], codes | ({"P12"} if listed and not claimed else set())))
    return found


def lasts(first, last, on) -> bool:
    return first <= on and (last is None or on <= last)


def holds(on, known, first, last, recorded, ended) -> bool:
    return recorded <= known and lasts(first, last if last and ended <= known else None, on)


def people(found, code: str, prefix: str) -> set[int]:
    return {person for person, county, codes in found if code in codes and county.startswith(prefix)}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(past=pasts(), on=days, known=st.none() | days)
def test_any_past_is_counted_as_by_hand(shops, counties, past, on, known):
    with transaction.atomic():
        store(past, shops, [county.region for county in counties[:HOMES]])
        found = signs_of(past, on, known or NOW)
        for region, parts in PARTS.items():
            place = factories.regions()[region] if region else None
            table = table_of(place, str(on), instant_of(known) if known else None)
            above = "5226" if region else ""
            want = {code: len(people(found, code, above)) for code in CODES}
            assert named(table.total.figures) == {code: count for code, count in want.items() if count}
            lines = {line.region.pk: named(line.figures) for line in table.lines}
            for line, prefix in parts.items():
                assert lines[line] == {c: n for c in CODES if (n := len(people(found, c, prefix)))}, line
            for at, code in enumerate(CODES):
                within = [people(found, code, prefix) for prefix in parts.values()]
                assert table.sums[at] - table.total.figures[at] == sum(map(len, within)) - want[code]
                twice = {one for group in within for one in group if sum(one in other for other in within) > 1}
                assert table.shared[at] == len(twice)
        transaction.set_rollback(True)
