"""What a public notice may say of a workshop: nothing finer than the township, no count that points at a person.

Ours (docs/adr/0022). Pure, no Django.
"""

import re

SMALLEST_COUNT = 5
# No digit, road or house on the way: "人民路88号3幢501镇" names no township.
TOWNSHIP = re.compile(r"^[^\d０-９路号幢栋楼室]{1,15}?(?:街道|镇|乡|苏木|团场)")


def township_of(address: str, *divisions: str) -> str:
    """The address down to the township; "" where it names none. `divisions`: names that stand before it anyway."""
    rest = address.strip()
    for name in divisions:
        rest = rest.removeprefix(name)
    found = TOWNSHIP.match(rest)
    return found[0] if found else ""


def public_count(count: int | None) -> str:
    """A count of persons of a category; 1 to 4 are not told apart."""
    if count is None:
        return ""
    return f"不足 {SMALLEST_COUNT} 人" if 0 < count < SMALLEST_COUNT else f"{count:,} 人"
