"""A split division: what hangs on a workshop goes with it, people with their workshops, the rest with the offices."""

import pytest

from catalog.models import Outlet
from certification.models import Application
from employment.models import Listing, Mismatch, Worker
from reporting.actions import boundaries, problems
from reporting.actions.applying_boundaries import apply_change, apply_due
from reporting.actions.boundaries import TypedLine
from reporting.models import Problem
from reporting.queries.boundary_parts import following
from tests import factories
from tests.employment import facts, registered
from tests.reporting.boundaries.conftest import DAY, entered, on, reviewed
from tests.reporting.boundaries.test_applying import SPLIT
from tests.reporting.boundaries.test_boundary_flow import refused
from workshops.access.models import Department, Office, User
from workshops.models import Leader, RegionAssignment, RegionHandover, RegionHandoverCase, Workshop
from workshops.regions.models import Region

PARTS = ["522636", "522637"]
AWAY = (TypedLine("522636", "522636"), TypedLine("522636", "522637", "扬武县", is_heir=True))
"""The offices move to the new county; the old one goes on without."""


@pytest.fixture
def towns(stage):
    """One workshop goes to 扬武, one stays in 丹寨; a change that says so."""
    stage.second = registered.workshop(
        stage.county, "扬武蜡染坊", leader=factories.user("leader_yangwu", "leader", "522636")
    )
    return stage


def split(stage, lines=SPLIT):
    change = reviewed(stage.one, stage.two, *lines, kind="split")
    boundaries.assign(change.pk, {stage.second.pk: "522637", stage.workshop.pk: "522636"}, by=stage.one)
    return change


def applied(stage, lines=SPLIT):
    change = split(stage, lines)
    with on(DAY):
        assert apply_change(change.pk)
    return change


def homes() -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for person, code in Worker.objects.values_list("person", "home_region"):
        found.setdefault(person, set()).add(code)
    return found


def people(stage) -> dict[str, Worker]:
    mine, second, other = stage.workshop, stage.second, stage.others_workshop
    home = mine.region
    made = {
        "there": facts.employed(1, second),
        "here": facts.employed(2, mine),
        "left": facts.employed(3, second, to="2020-01-01"),
        "both": facts.employed(4, second),
        "outside": facts.employed(5, second),
        "only_outside": facts.employed(6, other, home=home),
        "moved": facts.employed(7, second),
        "voided": facts.employed(8, second),
        "elsewhere": facts.employed(9, second, home=other.region),
    }
    facts.employed(4, mine)
    facts.employed(5, other, home=home)
    facts.employed(7, mine, to="2018-12-31")
    spell = made["voided"].employments.get()
    spell.voided_at, spell.void_reason = facts.ALWAYS, "登记错误"
    spell.save()
    return made


def test_people_go_with_the_workshops_they_work_in_now(towns):
    made = people(towns)
    applied(towns)
    found = {name: homes()[row.person_id] for name, row in made.items()}
    assert found == {
        "there": {"522637"},
        "here": {"522636"},
        "left": {"522636"},  # works nowhere now: with the offices
        "both": {"522636"},
        "outside": {"522636"},
        "only_outside": {"522636"},
        "moved": {"522637"},  # their earlier spell's row too
        "voided": {"522636"},
        "elsewhere": {"522634"},
    }


def test_list_entries_and_mismatches_go_with_the_person(towns):
    made = people(towns)
    home = towns.workshop.region
    listed = {serial: facts.listing(serial, home) for serial in (1, 2, 3, 4)}
    stranger = facts.listing(30, home, matched=False)
    said = {
        "category": "monitored",
        "region": home,
        "department": Department.RURAL,
        "opened_on": facts.day("2026-01-05"),
    }
    tasks = {name: Mismatch.objects.create(kind="not_listed", worker=made[name], **said) for name in ("there", "left")}
    by_list = Mismatch.objects.create(kind="unknown_worker", listing=listed[1], **said)
    change = applied(towns)
    assert {serial: Listing.objects.get(pk=row.pk).region_id for serial, row in listed.items()} == {
        1: "522637", 2: "522636", 3: "522636", 4: "522636",
    }  # fmt: skip
    assert Listing.objects.get(pk=stranger.pk).region_id == "522636"
    assert {name: Mismatch.objects.get(pk=row.pk).region_id for name, row in tasks.items()} == {
        "there": "522637", "left": "522636",
    }  # fmt: skip
    assert Mismatch.objects.get(pk=by_list.pk).region_id == "522637"
    handed = RegionHandoverCase.objects.filter(handover__change=change, sort="核验差异", handover__region="522637")
    assert set(handed.values_list("object_id", flat=True)) == {tasks["there"].pk, by_list.pk}


def test_what_hangs_on_a_workshop_goes_with_it_and_a_new_application_with_the_offices(towns):
    fresh = factories.submitted(towns.county, "新办工坊")
    again = factories.submitted(towns.county, "扬武蜡染坊")
    Application.objects.filter(pk=again.pk).update(previous=towns.second)
    asked = problems.raise_problem(
        towns.second.pk, by=towns.second.leader.user, kind="policy", title="销路", description="没有订单。"
    )
    outlet = towns.row("outlets")
    Outlet.objects.filter(pk=outlet.pk).update(workshop=towns.second, region="522636")
    change = applied(towns)
    assert {row.pk: row.region_id for row in Application.objects.filter(pk__in=(fresh.pk, again.pk))} == {
        fresh.pk: "522636", again.pk: "522637",
    }  # fmt: skip
    assert Problem.objects.get(pk=asked.pk).region_id == "522637"
    assert Outlet.objects.get(pk=outlet.pk).region_id == "522637"
    handed = RegionHandoverCase.objects.filter(handover__change=change)
    assert ("认定申请", again.pk) in set(handed.values_list("sort", "object_id"))
    assert fresh.pk not in set(handed.filter(sort="认定申请").values_list("object_id", flat=True))


def test_offices_and_what_goes_with_them_leave_a_county_that_stays(towns):
    """The heir is the new county: who stays with a workshop stays, all else goes with the offices."""
    made = people(towns)
    fresh = factories.submitted(towns.county, "新办工坊")
    change = applied(towns, AWAY)
    assert {row.pk: row.region_id for row in Workshop.objects.filter(pk__in=(towns.workshop.pk, towns.second.pk))} == {
        towns.workshop.pk: "522636", towns.second.pk: "522637",
    }  # fmt: skip
    assert Leader.objects.get(pk=towns.workshop.leader_id).region_id == "522636"
    assert User.objects.get(pk=towns.workshop.leader.user_id).home_region_id == "522636"
    found = homes()
    assert [found[made[name].person_id] for name in ("here", "there", "left")] == [{"522636"}, {"522637"}, {"522637"}]
    assert Application.objects.get(pk=fresh.pk).region_id == "522637"
    assert Office.objects.get(users=towns.county.clerk).region_id == "522637"
    assert not Office.objects.filter(region="522636", is_active=True).exists()
    assert RegionHandover.objects.filter(change=change, region="522637").exists()


def test_the_counts_on_the_page_are_what_then_happens(towns, client):
    people(towns)
    change = split(towns)
    rows = {each.name: (each.parts, each.rest) for each in following(change, "522636", PARTS)}
    assert rows["户籍在原区划的从业人员"] == ({"522636": 1, "522637": 3}, 7)
    client.force_login(towns.one)
    page = client.get(f"/statistics/boundaries/{change.pk}/assign/").content.decode()
    assert "户籍在原区划的从业人员" in page
    before = Worker.objects.filter(home_region="522637").count()
    with on(DAY):
        apply_change(change.pk)
    assert Worker.objects.filter(home_region="522637").count() - before == 3


def test_what_is_written_with_a_split_code_just_afterwards_follows_the_offices(towns):
    lines = (TypedLine("522636", "522638", "丹寨市", is_heir=True), TypedLine("522636", "522637", "扬武县"))
    change = reviewed(towns.one, towns.two, *lines, kind="split")
    boundaries.assign(change.pk, {towns.second.pk: "522637", towns.workshop.pk: "522638"}, by=towns.one)
    with on(DAY):
        apply_due()
        late = facts.employed(20, towns.second, home=Region.objects.get(pk="522636"))
        other = facts.employed(21, towns.others_workshop, home=Region.objects.get(pk="522636"))
        assert apply_due().followed == 2
    late.refresh_from_db()
    other.refresh_from_db()
    assert (late.home_region_id, other.home_region_id) == ("522637", "522638")
    assert RegionAssignment.objects.filter(change=change).count() == 2


def test_a_code_cannot_be_left_and_taken_at_once(stage):
    lines = (TypedLine("522636", "522634"), TypedLine("522634", "522699", "雷山市"))
    assert "522634" in refused("code_passed_on", entered, stage.one, *lines)
