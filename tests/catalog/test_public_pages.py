"""What the public reads in the catalogue, and what nobody without an account may."""

import datetime
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalog.models import Brand, ConsumptionMark, IntellectualRight, Outlet, PlatformShop, Product
from catalog.queries.public_places import kept
from catalog.views.public_answers import CatalogThrottle, PageThrottle
from certification.models import Certificate
from tests.catalog import public_stage
from tests.records.stage import TODAY
from workshops.access import clock
from workshops.models import Workshop

pytestmark = pytest.mark.django_db
HOME, PRODUCTS, WORKSHOPS = "/catalog/", "/catalog/products/", "/catalog/workshops/"
DAY = datetime.date(2025, 6, 1)


@pytest.fixture
def shop(db):
    kept.clear()
    CatalogThrottle.cache.clear()
    with clock.at(TODAY):
        yield public_stage.Shop()


def body(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def names(answer) -> list[str]:
    """Of the cards, in their order."""
    return re.findall(r'catalog-card-name"><a [^>]*>([^<]+)<', body(answer))


def queries(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


def test_only_what_is_listed_is_shown(client, shop):
    assert names(client.get(PRODUCTS)) == ["苗银手镯", "鱼纹挎包", "蝴蝶蜡染围巾"]
    for page in (HOME, PRODUCTS, WORKSHOPS, f"{WORKSHOPS}{shop.workshop.uid}/", "/catalog/suggestions/?search=隐"):
        assert not re.search("隐(未|停|失|作|坊)", body(client.get(page)))
    for hidden in shop.hidden:
        assert client.get(f"{PRODUCTS}{hidden.uid}/").status_code == 404
    assert client.get(f"{WORKSHOPS}{shop.hidden[2].workshop.uid}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("craft=metal", ["苗银手镯"]),
        ("kind=clothing", ["蝴蝶蜡染围巾"]),
        ("level=national", ["鱼纹挎包"]),
        ("province=520000&county=522634", ["苗银手镯"]),
        ("county=522636", ["鱼纹挎包", "蝴蝶蜡染围巾"]),
        ("province=440000", []),
        ("province=440000&county=522634", []),
        ("price_max=100", ["鱼纹挎包"]),
        ("price_min=128&price_max=900", ["苗银手镯", "蝴蝶蜡染围巾"]),
        ("price_min=801", []),
        ("search=蜡染", ["鱼纹挎包", "蝴蝶蜡染围巾"]),
        ("search=围巾", ["蝴蝶蜡染围巾"]),
        ("search=巾", ["蝴蝶蜡染围巾"]),
        ("search=蜡染围巾", ["蝴蝶蜡染围巾"]),
        ("search=蜡染+挎包", ["鱼纹挎包"]),
        ("search=染蜡", []),
        ("search=%25", []),
        ("craft=nonsense&level=%27&county=x", ["苗银手镯", "鱼纹挎包", "蝴蝶蜡染围巾"]),
    ],
)
def test_the_list_is_narrowed(client, shop, query, found):
    assert names(client.get(f"{PRODUCTS}?{query}")) == found


def test_the_list_of_a_heritage_project(client, shop):
    answer = client.get(f"{PRODUCTS}?project={shop.project.pk}")
    assert names(answer) == ["蝴蝶蜡染围巾"]
    assert "国家级非遗代表性项目" in body(answer)


def test_a_price_that_is_none_is_named_and_kept(client, shop):
    answer = body(client.get(f"{PRODUCTS}?price_min=贵&craft=metal"))
    assert "请填写价格" in answer
    assert 'value="贵"' in answer
    assert "最高价低于最低价" in body(client.get(f"{PRODUCTS}?price_min=9&price_max=2"))


def test_a_product_tells_its_story_and_where_to_buy(client, shop):
    scarf, by = shop.scarf, shop.county.leader
    shared = {"by": by, "region": shop.workshop.region}
    certificate(shop.workshop, by)
    ConsumptionMark.objects.create(product=scarf, number="XF-1", granted_on=DAY, issuer="贵州省供销社", by=by)
    ConsumptionMark.objects.create(
        product=scarf, number="XF-0", granted_on=DAY, ends_on=DAY, issuer="旧认定单位", by=by
    )
    Brand.objects.create(name="锦绣丹寨", kind="regional_brand", **shared).products.add(scarf)
    for status, name in (("in_force", "国作登字一"), ("lapsed", "国作登字二")):
        right = IntellectualRight(kind="copyright", number=name, name=name, owner="工坊", status=status, **shared)
        right.granted_on = DAY
        right.save()
        right.products.add(scarf)
    shops = {"workshop": shop.workshop, "platform": "taobao", "opened_on": DAY, "by": by}
    PlatformShop.objects.create(name="丹寨蜡染旗舰店", link="https://shop.example/1", **shops)
    PlatformShop.objects.create(name="已关的店", closed_on=DAY, **shops)
    Outlet.objects.create(
        workshop=shop.workshop, name="万达小镇店", place_kind="scenic_area", place_name="丹寨万达小镇", scenic_level=4,
        address="12号", opened_on=DAY, **shared,
    )  # fmt: skip
    page = body(client.get(f"{PRODUCTS}{scarf.uid}/"))
    token = Certificate.objects.get().token
    told = ["蝴蝶妈妈的故事", "苗族蜡染技艺", "¥128 / 条", "鱼纹挎包", "XF-1", "锦绣丹寨", "国作登字一"]
    told += ["https://shop.example/1", "万达小镇店", "4A级旅游景区"]
    for said in (*told, reverse("certification:verify-token", args=[token])):
        assert said in page, said
    for hidden in ("XF-0", "国作登字二", "已关的店", shop.workshop.leader.name, by.username):
        assert hidden not in page, hidden


def certificate(workshop: Workshop, by) -> Certificate:
    return Certificate.objects.create(
        workshop=workshop, region=workshop.region, year=2024, serial=1, number=workshop.number, imported=True, by=by,
        certified_on=workshop.certified_on,
    )  # fmt: skip


def test_a_workshop_names_no_person_and_no_house(client, shop):
    Workshop.objects.filter(pk=shop.workshop.pk).update(address="龙泉镇建设路88号", description="联系 13812345678 订货")
    page = body(client.get(f"{WORKSHOPS}{shop.workshop.uid}/"))
    assert "丹寨县龙泉镇" in page
    assert names(client.get(f"{WORKSHOPS}{shop.workshop.uid}/")) == ["鱼纹挎包", "蝴蝶蜡染围巾"]
    for hidden in ("建设路", "13812345678", shop.workshop.leader.name):
        assert hidden not in page, hidden
    by_number = client.get(f"{WORKSHOPS}{shop.workshop.number}/")
    assert by_number["Location"] == f"{WORKSHOPS}{shop.workshop.uid}/"
    assert client.get(f"{WORKSHOPS}?search={shop.workshop.leader.name}").content.count(b"catalog-card-name") == 0


def test_numbers_of_people_are_left_out_wherever_they_were_written(client, shop):
    fields = ("name", "where_to_buy", "meaning", "description", "materials")
    texts = {name: f"请拨打138-1234-5678（{name}）" for name in fields}
    Product.objects.filter(pk=shop.scarf.pk).update(**texts)
    page = body(client.get(f"{PRODUCTS}{shop.scarf.uid}/"))
    feed = body(client.get("/catalog/feed.json"))
    for answer in (page, feed, body(client.get(PRODUCTS)), body(client.get(HOME))):
        assert "5678" not in answer
        assert "号码不公开" in answer


def test_structured_data_and_links_for_sharing(client, shop, settings):
    settings.SITE_URL = "https://register.example"
    Product.objects.filter(pk=shop.scarf.pk).update(description="</script><script>alert(1)</script>&")
    page = body(client.get(f"{PRODUCTS}{shop.scarf.uid}/"))
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1]
    data = json.loads(block)
    assert data["@type"] == "Product"
    assert data["description"].startswith("</script>")
    assert "<" not in block
    address = f"https://register.example{PRODUCTS}{shop.scarf.uid}/"
    assert data["url"] == address
    assert f'<link rel="canonical" href="{address}">' in page
    assert f'<meta property="og:url" content="{address}">' in page
    assert 'property="og:image" content="https://register.example/catalog/photos/' in page
    assert data["offers"]["lowPrice"] == "128.00"
    place = json.loads(re.search(r"ld\+json\">(.*?)</script>", body(client.get(f"{WORKSHOPS}{shop.workshop.uid}/")))[1])
    assert place["address"]["addressLocality"] == "丹寨县"


def test_suggestions(client, shop):
    assert "蝴蝶蜡染围巾" in body(client.get("/catalog/suggestions/?search=围巾"))
    found = body(client.get("/catalog/suggestions/?search=蜡染"))
    assert f"?project={shop.project.pk}" in found
    assert "蜡染非遗工坊" in found
    assert "?craft=metal" in body(client.get("/catalog/suggestions/?search=金属"))
    assert body(client.get("/catalog/suggestions/")).strip() == ""
    assert "没有相符的建议" in body(client.get("/catalog/suggestions/?search=缂丝"))


def test_an_empty_catalogue_says_so(client, db):
    for page in (HOME, PRODUCTS, WORKSHOPS):
        assert "还没有" in body(client.get(page))
    assert "没有符合条件的产品" in body(client.get(f"{PRODUCTS}?craft=metal"))


def test_more_rows_cost_no_more_queries(client, shop):
    pages = [HOME, PRODUCTS, f"{PRODUCTS}?search=蜡染", WORKSHOPS, f"{WORKSHOPS}{shop.workshop.uid}/",
             f"{PRODUCTS}{shop.scarf.uid}/", "/catalog/feed.json", "/catalog/suggestions/?search=蜡染"]  # fmt: skip
    few = {page: queries(client, page) for page in pages}
    for at in range(12):
        public_stage.product(shop.workshop, f"蜡染{at}", photos=1, project=shop.project)
    assert {page: queries(client, page) for page in pages} == few
    assert max(few.values()) <= 12, few


def test_one_address_may_not_ask_without_end(client, shop, monkeypatch):
    monkeypatch.setattr(CatalogThrottle, "rate", "3/min")
    answers = [client.get(PRODUCTS, REMOTE_ADDR="192.0.2.1").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 429, 429]
    assert client.get(PRODUCTS, REMOTE_ADDR="192.0.2.2").status_code == 200


def test_nor_may_it_open_pages_without_end(client, shop, monkeypatch):
    """Front page and single pages are counted together, apart from the lists."""
    monkeypatch.setattr(PageThrottle, "rate", "3/min")
    pages = [HOME, f"{PRODUCTS}{shop.scarf.uid}/", f"{WORKSHOPS}{shop.workshop.uid}/"]
    answers = [client.get(page, REMOTE_ADDR="192.0.2.1").status_code for page in pages * 2]
    assert answers == [200] * 3 + [429] * 3
    assert client.get(PRODUCTS, REMOTE_ADDR="192.0.2.1").status_code == 200
    assert client.get(HOME, REMOTE_ADDR="192.0.2.2").status_code == 200
