"""What a check of figures is: a named rule that asks a county before it hands in a return (rules.md §6)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reporting.rules.checks.figures import figure_of

Number = Decimal | int


@dataclass(frozen=True, slots=True)
class Facts:
    """Figures of a region by code, of the period, of the one before and of the same period a year ago."""

    values: Mapping[str, Number]
    previous: Mapping[str, Number] | None = None
    year_ago: Mapping[str, Number] | None = None

    def has(self, *codes: str) -> bool:
        return all(code in self.values for code in codes)

    def total(self, *codes: str) -> Decimal:
        return sum((Decimal(self.values[code]) for code in codes), Decimal(0))


@dataclass(frozen=True, slots=True)
class Finding:
    """``impossible``: must be put right; else the county may explain it before submitting."""

    check_code: str
    codes: tuple[str, ...]
    message: str
    impossible: bool


Found = tuple[tuple[str, ...], str]
"""Codes of the figures asked about, and the message."""


@dataclass(frozen=True, slots=True)
class Check:
    """``asks``: the rule in words; ``needs``: figures without which it isn't asked; ``find``: the rule itself."""

    code: str
    name: str
    asks: str
    find: Callable[[Facts], Iterable[Found]]
    needs: tuple[str, ...] = ()
    impossible: bool = False

    def findings(self, facts: Facts) -> Iterator[Finding]:
        if facts.has(*self.needs):
            for codes, message in self.find(facts):
                yield Finding(self.code, codes, message, self.impossible)


def spell(code: str, value: Number) -> str:
    """``销售额（S04）1,200元``"""
    figure = figure_of(code)
    return f"{figure.name}（{code}）{plain(value)}{figure.unit}"


def plain(value: Number) -> str:
    """With separators, and no more decimals than it has."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def say(facts: Facts, *codes: str) -> str:
    return "、".join(spell(code, facts.values[code]) for code in codes)


def percent(part: Number, whole: Number) -> str:
    return f"{round(Decimal(part) * 100 / Decimal(whole))}%"


def rounded(value: Decimal) -> str:
    return plain(value.quantize(Decimal(1)) if value >= 100 else value.quantize(Decimal("0.1")))
