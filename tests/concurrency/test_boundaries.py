"""A change of divisions applied by two at once, and beside people who write into the division that ends."""

import pytest

from reporting.actions.applying_boundaries import apply_change, apply_due
from tests import factories
from tests.concurrency.threads import at_once
from tests.employment import registered
from tests.records.stage import TODAY
from tests.reporting.boundaries.conftest import DAY, officials, on, reviewed
from tests.reporting.boundaries.test_applying import MERGE
from workshops.access import clock
from workshops.models import RegionAssignment, RegionHandover, RegionMove, Workshop
from workshops.regions.models import Region

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def merging():
    with clock.at(TODAY):
        county, other = factories.County(), factories.County(factories.LEISHAN)
        one, two = officials()
        registered.workshop(county)
        return reviewed(one, two, *MERGE, kind="merge"), county, other


def test_two_appliers_at_once_apply_it_once(merging):
    change, _, _ = merging
    with on(DAY):
        done = at_once(lambda: apply_change(change.pk), lambda: apply_change(change.pk))
    assert sorted(done) == [False, True]
    assert RegionAssignment.objects.count() == 1
    assert RegionMove.objects.filter(model="workshops.workshop").count() == 1
    assert RegionHandover.objects.count() == 3


def test_two_nightly_tasks_at_once(merging):
    with on(DAY):
        first, second = at_once(apply_due, apply_due)
    assert len(first.applied) + len(second.applied) == 1
    assert first.blocked == second.blocked == []


def test_a_workshop_that_enters_the_register_meanwhile_is_not_left_behind(merging):
    change, county, _ = merging
    with on(DAY):
        at_once(lambda: apply_change(change.pk), lambda: registered.workshop(county, name="同时认定"))
        apply_due()
    assert set(Workshop.objects.values_list("region", flat=True)) == {"522634"}
    assert Region.objects.get(pk="522636").valid_to == DAY
