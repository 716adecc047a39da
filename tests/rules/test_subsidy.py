"""What a person's training is paid: never more than the rule, the hours and the year allow."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.rules.subsidy import Standard, Taken, amount, why_not

STANDARD = Standard(Decimal(200), Decimal(10), Decimal("0.80"), True, 3, Decimal(1000))
TAKEN = Taken(Decimal(36), Decimal(40), True, True)
YUAN = st.decimals(0, 5000, places=2)
HOURS = st.decimals(0, 200, places=1)


def test_per_head_and_per_hour_add_up():
    assert amount(STANDARD, TAKEN) == Decimal("560.00")
    assert amount(replace(STANDARD, per_hour=None), TAKEN) == 200
    assert amount(replace(STANDARD, per_head=None), TAKEN) == 360


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"completed": False}, "没有合格结业"),
        ({"hours": Decimal("31.9")}, "出勤不足 80%"),
        ({"hours": Decimal(0), "whole": Decimal(0)}, "出勤不足 80%"),
        ({"certified": False}, "没有取得证书"),
        ({"times": 3}, "本年度已享受 3 次，达到上限"),
        ({"paid": Decimal(1000)}, "本年度补贴已达上限 1,000.00 元"),
    ],
)
def test_why_nothing_is_paid(changes, said):
    taken = replace(TAKEN, **changes)
    assert why_not(STANDARD, taken) == said
    assert amount(STANDARD, taken) == 0


def test_what_exceeds_the_ceiling_is_cut():
    assert amount(STANDARD, replace(TAKEN, paid=Decimal(900))) == 100


def test_exactly_the_least_share_is_enough():
    assert why_not(STANDARD, replace(TAKEN, hours=Decimal(32))) == ""


@given(
    head=st.none() | YUAN, hour=st.none() | YUAN, share=st.decimals(0, 1, places=2), ceiling=st.none() | YUAN,
    hours=HOURS, whole=HOURS, times=st.integers(0, 5), paid=YUAN, certified=st.booleans(),
)  # fmt: skip
def test_never_more_than_the_rule_gives(head, hour, share, ceiling, hours, whole, times, paid, certified):
    standard = Standard(head, hour, share, True, 3, ceiling)
    taken = Taken(hours, whole, True, certified, times, paid)
    given_ = amount(standard, taken)
    assert given_ >= 0
    assert given_ <= (head or 0) + (hour or 0) * whole + Decimal("0.005")  # rounded to the cent
    if ceiling is not None and given_:
        assert paid + given_ <= ceiling
    if given_:
        assert (certified, times < 3) == (True, True)
        assert hours >= share * whole
