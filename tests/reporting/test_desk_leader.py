"""What waits for a leader on the desk: each figure with its age, and the list behind it holds as many."""

import datetime
import re

import pytest
from django.urls import reverse

from catalog.actions import cases, cases_photos
from catalog.actions import event_applications as events
from catalog.rules.listing_flow import State
from certification.models import Certificate
from reporting.actions import problems
from reporting.queries.desk_leader import CLOSING_DAYS
from tests import factories
from tests.catalog import catalogued, event_stage
from tests.catalog.right_stage import entered
from tests.records.conftest import _quick_passwords, as_user
from tests.records.stage import TODAY, Stage
from tests.training import courses
from training.models import TrainingPlan
from workshops.access import clock
from workshops.actions.storing import store_photo

__all__ = ["_quick_passwords", "as_user"]
DAY = datetime.timedelta(days=1)
BODY = "点蜡染布，居家就业，带动周边村寨妇女增收。" * 12


@pytest.fixture
def stage(db):
    """Workshops with their certificates, which the desk links."""
    with clock.at(TODAY):
        made = Stage()
        for serial, each in enumerate((made.workshop, made.others_workshop), 1):
            Certificate.objects.create(
                workshop=each, region=each.region, year=2024, serial=serial, number=each.number, imported=True,
                certified_on=each.certified_on, by=made.county.clerk, known_confirmed_years=[2025],
            )  # fmt: skip
        yield made


def desk(as_user, user) -> dict:
    """{label: what waits}."""
    return {item.label: item for item in as_user(user).get(reverse("reporting:desk")).context["waiting"]}


def listed(as_user, user, address: str) -> list:
    answer = as_user(user).get(address)
    assert answer.status_code == 200, address
    rows = answer.context.get("listing")
    return list(rows.page if rows else answer.context["page_obj"])


def settled(stage):
    """Answered ten days ago."""
    leader, hrss = stage.leader.user, stage.county.hrss
    with clock.at(factories.instant(2026, 2, 18)):
        asked = problems.raise_problem(
            stage.workshop.pk, by=leader, kind="policy", title="补贴", description="未答复。"
        )
        problems.advance(asked.pk, "take", by=hrss, note="已受理，正在了解情况。")
    with clock.at(factories.instant(2026, 2, 20)):
        problems.advance(asked.pk, "settle", by=hrss, note="已与财政部门商定，本月发放。")


def returned_listing(stage):
    people = catalogued.People(stage)
    product = catalogued.product(stage.workshop, by=people.leader)
    with clock.at(factories.instant(2026, 2, 27)):
        catalogued.brought_to(State.RETURNED, product, people)


def returned_case(stage):
    leader = stage.leader.user
    with clock.at(factories.instant(2026, 2, 1)):
        case = cases.draft(stage.workshop.pk, by=leader, year=2026, title="带富一个寨", summary="居家就业。", body=BODY)
        photo = store_photo(factories.photo(), by=leader, region=stage.county.region)
        cases_photos.add(case.pk, by=leader, photos=[photo])
        cases.advance(case.pk, "submit", by=leader)
    with clock.at(factories.instant(2026, 2, 22)):
        cases.advance(case.pk, "return", by=stage.county.approver, reason="请补充就业人数")


def took_part(stage):
    """In an event that ended yesterday."""
    today = clock.today()
    days = {"held_from": today - 3 * DAY, "held_to": today - DAY, "apply_until": today - 10 * DAY}
    with clock.at(factories.instant(2026, 2, 1)):
        event = event_stage.provincial(stage, **days)
        made = event_stage.recommended(stage, event)
        events.admit(made.pk, by=event.by, stand_number="A1")


def plan(stage):
    made = courses.plan(stage, year=2027, title="丹寨县2027年培训计划")
    TrainingPlan.objects.filter(pk=made.pk).update(recorded_at=factories.instant(2026, 2, 10))


CASES = {
    "待确认的问题答复": (settled, "最久的已等 10 天"),
    "退回补正的产品申报": (returned_listing, "最久的已等 3 天"),
    "退回修改的优秀案例": (returned_case, "最久的已等 8 天"),
    "待填报的参展成效": (took_part, "最久的已等 1 天"),
    "即将截止报名的展会": (
        lambda stage: event_stage.local(stage, apply_until=clock.today() + 5 * DAY),
        "最近的还有 5 天",
    ),
    "即将到期的知识产权": (
        lambda stage: entered(stage, "intellectual-rights", expires_on=clock.today() + 20 * DAY),
        "最近的还有 20 天",
    ),
    "待填报的培训需求": (plan, "最久的已等 20 天"),
}  # fmt: skip


@pytest.mark.parametrize("label", CASES)
def test_a_figure_has_its_age_and_its_list(stage, as_user, label):
    build, note = CASES[label]
    assert label not in desk(as_user, stage.leader.user)
    build(stage)
    found = desk(as_user, stage.leader.user)[label]
    assert (found.count, found.note) == (1, note)
    if label != "待填报的培训需求":  # whose list is empty until somebody states one
        assert len(listed(as_user, stage.leader.user, found.url)) == 1
    page = as_user(stage.leader.user).get(reverse("reporting:desk")).content.decode()
    assert re.search(rf'href="{re.escape(found.url.replace("&", "&amp;"))}"[^>]*>{label}<', page)
    for stranger in (stage.neighbour, stage.other.leader):
        assert label not in desk(as_user, stranger) or label == "即将截止报名的展会"


def test_an_event_stands_there_only_for_who_may_apply_and_while_there_is_little_time(stage, as_user):
    leader, label = stage.leader.user, "即将截止报名的展会"
    today = clock.today()
    far = event_stage.national(stage, apply_until=today + (CLOSING_DAYS + 1) * DAY)
    near = event_stage.local(stage, apply_until=today + CLOSING_DAYS * DAY)
    assert desk(as_user, leader)[label].count == 1
    assert listed(as_user, leader, reverse("catalog:event-open-list")) == [near, far]
    assert label not in desk(as_user, stage.other.leader)  # another county's market
    assert listed(as_user, stage.other.leader, reverse("catalog:event-open-list")) == [far]
    event_stage.applied(stage, near)
    assert label not in desk(as_user, leader)
    assert as_user(stage.county.clerk).get(reverse("catalog:event-open-list")).status_code in (403, 404)


def test_a_need_that_is_stated_waits_no_more(stage, as_user):
    plan(stage)
    assert "待填报的培训需求" not in desk(as_user, stage.other.leader)  # 丹寨's plan
    courses.need(stage, year=2027)
    assert "待填报的培训需求" not in desk(as_user, stage.leader.user)


def test_the_desk_asks_the_database_as_often_whatever_waits(stage, as_user, django_assert_max_num_queries):
    client = as_user(stage.leader.user)
    client.get(reverse("reporting:desk"))
    with django_assert_max_num_queries(26) as none:
        client.get(reverse("reporting:desk"))
    for build, _ in CASES.values():
        build(stage)
    with django_assert_max_num_queries(26) as all_of_them:
        waiting = client.get(reverse("reporting:desk")).context["waiting"]
    assert [each.label for each in waiting] == ["待办的年度确认", "待报告2026年第1季度生产状况的工坊", *CASES]
    assert len(all_of_them) == len(none)
