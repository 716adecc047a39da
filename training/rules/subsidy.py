"""What is paid for a person's training, and why nothing is. Pure; amounts in yuan.

Hours beyond the course's own pay nothing; what would exceed the year's ceiling is cut to it (ours).
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Standard:
    """A rule as its region states it; ``least_share`` from 0 to 1."""

    per_head: Decimal | None
    per_hour: Decimal | None
    least_share: Decimal
    needs_certificate: bool
    times_a_year: int
    ceiling: Decimal | None


@dataclass(frozen=True)
class Taken:
    """One person in one course: class hours attended and of the whole course; ``times`` and ``paid`` are what the
    person was granted before in the same year, wherever."""

    hours: Decimal
    whole: Decimal
    completed: bool
    certified: bool
    times: int = 0
    paid: Decimal = Decimal(0)


def why_not(standard: Standard, taken: Taken) -> str:
    """Why nothing is paid; empty where something is."""
    if not taken.completed:
        return "没有合格结业"
    if taken.hours < standard.least_share * taken.whole or taken.whole <= 0:
        return f"出勤不足 {standard.least_share * 100:.0f}%"
    if standard.needs_certificate and not taken.certified:
        return "没有取得证书"
    if taken.times >= standard.times_a_year:
        return f"本年度已享受 {taken.times} 次，达到上限"
    if standard.ceiling is not None and taken.paid >= standard.ceiling:
        return f"本年度补贴已达上限 {standard.ceiling:,.2f} 元"
    return "" if _whole_sum(standard, taken) > 0 else "补贴标准为零"


def amount(standard: Standard, taken: Taken) -> Decimal:
    """What is paid: 0 where ``why_not`` says something."""
    if why_not(standard, taken):
        return Decimal(0)
    sum_of_it = _whole_sum(standard, taken)
    if standard.ceiling is not None:
        sum_of_it = min(sum_of_it, standard.ceiling - taken.paid)
    return sum_of_it.quantize(CENT, ROUND_HALF_UP)


def _whole_sum(standard: Standard, taken: Taken) -> Decimal:
    hours = min(taken.hours, taken.whole)
    return (standard.per_head or Decimal(0)) + (standard.per_hour or Decimal(0)) * hours
