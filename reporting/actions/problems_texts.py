"""Texts that are read far beyond the county: nobody's number stands in one."""

import re
import unicodedata

from workshops.access.phones import MOBILE
from workshops.access.refusal import Refused

BETWEEN = re.compile(r"[\s\-‐-―]")
"""Blanks, hyphens and dashes, by which people part the digits of a number."""
SAID = "这里有手机号码或身份证号码，请删去：这些文字各级部门都能看到。"


def holds_number(text: str) -> bool:
    """Whether a mobile number, or an identity number that looks like holding one, stands in the text."""
    return bool(MOBILE.search(BETWEEN.sub("", unicodedata.normalize("NFKC", text))))


def refuse_numbers(**texts: str) -> None:
    """Field → text; raises ``Refused`` at the first that holds a number."""
    for field, text in texts.items():
        if text and holds_number(text):
            raise Refused("mobile_number", SAID, field=field)
