"""Phone numbers, kept sealed: mobile numbers of accounts, and land lines where a number is for calling only."""

import re
import unicodedata

from . import sealed

LABEL = "access.user.phone"
MOBILE = re.compile(r"1[3-9]\d{9}")
LAND_LINE = re.compile(r"0(10|2\d|[3-9]\d{2})[2-8]\d{6,7}")  # area code and number, no extension


def normal_phone(typed: str) -> str | None:
    """The 11 digits of a mainland mobile number however it was typed; ``None`` when it is not one."""
    digits = _digits(typed)
    return digits if MOBILE.fullmatch(digits) else None


def normal_contact(typed: str) -> str | None:
    """The digits of a mainland mobile number or land line with its area code; ``None`` when it is neither."""
    digits = _digits(typed)
    return digits if MOBILE.fullmatch(digits) or LAND_LINE.fullmatch(digits) else None


def _digits(typed: str) -> str:
    digits = re.sub(r"[\s\-—()（）]", "", unicodedata.normalize("NFKC", typed))
    return re.sub(r"^(\+86|0086)", "", digits)


def seal_phone(user, phone: str) -> None:
    """Set the user's sealed phone and its look-up; the caller saves."""
    user.phone_sealed = sealed.seal(phone, label=LABEL, row=user.uid)
    user.phone_lookup = sealed.lookup(phone, label=LABEL)


def masked_phone(user) -> str:
    """``138****5678``."""
    return sealed.mask_phone(sealed.unseal(user.phone_sealed, label=LABEL, row=user.uid))
