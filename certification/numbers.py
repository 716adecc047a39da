"""Registration numbers of certified workshops (rules.md §3): FYGF-<region>-<year>-<sequence>. Pure, no Django.

The region is the certifying region's six-digit code on the day of certification and stays in the number when divisions
are recoded; the sequence counts from 1 for each region and year (ours: docs/adr/0018). Giving out the next sequence
without gaps is the database's work, not done here.
"""

import re
import unicodedata
from dataclasses import dataclass

PREFIX = "FYGF"  # 非遗工坊
FIRST_YEAR = 2018  # 非遗扶贫就业工坊 began; imported registers may keep their year
PATTERN = re.compile(rf"{PREFIX}-(?P<region>[0-9]{{6}})-(?P<year>[0-9]{{4}})-(?P<sequence>[0-9]{{4,6}})")


@dataclass(frozen=True, slots=True)
class RegistrationNumber:
    """The three parts of a number. ValueError when one is out of range."""

    region: str
    year: int
    sequence: int

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9]{6}", self.region):
            raise ValueError(f"region code {self.region!r} is not six digits")
        if not FIRST_YEAR <= self.year <= 9999:
            raise ValueError(f"no workshop was certified in {self.year}")
        if not 1 <= self.sequence <= 999_999:
            raise ValueError(f"sequence {self.sequence} is not within 1..999999")

    def __str__(self) -> str:
        return f"{PREFIX}-{self.region}-{self.year}-{self.sequence:04d}"


def format_number(region: str, year: int, sequence: int) -> str:
    """The number as printed, e.g. FYGF-522636-2024-0007; five or six digits when a region gives out more than 9999."""
    return str(RegistrationNumber(region, year, sequence))


def parse_number(text: str) -> RegistrationNumber:
    """Read a number as people type it: spaces, lower case and full-width characters are taken.

    ValueError with a Chinese message for the form when it is not a number of ours.
    """
    typed = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()
    typed = re.sub("[‐‑‒–—−]", "-", typed)
    match = PATTERN.fullmatch(typed)
    try:
        if match:
            number = RegistrationNumber(match["region"], int(match["year"]), int(match["sequence"]))
            # One number has one spelling: no surplus zeros.
            if str(number) == typed:
                return number
    except ValueError:
        pass
    raise ValueError(f"“{text.strip()}”不是有效的登记编号，正确格式如 FYGF-522636-2024-0007")
