"""A list page in the browser: filtered, sorted and stepped down the regions, with and without scripts."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.journeys.acting import press
from tests.journeys.conftest import DESK, PHONE

pytestmark = pytest.mark.browser


@pytest.fixture
def official(transactional_db):
    """An official of 贵州省, with a workshop in each of two counties."""
    for code, name in ((factories.DANZHAI, "丹寨蜡染坊"), (factories.LEISHAN, "雷山银饰坊")):
        factories.workshop(factories.County(code), name=name)
    return factories.province_official()


def rows(page):
    return page.locator("tbody tr th")


def shows_both(page):
    expect(rows(page)).to_have_count(2)
    expect(rows(page).filter(has_text="丹寨蜡染坊")).to_have_count(1)


def widest(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_filtering_and_sorting_with_scripts(sign_in, official, size):
    page = sign_in(official, size)
    page.goto("/workshops/")
    shows_both(page)
    assert widest(page) <= 0
    page.get_by_label("关键词").fill("银饰")
    page.get_by_role("button", name="查询", exact=True).click()
    page.wait_for_url("**search=**")
    page.locator("tbody tr").first.wait_for()
    expect(rows(page)).to_have_text(["雷山银饰坊"])
    page.go_back()
    page.get_by_text("丹寨蜡染坊").wait_for()
    if size == DESK:
        page.get_by_role("link", name="工坊名称").click()
        page.wait_for_url("**ordering=name**")
        expect(rows(page)).to_have_text(["丹寨蜡染坊", "雷山银饰坊"])


def test_stepping_down_to_a_county_with_scripts(sign_in, official):
    page = sign_in(official, PHONE)
    page.goto("/workshops/")
    page.get_by_text("更多条件").click()
    page.get_by_label("下级区划").first.select_option(label="黔东南苗族侗族自治州")
    page.get_by_label("下级区划").nth(1).select_option(label="雷山县")
    page.get_by_role("button", name="按条件查询").click()
    page.wait_for_url("**region=522634**")
    expect(rows(page)).to_have_text(["雷山银饰坊"])
    assert widest(page) <= 0


def test_finding_a_county_by_typing(sign_in, official):
    page = sign_in(official)
    page.goto("/workshops/")
    page.get_by_text("更多条件").click()
    page.get_by_label("按名称查找行政区划").fill("丹寨")
    page.get_by_label("符合的区划").select_option(label="贵州省黔东南苗族侗族自治州丹寨县")
    page.get_by_role("button", name="按条件查询").click()  # at once, or after the lists have followed the choice
    page.wait_for_url("**=522636**")
    expect(rows(page)).to_have_text(["丹寨蜡染坊"])


def test_the_same_without_scripts(sign_in, official):
    page = sign_in(official, scripts=False)
    page.goto("/workshops/")
    page.get_by_text("更多条件").click()
    page.get_by_label("下级区划").first.select_option(label="黔东南苗族侗族自治州")
    press(page, "按条件查询")
    shows_both(page)
    page.get_by_label("下级区划").nth(1).select_option(label="雷山县")
    press(page, "按条件查询")
    expect(rows(page)).to_have_text(["雷山银饰坊"])
    with page.expect_download() as download:
        page.get_by_role("link", name="导出 XLSX").click()
    assert download.value.suggested_filename.startswith("非遗工坊名录_")
