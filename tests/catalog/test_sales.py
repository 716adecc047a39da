"""Sales by month: doubts are asked about and kept, sums are right, shops and campaigns belong together."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from catalog.models import MonthlySales
from workshops.records import writing
from workshops.records.kind import get

SALES = get("monthly-sales")


def sold(stage, month: int, amount, channel: str = "direct", year: int = 2025, **more):
    facts = {"workshop": stage.workshop, "month": datetime.date(year, month, 1), "channel": channel}
    return writing.enter(SALES, by=stage.county.leader, amount=Decimal(amount), **facts, **more)


def test_a_jump_is_asked_about_and_kept_when_it_is_sure(stage):
    for month in (1, 2, 3):
        sold(stage, month, 10_000)
    with pytest.raises(ValidationError) as refused:
        sold(stage, 4, 90_000)
    assert "9.0 倍" in refused.value.message_dict["sure"][0]
    row = sold(stage, 4, 90_000, sure=True)
    assert row.doubts == ["jump"]


def test_the_form_asks_only_where_there_is_a_doubt_and_loses_nothing(stage):
    client = Client()
    client.force_login(stage.county.leader)
    new = SALES.url("new")
    assert "已核对，仍要保存" not in client.get(new).content.decode()
    sent = {"workshop": stage.workshop.name, "month": "2026-01", "channel": "platform", "amount": "5000"}
    page = client.post(new, sent).content.decode()
    assert "没有登记在营的网店" in page
    assert "已核对，仍要保存" in page
    assert 'value="5000"' in page
    assert client.post(new, sent | {"sure": "on"}).status_code == 302
    assert MonthlySales.objects.get().doubts == ["no_place"]


def test_a_month_and_channel_once(stage):
    sold(stage, 5, 100)
    with pytest.raises(ValidationError) as refused:
        sold(stage, 5, 200)
    assert "已经登记" in refused.value.message_dict["channel"][0]
    sold(stage, 5, 200, channel="export")


def test_no_sales_of_months_to_come_or_after_the_end(stage):
    with pytest.raises(ValidationError) as refused:
        sold(stage, 5, 200, year=2026)
    assert "以后的月份" in refused.value.message_dict["month"][0]
    stage.workshop.standing, stage.workshop.ended_on = "cancelled", datetime.date(2025, 7, 15)
    stage.workshop.save()
    sold(stage, 7, 200)
    with pytest.raises(ValidationError) as refused:
        sold(stage, 8, 200)
    assert "已于 2025-07-15 终止" in refused.value.message_dict["month"][0]


def test_the_year_by_month_and_channel(stage):
    sold(stage, 1, 100)
    sold(stage, 1, 250, channel="export")
    sold(stage, 3, 40, year=2024)
    writing.void(SALES, sold(stage, 2, 999).pk, by=stage.county.leader, reason="重复")
    client = Client()
    client.force_login(stage.county.clerk)
    page = client.get(reverse("catalog:sales-by-month"), {"year": "2025"})
    assert page.context["total"] == 350
    assert [(month.month, total) for month, _, total in page.context["lines"]] == [(1, 350)]
    assert dict(page.context["totals"])["出口"] == 250
    for stranger in stage.strangers:
        client.force_login(stranger)
        page = client.get(reverse("catalog:sales-by-month"), {"year": "2025"})
        assert page.context["lines"] == []
        assert "还没有登记销售" in page.content.decode()


def test_support_is_for_a_shop_on_the_campaigns_platform(stage):
    campaign, shop = stage.row("campaigns"), stage.row("platform-shops")
    writing.amend(
        get("campaigns"), campaign.pk, by=stage.official(code=None), seen_version=1, platform="jd", name=campaign.name,
    )  # fmt: skip
    campaign.refresh_from_db()
    with pytest.raises(ValidationError) as refused:
        writing.enter(get("campaign-supports"), by=stage.county.clerk, campaign=campaign, shop=shop, kind="traffic")
    assert refused.value.message_dict["shop"] == ["这个活动在京东开展，网店却在抖音。"]


def test_a_scenic_area_has_a_level_and_a_street_has_none(stage):
    facts = {
        "workshop": stage.workshop, "name": "体验馆", "place_name": "西江", "region": stage.county.region,
        "address": "1号", "opened_on": datetime.date(2025, 1, 1),
    }  # fmt: skip
    for kind, level, said in (
        ("scenic_area", None, "请填写景区等级"), ("historic_street", 4, "只有A级旅游景区"),
    ):  # fmt: skip
        with pytest.raises(ValidationError) as refused:
            writing.enter(get("outlets"), by=stage.county.leader, place_kind=kind, scenic_level=level, **facts)
        assert said in refused.value.message_dict["scenic_level"][0]
