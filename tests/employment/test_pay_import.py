"""Pay from workbooks: one row a person and month or quarter."""

import datetime
from decimal import Decimal

import pytest
from django.db import transaction

from employment.actions import spells
from employment.importing.pay_periods import read_period
from employment.models import Pay
from tests import factories
from tests.employment import registered
from tests.employment.numbers import number
from tests.employment.people import TODAY, register
from tests.workbooks import filled
from workshops import import_tables
from workshops.access import clock
from workshops.actions import running_imports

MARCH = datetime.date(2025, 3, 1)


@pytest.fixture
def county(db):
    with clock.at(TODAY):
        yield factories.County()


@pytest.fixture
def spell(county):
    return register(county.leader, registered.workshop(county))


def table():
    return import_tables.get("pays")


def line(serial: int = 1, **changes) -> dict:
    return {"identity": number(serial), "months": "2025年4月", "amount": 2600, "basis": "计件"} | changes


def preview(user, *lines):
    return running_imports.preview(table(), filled(table(), *lines), by=user, name="a.xlsx")


def enter(user, *lines) -> None:
    found = preview(user, *lines)
    assert [problem.reason for problem in found.problems] == []
    with transaction.atomic():
        table().save_rows(found.good, found.context)
        table().finish(found.context)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2025-03", ("month", MARCH)), ("2025年3月", ("month", MARCH)), ("2025.3", ("month", MARCH)),
        ("202503", ("month", MARCH)), ("2025/03", ("month", MARCH)), ("2025-03-01", ("month", MARCH)),
        ("2025年第1季度", ("quarter", datetime.date(2025, 1, 1))), ("2025Q2", ("quarter", datetime.date(2025, 4, 1))),
        ("2025年四季度", ("quarter", datetime.date(2025, 10, 1))),
        ("2025-13", None), ("3月", None), ("2025", None), ("2025Q5", None), ("2025-03-15", None), ("1999-01", None),
    ],
)  # fmt: skip
def test_periods_are_read_in_the_spellings_people_use(typed, read):
    assert read_period(typed) == read


def test_a_row_becomes_a_pay_of_the_spell(county, spell):
    enter(county.leader, line(), line(months="2025年5月", amount="2,800.50", basis="计时", quantity=160))
    pays = Pay.objects.order_by("period_from").values_list(
        "employment", "period", "period_from", "period_to", "basis", "amount", "quantity"
    )
    assert list(pays) == [
        (spell.pk, "month", datetime.date(2025, 4, 1), datetime.date(2025, 4, 30), "piece", Decimal(2600), None),
        (spell.pk, "month", datetime.date(2025, 5, 1), datetime.date(2025, 5, 31), "time", Decimal("2800.5"), 160),
    ]


@pytest.mark.parametrize(
    ("changes", "key", "said"),
    [
        ({"identity": number(2)}, "identity", "没有登记这个人"),
        ({"identity": number(1)[:-1]}, "identity", "现有 17 位"),
        ({"months": "2024年12月"}, "months", "没有在这家工坊就业"),
        ({"months": "2025年7月"}, "months", "尚未开始"),
        ({"months": "上个月"}, "months", "写明哪年哪月"),
        ({"amount": -1}, "amount", "不能小于 0"),
        ({"basis": None}, "basis", "必填"),
        ({"workshop": "别家工坊"}, "workshop", "没有这一家"),
    ],
)
def test_a_wrong_cell_is_named_with_its_reason(county, spell, changes, key, said):
    found = [(each.key, each.reason) for each in preview(county.leader, line(**changes)).problems]
    assert [name for name, _ in found] == [key], found
    assert said in found[0][1]


def test_a_period_is_paid_once(county, spell):
    twice = preview(county.leader, line(), line(months="2025年第2季度"))
    assert [(each.row, each.key) for each in twice.problems] == [(3, "months")]
    enter(county.leader, line())
    again = preview(county.leader, line(amount=3000))
    assert "已登记报酬" in next(again.problems).reason
    assert Pay.objects.get().amount == 2600


def test_who_left_and_came_back_is_paid_for_the_later_spell(county, spell):
    spells.end(spell.pk, by=county.leader, ended_on=datetime.date(2025, 4, 10))
    back = spells.start(
        spell.worker_id, by=county.leader, relation="direct", form="on_site", post="绣娘",
        started_on=datetime.date(2025, 4, 20),
    )  # fmt: skip
    enter(county.leader, line())
    assert Pay.objects.get().employment == back


def test_anothers_worker_is_not_found(county, spell):
    other = factories.user("leader_other", "leader", factories.DANZHAI)
    registered.workshop(county, "银饰非遗工坊", leader=other)
    known, unknown = (next(preview(other, line(serial)).problems).reason for serial in (1, 2))
    assert known == unknown == "这家工坊没有登记这个人，请先登记从业人员"
    assert not table().may_import(county.hrss)
