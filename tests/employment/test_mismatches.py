"""Pages and API of lists and mismatches: what each sees, settling, and what stays hidden."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from employment.actions import listing
from employment.models import Listing, Mismatch, Worker
from tests import factories
from tests.api.conftest import Api
from tests.employment.listing_sheets import DAY, NAME, employ
from tests.employment.numbers import number
from workshops.access import clock, sealed
from workshops.access.models import Department, Duty, JournalEntry

pytestmark = pytest.mark.django_db
MASKED = sealed.mask_identity(number(1))


@pytest.fixture
def county():
    with clock.at(factories.instant(2026, 3, 2)):
        yield factories.County()


@pytest.fixture
def entry(county):
    return listing.add(by=county.rural, name=NAME, identity=number(1), category="low_income", valid_from=DAY,
                       employed_at="蜡染工坊")  # fmt: skip


@pytest.fixture
def task(county):
    """A claim that no list bears out: rural's task."""
    employ(county)
    return Mismatch.objects.get(department="rural")


@pytest.fixture
def ask(client):
    """``ask(user, name, key)`` reads a page, with ``data`` posts to it: the answer."""

    def asked(user, name, /, *args, query=None, **data):
        client.force_login(user)
        address = reverse(f"employment:{name}", args=args)
        return client.post(address, data, follow=True) if data else client.get(address, query)

    return asked


@pytest.fixture
def read(ask):
    """The same, as the text of the answer."""
    return lambda *args, **given: ask(*args, **given).content.decode()


def outsiders(county) -> dict:
    return {
        "culture": county.clerk, "hrss": county.hrss, "leader": county.leader,
        "sysadmin": factories.user("sys", Duty.SYSADMIN), "auditor": factories.user("aud", Duty.AUDITOR),
    }  # fmt: skip


def test_the_list_is_rural_offices_alone(county, entry, ask, read):
    assert NAME in read(county.rural, "listing-list")
    for user in outsiders(county).values():
        assert ask(user, "listing-list").status_code == 403
        for name in ("listing-detail", "listing-amend", "listing-end"):
            assert ask(user, name, entry.pk).status_code == 404, (user, name)
        assert ask(user, "listing-new").status_code == 404
        assert Listing.objects.visible_to(user).count() == 0
        assert Api(user).get("/listings/").json().get("count", 0) == 0
    leishan = factories.County(factories.LEISHAN)
    assert NAME not in read(leishan.rural, "listing-list")
    assert ask(leishan.rural, "listing-detail", entry.pk).status_code == 404


def test_an_entry_added_amended_and_closed_on_pages(county, ask, read):
    given = {
        "name": "王 芳",
        "identity": number(5),
        "category": "monitored",
        "valid_from": "2026-03-01",
        "employed_at": "",
    }
    wrong = read(county.rural, "listing-new", **given | {"identity": number(5)[:17]})
    assert "身份证号码应为 18 位，现有 17 位。" in wrong
    assert "列入日期不能晚于今天。" in read(county.rural, "listing-new", **given | {"valid_from": "2026-03-03"})
    assert "已列入名单。" in read(county.rural, "listing-new", **given)
    entry = Listing.objects.get()
    assert (entry.name, entry.identity(), entry.region) == ("王芳", number(5), county.region)
    assert "名单中已有（自 2026-03-01）。" in read(county.rural, "listing-new", **given)
    assert "已更正。" in read(county.rural, "listing-amend", entry.pk, name="王方", employed_at="")
    early = read(county.rural, "listing-end", entry.pk, removal="died", valid_to="2026-02-28")
    assert "截止日期不能早于列入日期（2026-03-01）。" in early
    done = read(county.rural, "listing-end", entry.pk, removal="died", valid_to="2026-03-01")
    assert "已移出名单。" in done
    assert "死亡" in done
    assert ask(county.rural, "listing-end", entry.pk).status_code == 404  # nothing left to end
    acts = JournalEntry.objects.filter(action__startswith="listing.").order_by("pk")
    assert [act.action for act in acts] == ["listing.add", "listing.amend", "listing.end"]
    assert number(5) not in str(list(acts.values()))


def test_the_number_is_masked_until_it_is_asked_for_with_a_purpose(county, entry, read):
    said = read(county.rural, "listing-detail", entry.pk)
    assert MASKED in said
    assert number(1) not in said
    assert reverse("access:reveal", args=[Listing.FIELD_LABEL, entry.pk]) in said


def test_rural_officials_above_the_county_read_rows_without_names(county, entry, ask, read):
    employ(county)
    for level, region in (("prefecture", "522600"), ("province", "520000")):
        official = factories.user(f"rural_{level}", Duty.OFFICIAL, region, Department.RURAL)
        for name, args in (("listing-list", []), ("listing-detail", [entry.pk]), ("mismatch-list", []),
                           ("mismatch-detail", [Mismatch.objects.get(department="rural").pk])):  # fmt: skip
            said = read(official, name, *args)
            assert "潘**" in said, name
            assert NAME not in said
            assert MASKED not in said
        found = read(official, "listing-list", query={"search": NAME})
        assert "潘**" in found  # there is no search by name that could tell
        assert ask(official, "listing-amend", entry.pk).status_code == 404
        for path in ("listings", "mismatches"):
            row = Api(official).get(f"/{path}/").json()["results"][0]
            assert (row["name"], row["identity"]) == ("潘**", "")


def test_a_matched_entry_leads_to_the_worker(county, entry, read):
    assert "没有工坊登记此人。" in read(county.rural, "listing-detail", entry.pk)
    employ(county)
    said = read(county.rural, "listing-detail", entry.pk)
    assert reverse("employment:worker-detail", args=[Worker.objects.get().pk]) in said
    assert "蜡染非遗工坊" in said
    listed = read(county.rural, "listing-list", query={"is_matched": "false"})
    assert NAME not in listed


def test_a_task_is_seen_by_its_owner_and_the_leader_alone(county, task, ask, read):
    for user in (county.rural, county.leader):
        assert NAME in read(user, "mismatch-list")
        said = read(user, "mismatch-detail", task.pk)
        assert NAME in said
        assert MASKED in said
        assert number(1) not in said
    leishan = factories.County(factories.LEISHAN)
    other_leader = factories.user("leader_b", Duty.LEADER, factories.DANZHAI)
    for user in (
        county.clerk,
        county.hrss,
        leishan.rural,
        leishan.leader,
        other_leader,
        factories.user("s", Duty.SYSADMIN),
    ):
        assert NAME not in read(user, "mismatch-list")
        assert ask(user, "mismatch-detail", task.pk).status_code == 404
        assert Api(user).get(f"/mismatches/{task.pk}/").status_code == 404
    told = read(county.leader, "mismatch-detail", task.pk)
    assert "请核对身份证号码、户籍所在县和人员类别" in told
    assert "登记办理结果" not in told
    assert ask(county.leader, "mismatch-detail", task.pk, outcome="not_entitled").status_code == 404


def test_the_workers_county_reads_whom_it_has_to_verify_though_the_workshop_lies_elsewhere(county, ask, read):
    leishan = factories.County(factories.LEISHAN)
    employ(county, home_region=leishan.region)
    task = Mismatch.objects.get()
    said = read(leishan.rural, "mismatch-detail", task.pk)
    assert NAME in said
    assert MASKED in said
    assert "蜡染非遗工坊" in said
    assert "查看完整身份证号码" not in said  # the worker's own row is the other county's
    assert ask(county.rural, "mismatch-detail", task.pk).status_code == 404


def test_which_county_lists_somebody_is_told_to_rural_alone(county, read):
    leishan = factories.County(factories.LEISHAN)
    listing.add(by=leishan.rural, name=NAME, identity=number(1), category="monitored", valid_from=DAY)
    employ(county)
    task = Mismatch.objects.get()
    assert "雷山县" in read(county.rural, "mismatch-detail", task.pk)
    assert "雷山县" not in read(county.leader, "mismatch-detail", task.pk)


def test_settling_on_the_page(county, task, ask, read):
    assert "请选择办理结果。" in read(county.rural, "mismatch-detail", task.pk, note="无")
    said = read(county.rural, "mismatch-detail", task.pk, outcome="other", note="")
    assert "办理结果为“其他”的，请写明情况。" in said
    assert "已登记办理结果。" in read(county.rural, "mismatch-detail", task.pk, outcome="not_entitled", note="")
    task.refresh_from_db()
    assert (task.outcome, task.closed_by) == ("not_entitled", county.rural)
    assert NAME not in read(county.rural, "mismatch-list")  # begins with what is open
    assert NAME in read(county.rural, "mismatch-list", query={"state": "closed"})
    assert "请在从业人员信息中结束或撤回该类别申报" in read(county.leader, "mismatch-detail", task.pk)
    assert ask(county.rural, "mismatch-detail", task.pk, outcome="not_entitled").status_code == 404


def test_culture_settles_whom_a_list_has_and_the_register_has_not(county, entry, ask, read):
    task = Mismatch.objects.get()
    said = read(county.clerk, "mismatch-detail", task.pk)
    assert NAME in said
    assert MASKED in said
    assert "核实未在工坊就业" in said
    assert "属于该类别，名单待更新" not in said
    assert ask(county.rural, "mismatch-detail", task.pk).status_code == 404
    ask(county.clerk, "mismatch-detail", task.pk, outcome="not_employed", note="")
    task.refresh_from_db()
    assert task.outcome == "not_employed"


@pytest.mark.parametrize(("day", "is_overdue"), [(datetime.date(2026, 4, 1), False), (datetime.date(2026, 4, 2), True)])
def test_age_and_what_is_overdue(county, task, read, day, is_overdue):
    with clock.at(factories.instant(day.year, day.month, day.day)):
        said = read(county.rural, "mismatch-detail", task.pk)
        assert ("超期未办结" in said) == is_overdue
        assert f"已 {(day - task.opened_on).days} 天" in said
        listed = read(county.rural, "mismatch-list", query={"is_overdue": "true"})
        assert (NAME in listed) == is_overdue
        assert Api(county.rural).get("/mismatches/").json()["results"][0]["age"] == (day - task.opened_on).days


def test_the_oldest_open_task_comes_first(county, task, read):
    with clock.at(factories.instant(2026, 3, 5)):
        employ(county, task.worker.workshop, 2, name="王秀兰")
        said = read(county.rural, "mismatch-list")
        assert said.index(NAME) < said.index("王秀兰")
        assert NAME not in read(county.rural, "mismatch-list", query={"kind": "unknown_worker"})


def test_more_rows_ask_no_more_questions(county, entry, task, ask):
    def asked(name) -> int:
        with CaptureQueriesContext(connection) as questions:
            assert ask(county.rural, name).status_code == 200
        return len(questions)

    pages = ("mismatch-list", "listing-list")
    asked(pages[0])  # what is asked once a process
    before = [asked(name) for name in pages]
    for serial in range(2, 8):
        employ(county, task.worker.workshop, serial, name="王秀兰")
        listing.add(by=county.rural, name="王秀兰", identity=number(serial), category="low_income", valid_from=DAY)
    assert [asked(name) for name in pages] == before
