"""Number filters: as people type them, bounded, and quick to refuse what would take minutes to convert."""

import time
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.urls import reverse
from rest_framework.test import APIClient

from tests import factories
from workshops.tables.api import _schema_of
from workshops.tables.columns import Column
from workshops.tables.filters import filters_of
from workshops.tables.number_fields import AmountField, WholeNumberField

WHOLE = "请填写整数，例如 20，最多 9 位。"
AMOUNT = "请填写数字，例如 120.5，整数最多 12 位，小数最多 4 位。"
COSTLY = [
    "-1e1000000", "1e999999", "1E5", "9" * 10, "9" * 5000, "1" * 5_000_000, "1_000", "٣", "NaN", "Infinity",
    "0x10", "--1", "abc", "1" + "0." * 50, "1,00",
]  # fmt: skip


def field(kind, key="employed_min"):
    return filters_of(Column("employed", "人数", kind, filterable=True), None)[key].field


def refusal(field, value) -> str:
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return caught.value.messages[0]


@pytest.mark.parametrize("value", COSTLY, ids=lambda value: value[:12])
def test_costly_and_odd_numbers_are_refused_quickly_and_plainly(value):
    started = time.process_time()
    assert refusal(field("int"), value) == WHOLE
    if value not in ("9" * 10,):
        assert refusal(field("decimal"), value) == AMOUNT
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("typed", "read"),
    [("20", 20), (" 20 ", 20), ("２０", 20), ("1,200", 1200), ("-5", -5), ("20.0", 20), ("999999999", 999999999)],
)
def test_whole_numbers_are_taken_as_typed(typed, read):
    assert field("int").clean(typed) == read


@pytest.mark.parametrize(("typed", "read"), [("120.5", "120.5"), ("1,200.50", "1200.50"), ("-3", "-3"), ("7.", "7")])
def test_amounts_are_taken_as_typed(typed, read):
    assert field("decimal").clean(typed) == Decimal(read)


def test_an_empty_box_is_no_condition():
    assert field("int").clean("") is None
    assert field("decimal").clean("  ") is None


def test_the_schema_states_the_bounds():
    whole, amount = (filters_of(Column("n", "数", kind, filterable=True), None)["n_max"] for kind in ("int", "decimal"))
    limit = WholeNumberField.LIMIT
    assert _schema_of(whole) == {"type": "integer", "minimum": -limit, "maximum": limit}
    assert _schema_of(amount)["maximum"] == AmountField.LIMIT


@pytest.fixture
def danzhai(db):
    county = factories.County()
    factories.workshop(county, name="苗绣非遗工坊", employed=30)
    factories.workshop(county, name="蜡染非遗工坊", employed=18)
    return county


def test_the_page_names_the_fault_and_shows_nothing(client, danzhai):
    client.force_login(danzhai.clerk)
    started = time.process_time()
    answer = client.get(reverse("workshops:workshop-list"), {"employed_min": "-1e1000000"})
    assert time.process_time() - started < 3
    html = answer.content.decode()
    assert "查询条件有误" in html
    assert WHOLE in html
    assert "苗绣非遗工坊" not in html
    assert 'inputmode="numeric"' in html
    assert "苗绣非遗工坊" in client.get(reverse("workshops:workshop-list"), {"employed_min": "２0"}).content.decode()


def test_the_api_refuses_it_too(danzhai):
    api = APIClient()
    api.force_authenticate(danzhai.clerk)
    answer = api.get("/api/v1/workshops/", {"employed_max": "1e1000000"})
    assert answer.status_code == 400
    assert answer.json() == {"employed_max": [WHOLE]}
    assert api.get("/api/v1/workshops/", {"employed_min": "20"}).json()["count"] == 1


@pytest.mark.parametrize(
    ("query", "key", "said"),
    [
        ("status=nonsense", "status", "请从列出的各项中选择。"),
        ("day_from=2024-13-45", "day_from", "请填写日期，例如 2024-05-20。"),
        (f"name={'长' * 101}", "name", "最多 100 个字，现有 101 个字，请精简。"),
    ],
)
def test_other_faults_are_said_as_plainly(query, key, said):
    columns = (
        Column("status", "状态", "choice", choices=[("a", "甲")], filterable=True),
        Column("day", "日期", "date", filterable=True),
        Column("name", "名称", filterable=True),
    )
    filters = {name: one for column in columns for name, one in filters_of(column, None).items()}
    assert refusal(filters[key].field, QueryDict(query)[key]) == said
