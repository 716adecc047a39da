"""Feeds, photographs, sitemaps: what machines read of the catalogue, and that it ends with the listing."""

import io
import re
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from openpyxl import load_workbook
from PIL import Image

from catalog.actions.public_photos import name_of
from catalog.models import Product
from catalog.queries import public_feed
from catalog.queries.public_numbers import count
from catalog.views import public_feeds
from tests.catalog import public_stage
from tests.records.stage import TODAY
from workshops.access import clock

pytestmark = pytest.mark.django_db
FEED = "/catalog/feed.json"


@pytest.fixture
def shop(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with clock.at(TODAY):
        yield public_stage.Shop()


def picture(answer) -> Image.Image:
    assert answer.status_code == 200
    return Image.open(io.BytesIO(b"".join(answer.streaming_content)))


def delist(product: Product) -> None:
    """As the listing action does: by an update that touches nothing else."""
    Product.objects.filter(pk=product.pk).update(listed_level="", listed_since=None)


def test_photographs_are_public_as_long_as_their_product(client, shop):
    full, small = f"/catalog/photos/{shop.scarf.cover_id}.jpg", f"/catalog/photos/{shop.scarf.cover_id}-480.jpg"
    answer = client.get(small)
    assert picture(answer).size == (480, 360)
    assert "max-age=300, must-revalidate" in answer["Cache-Control"]
    assert client.get(small, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert picture(client.get(full, headers={"if-none-match": answer["ETag"]})).size == (64, 48)
    delist(shop.scarf)
    for address in (full, small):
        assert client.get(address).status_code == 404
        assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 404


def test_photographs_of_what_is_not_listed_are_nobodys(client, shop):
    for hidden in shop.hidden:
        photo = hidden.cover_id
        assert client.get(f"/catalog/photos/{photo}.jpg").status_code == 404
        assert not default_storage.exists(name_of(photo, "480"))


def test_a_size_is_drawn_once(client, shop):
    address = f"/catalog/photos/{shop.scarf.cover_id}-480.jpg"
    picture(client.get(address))
    name = name_of(shop.scarf.cover_id, "480")
    drawn = default_storage.get_modified_time(name)
    picture(client.get(address))
    assert default_storage.get_modified_time(name) == drawn
    assert len(default_storage.listdir(name.rpartition("/")[0])[1]) == 1


def test_the_feed_goes_on_page_after_page(client, shop, monkeypatch):
    monkeypatch.setattr(public_feed, "FEED_PAGE", 2)
    monkeypatch.setattr(public_feeds, "FEED_PAGE", 2)
    first = client.get(FEED).json()
    assert [each["name"] for each in first["items"]] == ["蝴蝶蜡染围巾", "鱼纹挎包"]
    assert first["items"][0]["ich_project"] == {"name": "苗族蜡染技艺", "level": "国家级"}
    assert first["items"][0]["workshop"]["region"]["code"] == "522636"
    parts = urlsplit(first["next_url"])
    last = client.get(f"{parts.path}?{parts.query}").json()
    assert [each["name"] for each in last["items"]] == ["苗银手镯"]
    assert last["next_url"] is None
    assert [each["name"] for each in client.get(f"{FEED}?craft=metal").json()["items"]] == ["苗银手镯"]
    assert client.get(f"{FEED}?price_min=x").status_code == 400


def test_the_feed_is_sent_again_only_when_something_changed(client, shop):
    delist(public_stage.product(shop.workshop, "使有历史"))
    before = client.get(FEED)
    known = {"if-none-match": before["ETag"]}
    assert client.get(FEED, headers=known).status_code == 304
    assert client.get(FEED, headers={"if-modified-since": before["Last-Modified"]}).status_code == 304
    delist(shop.silver)
    assert client.get(FEED, headers=known).status_code == 200
    assert public_feed.last_changed() is not None


def test_the_workbook_holds_the_selected_products(client, shop):
    Product.objects.filter(pk=shop.bag.pk).update(name="=cmd|'/C calc'!A0", where_to_buy="电话13912345678")
    answer = client.get("/catalog/feed.xlsx?county=522636")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    assert [row[0] for row in rows] == ["=cmd|'/C calc'!A0", "蝴蝶蜡染围巾"]
    assert sheet["A3"].data_type == "s"
    assert "13912345678" not in str(rows)
    assert client.get("/catalog/feed.xlsx?price_min=x")["Location"] == "/catalog/products/?price_min=x"


def test_the_sitemap_leads_to_every_listed_page_and_no_other(client, shop):
    index = client.get("/sitemap.xml").content.decode()
    parts = [urlsplit(each).path for each in re.findall("<loc>(.*?)</loc>", index)]
    assert index.count("<lastmod>") == len(parts) - 1
    found = [each for part in parts for each in re.findall("<loc>(.*?)</loc>", client.get(part).content.decode())]
    paths = {urlsplit(each).path for each in found}
    assert f"/catalog/products/{shop.scarf.uid}/" in paths
    assert f"/catalog/workshops/{shop.silversmith.uid}/" in paths
    assert all(client.get(urlsplit(each)._replace(scheme="", netloc="").geturl()).status_code == 200 for each in found)
    assert len([path for path in paths if path.startswith("/catalog/products/") and len(path) > 30]) == 3
    assert client.get("/sitemap-products-99999999999999999999.xml").status_code == 404


def test_robots_may_read_the_catalogue_only(client, db):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /" in lines
    assert "Allow: /catalog/" in lines
    assert any(line.startswith("Sitemap: http") and line.endswith("/sitemap.xml") for line in lines)


def test_numbers_count_the_listed(shop):
    cache.clear()
    counted = count()
    assert (counted.products, counted.workshops, counted.counties) == (3, 2, 2)
    assert counted.provinces == [("520000", "贵州省", 3)]
    assert counted.crafts == {"textile": 2, "metal": 1}
