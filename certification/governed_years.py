"""Which registration years a version's confirmation window governs: those whose 1 January it is in force on.

rules.md §4. Pure, no Django.
"""

from datetime import date

Years = tuple[int, int | None]
"""First and last year; None: until a later version."""


def governed_years(effective_from: date, effective_to: date | None) -> Years | None:
    """None when the version is in force on no 1 January."""
    begins_with_the_year = (effective_from.month, effective_from.day) == (1, 1)
    first = effective_from.year if begins_with_the_year else effective_from.year + 1
    last = effective_to.year if effective_to else None
    return None if last is not None and last < first else (first, last)


def in_words(years: Years | None) -> str:
    if years is None:
        return "不适用于任何年度（施行期间没有经过 1 月 1 日）"
    first, last = years
    if last is None:
        return f"{first} 年度起"
    return f"{first} 年度" if first == last else f"{first} 至 {last} 年度"
