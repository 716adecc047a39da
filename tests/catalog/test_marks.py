"""Consumption-assistance marks: who grants them, and when they are in force."""

import pytest
from django.core.exceptions import ValidationError

from catalog.models import Product
from catalog.queries.marks import count_marked_products, is_marked, marked_on, marks_in_force
from tests import factories
from tests.catalog.right_stage import *  # noqa: F403 - fixtures
from tests.catalog.right_stage import day, entered
from tests.records.samples.rights import product
from workshops.access.refusal import Refused
from workshops.models import Standing, Workshop
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.django_db
NAME = "consumption-marks"


def refusal(stage, **facts) -> dict:
    with pytest.raises(ValidationError) as refused:
        entered(stage, NAME, **facts)
    return refused.value.message_dict


@pytest.mark.parametrize(
    ("ended_on", "ends_on", "marked", "not_marked"),
    [
        (None, "2026-02-28", ("2025-03-01", "2026-02-28"), ("2025-02-28", "2026-03-01")),
        ("2025-09-01", "2026-02-28", ("2025-03-01", "2025-08-31"), ("2025-09-01", "2026-01-01")),
        (None, None, ("2025-03-01", "2040-01-01"), ("2025-02-28",)),
    ],
)
def test_in_force_as_of_a_day(stage, ended_on, ends_on, marked, not_marked):
    row = entered(
        stage, NAME, ends_on=ends_on and day(ends_on), ended_on=ended_on and day(ended_on),
        end_reason="质量不合格" if ended_on else "",
    )  # fmt: skip
    assert [marked_on(day(text)).filter(pk=row.pk).exists() for text in (*marked, *not_marked)] == [
        *[True] * len(marked), *[False] * len(not_marked),
    ]  # fmt: skip
    assert Product.objects.filter(is_marked(day(marked[0]))).get() == row.product


@pytest.mark.parametrize("who", ["leader", "clerk", "hrss"])
def test_only_rural_offices_grant_it(stage, who):
    with pytest.raises(Refused):
        entered(stage, NAME, by=getattr(stage.county, who))


def test_neither_for_a_draft_nor_after_the_workshop_s_end_but_then_it_can_be_ended(stage):
    row = entered(stage, NAME)
    Product.objects.update(status="draft")
    assert "草稿" in refusal(stage, number="另一号")["product"][0]
    Product.objects.update(status="active")
    Workshop.objects.update(standing=Standing.CANCELLED, ended_on=day("2026-02-01"))
    assert "资格已终止" in refusal(stage, number="另一号")["product"][0]
    facts = {name: getattr(row, name) for name in get(NAME).fields}
    ended = facts | {"ended_on": day("2026-02-01"), "end_reason": "工坊资格终止"}
    writing.amend(get(NAME), row.pk, by=stage.county.rural, seen_version=1, **ended)
    assert not marked_on(day("2026-03-02")).exists()


def test_an_end_has_a_day_and_a_reason(stage):
    assert "都要填写" in refusal(stage, ended_on=day("2026-01-01"))["end_reason"][0]


def test_the_badge_on_the_products_of_a_right_and_the_filter_by_state(stage, as_user):
    row = entered(stage, NAME)
    right = entered(stage, "intellectual-rights")
    client = as_user(stage.county.leader)
    assert "消费帮扶产品" in client.get(f"/intellectual-rights/{right.pk}/").content.decode()
    rural = as_user(stage.county.rural)
    for state, found in (("in_force", [row.pk]), ("over", [])):
        listed = rural.get("/consumption-marks/", {"state": state}).context["listing"].page
        assert [each.pk for each in listed] == found


def test_a_product_with_two_marks_counts_once(stage):
    entered(stage, NAME)
    entered(stage, NAME, number="黔消帮〔2025〕1号", by=stage.official("rural"))
    entered(stage, NAME, product=product(stage, "蜡染抱枕"))
    county, today = factories.regions()["522636"], day("2026-03-02")
    assert marks_in_force(county, today).count() == 3
    assert count_marked_products(county, today) == 2
    assert count_marked_products(factories.regions()["522634"], today) == 0
