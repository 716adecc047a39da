"""Resident identity numbers (GB 11643): one spelling, the check digit, and what the number says. Pure.

The division in the number is where it was first given out, often recoded since; only its province part is checked.
"""

import datetime
import re
import unicodedata

from stdnum.cn.ric import calc_check_digit

NUMBER = re.compile(r"\d{17}[\dX]")
OLD_NUMBER = re.compile(r"\d{15}")
# First two digits of GB/T 2260; 81–83: residence permits of people from Hong Kong, Macao and Taiwan.
PROVINCE_CODES = (
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 66 71 81 82 83"
)
PROVINCES = frozenset(PROVINCE_CODES.split())
FIRST_YEAR = 1900
SEPARATORS = re.compile(r"[\s\-‐‑–—·]")


class IdentityFault(ValueError):
    """The message says in Chinese what is wrong, without repeating the number."""


def normal_identity(typed: str) -> str:
    """The 18 characters of a number however it was typed: full-width, with blanks, a small x.

    Raises ``IdentityFault``. Old numbers of 15 digits have no check digit, so a slip would make them another
    person's: they are refused (docs/adr/0030).
    """
    number = SEPARATORS.sub("", unicodedata.normalize("NFKC", typed)).upper().replace("×", "X")
    if OLD_NUMBER.fullmatch(number):
        raise IdentityFault("是 15 位旧号码，没有校验码，请改填 18 位身份证号码")
    if len(number) != 18:
        raise IdentityFault(f"身份证号码应为 18 位，现有 {len(number)} 位")
    if not NUMBER.fullmatch(number) or not number.isascii():
        raise IdentityFault("身份证号码前 17 位应为数字，末位为数字或 X")
    if number[:2] not in PROVINCES:
        raise IdentityFault("身份证号码开头的地区代码不存在，请核对")
    _born_on(number)
    if number[-1] != calc_check_digit(number):
        raise IdentityFault("身份证号码有误（校验码不符），请核对")
    return number


def born_on(number: str) -> datetime.date:
    """The day of birth of a normal number."""
    return _born_on(number)


def is_male(number: str) -> bool:
    """The 17th digit is odd for men."""
    return int(number[16]) % 2 == 1


def age_on(born: datetime.date, day: datetime.date) -> int:
    """Full years of age: a birthday on 29 February is reached on 1 March of common years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _born_on(number: str) -> datetime.date:
    text = number[6:14]
    try:
        born = datetime.date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        raise IdentityFault("身份证号码中的出生日期不存在，请核对") from None
    if born.year < FIRST_YEAR:
        raise IdentityFault("身份证号码中的出生日期过早，请核对")
    return born
