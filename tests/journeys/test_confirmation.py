"""The yearly confirmation as leader and county live it (rules.md §4)."""

import datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from certification.models import Confirmation
from tests import factories
from tests.journeys.acting import fill, follow, press, sees, travel
from tests.journeys.conftest import PHONE
from workshops.models import Workshop

pytestmark = pytest.mark.browser
NEXT_YEAR = 2025


@pytest.fixture
def county(transactional_db):
    with travel(NEXT_YEAR, 3, 10):
        yield factories.County()


@pytest.fixture
def workshop(county) -> Workshop:
    return factories.workshop(county, datetime.date(2024, 5, 20))


def confirm_unchanged(page, leader) -> int:
    """From the desk to the confirmation handed in; the number of taps it takes, typing the name aside."""
    press(page, "现在确认")
    fill(page, statement=True, signature_name=leader)
    press(page, "信息无变化，直接确认")
    sees(page, f"{NEXT_YEAR}年度确认已提交", "登记信息无变化。")
    return 3


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_confirms_unchanged_in_few_taps_on_a_phone(sign_in, county, workshop, scripts):
    page = sign_in(county.leader, PHONE, scripts)
    taps = confirm_unchanged(page, workshop.leader.name)
    assert taps <= 4
    made = Confirmation.objects.get()
    assert (made.year, made.changes, made.submitted_by) == (NEXT_YEAR, {}, county.leader)


def update(page, workshop, employed: int) -> None:
    """Change the head count, see the difference, sign."""
    page.goto(reverse("certification:confirmation-new", args=[workshop.pk]))
    press(page, "更新信息")
    fill(page, employed=employed)
    press(page, "下一步：核对变更")
    sees(page, "共 1 处变更。")
    expect(page.locator("ins")).to_have_text(str(employed))
    expect(page.locator("del")).to_have_text("18")
    fill(page, statement=True, signature_name=workshop.leader.name)
    press(page, "签名并提交")
    sees(page, "等待县级文化和旅游部门审核。")


def test_an_update_is_returned_corrected_and_accepted(sign_in, county, workshop):
    leader, clerk = sign_in(county.leader, PHONE), sign_in(county.clerk)
    update(leader, workshop, 81)

    clerk.goto(reverse("certification:confirmation-queue"))
    follow(clerk, workshop.name)
    sees(clerk, "共 1 处变更。")
    fill(clerk, reason="人数与用工台账不符，请核对")
    press(clerk, "退回带头人")
    sees(clerk, "已退回，并已通知带头人。")

    leader.goto(reverse("certification:confirmation-list"))
    press(leader, f"办理 {NEXT_YEAR} 年度确认")
    sees(leader, "人数与用工台账不符，请核对")
    update(leader, workshop, 21)

    clerk.goto(reverse("certification:confirmation-queue"))
    follow(clerk, workshop.name)
    press(clerk, "通过")
    sees(clerk, f"{NEXT_YEAR}年度确认已通过。")
    workshop.refresh_from_db()
    assert (workshop.employed, workshop.last_confirmed_year) == (21, NEXT_YEAR)
    leader.goto(reverse("workshops:workshop-detail", args=[workshop.pk]))
    sees(leader, "21 人")


def test_the_county_accepts_the_unchanged_at_once(sign_in, county, workshop):
    others = [factories.workshop(county, datetime.date(2024, 6, 3), name=name) for name in ("银饰工坊", "刺绣工坊")]
    leader = sign_in(county.leader, PHONE)
    for each in (workshop, *others[:1]):
        leader.goto(reverse("certification:confirmation-new", args=[each.pk]))
        fill(leader, statement=True, signature_name=each.leader.name)
        press(leader, "信息无变化，直接确认")
    update(leader, others[1], 19)

    clerk = sign_in(county.clerk)
    clerk.goto(reverse("certification:confirmation-queue"))
    boxes = clerk.locator("[name=ids]")
    expect(boxes).to_have_count(2)
    sees(clerk, "须逐项核对")
    for box in boxes.all():
        box.check()
    press(clerk, "通过勾选的确认")
    sees(clerk, "已通过 2 件年度确认。")
    expect(boxes).to_have_count(0)
    states = dict(Confirmation.objects.values_list("workshop__name", "status"))
    assert states == {workshop.name: "accepted", "银饰工坊": "accepted", "刺绣工坊": "submitted"}
