"""Pages of the catalogue go on from the last row, neither skip nor repeat, and stay quick in the database."""

import pytest
from django.db import connection

from catalog.models import Product
from catalog.queries import public_search
from catalog.queries.public_conditions import Wanted, conditions_of, fetched
from catalog.queries.public_places import place
from catalog.queries.public_search import find_products, find_workshops
from tests.catalog import public_stage
from tests.records.stage import TODAY
from workshops.access import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(db):
    """Eleven products, some listed on one day; all are 蜡染."""
    public_search.many.clear()
    with clock.at(TODAY):
        shop = public_stage.Shop()
        made = [public_stage.product(shop.workshop, f"蜡染{at}") for at in range(8)]
        Product.objects.filter(pk__in=[each.pk for each in made[:4]]).update(listed_since=made[0].listed_since)
        yield list(Product.objects.filter(name__startswith="蜡染").order_by("-listed_since", "-pk"))


@pytest.mark.parametrize("cap", [500, 5])
@pytest.mark.parametrize("words", ["", "蜡染"])
def test_pages_forwards_and_backwards_meet_each_row_once(many, monkeypatch, cap, words):
    monkeypatch.setattr(public_search, "CAP", cap)
    wanted = Wanted(words=words, region=place(many[0].workshop.region_id))
    everything = find_products(wanted, size=100).ids
    pages, cursor = [], ""
    while True:
        page = find_products(wanted, after=cursor, size=3)
        pages.append(page)
        if not page.after:
            break
        cursor = page.after
    assert [pk for page in pages for pk in page.ids] == everything
    assert {each.pk for each in many} <= set(everything)
    assert pages[0].before == ""
    assert pages[0].count == (len(everything) if cap == 500 else None)
    for at in range(len(pages) - 1, 0, -1):
        assert find_products(wanted, before=pages[at].before, size=3).ids == pages[at - 1].ids
    assert not find_products(wanted, before=pages[1].before, size=3).before


@pytest.mark.parametrize("cursor", ["x", "2025-13-40_1", "2025-01-01_", "2025-01-01_99999999999999999999", "'"])
def test_a_cursor_nobody_was_given_starts_anew(many, cursor):
    assert find_products(Wanted(), after=cursor).ids == find_products(Wanted()).ids
    assert find_workshops(before=cursor).ids == find_workshops().ids


def test_workshops_are_paged_too(many, monkeypatch):
    monkeypatch.setattr(public_search, "CAP", 1)
    public_search.many.clear()
    first = find_workshops(size=1)
    second = find_workshops(size=1, after=first.after)
    assert first.ids != second.ids
    assert find_workshops(size=1, before=second.before).ids == first.ids


def test_a_word_of_two_characters_is_found_by_the_index(many):
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE catalog_product")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        # Over a dozen rows every index costs the same, so the rival one goes, until this test is rolled back.
        cursor.execute("DROP INDEX catalog_product_public_kind")
    assert "catalog_product_public_words" in plan(*conditions_of(Wanted(words="蜡染")))
    newest = plan(*conditions_of(Wanted()), "ORDER BY listed_since DESC, id DESC LIMIT 5")
    assert "catalog_product_public_newest" in newest
    assert "Sort " not in newest


def plan(condition: str, values: list, more: str = "") -> str:
    rows = fetched(f"EXPLAIN SELECT p.listed_since, p.id FROM catalog_product p WHERE {condition} {more}", values)
    return str(rows)


def test_the_database_makes_the_grams_that_the_query_asks_for(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT catalog_grams(%s)", ["𠮷绣ab"])
        made = set(cursor.fetchone()[0])
    assert made == {"𠮷", "𠮷绣", "绣", "绣a", "a", "ab", "b"}
