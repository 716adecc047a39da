"""What people wrote, as the public may read it: numbers of telephones and identity cards are left out (ADR 0040)."""

import re

from workshops.access.phones import LAND_LINE, MOBILE

HIDDEN = "（号码不公开）"
# Written with spaces, hyphens or country code in between, or in full-width digits; \d is any digit, as MOBILE means it.
_GAP = r"[\s\-—－–·.]{0,3}"
_NUMBERS = re.compile(
    r"(?<!\d)(?:"
    rf"\d{{6}}{_GAP}(?:19|20|１９|２０)\d\d{_GAP}\d{{4}}{_GAP}\d{{3}}[\dxXｘＸ]"
    rf"|(?:[+＋]?(?:86|８６){_GAP})?[1１](?:{_GAP}\d){{10}}"
    rf"|[（(]?[0０]\d{{2,3}}[）)]?{_GAP}\d{{7,8}}"
    r")(?!\d)"
)
_DIGIT = re.compile(r"\d")
_LATIN_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def masked(text: str) -> str:
    """The text without numbers by which a person could be called or identified."""
    # Few texts hold seven digits at all; looking for the pattern takes many times as long as counting.
    return _NUMBERS.sub(_hidden, text) if len(_DIGIT.findall(text)) >= 7 else text


def shown(row, *names: str):
    """The row with these texts masked, to be read only: it is not the row as stored any more and is never saved."""
    for name in names:
        setattr(row, name, masked(getattr(row, name)))
    return row


def _hidden(found: re.Match) -> str:
    digits = re.sub(r"\D", "", found[0].translate(_LATIN_DIGITS))
    telephone = MOBILE.search(digits) or LAND_LINE.fullmatch(digits)
    return HIDDEN if telephone or len(digits) >= 17 else found[0]


def price_text(price_from, price_to, unit: str) -> str:
    """``¥120–380 / 件``; a price of nothing is said in words."""
    if not price_from and not price_to:
        return "价格面议"
    shown = f"{price_from:,.2f}".removesuffix(".00")
    if price_to is not None and price_to != price_from:
        shown += f"–{price_to:,.2f}".removesuffix(".00")
    return f"¥{shown} / {unit}" if unit else f"¥{shown}"
