"""Telephone and identity numbers in what people write for others to read. Pure but for the patterns of phones.py."""

import re
import unicodedata

from workshops.access.phones import MOBILE

GAP = r"[\s\-‐-―·.]{0,3}"
BETWEEN = re.compile(r"[\s\-‐-―]")
"""Blanks, hyphens and dashes, by which people part the digits of a number."""
TELEPHONE = re.compile(rf"(?<!\d)(?:\+?86{GAP})?1(?:{GAP}\d){{10}}(?!\d)")
IDENTITY = re.compile(rf"(?<!\d)\d{{6}}{GAP}(?:19|20)\d\d{GAP}\d{{4}}{GAP}\d{{3}}[\dxX](?!\d)")
SAID = "这里有手机号码或身份证号码，请删去：这些内容会给许多人看。"


def has_mobile(text: str | None) -> bool:
    """Whether the digits of a mobile number follow one another, whatever blanks and dashes part them."""
    return bool(text and MOBILE.search(BETWEEN.sub("", unicodedata.normalize("NFKC", text))))


def holds_number(text: str | None) -> bool:
    """Whether somebody could be called or identified by the text."""
    if not text:
        return False
    plain = unicodedata.normalize("NFKC", text)
    if IDENTITY.search(plain):
        return True
    return any(MOBILE.search(re.sub(r"\D", "", found[0])[-11:]) for found in TELEPHONE.finditer(plain))


def holds_any_number(text: str | None) -> bool:
    """Of a telephone or an identity card, however it is written: for what many people read."""
    return has_mobile(text) or holds_number(text)
