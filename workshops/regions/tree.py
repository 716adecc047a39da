"""The reporting tree worked out from the published list and the 兵团 mapping. Pure: no database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

CORPS = "660000"
# Listed among the provinces, but outside the programme: they neither report nor certify.
NOT_REPORTING = frozenset({"710000", "810000", "820000"})


@dataclass(frozen=True, slots=True)
class Published:
    """One line of the published list; ``parent`` is a code or ``None`` for a province."""

    code: str
    name: str
    level: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Division:
    """A published division with its place on the reporting tree; field meanings as in ``Region``."""

    code: str
    name: str
    full_name: str
    level: str
    parent: str | None
    reporting_parent: str | None
    province: str
    path: str
    certifies: bool
    reports: bool


Above = Mapping[str, str | None]
"""Code → the code that it reports to."""


class UnsoundTree(ValueError):
    """The list can't be a tree: an unknown parent, a repeated code or a circle."""


def build(published: Iterable[Published], corps_cities: Mapping[str, str]) -> list[Division]:
    """Divisions sorted by code. ``corps_cities`` maps code to name of the cities reported under 660000.

    The mapping is explicit because no code prefix tells 兵团 cities from other cities under 650000.
    A division certifies when nothing reports to it (rules §1), except provinces. Raises ``UnsoundTree``.
    """
    by_code = {}
    for row in published:
        if row.code in by_code:
            raise UnsoundTree(f"区划代码重复：{row.code}")
        by_code[row.code] = row
    _check_corps(by_code, corps_cities)
    above = {code: CORPS if code in corps_cities else row.parent for code, row in by_code.items()}
    below = defaultdict(list)
    for code, parent in above.items():
        below[parent].append(code)
    return [_place(row, by_code, above, below) for _, row in sorted(by_code.items())]


def _check_corps(by_code: Mapping[str, Published], corps_cities: Mapping[str, str]) -> None:
    for code, name in corps_cities.items():
        if code not in by_code or by_code[code].name != name:
            raise UnsoundTree(f"兵团城市对照表与区划表不符：{code} {name}")


def _place(
    row: Published, by_code: Mapping[str, Published], above: Above, below: Mapping[str | None, list[str]]
) -> Division:  # fmt: skip
    chain = _chain(row.code, above, by_code)
    is_province = row.level == "province"
    return Division(
        code=row.code,
        name=row.name,
        full_name="".join(by_code[code].name for code in chain),
        level=row.level,
        parent=row.parent,
        reporting_parent=above[row.code],
        province=chain[0],
        path="".join(f"{code}/" for code in chain),
        certifies=not is_province and not below[row.code] and chain[0] not in NOT_REPORTING,
        reports=is_province and row.code not in NOT_REPORTING,
    )


def _chain(code: str, above: Above, by_code: Mapping[str, Published]) -> list[str]:
    """Codes from the province down to ``code``."""
    chain: list[str] = []
    here: str | None = code
    while here is not None:
        if here in chain or here not in by_code:
            raise UnsoundTree(f"上级区划有误：{code}")
        chain.append(here)
        here = above[here]
    return chain[::-1]
