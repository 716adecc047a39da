"""Years in an imported row: which are known to be confirmed, and which nobody knows about. Pure, no Django."""

import re
import unicodedata

NOTHING_KNOWN = frozenset({"", "无", "没有", "未知", "不清楚", "不详"})
SEPARATORS = re.compile(r"[、,;/\s]+")
YEAR = re.compile(r"(\d{4})年?(?:度)?")
SPAN = re.compile(r"(\d{4})年?(?:-|—|–|~|至|到)(\d{4})年?(?:度)?")
LONGEST_SPAN = 50


def parse_years(text: str) -> frozenset[int]:
    """``"2023、2024"`` or ``"2022-2024"`` as people write it; 未知 is no year. ValueError in Chinese for the cell."""
    typed = unicodedata.normalize("NFKC", text).strip()
    if typed in NOTHING_KNOWN:
        return frozenset()
    years: set[int] = set()
    for part in filter(None, SEPARATORS.split(typed)):
        years |= _years_of(part)
    return frozenset(years)


def _years_of(part: str) -> set[int]:
    if single := YEAR.fullmatch(part):
        return {int(single[1])}
    if span := SPAN.fullmatch(part):
        first, last = int(span[1]), int(span[2])
        if first <= last <= first + LONGEST_SPAN:
            return set(range(first, last + 1))
    raise ValueError("请填写四位年份，多个年份用顿号隔开，例如 2023、2024")


def unknown_years(certified_year: int, confirmed: frozenset[int], current_year: int) -> list[int]:
    """Duty years before the current one that are not known to be confirmed: neither confirmed nor missed (ours).

    The year of certification counts as confirmed, and the current year is a duty like everybody's (rules.md §4).
    """
    return [year for year in enterable_years(certified_year, current_year) if year not in confirmed]


def enterable_years(certified_year: int, current_year: int) -> range:
    """Duty years that an import may call confirmed: from the one after certification to last year.

    This year is confirmed in the system alone, by what was handed in and signed (rules.md §4).
    """
    return range(certified_year + 1, current_year)
