"""Supports of leaders: what is asked twice, what is flagged, what belongs to which kind."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from tests.records.stage import typed
from training.models import LeaderSupport
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.django_db


def facts_of(stage, **more) -> dict:
    return {
        "leader": stage.leader, "workshop": None, "kind": "startup_grant", "amount": Decimal(8000), "area": None,
        "payer": "丹寨县人社局", "period_from": datetime.date(2025, 1, 1), "period_to": None, "paid_on": None,
        "document_number": "",
    } | more  # fmt: skip


def enter(stage, **more):
    return writing.enter(get("leader-supports"), by=stage.county.hrss, **facts_of(stage, **more))


def test_a_second_one_for_the_same_time_is_asked_for_then_flagged(stage):
    first = enter(stage)
    client, kind = Client(), get("leader-supports")
    client.force_login(stage.county.hrss)
    sent = typed(kind, facts_of(stage))
    asked = client.post(kind.url("new"), sent).content.decode()
    assert "请核对是否重复" in asked
    assert 'name="sure"' in asked
    assert LeaderSupport.objects.count() == 1
    assert client.post(kind.url("new"), sent | {"sure": "on"}).status_code == 302
    listed = client.get(kind.url("list"), {"doubled": "true"}).context["listing"].page
    assert len(listed) == 2
    assert "疑似重复扶持" in client.get(kind.url_of(first)).content.decode()


@pytest.mark.parametrize(
    ("kind", "other", "doubled"),
    [
        ("startup_grant", {"period_from": datetime.date(2025, 1, 2)}, False),
        ("tax_relief", {"period_from": datetime.date(2025, 6, 1)}, True),  # the first has no end
        (
            "guaranteed_loan",
            {"period_from": datetime.date(2024, 1, 1), "period_to": datetime.date(2024, 12, 31)},
            False,
        ),
        ("guaranteed_loan", {"period_from": datetime.date(2024, 1, 1), "period_to": datetime.date(2025, 1, 1)}, True),
    ],
)
def test_which_periods_meet(stage, kind, other, doubled):
    enter(stage, kind=kind)
    second = enter(stage, kind=kind, sure=True, **other)
    flags = set(get("leader-supports").rows(stage.county.hrss).values_list("doubled", flat=True))
    assert flags == {doubled}
    writing.void(get("leader-supports"), second.pk, by=stage.county.hrss, reason="登记有误")
    assert not get("leader-supports").rows(stage.county.hrss).get().doubled


def test_another_kind_or_leader_is_no_double(stage):
    enter(stage)
    enter(stage, kind="interest_subsidy")
    assert not get("leader-supports").rows(stage.county.hrss).filter(doubled=True).exists()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"kind": "site"}, "area"),
        ({"kind": "site", "area": Decimal(80)}, "amount"),
        ({"area": Decimal(80)}, "area"),
        ({"amount": None}, "amount"),
        ({"period_to": datetime.date(2024, 1, 1)}, "period_to"),
        ({"paid_on": datetime.date(2026, 3, 3)}, "paid_on"),
    ],
)
def test_what_does_not_fit_is_named(stage, more, field):
    with pytest.raises(ValidationError) as refused:
        enter(stage, **more)
    assert field in refused.value.message_dict


def test_anothers_workshop_and_another_department(stage):
    with pytest.raises(ValidationError) as refused:
        enter(stage, workshop=stage.others_workshop)
    assert "workshop" in refused.value.message_dict
    client = Client()
    client.force_login(stage.county.clerk)
    assert client.get("/leader-supports/new/").status_code == 403
