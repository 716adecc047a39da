"""The county's answer to a yearly confirmation: acceptance, conflicts, return, many at once (rules.md §4)."""

import pytest

from certification.actions import confirming
from certification.models import ConfirmationStatus, YearStanding
from tests import factories
from tests.certification.confirmations import confirm, on, refused_code, workshop_of
from workshops.access.models import Notice
from workshops.models import Workshop
from workshops.queries.history import changes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return factories.County()


@pytest.fixture
def workshop(county):
    return workshop_of(county)


def state(workshop, year) -> str:
    return YearStanding.objects.get(workshop=workshop, year=year).state


def test_acceptance_writes_the_update_with_its_history(county, workshop):
    with on("2024-03-01"):
        made = confirm(workshop, county.leader, 2024, {"employed": [18, 25], "name": ["蜡染非遗工坊", "新蜡染工坊"]})
    with on("2024-03-05"):
        confirming.accept(made.pk, by=county.approver)
    before = workshop.version
    workshop.refresh_from_db()
    assert (workshop.employed, workshop.name, workshop.version) == (25, "新蜡染工坊", before + 1)
    assert "新蜡染工坊" in workshop.search_text
    assert workshop.last_confirmed_year == 2024
    assert state(workshop, 2024) == "confirmed"
    changed = {field: change.by for change in changes_of(workshop) for field in change.fields}
    assert county.approver.full_name in changed["直接吸纳就业人数", "18", "25"]
    assert Notice.objects.filter(kind="confirmation.accepted", to_user=county.leader).exists()


def test_what_the_register_changed_meanwhile_is_not_overwritten(county, workshop):
    with on("2024-03-01"):
        made = confirm(workshop, county.leader, 2024, {"employed": [18, 25], "posts": [20, 30], "monitored": [1, 2]})
    Workshop.objects.filter(pk=workshop.pk).update(employed=19, monitored=2)
    with on("2024-03-05"):
        confirming.accept(made.pk, by=county.approver)
    workshop.refresh_from_db()
    assert (workshop.employed, workshop.posts, workshop.monitored) == (19, 30, 2)
    assert made.steps.get(action="pass").detail == {"conflicts": {"employed": [18, 25, 19]}}


def test_return_tells_the_leader_why_and_until_when(county, workshop):
    with on("2024-12-20"):
        made = confirm(workshop, county.leader, 2024)
    with on("2025-01-10"):
        assert refused_code(confirming.send_back, made.pk, by=county.clerk, reason=" ") == "reason_missing"
        confirming.send_back(made.pk, by=county.clerk, reason="请补充监测帮扶对象人数")
    notice = Notice.objects.get(kind="confirmation.returned", to_user=county.leader)
    assert "请补充监测帮扶对象人数" in notice.body
    assert "2025年1月25日" in notice.body
    assert state(workshop, 2024) == "returned"
    workshop.refresh_from_db()
    assert workshop.standing == "certified"


def test_a_late_acceptance_still_confirms_the_year(county, workshop):
    with on("2024-12-31", "23:59:00"):
        made = confirm(workshop, county.leader, 2024)
    with on("2026-03-01"):
        confirming.accept(made.pk, by=county.approver)
    workshop.refresh_from_db()
    assert (workshop.standing, workshop.last_confirmed_year) == ("certified", 2024)


def test_not_by_another_county_department_or_level(county, workshop):
    other = factories.County(factories.LEISHAN)
    with on("2024-03-01"):
        made = confirm(workshop, county.leader, 2024)
        for person in (other.approver, county.rural, county.leader, factories.province_official()):
            assert refused_code(confirming.accept, made.pk, by=person) == "wrong_role"
        confirming.accept(made.pk, by=county.clerk)
        assert refused_code(confirming.accept, made.pk, by=county.approver) == "wrong_state"


def test_many_at_once_each_by_itself_and_refusals_named(county):
    plain, updated, answered = (workshop_of(county, name=f"工坊{number}") for number in "一二三")
    other = factories.County(factories.LEISHAN)
    foreign = workshop_of(other, name="外县工坊")
    with on("2024-03-01"):
        rows = [confirm(plain, county.leader, 2024), confirm(updated, county.leader, 2024, {"posts": [20, 21]})]
        rows += [confirm(answered, county.leader, 2024), confirm(foreign, other.leader, 2024)]
        confirming.accept(rows[2].pk, by=county.approver)
        accepted, refused = confirming.accept_many([row.pk for row in rows], by=county.clerk)
    assert [row.workshop_id for row in accepted] == [plain.pk]
    assert {row.workshop_id: why for row, why in refused} == {
        updated.pk: "有更新内容，请打开逐项核对。",
        answered.pk: "当前状态为“已通过”，不能通过。",
    }
    rows[3].refresh_from_db()
    assert rows[3].status == ConfirmationStatus.SUBMITTED
