"""What is told of workshops: whose it is, what is refused, and the figures."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from catalog.queries.coverage import coverage_by_kind
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.django_db


def told(by, **facts):
    said = {
        "workshop": None, "leader": None, "kind": "newspaper", "depth": "in_depth", "title": "指尖上的苗乡",
        "outlet": "贵州日报", "published_on": datetime.date(2026, 1, 5), "link": "", "reach": None,
        "sales_amount": None,
    }  # fmt: skip
    return writing.enter(get("coverages"), by=by, **said | facts)


def test_it_is_of_the_workshops_region_or_of_who_entered_it(stage):
    assert told(stage.official(), workshop=stage.workshop).region_id == "522636"
    assert told(stage.official()).region_id == "520000"
    assert told(stage.county.clerk).region_id == "522636"
    assert told(stage.leader.user, workshop=stage.workshop, title="又一篇").region_id == "522636"


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("title", {"title": "订购热线13800138000"}),
        ("link", {"kind": "short_video"}),
        ("sales_amount", {"sales_amount": Decimal(1)}),
        ("published_on", {"published_on": datetime.date(2026, 3, 3)}),
        ("link", {"link": "javascript:alert(1)"}),
    ],
)
def test_what_is_refused_is_said_at_its_field(stage, field, facts):
    with pytest.raises(ValidationError) as refused:
        told(stage.county.clerk, **facts)
    assert refused.value.message_dict.keys() == {field}


def test_the_same_report_is_entered_once_and_a_leader_speaks_for_the_own_workshop(stage):
    told(stage.county.clerk)
    with pytest.raises(ValidationError, match="已经登记"):
        told(stage.county.clerk)
    with pytest.raises(ValidationError) as refused:
        told(stage.leader.user)
    assert "workshop" in refused.value.message_dict
    with pytest.raises(ValidationError):
        told(stage.leader.user, workshop=stage.others_workshop)


def test_figures_by_kind_region_and_year(stage):
    told(stage.county.clerk, workshop=stage.workshop, reach=100)
    live = {"kind": "live_stream", "title": "直播"}
    told(stage.leader.user, workshop=stage.workshop, reach=900, sales_amount=Decimal("35.50"), **live)
    told(stage.other.clerk, reach=5, title="雷山")
    by_kind = {each.kind: each for each in coverage_by_kind(stage.county.region, 2026)}
    assert (by_kind["newspaper"].items, by_kind["newspaper"].reach) == (1, 100)
    assert (by_kind["live_stream"].sales, by_kind["live_stream"].workshops) == (Decimal("35.50"), 1)
    assert by_kind["magazine"].items == 0
    assert {each.kind: each.reach for each in coverage_by_kind()}["newspaper"] == 105
    assert sum(each.items for each in coverage_by_kind(None, 2025)) == 0
