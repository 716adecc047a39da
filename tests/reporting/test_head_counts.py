"""Head counts are those stated by the end of the day they are counted for (docs/adr/0005)."""

import datetime

import pytest

from certification.actions import confirming
from certification.changes import difference
from reporting.queries.basis import Basis
from reporting.queries.counts import count_table
from tests import factories
from tests.certification.confirmations import confirm, on
from tests.factories import instant
from tests.reporting.reading import figures_of
from workshops.models import Workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return factories.County()


@pytest.fixture
def workshop(county):
    """Certified in 2024 with 18 people."""
    return factories.workshop(county, datetime.date(2024, 2, 1))


def handed_in(county, workshop, year: int, day: str, employed: int, time: str = "10:00:00"):
    with on(day, time):
        workshop = Workshop.objects.get(pk=workshop.pk)
        return confirm(workshop, county.leader, year, difference(workshop, {"employed": employed}))


def accepted(county, confirmation, day: str) -> None:
    with on(day):
        confirming.accept(confirmation.pk, by=county.clerk)


def returned(county, confirmation, day: str) -> None:
    with on(day):
        confirming.send_back(confirmation.pk, by=county.clerk, reason="人数不符")


def employed(year: int, as_of: str, known_at: datetime.datetime | None = None) -> int:
    """E01, known in November 2026 where nothing else is said."""
    basis = Basis.known(year, datetime.date.fromisoformat(as_of), known_at or instant(2026, 11, 1))
    return figures_of(count_table(basis))["E01"]


def test_nothing_said_after_the_day_counts(county, workshop):
    accepted(county, handed_in(county, workshop, 2026, "2026-10-01", 99, "23:59:59"), "2026-10-20")
    assert employed(2026, "2026-03-01") == 18
    assert employed(2026, "2026-03-01", instant(2026, 4, 1)) == 18
    assert employed(2026, "2026-09-30") == 18
    # Of the very day, to its last instant in Shanghai; when the county accepts it does not matter.
    assert employed(2026, "2026-10-01") == 99
    assert employed(2026, "2026-10-01", instant(2026, 10, 19)) == 18


def test_a_day_begins_at_midnight_in_shanghai(county, workshop):
    accepted(county, handed_in(county, workshop, 2026, "2026-10-02", 99, "00:00:00"), "2026-10-20")
    assert employed(2026, "2026-10-01") == 18
    assert employed(2026, "2026-10-02") == 99


def test_a_returned_confirmation_handed_in_again_belongs_to_its_year(county, workshop):
    returned(county, handed_in(county, workshop, 2025, "2025-12-20", 30), "2025-12-30")
    accepted(county, handed_in(county, workshop, 2025, "2026-01-10", 40), "2026-02-20")
    assert employed(2025, "2025-12-31") == 40
    assert employed(2025, "2025-12-31", instant(2026, 2, 1)) == 18  # not accepted yet
    # Before its year is over it counts from its own day; after that it is never taken away again.
    assert employed(2025, "2025-12-25") == 18
    for day in ("2026-01-05", "2026-01-10", "2026-10-31"):
        assert employed(2025, day) == employed(2026, day) == 40
    assert employed(2024, "2024-12-31") == 18


def test_handed_in_again_within_the_year_counts_from_its_own_day(county, workshop):
    returned(county, handed_in(county, workshop, 2025, "2025-02-20", 30), "2025-03-05")
    accepted(county, handed_in(county, workshop, 2025, "2025-03-10", 40), "2025-03-20")
    assert employed(2025, "2025-03-01") == 18
    assert employed(2025, "2025-03-10") == 40


def test_returned_long_after_the_year_and_more_than_once(county, workshop):
    returned(county, handed_in(county, workshop, 2025, "2025-12-20", 30), "2026-03-01")
    returned(county, handed_in(county, workshop, 2025, "2026-03-15", 35), "2026-03-20")
    accepted(county, handed_in(county, workshop, 2025, "2026-04-02", 40), "2026-04-10")
    assert employed(2025, "2025-12-31") == 40


def test_a_later_year_says_nothing_about_an_earlier_table(county, workshop):
    accepted(county, handed_in(county, workshop, 2025, "2025-06-01", 30), "2025-06-10")
    accepted(county, handed_in(county, workshop, 2026, "2026-02-01", 50), "2026-02-10")
    assert employed(2025, "2026-10-31") == 30
    assert employed(2026, "2026-10-31") == 50
    assert employed(2026, "2026-01-31") == 30
