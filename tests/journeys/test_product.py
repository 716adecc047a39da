"""A product, from the leader's draft to the public page, an order, and off the catalogue when the status ends."""

import re

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import expect

from catalog.models import Listing, Order, Product
from tests import factories
from tests.journeys.acting import assert_fits, fill, follow, photo, press, sees, travel
from tests.journeys.conftest import PHONE
from tests.journeys.test_desks import assert_accessible

pytestmark = pytest.mark.browser
NAME = "蓝靛蜡染围巾"
FACTS = {
    "name": NAME, "craft_category": "textile", "kind": "clothing", "materials": "棉布、蓝靛", "price_from": 168,
    "price_to": 280, "monthly_capacity": 200, "lead_days": 15,
    "meaning": "蝴蝶纹寄托苗族对生命起源的记忆。", "description": "手工点蜡，植物染色。",
}  # fmt: skip


@pytest.fixture
def county(transactional_db) -> factories.County:
    return factories.County()


def test_from_draft_to_public_page_order_and_delisting(visit, sign_in, county):
    with travel(2024, 6, 3):
        workshop = factories.workshop(county)
        draft(sign_in(county.leader, PHONE), workshop)
        lists(sign_in(county.clerk), "列入县级目录")
        clerk = sign_in(county.clerk)
        step(clerk, "推荐省级遴选")
        lists(sign_in(factories.province_official()), "列入省级目录")
        address = see_in_public(visit)
        order(sign_in(county.leader), workshop)
    with travel(2027, 1, 1):
        call_command("revoke_lapsed")
        assert list(Listing.objects.filter(delisted_on=None)) == []
        assert set(Listing.objects.values_list("delist_cause", flat=True)) == {"lost_status"}
        page = visit("/catalog/products/")
        expect(page.locator("main")).not_to_contain_text(NAME)
        assert page.request.get(address).status in (404, 410)
        leader = sign_in(county.leader, PHONE)
        leader.goto(reverse("catalog:products-detail", args=[Product.objects.get().pk]))
        sees(leader, "工坊资格终止")


def draft(page, workshop) -> None:
    page.goto(reverse("catalog:products-list"))
    press(page, "登记产品")
    fill(page, workshop=workshop.name, **FACTS)
    assert_fits(page)
    press(page, "保存")
    sees(page, NAME, "申报列入目录前还需补齐")
    press(page, "照片")
    fill(page, photos=photo("围巾.jpg"), caption="正面")
    press(page, "上传")
    assert_fits(page)
    page.goto(reverse("catalog:products-detail", args=[Product.objects.get().pk]))
    if page.get_by_role("link", name="修改").count() and Product.objects.get().status != "active":
        press(page, "修改")
        fill(page, status="active")
        press(page, "保存")
    press(page, "申报列入目录")
    fill(page, statement="纹样完整，工艺成熟，年销两千件。")
    press(page, "申报")
    sees(page, "待县级审核")


def step(page, label: str) -> None:
    page.goto(reverse("catalog:products-detail", args=[Product.objects.get().pk]))
    press(page, label)
    press(page, label)


def lists(page, label: str) -> None:
    """Found in the queue, opened, put on the list."""
    page.goto(reverse("catalog:listing-queue"))
    follow(page, NAME)
    press(page, label)
    press(page, label)
    expect(page.locator("h1")).to_contain_text(label.removeprefix("列入").removesuffix("目录"))


def see_in_public(visit) -> str:
    """Anybody browses to the product; the address of its page."""
    page = visit("/catalog/", PHONE)
    assert_fits(page)
    assert_accessible(page)
    page.goto("/catalog/products/?search=围巾")
    follow(page, NAME)
    sees(page, NAME, "蝴蝶纹", "省级目录")
    assert_fits(page)
    assert_accessible(page)
    assert not re.search(r"1[3-9]\d{9}", page.content())
    picture = page.locator("article img").first
    expect(picture).to_be_visible()
    assert page.request.get(picture.get_attribute("src")).status == 200
    return re.sub(r"^https?://[^/]+", "", page.url)


def order(page, workshop) -> None:
    page.goto(reverse("catalog:orders-new"))
    fill(
        page, workshop=workshop.name, product=NAME, channel="direct", buyer="贵阳某文创公司", signed_on="2024-06-03",
        quantity=500, amount=84000,
    )  # fmt: skip
    press(page, "保存")
    sees(page, "84,000")
    assert Order.objects.get().product == Product.objects.get()
