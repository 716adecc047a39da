"""What is to be read by everybody holds nobody's mobile number."""

import re
import unicodedata

from workshops.access.phones import MOBILE
from workshops.people.texts import holds_number

BETWEEN = re.compile(r"[\s\-‐-―]")
"""Blanks, hyphens and dashes, by which people part the digits of a number."""
FOUND = "这里有手机号码，请删去：这些内容各级都能看到，列入目录后向社会公开。"


def has_mobile(text: str | None) -> bool:
    return holds_number(text) or bool(text and MOBILE.search(BETWEEN.sub("", unicodedata.normalize("NFKC", text))))
