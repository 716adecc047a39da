"""What a public notice may say of a workshop: nothing finer than the township, no count that points at a person.

Ours (docs/adr/0022). Pure, no Django.
"""

import re

SMALLEST_COUNT = 5
TOWNSHIP = re.compile(r"^.{1,15}?(?:街道|镇|乡|苏木|团场)")


def township_of(address: str) -> str:
    """The address down to the township; "" where it names none."""
    found = TOWNSHIP.match(address.strip())
    return found[0] if found else ""


def public_count(count: int | None) -> str:
    """A count of persons of a category; 1 to 4 are not told apart."""
    if count is None:
        return ""
    return f"不足 {SMALLEST_COUNT} 人" if 0 < count < SMALLEST_COUNT else f"{count:,} 人"
