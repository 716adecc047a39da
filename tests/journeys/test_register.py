"""The register from an application on a phone to a corrected revocation, through the pages alone (rules.md §3, §4)."""

import io
import re

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import expect

from certification.models import Certificate
from certification.tasks import refresh_standing
from tests import factories
from tests.journeys.acting import assert_fits, fill, follow, photo, press, sees, travel
from tests.journeys.conftest import PHONE
from tests.journeys.sheets import assert_counts_equal_sheet, assert_list_equals_sheet, counts
from workshops.regions.models import Region

pytestmark = pytest.mark.browser
NAME, MOBILE = "丹寨蜡染非遗工坊", "13812345678"
STEPS = (
    {
        "name": NAME, "address": "龙泉镇双槐路1号", "operator_kind": "leader", "leader_name": "潘秋菊",
        "leader_phone": MOBILE, "in_poverty_area": True, "description": "蜡染布匹和服饰。",
    },
    {"craft_category": "textile", "craft_name": "苗族蜡染", "craft_ground": "世代相传，全镇两百余人会做。"},
    {
        "floor_area": "120.5", "opened_on": "2019-05-01", "has_water": True, "has_power": True, "has_heating": True,
        "has_tools": True, "tools_description": "染缸12口、蜡刀40把",
    },
    {
        "posts": 20, "employed": 18, "lifted_from_poverty": 7, "monitored": 1, "low_income": 2,
        "indirectly_employed": 40,
    },
)  # fmt: skip


@pytest.fixture
def county(transactional_db) -> factories.County:
    factories.default_measure()
    return factories.County()


def test_from_application_to_corrected_revocation(visit, sign_in, county):
    with travel(2024, 3, 4):
        case = apply(sign_in(county.leader, PHONE), county.region)
        review(sign_in, county, case)
        see_public_notice(visit)
    with travel(2024, 5, 20):
        certify(sign_in(county.approver), case)
        certificate = Certificate.objects.get()
        take_certificate(sign_in(county.leader, PHONE), certificate)
        see_verified(visit, certificate, "有效")
    miss_two_years(sign_in, county)
    with travel(2027, 1, 4):
        see_standing(visit, sign_in(county.clerk), certificate, "自动取消")
        for person in (county.clerk, factories.province_official(), factories.ministry_official()):
            see_counts(sign_in(person), 有效非遗工坊数=0, 自动取消数=1, 直接吸纳就业人数=0)
        request_correction(sign_in(county.clerk))
        decide_correction(sign_in(factories.province_official()))
        see_standing(visit, sign_in(county.clerk), certificate, "有效")
    for moment in ((2027, 2, 1), (2028, 1, 2)):
        with travel(*moment):
            assert "已自动取消 0 家" in run("revoke_lapsed")
    with travel(2027, 2, 1):
        for person in (county.clerk, factories.province_official(), factories.ministry_official()):
            see_counts(sign_in(person), 有效非遗工坊数=1, 新认定数=0, 自动取消数=0, 直接吸纳就业人数=18, 脱贫人口=7)
        refresh_standing()
        run("check_standing")


def run(command: str) -> str:
    """What a management command says."""
    out = io.StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def apply(page, region: Region) -> str:
    """The leader's application, step by step on a phone; the address of the case."""
    press(page, "申请认定非遗工坊")
    sees(page, region.name)
    press(page, "查看认定条件")
    sees(page, f"{region.name}的认定条件")
    press(page, "开始填写")
    for step in STEPS:
        fill(page, **step)
        assert_fits(page)
        press(page, "保存并下一步")
    fill(page, photos=photo("染布间.jpg"), photo_caption="染布间")
    press(page, "上传并下一步")
    sees(page, "必填内容已填写完整", "认定条件", "120.5")
    assert_fits(page)
    fill(page, declared=True)
    press(page, "提交申请")
    sees(page, "申请已提交，请等待县级文化和旅游部门受理。")
    return re.sub(r"^https?://[^/]+|#.*$", "", page.url)


def review(sign_in, county, case: str) -> None:
    """Accepted, opened to the three departments, inspected, three opinions, public notice."""
    clerk = sign_in(county.clerk)
    clerk.goto(reverse("certification:application-list"))
    follow(clerk, NAME)
    for step, done in (("受理", "已受理"), ("转三部门联审", "已转三部门联审")):
        press(clerk, step)
        press(clerk, step)
        sees(clerk, done)
    press(clerk, "登记现场核查")
    fill(
        clerk, inspected_on="2024-03-04", inspectors="王晓梅、陈志强", findings="与申报一致。", photos=photo("核查.jpg")
    )
    press(clerk, "登记现场核查")
    sees(clerk, "已登记现场核查。", "与申报一致。")
    for person in (county.hrss, county.rural, county.approver):
        give_opinion(sign_in(person), case)
    clerk.goto(case)
    press(clerk, "发布公示")
    sees(clerk, "将向社会公开")
    press(clerk, "发布公示")
    sees(clerk, "已发布公示。")


def give_opinion(page, case: str) -> None:
    page.goto(case)
    press(page, "签署意见")
    fill(page, agrees="yes", text="同意认定。")
    press(page, "下一步：核对")
    press(page, "签署意见")
    sees(page, "已签署联审意见。")


def see_public_notice(visit) -> None:
    """Anybody finds the notice; no phone number is on it."""
    page = visit("/", PHONE)
    page.goto(reverse("certification:public-notice-list"))
    follow(page, NAME)
    sees(page, NAME, "公示截止", "潘秋菊")
    assert not re.search(r"1[3-9]\d{9}|1[3-9]\d[*＊]", page.content())
    assert_fits(page)


def certify(page, case: str) -> None:
    page.goto(case)
    press(page, "认定")
    for box in page.locator("input[name^=verdict_][value=met]").all():
        box.check()
    for reason in page.locator("[name^=reason_]").all():
        reason.fill("核查属实。")
    fill(page, reasons="符合认定条件。")
    press(page, "下一步：核对")
    press(page, "认定")
    sees(page, "已作出认定决定。", "FYGF-522636-2024-0001")


def take_certificate(page, certificate: Certificate) -> None:
    """The leader finds the number on the desk, and the certificate behind it."""
    sees(page, NAME, certificate.number)
    page.goto(reverse("certification:application-detail", args=[certificate.application_id]))
    address = page.get_by_role("link", name="下载证书（PDF）").get_attribute("href")
    answer = page.request.get(address)
    assert answer.status == 200
    assert answer.body().startswith(b"%PDF")


def see_verified(visit, certificate: Certificate, words: str) -> None:
    """Whoever scans the code sees whether it holds."""
    page = visit(reverse("certification:verify-token", args=[certificate.token]), PHONE)
    expect(page.locator(".verdict-state")).to_contain_text(words)
    sees(page, certificate.number, NAME)
    assert MOBILE not in page.content()


def miss_two_years(sign_in, county) -> None:
    """2025 and 2026 pass without a word from the leader; the nightly work runs on its days."""
    for moment in ((2025, 1, 1), (2025, 10, 2), (2025, 12, 1), (2025, 12, 24), (2026, 1, 1), (2026, 12, 24)):
        with travel(*moment):
            run("send_reminders")
            assert "已自动取消 0 家" in run("revoke_lapsed")
            refresh_standing()
            run("deliver_notices")
    with travel(2026, 12, 25):
        page = sign_in(county.leader, PHONE)
        sees(page, "2027年1月1日起将自动取消资格")
        page.goto(reverse("access:notice-list"))
        for words in (
            "2025年度确认",
            "2025年度确认（还有 7 天）",
            "2025年度未确认登记信息",
            "2026年度确认（还有 7 天）",
        ):
            sees(page, words)
    with travel(2027, 1, 1, hour=1):
        said = run("revoke_lapsed")
        assert "已自动取消 1 家" in said
        assert "2027-01-01" in said


def see_standing(visit, page, certificate: Certificate, words: str) -> None:
    """The same on the workshop's page, in the lists, in their workbooks and to the public."""
    page.goto(reverse("workshops:workshop-list"))
    expect(page.locator("main tbody tr")).to_contain_text(words)
    assert_list_equals_sheet(page)
    follow(page, NAME)
    expect(page.locator(".lead")).to_contain_text(words)
    page.goto(reverse("certification:certificate-list"))
    expect(page.locator("main tbody tr")).to_contain_text(words)
    assert_list_equals_sheet(page)
    see_verified(visit, certificate, words)


def see_counts(page, **figures: int) -> None:
    page.goto(reverse("reporting:statistics"))
    total = counts(page)
    found = {name: next(figure for shown, figure in total.items() if name in shown) for name in figures}
    assert found == figures
    lines = [counts(page, line) for line in range(1, page.locator("table.data-table tbody tr").count())]
    assert total == {name: sum(line[name] for line in lines) for name in total}
    assert_counts_equal_sheet(page)


def request_correction(page) -> None:
    page.goto(reverse("workshops:workshop-list"))
    follow(page, NAME)
    follow(page, "资格与年度确认")
    press(page, "申请更正")
    fill(page, reason="两年均已在纸质表上确认，经办人没有录入。", document=photo("确认表.jpg"))
    press(page, "提交更正申请")
    sees(page, "更正申请已提交，等待省级文化和旅游部门决定。")


def decide_correction(page) -> None:
    navigation = page.get_by_label("主导航", exact=True)
    navigation.get_by_text("认定管理").click()
    follow(navigation, "更正", exact=True)
    follow(page, NAME)
    decision = page.locator("#step-correct")
    fill(decision, note="材料属实，同意更正。", password=factories.PASSWORD)
    press(decision, "决定更正")
    sees(page, "已决定更正，工坊资格恢复")
