"""Numbers of intellectual rights: the one spelling each is kept in, and what is wrong with one. Pure.

Checked is only what is certain (ours): patent numbers since October 2003 (ZC 0006-2003), trademark registrations and
registrations of works; of everything else the length.
"""

import re
import unicodedata

SHORTEST, LONGEST = 4, 60
PATENT = re.compile(r"(ZL)?(\d{4})([12389])(\d{7})\.?([\dX])")
PATENT_BEFORE_2003 = re.compile(r"(ZL)?(\d{2}[12389]\d{5})\.?([\dX]?)")
TRADEMARK = re.compile(r"(\d{1,9}|G\d{5,7})[A-Z]?")
WORK = re.compile(r"[一-鿿]作登字-(\d{4})-[A-Z]-\d{8}")
PATENT_SAID = "专利号应为 ZL 加 4 位年份、1 位种类（1、2、3、8、9）、7 位流水号和校验位，如 ZL202310397744.0"
TRADEMARK_SAID = "商标注册号应为数字，如 12345678；国际注册的以 G 开头"
WORK_SAID = "作品登记号应写成“国作登字-2023-F-00123456”或“黔作登字-2023-F-00123456”的样子"


def patent_check_digit(digits: str) -> str:
    """Of the twelve digits of a patent (application) number: their sum weighted 2–9, 2–5, modulo 11; ten is X."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, (*range(2, 10), *range(2, 6)), strict=True))
    return "0123456789X"[total % 11]


def tidy(kind: str, typed: str, *, granted: bool) -> str:
    """The number as it is kept, so that one right is found once however it was typed. A patent that is granted has
    ZL before its application's number."""
    text = re.sub(r"[‐-―−]", "-", unicodedata.normalize("NFKC", typed)).strip()
    if kind == "patent":
        bare = re.sub(r"[\s\-]", "", text).upper().removeprefix("CN")
        if found := PATENT.fullmatch(bare):
            _, year, sort, serial, check = found.groups()
            return f"{'ZL' if granted else ''}{year}{sort}{serial}.{check}"
        return bare if PATENT_BEFORE_2003.fullmatch(bare) else text
    if kind == "trademark":
        return re.sub(r"[第号\s]", "", text).upper()
    return re.sub(r"\s", "", text) if "作登字" in text else text


def fault(kind: str, number: str, *, this_year: int) -> str:
    """What is wrong with a tidied number, without the full stop; "" where nothing is."""
    if kind == "patent":
        return _patent(number, this_year)
    if kind == "trademark":
        return "" if TRADEMARK.fullmatch(number) else TRADEMARK_SAID
    if kind == "copyright" and "作登字" in number:
        found = WORK.fullmatch(number)
        if not found:
            return WORK_SAID
        return "" if 1990 <= int(found[1]) <= this_year else "登记号中的年份不对，请核对"
    return "" if SHORTEST <= len(number) <= LONGEST else f"号码应为 {SHORTEST} 至 {LONGEST} 个字，请核对"


def _patent(number: str, this_year: int) -> str:
    if PATENT_BEFORE_2003.fullmatch(number):
        return ""
    found = PATENT.fullmatch(number)
    if not found:
        return PATENT_SAID
    _, year, sort, serial, check = found.groups()
    if not 2003 <= int(year) <= this_year:
        return "专利号中的年份不对，请核对"
    if patent_check_digit(year + sort + serial) != check:
        return "专利号的校验位（小数点后一位）不符，请核对是否有误"
    return ""
