"""Phone numbers of accounts: mainland mobile numbers, kept sealed."""

import re
import unicodedata

from . import sealed

LABEL = "access.user.phone"
MOBILE = re.compile(r"1[3-9]\d{9}")


def normal_phone(typed: str) -> str | None:
    """The 11 digits of a mainland mobile number however it was typed; ``None`` when it is not one."""
    digits = re.sub(r"[\s\-—()（）]", "", unicodedata.normalize("NFKC", typed))
    digits = re.sub(r"^(\+86|0086)", "", digits)
    return digits if MOBILE.fullmatch(digits) else None


def seal_phone(user, phone: str) -> None:
    """Set the user's sealed phone and its look-up; the caller saves."""
    user.phone_sealed = sealed.seal(phone, label=LABEL, row=user.uid)
    user.phone_lookup = sealed.lookup(phone, label=LABEL)


def masked_phone(user) -> str:
    """``138****5678``."""
    return sealed.mask_phone(sealed.unseal(user.phone_sealed, label=LABEL, row=user.uid))
