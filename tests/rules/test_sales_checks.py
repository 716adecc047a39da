"""Doubts about a month's sales: each check finds what it is for, and only that."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.rules.sales_checks import CHECKS, JUMP, Sold, doubts

YUAN = st.decimals(0, 10_000_000, places=2)
SOUND = {"amount": Decimal(1000), "quantity": 10, "channel": "direct"}
WRONG = (
    ("jump", {"amount": Decimal(60_001), "quantity": None, "usual": (Decimal(8000), Decimal(12_000), Decimal(10_000))}),
    ("unit_price", {"prices": (Decimal(600), Decimal(900))}),
    ("unit_price", {"prices": (Decimal(1), Decimal(19))}),
    ("below_orders", {"orders": Decimal("1000.01")}),
    ("above_annual", {"annual": Decimal(999)}),
    ("no_place", {"channel": "platform", "has_shop": False}),
    ("no_place", {"channel": "outlet", "has_outlet": False}),
)
RIGHT = (
    {},
    {"usual": (Decimal(1), Decimal(1))},  # two months tell nothing
    {"prices": (Decimal(20), Decimal(500))},
    {"orders": Decimal(1000)},
    {"annual": Decimal(1000)},
    {"has_shop": False, "has_outlet": False},
    {"channel": "platform", "amount": Decimal(0), "quantity": None, "has_shop": False},
)


@pytest.mark.parametrize(("code", "changes"), WRONG)
def test_a_check_finds_what_it_is_for(code, changes):
    found = dict(doubts(Sold(**SOUND | changes)))
    assert list(found) == [code]
    assert found[code].endswith("。")


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_plausible_is_not_asked_about(changes):
    assert list(doubts(Sold(**SOUND | changes))) == []


@given(amount=YUAN, quantity=st.none() | st.integers(0, 10**6), usual=st.lists(YUAN, max_size=12), low=YUAN, more=YUAN)
def test_no_figure_breaks_a_check(amount, quantity, usual, low, more):
    sold = Sold(amount, quantity, "direct", tuple(usual), (low, low + more))
    found = dict(doubts(sold))
    assert found.keys() <= CHECKS.keys()
    jumps = len(usual) >= 3 and sum(usual) > 0 and amount * len(usual) > JUMP * sum(usual)
    assert ("jump" in found) == jumps
