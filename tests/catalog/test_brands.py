"""Known brands: whose they are, their trademark, and what the list shows."""

import pytest
from django.core.exceptions import ValidationError

from catalog.queries.brands import count_brands
from tests import factories
from tests.catalog.right_stage import *  # noqa: F403 - fixtures
from tests.catalog.right_stage import day, entered, facts_of
from tests.records.stage import TODAY
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.django_db
NAME = "known-brands"


def refusal(stage, by, **facts) -> dict:
    with pytest.raises(ValidationError) as refused:
        writing.enter(get(NAME), by=by, **facts_of(stage, NAME) | facts)
    return refused.value.message_dict


def test_of_a_workshop_or_a_region(stage):
    assert "请留空" in refusal(stage, stage.county.clerk, kind="regional_brand")["workshop"][0]
    said = refusal(stage, stage.county.clerk, workshop=None, trademark=None, products=[])
    assert "请填写工坊" in said["workshop"][0]


def test_the_trademark_is_the_brand_s_own(stage):
    facts = {"kind": "regional_brand", "workshop": None, "products": []}
    assert "不是品牌所属" in refusal(stage, stage.county.clerk, **facts)["trademark"][0]


def test_texts_hold_no_mobile_number(stage):
    assert "手机号码" in refusal(stage, stage.county.leader, story="订购请拨 138 0000 0000")["story"][0]


def test_the_list_shows_workshop_products_and_honours(stage, as_user):
    entered(stage, NAME)
    shown = as_user(stage.county.clerk).get("/known-brands/").content.decode()
    assert all(words in shown for words in (stage.workshop.name, "蜡染围巾", "贵州省特色旅游商品"))


def test_figures_by_region_and_day(stage):
    entered(stage, NAME)
    county = factories.regions()["522636"]
    assert count_brands(county, day("2099-01-01")) == {"workshop_brand": 1, "regional_brand": 0, "time_honoured": 0}
    assert count_brands(factories.regions()["522634"], day("2099-01-01"))["workshop_brand"] == 0
    assert count_brands(county, TODAY.date().replace(year=2020))["workshop_brand"] == 0
