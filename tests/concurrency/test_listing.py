"""The catalogue in real threads: each step once, and never listed beside a status that ends."""

import datetime

import pytest

from catalog.actions import listing_projection, listing_steps, products
from catalog.models import Listing, ListingCase
from catalog.rules.listing_flow import Action, State
from certification.actions.sweep import revoke_lapsed
from tests import factories
from tests.catalog import catalogued
from tests.certification.confirmations import on, workshop_of
from tests.concurrency.threads import at_once
from workshops.access.refusal import Refused
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.django_db(transaction=True)
NEW_YEAR = datetime.date(2026, 1, 1)


@pytest.fixture
def county():
    return factories.County()


@pytest.fixture
def product(county):
    with on("2025-06-01"):
        return catalogued.product(workshop_of(county), by=county.leader)


def test_one_application_and_one_listing_of_two_at_once(county, product):
    with on("2025-06-02"):
        answers = at_once(*[lambda: catalogued.submitted(product, county.leader)] * 2)
        assert sum(isinstance(answer, Refused) for answer in answers) == 1
        case = ListingCase.objects.get()
        deciders = (county.approver, county.clerk)
        acts = [lambda by=by: listing_steps.advance(case.pk, Action.LIST, by=by) for by in deciders]
        answers = at_once(*acts)
    assert [answer.code for answer in answers if isinstance(answer, Refused)] == ["wrong_state"]
    assert Listing.objects.count() == 1
    assert listing_projection.check() == []


def test_listing_and_the_end_of_the_status_never_cross(county, product):
    with on("2025-06-02"):
        case = catalogued.submitted(product, county.leader)
    with on("2026-01-01"):
        answers = at_once(
            lambda: listing_steps.advance(case.pk, Action.LIST, by=county.approver),
            lambda: revoke_lapsed(as_of=NEW_YEAR),
        )
    case.refresh_from_db()
    assert len(answers[1]) == 1
    assert case.status in (State.SUBMITTED, State.DELISTED)  # refused, or listed and at once delisted
    assert not Listing.objects.filter(delisted_on=None).exists()
    assert listing_projection.check() == []


def test_putting_right_and_the_end_of_the_status_wait_for_each_other(county, product):
    with on("2025-06-02"):
        case = catalogued.submitted(product, county.leader)
        listing_steps.advance(case.pk, Action.LIST, by=county.approver)
    facts = {name: getattr(product, name) for name in get("products").fields} | {"name": "改名的围巾"}
    product.refresh_from_db()
    with on("2026-01-01"):
        answers = at_once(
            lambda: writing.amend(get("products"), product.pk, by=county.leader, seen_version=product.version, **facts),
            lambda: revoke_lapsed(as_of=NEW_YEAR),
            lambda: products.add_photos(product.pk, by=county.leader, uploads=[factories.photo("又一张.jpg")]),
        )
    assert not any(isinstance(answer, Refused) for answer in answers)
    product.refresh_from_db()
    assert (product.name, product.listed_level, product.photos.count()) == ("改名的围巾", "", 2)
    assert listing_projection.check() == []


def test_two_sweeps_at_once_delist_once(county, product):
    with on("2025-06-02"):
        case = catalogued.submitted(product, county.leader)
        listing_steps.advance(case.pk, Action.LIST, by=county.approver)
    at_once(lambda: revoke_lapsed(as_of=NEW_YEAR), lambda: revoke_lapsed(as_of=NEW_YEAR))
    assert list(case.steps.filter(action=Action.LAPSE).values_list("by", flat=True)) == [None]
    assert Listing.objects.get().delist_cause == "lost_status"
