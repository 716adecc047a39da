"""What looks wrong with a workshop's sales of a month: pure, one function a check. Amounts in yuan.

A doubt refuses nothing: who enters the figure looks again and says that it is right (ours).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

JUMP = 5
"""Times the usual month of the same channel."""
MONTHS_KNOWN = 3
"""Fewer months say nothing of what is usual."""
PRICE_FACTOR = 5
"""How far the price of a piece may lie outside the prices of the workshop's products."""


@dataclass(frozen=True)
class Sold:
    """A figure as entered, and what is known of the workshop."""

    amount: Decimal
    quantity: int | None
    channel: str
    usual: tuple[Decimal, ...] = ()
    """The same channel's amounts of up to twelve months before."""
    prices: tuple[Decimal, Decimal] | None = None
    """Lowest and highest price of its products."""
    orders: Decimal = Decimal(0)
    """Amount of the orders signed in that month through that channel."""
    annual: Decimal | None = None
    """What the workshop stated as its yearly sales."""
    has_shop: bool = True
    has_outlet: bool = True


def jumps(sold: Sold) -> str:
    if len(sold.usual) < MONTHS_KNOWN:
        return ""
    mean = sum(sold.usual, Decimal(0)) / len(sold.usual)
    if mean and sold.amount > JUMP * mean:
        return f"销售额是以往月均（{mean:,.0f} 元）的 {sold.amount / mean:.1f} 倍。"
    return ""


def piece_costs_strangely(sold: Sold) -> str:
    if not sold.quantity or sold.prices is None:
        return ""
    each, (low, high) = sold.amount / sold.quantity, sold.prices
    if each * PRICE_FACTOR < low or each > high * PRICE_FACTOR:
        return f"平均每件 {each:,.2f} 元，与产品价格（{low:,.2f} 至 {high:,.2f} 元）相差过大。"
    return ""


def less_than_orders(sold: Sold) -> str:
    if sold.orders > sold.amount:
        return f"当月经该渠道登记的订单合计 {sold.orders:,.2f} 元，多于这里的销售额。"
    return ""


def more_than_a_year(sold: Sold) -> str:
    if sold.annual and sold.amount > sold.annual:
        return f"一个月的销售额超过登记的年销售额（{sold.annual:,.0f} 元）。"
    return ""


def no_place_to_sell(sold: Sold) -> str:
    if sold.channel == "platform" and sold.amount and not sold.has_shop:
        return "工坊当月没有登记在营的网店。"
    if sold.channel == "outlet" and sold.amount and not sold.has_outlet:
        return "工坊当月没有登记在营的景区、街区门店。"
    return ""


CHECKS: dict[str, Callable[[Sold], str]] = {
    "jump": jumps,
    "unit_price": piece_costs_strangely,
    "below_orders": less_than_orders,
    "above_annual": more_than_a_year,
    "no_place": no_place_to_sell,
}


def doubts(sold: Sold) -> Iterator[tuple[str, str]]:
    """(code, what to look at) of every check that finds something."""
    for code, check in CHECKS.items():
        if said := check(sold):
            yield code, said
