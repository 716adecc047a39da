"""Products leave the catalogue with the workshop's status and come back when that is corrected: the real sweep, the
real 注销, the real 更正; all in the transaction that writes the status."""

import datetime

import pytest

from catalog.actions import listing_projection, listing_steps, products
from catalog.models import Listing, ListingCase, Product
from catalog.queries.products import listed
from catalog.queries.products_figures import by_level, by_status, delisted, newly_listed
from catalog.rules.listing_flow import Action, State
from certification import standing
from certification.actions import correcting, ending
from certification.models import Ending
from tests import factories
from tests.catalog import catalogued
from tests.certification.confirmations import document, on, swept, workshop_of
from workshops.access.models import JournalEntry, Notice

pytestmark = pytest.mark.django_db
ENDED = datetime.date(2026, 1, 1)


class Scene:
    """Certified in 2023; of four products one each is national, county, returned and withdrawn."""

    def __init__(self):
        self.county = factories.County()
        self.leader, self.clerk = self.county.leader, self.county.clerk
        self.province, self.nation = factories.province_official(), factories.ministry_official()
        with on("2023-05-20"):
            self.workshop = workshop_of(self.county)
        self.made = {}
        people = type("People", (), {"leader": self.leader, "county": self.county.approver, "province": self.province,
                                     "nation": self.nation})  # fmt: skip
        with on("2025-06-01"):
            for state in (State.NATIONAL_LISTED, State.COUNTY_LISTED, State.RETURNED, State.WITHDRAWN):
                product = catalogued.product(self.workshop, by=self.leader, name=state)
                self.made[state] = catalogued.brought_to(state, product, people)

    def correct(self, day: str = "2026-03-02") -> None:
        with on(day):
            fact = Ending.objects.order_by("ordinal").last()
            given = {"reason": "提交记录遗失", "document": document(self.clerk, self.county.region, shared=False)}
            case = correcting.request(fact.pk, by=self.clerk, **given)
            correcting.correct(case.pk, by=self.province, note="情况属实")

    @property
    def states(self) -> dict:
        return dict(ListingCase.objects.values_list("product__name", "status"))


@pytest.fixture
def scene(db) -> Scene:
    return Scene()


def test_the_sweep_takes_the_products_out_of_every_catalogue(scene):
    assert listed().count() == 2
    assert len(swept("2026-01-02")) == 1
    assert scene.states == {
        State.NATIONAL_LISTED: "delisted", State.COUNTY_LISTED: "delisted", State.RETURNED: "returned",
        State.WITHDRAWN: "withdrawn",
    }  # fmt: skip
    ended = Listing.objects.filter(delist_cause="lost_status")
    assert {row.delisted_on for row in ended} == {ENDED}
    assert ended.count() == 4  # three levels of one, one of the other
    assert not Product.objects.exclude(listed_level="").exists()
    assert listed().count() == 0
    step = scene.made[State.NATIONAL_LISTED].steps.last()
    assert (step.action, step.by, step.office, step.from_status) == ("lapse", None, None, "national_listed")
    entries = JournalEntry.objects.filter(action="product_listing.lapse", actor=None, region_id=factories.DANZHAI)
    assert entries.count() == 2
    told = Notice.objects.filter(kind="product_listing.lapse")
    assert [(n.to_user, n.to_region_id) for n in told.order_by("pk")] == [(scene.leader, None), (None, "522636")]
    assert listing_projection.check() == []


def test_a_correction_restores_exactly_those(scene):
    swept("2026-01-02")
    taken = set(Listing.objects.filter(delist_cause="lost_status"))
    scene.correct()
    assert scene.states == {state: str(state) for state in scene.made}
    back = Listing.objects.filter(restored_from__isnull=False)
    assert {row.restored_from for row in back} == taken
    assert {(row.listed_on, row.delisted_on) for row in back} == {(ENDED, None)}
    product = scene.made[State.NATIONAL_LISTED].product
    product.refresh_from_db()
    assert (product.listed_level, product.listed_since) == ("national", datetime.date(2025, 6, 1))
    assert listed().count() == 2
    assert JournalEntry.objects.filter(action="product_listing.restore", actor=None).count() == 2
    assert Notice.objects.filter(kind="product_listing.restore", to_user=scene.leader).count() == 1
    assert listing_projection.check() == []


def test_figures_of_then_and_as_they_were_known(scene):
    swept("2026-01-02")
    scene.correct()
    day, region = datetime.date(2026, 2, 1), scene.county.region
    assert by_level(region, day) == {"county": 1, "province": 0, "national": 1}
    assert by_level(region, day, known_at=factories.instant(2026, 2, 2)) == {"county": 0, "province": 0, "national": 0}
    assert by_level(None, datetime.date(2025, 5, 31)) == {"county": 0, "province": 0, "national": 0}
    assert by_level(factories.regions()["440000"], day)["county"] == 0
    assert newly_listed(region.province, 2025) == 2
    assert newly_listed(None, 2026) == 0  # what was restored did not begin anew
    assert delisted(None, 2026) == {}
    today = datetime.date.today()  # rows and their history have the database's time
    assert by_status(region, today) == {"draft": 0, "active": 4, "discontinued": 0}
    assert by_status(region, today - datetime.timedelta(days=2))["active"] == 0


def test_a_cancellation_asked_for_does_the_same(scene):
    with on("2025-07-01"):
        case = ending.request_cancellation(scene.workshop.pk, by=scene.leader, grounds="不再生产")
        ending.end(case.pk, by=scene.county.approver, note="同意")
    assert Listing.objects.filter(delisted_on=None).count() == 0
    assert delisted(scene.county.region, 2025) == {"lost_status": 2}
    assert {row.delisted_on for row in Listing.objects.all()} == {datetime.date(2025, 7, 1)}


def test_who_stopped_making_it_meanwhile_is_not_listed_again(scene):
    swept("2026-01-02")
    gone = scene.made[State.COUNTY_LISTED].product
    with on("2026-02-01"):
        products.discontinue(gone.pk, by=scene.leader)
    scene.correct()
    assert scene.states[State.COUNTY_LISTED] == "delisted"
    assert scene.states[State.NATIONAL_LISTED] == "national_listed"


def test_what_an_office_took_out_stays_out(scene):
    with on("2025-08-01"):
        case = scene.made[State.COUNTY_LISTED]
        listing_steps.advance(case.pk, Action.DELIST, by=scene.county.approver, reason="质量问题")
    swept("2026-01-02")
    scene.correct()
    assert scene.states[State.COUNTY_LISTED] == "delisted"
    assert not Listing.objects.filter(case=case, delisted_on=None).exists()


def test_lost_and_restored_twice(scene):
    swept("2026-01-02")
    scene.correct()
    with on("2026-07-01"):
        case = ending.request_cancellation(scene.workshop.pk, by=scene.leader, grounds="不再生产")
        ending.end(case.pk, by=scene.county.approver, note="同意")
    assert listed().count() == 0
    scene.correct("2026-08-01")
    assert listed().count() == 2
    assert Listing.objects.filter(delisted_on=None).count() == 4
    product = scene.made[State.NATIONAL_LISTED].product
    product.refresh_from_db()
    assert product.listed_since == datetime.date(2025, 6, 1)


def test_listed_after_the_day_of_the_end_ends_on_the_day_it_began(scene):
    """The sweep was late: the product was listed in the days between."""
    with on("2026-01-10"):
        product = catalogued.product(scene.workshop, by=scene.leader, name="迟到")
        case = catalogued.submitted(product, scene.leader)
        listing_steps.advance(case.pk, Action.LIST, by=scene.county.approver)
    swept("2026-01-12")
    row = Listing.objects.get(case=case)
    assert (row.listed_on, row.delisted_on) == (datetime.date(2026, 1, 10),) * 2
    assert by_level(None, datetime.date(2026, 1, 11))["county"] == 0


@pytest.fixture
def failing(scene):
    """Something that is told after the catalogue, and fails."""

    def fail(moves):
        raise RuntimeError("no")

    standing.tell(fail)
    yield
    standing._followers.remove(fail)


@pytest.mark.usefixtures("failing")
def test_what_undoes_the_end_undoes_the_delisting(scene):
    with pytest.raises(RuntimeError):
        swept("2026-01-02")
    scene.workshop.refresh_from_db()
    assert scene.workshop.standing == "certified"
    assert not Ending.objects.exists()
    assert Listing.objects.filter(delisted_on=None).count() == 4
    assert listed().count() == 2
    assert not JournalEntry.objects.filter(action="product_listing.lapse").exists()
    assert not Notice.objects.filter(kind="product_listing.lapse").exists()
