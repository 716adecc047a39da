"""A province composes a survey, a leader fills it on a phone without script, the province reads the results."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from reporting.models import Survey, SurveySheet
from tests import factories
from tests.journeys.acting import assert_fits, fill, follow, photo, press, sees, travel
from tests.journeys.conftest import PHONE
from tests.reporting.surveys.made import published

pytestmark = pytest.mark.browser


@pytest.fixture
def county(transactional_db) -> factories.County:
    return factories.County()


def test_from_the_first_question_to_the_results(sign_in, county):
    with travel(2026, 3, 2):
        factories.workshop(county)
        province = sign_in(factories.province_official())
        compose(province)
        answer(sign_in(county.leader, PHONE, scripts=False))
        read(province)


def compose(page) -> None:
    page.goto(reverse("reporting:survey-list"))
    press(page, "编制问卷")
    fill(page, title="工坊春季生产调研", opens_on="2026-03-02", due_on="2026-03-20", audience="workshops")
    press(page, "保存")
    for kind, values in (
        ("数字", {"text": "春节后复工人数", "unit": "人", "minimum": "0", "maximum": "500"}),
        ("单选", {"text": "订单与去年相比", "options": "增加\n持平\n减少"}),
        ("表格", {"text": "主要产品", "rows": "2", "column_1": "产品", "column_2": "年产量", "column_2_holds": "number",
                  "required": False}),
        ("照片", {"text": "车间照片", "required": False}),
        ("长文本", {"text": "意见建议", "section": "二、意见", "required": False}),
    ):  # fmt: skip
        follow(page, kind, exact=True)
        fill(page, **values)
        press(page, "保存题目")
    follow(page, "预览", exact=True)
    sees(page, "1. 春节后复工人数", "二、意见")
    press(page, "返回")
    press(page, "发布")
    sees(page, "填写对象")
    press(page, "发布")
    sees(page, "共发给 1 个填写对象", "已发布")


def answer(page) -> None:
    """Wrong first: what was typed and the picture stay; then a draft; then handed in."""
    sees(page, "待填写的问卷")
    page.goto(reverse("reporting:survey-sheet-list"))
    assert_fits(page)
    follow(page, "工坊春季生产调研")
    press(page, "填写")
    assert_fits(page)
    keys = [each["key"] for each in Survey.objects.get().form.questions]
    fill(page, **{keys[0]: "八百", f"{keys[2]}-0-0": "蜡染桌布", f"{keys[2]}-0-1": "120", keys[3]: photo("车间.jpg")})
    page.locator(f"[name='{keys[4]}']").fill("希望多办展销。")
    press(page, "提交")
    assert_fits(page)
    sees(page, "有 2 处需要修改", "1. 春节后复工人数：请填写数字", "2. 订单与去年相比：这是必答题", "照片 1：车间.jpg")
    expect(page.locator(f"[name='{keys[0]}']")).to_have_value("八百")
    expect(page.locator(f"[name='{keys[2]}-0-0']")).to_have_value("蜡染桌布")
    fill(page, **{keys[0]: "18", keys[1]: "增加"})
    press(page, "保存草稿")
    sees(page, "已保存，尚未提交。")
    press(page, "提交")
    sees(page, "问卷已提交。", "已提交", "希望多办展销。")
    assert_fits(page)
    sheet = SurveySheet.objects.get()
    assert (sheet.answers[keys[0]], sheet.answers[keys[2]], sheet.photos.count()) == ("18", [["蜡染桌布", "120"]], 1)


def read(page) -> None:
    page.goto(reverse("reporting:survey-list"))
    follow(page, "工坊春季生产调研")
    sees(page, "填报率", "100%")
    press(page, "查看结果")
    sees(page, "1 份作答，1 份答卷", "增加", "中位数")
    follow(page, "第 5 题")
    sees(page, "希望多办展销。")
    page.go_back()
    press(page, "逐份答卷")
    sees(page, "蜡染非遗工坊")
    with page.expect_download() as download:
        page.get_by_role("link", name="导出 XLSX").click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_what_was_typed_outlives_a_broken_connection(sign_in, county):
    with travel(2026, 3, 2):
        workshop = factories.workshop(county)
        survey = published(factories.province_official(), [{"kind": "short", "text": "主打产品"}])
        page = sign_in(county.leader, PHONE)
        sheet = SurveySheet.objects.get(survey=survey, workshop=workshop)
        page.goto(reverse("reporting:survey-sheet-fill", args=[sheet.pk]))
        field = page.get_by_label("主打产品")
        field.fill("蜡染桌布")
        page.context.set_offline(True)
        page.get_by_role("button", name="提交", exact=True).click()
        sees(page, "网络已断开，没有提交。")
        expect(field).to_have_value("蜡染桌布")
        assert_fits(page)
        page.context.set_offline(False)
        press(page, "提交")
        sees(page, "问卷已提交。")
