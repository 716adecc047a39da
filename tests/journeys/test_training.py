"""A need for training, from the workshop that states it to the certificates and the subsidy that answer it."""

import datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import factories
from tests.employment.numbers import number
from tests.journeys.acting import assert_fits, fill, follow, press, sees, travel
from tests.journeys.conftest import PHONE
from training.models import Course, SubsidyClaim, Trainee, TrainingNeed
from training.views.checkin import token_of

pytestmark = pytest.mark.browser
PEOPLE = (("潘秋菊", number(1)), ("杨阿朵", number(2)))
NEED = {"year": 2026, "skill": "蜡染", "headcount": 12, "form": "hands_on", "reason": "订单增加，缺少熟手。"}


@pytest.fixture
def county(transactional_db) -> factories.County:
    return factories.County()


def test_from_a_need_to_certificate_and_subsidy(visit, sign_in, county):
    with travel(2026, 3, 2):
        workshop = factories.workshop(county)
        state_need(sign_in(county.leader, PHONE), workshop)
        clerk = sign_in(county.clerk)
        plan(clerk)
        address = hold_course(clerk)
        enrol(sign_in(county.leader, PHONE), address)
        clerk.goto(address)
        press(clerk, "开班")
        press(clerk, "开班")
        check_in(visit, clerk, address)
        attend(clerk, address)
        certify(clerk, address)
        leader = sign_in(county.leader, PHONE)
        leader.goto(reverse("training:training-needs-list"))
        sees(leader, "已满足")
        leader.goto(reverse("training:trainee-list"))
        sees(leader, "潘秋菊", "合格结业")
        subsidise(sign_in(county.hrss), clerk, sign_in)


def state_need(page, workshop) -> None:
    page.goto(reverse("training:training-needs-list"))
    press(page, "登记培训需求")
    fill(page, workshop=workshop.name, **NEED)
    assert_fits(page)
    press(page, "保存")
    sees(page, "培训需求已登记。", "待安排")


def plan(page) -> None:
    """The county sums the needs up and puts them into its plan of the year."""
    page.goto(reverse("training:training-plans-new"))
    fill(page, year=2026, title="2026年蜡染技能提升计划", headcount=30)
    press(page, "保存")
    page.goto(reverse("training:need-summary") + "?year=2026")
    sees(page, "蜡染", "12")
    page.locator("[name=needs]").check()
    fill(page, plan=str(page.locator("[name=plan] option").last.get_attribute("value")))
    press(page, "列入培训计划")
    assert TrainingNeed.objects.get().status == "planned"


def hold_course(page) -> str:
    need = TrainingNeed.objects.get()
    page.goto(reverse("training:trainings-new") + f"?needs={need.pk}")
    fill(
        page, title="蜡染实操班", form="hands_on", skill="蜡染", organiser="丹寨县文体广电旅游局", hours_planned=8,
        headcount=20, starts_on="2026-03-02", ends_on="2026-03-02", certificate_name="蜡染专项能力证书",
    )  # fmt: skip
    if page.locator("[name=needs]").count():
        page.locator("[name=needs]").first.check()
    press(page, "保存")
    sees(page, "培训班已登记。")
    address = page.url
    press(page, "登记课次")
    fill(
        page, held_on="2026-03-02", starts_at="09:30", ends_at="17:30", hours=8, place="龙泉镇染坊", topic="点蜡和染色",
        checkin_open=True,
    )  # fmt: skip
    press(page, "保存")
    sees(page, "课次已登记。")
    page.goto(address)
    press(page, "开始报名")
    press(page, "开始报名")
    return address


def enrol(page, address: str) -> None:
    page.goto(address)
    for name, identity in PEOPLE:
        follow(page, "报名", exact=True)
        fill(page, name=name, identity=identity, phone="13800000001")
        press(page, "报名")
        page.goto(address)
    sees(page, "杨阿朵")
    expect(page.locator("body")).not_to_contain_text(PEOPLE[0][1])


def check_in(visit, clerk, address: str) -> None:
    """One scans the session's code; a stranger's guess gets the same answer as a mistake."""
    session = Course.objects.get().sessions.get()
    clerk.goto(reverse("training:training-sessions-detail", args=[session.pk]))
    code = clerk.locator("img[src$='code.svg']")
    expect(code).to_be_visible()
    page = visit(reverse("training:check-in", args=[token_of(session)]), PHONE)
    fill(page, name=PEOPLE[0][0], tail="0000")
    press(page, "签到")
    assert session.attendances.count() == 0
    press(page, "再签一人")
    fill(page, name=PEOPLE[0][0], tail=PEOPLE[0][1][-4:])
    press(page, "签到")
    assert_fits(page)
    assert session.attendances.get().how == "qr"


def attend(page, address: str) -> None:
    session = Course.objects.get().sessions.get()
    page.goto(reverse("training:training-sessions-detail", args=[session.pk]))
    press(page, "登记出勤")
    for box in page.locator("[name=present]").all():
        box.check()
    press(page, "保存出勤")
    assert session.attendances.count() == 2


def certify(page, address: str) -> None:
    page.goto(address)
    press(page, "考核结果")
    for place, trainee in enumerate(Trainee.objects.order_by("pk"), start=1):
        fill(page, **{
            f"score-{trainee.pk}": 90, f"certificate_number-{trainee.pk}": f"LR2026{place:04d}",
            f"certified_on-{trainee.pk}": "2026-03-02",
        })  # fmt: skip
        page.locator(f"[name='passed-{trainee.pk}']").select_option(label="合格")
    press(page, "保存考核结果")
    page.goto(address)
    press(page, "结束本班")
    press(page, "结束本班")
    sees(page, "本班已结束。", "LR20260001")


def subsidise(hrss, clerk, sign_in) -> None:
    hrss.goto(reverse("training:subsidy-rules-new"))
    fill(
        hrss, name="传统手工类培训补贴", per_head=300, least_share="0.80", times_a_year=3, needs_certificate=True,
        valid_from="2026-01-01",
    )  # fmt: skip
    press(hrss, "保存")
    clerk.goto(reverse("training:course-subsidies", args=[Course.objects.get().pk]))
    sees(clerk, "合计 600 元")
    press(clerk, "申报勾选的补贴")
    sees(clerk, "已为 2 人申报补贴")
    hrss.goto(reverse("training:subsidy-claim-list"))
    for box in hrss.locator("[name=ids]").all():
        box.check()
    press(hrss, "办理勾选的补贴")
    press(hrss, "审核通过")
    for box in hrss.locator("[name=ids]").all():
        box.check()
    press(hrss, "办理勾选的补贴")
    fill(hrss, paid_on="2026-03-02", document_number="拨字〔2026〕8号")
    press(hrss, "登记发放")
    sees(hrss, "已登记发放 2 人。")
    assert set(SubsidyClaim.objects.values_list("status", "paid_on")) == {("paid", datetime.date(2026, 3, 2))}
