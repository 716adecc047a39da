"""Texts from cells made comparable and storable. Pure."""

import re
import unicodedata

# Full-width letters, digits and space become half-width. Chinese punctuation is right as it is, so NFKC as a whole,
# which would turn （） into (), is used only where text is compared or parsed.
HALF_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
SPACES = dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
INVISIBLE = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060]
)
TIDY = {**INVISIBLE, **SPACES, **HALF_WIDTH}
DOTS = dict.fromkeys(map(ord, "•‧・"), "·")  # NFKC leaves these different
BLANKS = re.compile(r"\s+")
REQUIRED_MARK = re.compile(r"\*|\((必填|选填)\)")


def tidy(text: str) -> str:
    """Text to store: trimmed, half-width letters and digits, no invisible characters, line breaks as ``\\n``."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(TIDY)
    return unicodedata.normalize("NFC", text).strip()


def plain(text: str) -> str:
    """Text to parse: compatibility forms folded (NFKC), trimmed."""
    return unicodedata.normalize("NFKC", text.translate(INVISIBLE)).strip()


def folded(text: str) -> str:
    """Text to compare: as ``plain``, without white space, middle dots unified, case folded."""
    return BLANKS.sub("", plain(text)).translate(DOTS).casefold()


def folded_heading(text: str) -> str:
    """A column heading to compare: without marks such as * or （必填）."""
    return REQUIRED_MARK.sub("", folded(text))
