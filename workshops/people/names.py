"""Names of people: one spelling of the middle dot and of blanks; rare characters stay as they are. Pure."""

import re
import unicodedata

DOTS = re.compile("[\u2022\u2027\u30fb\u00b7\u2219\u22c5\uff65\u0387\uff0e.]")  # NFKC does not unify them
DOT = "\u00b7"
LONGEST = 40
ERASED = "（已清除）"
"""Stands for the name of a person whose data were erased after the retention period."""


class NameFault(ValueError):
    """The message says in Chinese what is wrong."""


def normal_name(typed: str) -> str:
    """``艾合买提 • 吐尔逊`` → ``艾合买提·吐尔逊``, ``王 芳`` → ``王芳``; letters keep single blanks.

    Raises ``NameFault``. Not normalised by NFKC: compatibility characters are what the household register says.
    """
    name = " ".join(typed.split())
    name = re.sub(rf"\s*{DOT}\s*", DOT, DOTS.sub(DOT, name))
    if not any(character.isascii() and character.isalpha() for character in name):
        name = name.replace(" ", "")
    if len(name) < 2:
        raise NameFault("姓名至少两个字")
    if len(name) > LONGEST:
        raise NameFault(f"姓名最多 {LONGEST} 个字")
    if name.startswith(DOT) or name.endswith(DOT) or DOT * 2 in name:
        raise NameFault("姓名中的间隔点位置不对")
    if any(not _may_stand(character) for character in name):
        raise NameFault("姓名中有数字或符号，请只填写姓名")
    return name


def masked_name(name: str) -> str:
    """The first character, as officials above the county read it: ``杨**``."""
    if name == ERASED:
        return name
    return name[:1] + "*" * min(max(len(name) - 1, 0), 2)


COMPOUND = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "宇文",
        "长孙",
        "司徒",
        "司空",
        "夏侯",
        "轩辕",
        "端木",
        "百里",
        "呼延",
        "南宫",
        "独孤",
        "西门",
        "闻人",
        "申屠",
        "淳于",
        "单于",
        "太史",
        "公冶",
        "公羊",
        "濮阳",
        "钟离",
        "宗政",
        "赫连",
        "澹台",
        "拓跋",
        "完颜",
        "万俟",
        "鲜于",
        "闾丘",
        "第五",
    ]
)
"""Surnames of two characters; of a name of two the first alone counts as one."""


def public_name(name: str) -> str:
    """As anybody may read it, the surname alone: ``杨某``, ``潘某某``, ``欧阳某``.

    Where no Chinese surname stands first (a middle dot, letters) only the first character: ``艾＊＊``.
    """
    if name == ERASED or not name:
        return name
    if any(character in f"{DOT} " or character.isascii() for character in name):
        return f"{name[0]}＊＊"
    surname = name[:2] if len(name) > 2 and name[:2] in COMPOUND else name[:1]
    return surname + "某" * min(max(len(name) - len(surname), 1), 2)


def _may_stand(character: str) -> bool:
    """Letters of any script (characters outside the basic plane too), private-use characters of old registers."""
    return character in (DOT, " ", "〇") or unicodedata.category(character) in ("Lo", "Lu", "Ll", "Mn", "Mc", "Co")
