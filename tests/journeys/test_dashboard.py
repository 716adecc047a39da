"""Dashboard, report builder and the page of comparisons in a real browser, at both sizes, held to axe."""

import datetime
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from reporting.actions.rollup import compare, rollup
from tests import factories
from tests.journeys.acting import assert_fits, press
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.test_desks import assert_accessible
from workshops.access import clock
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.browser


@pytest.fixture
def ministry(transactional_db, settings):
    """A county with a workshop and sales of last month; summaries computed and compared."""
    county = factories.County(factories.DANZHAI)
    workshop = factories.workshop(county, name="丹寨蜡染坊")
    month = (clock.today().replace(day=1) - datetime.timedelta(days=1)).replace(day=1)
    writing.enter(
        get("monthly-sales"), by=county.leader, workshop=workshop, month=month, channel="direct", amount=Decimal(1200)
    )
    rollup()
    compare()
    return factories.user("ministry", "official", None)


def sound(page) -> None:
    assert_fits(page)
    assert_accessible(page)


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_down_from_the_nation_to_a_county(sign_in, ministry, size):
    page = sign_in(ministry, size)
    page.goto("/dashboard/")
    expect(page.locator(".stat").first).to_be_visible()
    expect(page.get_by_role("img", name="历年有效非遗工坊")).to_be_visible()
    page.locator(".chart-figure summary").first.click()
    expect(page.get_by_role("table", name="历年有效非遗工坊")).to_be_visible()
    sound(page)
    page.get_by_role("link", name="贵州").first.click()
    page.get_by_role("link", name="黔东南苗族侗族自治州").click()
    page.get_by_role("link", name="丹寨县").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("丹寨县")
    sound(page)
    page.goto("/statistics/rollup/")
    expect(page.get_by_text("最近一次核对一致")).to_be_visible()
    sound(page)


def test_a_report_is_composed_on_the_phone(sign_in, ministry):
    page = sign_in(ministry, PHONE)
    page.goto("/reports/new/")
    sound(page)
    page.get_by_label("报表名称").fill("各省工坊数")
    page.get_by_label("有效非遗工坊数").check()
    press(page, "保存报表")
    expect(page.get_by_role("heading", level=1)).to_have_text("各省工坊数")
    expect(page.get_by_role("row", name="贵州省")).to_contain_text("1")
    sound(page)
