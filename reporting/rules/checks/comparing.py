"""Comparisons that several checks make."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from reporting.rules.checks.base import Facts, Found, Number, percent, plain, rounded, say, spell
from reporting.rules.checks.figures import figure_of


def parts_beyond(facts: Facts, pairs: Iterable[tuple[str, str]]) -> Iterator[Found]:
    """Pairs of a part and its whole where the part is larger."""
    for part, whole in pairs:
        if facts.has(part, whole) and facts.values[part] > facts.values[whole]:
            yield (part, whole), f"{say(facts, part)}，大于{say(facts, whole)}，部分不能大于整体。"


def one_without_other(facts: Facts, pairs: Iterable[tuple[str, str]]) -> Iterator[Found]:
    """Pairs where the first is more than 0 and the second is 0."""
    for given, missing in pairs:
        if facts.has(given, missing) and facts.values[given] > 0 and facts.values[missing] == 0:
            yield (given, missing), f"{say(facts, given)}，而{say(facts, missing)}。"


def per_head(
    facts: Facts, amount: str, heads: str, *, low: Number = 0, high: Number, unit: str, least: Number = 1
) -> Iterator[Found]:
    """Where the amount for each is out of bounds; ``least``: heads below which nothing is asked."""
    whole, count = facts.values[amount], facts.values[heads]
    if count < least or count <= 0:
        return
    each = Decimal(whole) / Decimal(count)
    if not low <= each <= high:
        bounds = f"{plain(low)}至{plain(high)}{unit}" if low else f"不超过{plain(high)}{unit}"
        message = f"{say(facts, amount, heads)}，平均{rounded(each)}{unit}，一般为{bounds}，请核对或说明。"
        yield (amount, heads), message


def apart(facts: Facts, one: str, other: str, *, share: Decimal, least: Number) -> Iterator[Found]:
    """Two counts of the same that differ by more than a share of the larger."""
    if not facts.has(one, other):
        return
    first, second = Decimal(facts.values[one]), Decimal(facts.values[other])
    larger, between = max(first, second), abs(first - second)
    if larger >= least and between > larger * share:
        message = (
            f"{say(facts, one, other)}，相差{plain(between)}，占较大者的{percent(between, larger)}，请核对或说明。"
        )
        yield (one, other), message


def share_beyond(
    facts: Facts, part: str, whole: Sequence[str], *, share: Decimal, least: Number, advice: str
) -> Iterator[Found]:
    """Where a part is more of the whole than is usual."""
    total = facts.total(*whole)
    if total >= least and facts.values[part] > total * share:
        message = f"{say(facts, part)}，占{say(facts, *whole)}的{percent(facts.values[part], total)}，{advice}"
        yield (part, *whole), message


LEAST = {"元": 100_000, "课时": 100, "人": 30, "人次": 30}
"""Bases and changes that say nothing, by unit; of all other units ``ELSE``."""
ELSE = 10
DOWN = Decimal("0.5")


def jumps(values: Mapping[str, Number], earlier: Mapping[str, Number], *, up: Decimal, when: str) -> Iterator[Found]:
    """Up to ``up`` times and down to half is usual."""
    for code in (code for code in values if code in earlier):
        now, before = Decimal(values[code]), Decimal(earlier[code])
        if _jumped(now, before, least=LEAST.get(figure_of(code).unit, ELSE), up=up):
            yield _tell_jump(code, now, before, when)


def _jumped(now: Decimal, before: Decimal, *, least: int, up: Decimal) -> bool:
    if abs(now - before) < least:
        return False
    if before < least:
        return now >= least * 5
    return now > before * up or now < before * DOWN


def _tell_jump(code: str, now: Decimal, before: Decimal, when: str) -> Found:
    change = f"{'增长' if now > before else '下降'}{percent(abs(now - before), before)}" if before else "由无到有"
    return (code,), f"{spell(code, now)}，{when}为{plain(before)}，{change}，请核对或说明。"
