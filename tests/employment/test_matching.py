"""Lists and register brought together: who is verified on which day, and the tasks that come and go."""

import datetime
import io

import pytest
from django.core.management import call_command

from employment.actions import claiming, listing, registering, settling, spells
from employment.actions.matching import reconcile
from employment.models import CategoryClaim, Listing, Mismatch, Worker
from employment.queries.verified import claims_on, listings_on, verified_on
from employment.tasks import reconcile_lists
from tests import factories
from tests.employment import registered
from tests.employment.listing_sheets import DAY, NAME, employ, enter, line
from tests.employment.numbers import number
from workshops.access import clock
from workshops.access.models import Notice
from workshops.access.refusal import Refused

pytestmark = pytest.mark.django_db
MARCH = datetime.date(2025, 3, 1)


def on(day: str):
    return clock.at(datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(10), tzinfo=SHANGHAI))


SHANGHAI = factories.SHANGHAI


@pytest.fixture
def county():
    with on("2026-03-02"):
        yield factories.County()


def put(county, serial: int = 1, **changes) -> Listing:
    given = {"name": NAME, "identity": number(serial), "category": "monitored", "valid_from": DAY} | changes
    return listing.add(by=county.rural, **given)


def tasks(**filters) -> list[tuple]:
    return list(
        Mismatch.objects.filter(**filters).order_by("pk").values_list("kind", "department", "region", "outcome")
    )


def open_kinds() -> list[str]:
    return list(Mismatch.objects.filter(closed_at=None).order_by("pk").values_list("kind", flat=True))


def verified(day: datetime.date, known_at=None) -> int:
    return claims_on(day, known_at).filter(verified_on(day, known_at)).count()


def test_the_list_first_then_the_worker(county):
    entry = put(county)
    employ(county)
    entry.refresh_from_db()
    assert entry.person == Worker.objects.get().person
    assert tasks() == []
    assert verified(clock.today()) == 1


def test_the_worker_first_then_the_list(county):
    employ(county)
    assert tasks() == [("not_listed", "rural", factories.DANZHAI, "")]
    entry = put(county)
    assert entry.person_id is None
    entry.refresh_from_db()
    assert entry.person == Worker.objects.get().person
    assert tasks() == [("not_listed", "rural", factories.DANZHAI, "agrees")]
    assert verified(clock.today()) == 1


def test_the_worker_first_then_the_list_by_import(county):
    employ(county)
    enter(county.rural, line(1))
    assert tasks() == [("not_listed", "rural", factories.DANZHAI, "agrees")]
    assert Listing.objects.get().person == Worker.objects.get().person


def test_another_category_is_not_listed(county):
    put(county, category="low_income")
    employ(county)
    assert open_kinds() == ["not_listed"]
    assert verified(clock.today()) == 0


def test_verified_until_the_last_day_of_the_entry_and_not_after(county):
    entry = put(county)
    employ(county)
    last = datetime.date(2026, 2, 10)
    before = clock.now()
    with on("2026-03-03"):
        listing.end(entry.pk, by=county.rural, valid_to=last, removal="risk_removed")
        assert open_kinds() == ["not_listed"]
        after = last + datetime.timedelta(days=1)
        assert [verified(day) for day in (last, after)] == [1, 0]
        assert [listings_on(day).count() for day in (last, after)] == [1, 0]
        # As it was known before the end was recorded, the entry went on; before it was entered there was none.
        assert [verified(after, before), verified(after, clock.now())] == [1, 0]
        assert verified(last, before - datetime.timedelta(days=1)) == 0
        assert verified(MARCH - datetime.timedelta(days=1)) == 0  # the claim begins with the spell


def test_claims_as_they_were_known(county):
    employ(county)
    claim, before = CategoryClaim.objects.get(), clock.now()
    with on("2026-03-05"):
        claiming.withdraw(claim.pk, by=county.leader)
        assert claims_on(MARCH).count() == 0
        assert claims_on(MARCH, before).count() == 1
        assert claims_on(MARCH, clock.now()).count() == 0


def test_workers_by_category_claimed_and_verified(county):
    put(county)
    employ(county)
    today = clock.today()
    of_workers = verified_on(today, worker="", category="claims__category")
    assert Worker.objects.filter(of_workers).count() == 1


def test_listed_in_another_county(county):
    leishan = factories.County(factories.LEISHAN)
    entry = put(leishan)
    employ(county)
    assert tasks() == [("listed_elsewhere", "rural", factories.DANZHAI, "")]
    assert Mismatch.objects.get().listing == entry
    assert verified(clock.today()) == 0


def test_a_task_becomes_another_matter_and_keeps_its_age(county):
    leishan = factories.County(factories.LEISHAN)
    employ(county)
    with on("2026-03-12"):
        entry = put(leishan)
        task = Mismatch.objects.get()
        assert (task.kind, task.listing, task.opened_on) == ("listed_elsewhere", entry, datetime.date(2026, 3, 2))
    with on("2026-03-20"):  # the home region was wrong
        worker = Worker.objects.get()
        registering.amend_worker(
            worker.pk, by=county.leader, seen_version=worker.version, name=NAME, phone="", ethnic_group="",
            home_region=leishan.region,
        )  # fmt: skip
        task.refresh_from_db()
        assert (task.outcome, task.closed_by) == ("agrees", None)


def test_the_owner_is_the_workers_county_wherever_the_workshop_lies(county):
    leishan = factories.County(factories.LEISHAN)
    employ(county, home_region=leishan.region)
    assert tasks() == [("not_listed", "rural", factories.LEISHAN, "")]


def test_where_the_county_is_unknown_the_workshops_county_owns_the_task(county):
    employ(county)
    Worker.objects.update(home_region=county.region.reporting_parent_id)
    reconcile()
    assert tasks(closed_at=None) == [("not_listed", "rural", factories.DANZHAI, "")]


def test_whom_the_list_has_in_a_workshop_and_the_register_has_not(county):
    put(county, employed_at="蜡染工坊")
    assert tasks() == [("unknown_worker", "culture", factories.DANZHAI, "")]
    spell = employ(county)
    assert tasks() == [("unknown_worker", "culture", factories.DANZHAI, "agrees")]
    spells.end(spell.pk, by=county.leader, ended_on=clock.today() - datetime.timedelta(days=1))
    assert open_kinds() == ["unknown_worker"]


def test_a_spell_that_ended_or_was_voided_asks_for_no_verification(county):
    spell = employ(county)
    assert open_kinds() == ["not_listed"]
    spells.void(spell.pk, by=county.leader, reason="登记错误")
    assert open_kinds() == []


def test_time_alone_opens_and_closes_tasks(county):
    spell = employ(county)
    spells.end(spell.pk, by=county.leader, ended_on=clock.today())
    assert open_kinds() == ["not_listed"]  # still at work today
    with on("2026-03-03"):
        reconcile_lists()
        assert tasks() == [("not_listed", "rural", factories.DANZHAI, "agrees")]
        said = io.StringIO()
        call_command("reconcile_lists", stdout=said)
        assert "新增 0 件，变更 0 件，自动办结 0 件" in said.getvalue()


def test_one_notice_an_office_and_day(county):
    workshop = registered.workshop(county)
    for serial in (1, 2, 3):
        employ(county, workshop, serial)
    assert Notice.objects.filter(kind="mismatch.opened", to_department="rural").count() == 1
    with on("2026-03-03"):
        employ(county, workshop, 4)
    assert Notice.objects.filter(kind="mismatch.opened", to_region=county.region).count() == 2


def settle(task, by, outcome, note=""):
    return settling.settle(task.pk, by=by, outcome=outcome, note=note)


def test_what_was_settled_by_hand_stays_settled_until_something_changes(county):
    employ(county)
    task = Mismatch.objects.get()
    settle(task, county.rural, "not_entitled")
    reconcile()
    assert open_kinds() == []
    told = Notice.objects.get(kind="mismatch.not_entitled")
    assert told.to_user == county.leader
    assert NAME not in told.title + told.body
    with on("2026-03-04"):  # claimed anew
        claim = CategoryClaim.objects.get()
        claiming.withdraw(claim.pk, by=county.leader)
        claiming.claim(claim.worker_id, by=county.leader, category="monitored", valid_from=MARCH)
        assert open_kinds() == ["not_listed"]


def test_the_list_that_was_to_follow_and_did_not(county):
    employ(county)
    settle(Mismatch.objects.get(), county.rural, "list_to_follow")
    for day, expected in (("2026-03-31", []), ("2026-04-02", ["not_listed"])):
        with on(day):
            reconcile()
            assert open_kinds() == expected


def test_settled_then_listed_then_removed_is_a_new_matter(county):
    employ(county)
    settle(Mismatch.objects.get(), county.rural, "other", "户口正在迁移")
    with on("2026-03-05"):
        entry = put(county)
    with on("2026-03-09"):
        listing.end(entry.pk, by=county.rural, valid_to=datetime.date(2026, 3, 8), removal="moved")
        assert open_kinds() == ["not_listed"]


def test_not_employed_stays_settled_until_the_list_names_another_workshop(county):
    entry = put(county, employed_at="蜡染工坊")
    settle(Mismatch.objects.get(), county.clerk, "not_employed")
    assert Notice.objects.get(kind="mismatch.not_employed").to_department == "rural"
    reconcile()
    assert open_kinds() == []
    listing.amend(entry.pk, by=county.rural, name=NAME, employed_at="银饰工坊")
    assert open_kinds() == ["unknown_worker"]
    settle(Mismatch.objects.get(closed_at=None), county.clerk, "not_employed")
    enter(county.rural, line(1, change="变更", employed_at="刺绣工坊"))
    assert open_kinds() == ["unknown_worker"]


def test_who_may_settle_and_how(county):
    employ(county)
    task, leishan = Mismatch.objects.get(), factories.County(factories.LEISHAN)
    for other in (county.leader, county.approver, county.hrss, leishan.rural):
        with pytest.raises(Refused) as refused:
            settle(task, other, "not_entitled")
        assert refused.value.code == "wrong_role"
    for outcome, note, code in (("not_employed", "", "wrong_outcome"), ("agrees", "", "wrong_outcome"),
                                ("other", " ", "note_missing")):  # fmt: skip
        with pytest.raises(Refused) as refused:
            settle(task, county.rural, outcome, note)
        assert refused.value.code == code
    settle(task, county.rural, "list_to_follow")
    with pytest.raises(Refused) as refused:
        settle(task, county.rural, "not_entitled")
    assert refused.value.code == "closed"
