"""Texts that are read far beyond the county: nobody's number stands in one."""

from workshops.access.refusal import Refused
from workshops.people.texts import holds_any_number
from workshops.tables.wording import tidy

SAID = "这里有手机号码或身份证号码，请删去：这些文字各级部门都能看到。"


def refuse_numbers(**texts: str) -> None:
    """Field → text; raises ``Refused`` at the first that holds a number."""
    for field, text in texts.items():
        if holds_any_number(text):
            raise Refused("mobile_number", SAID, field=field)


def one_line(text: str) -> str:
    """A title or name as it is kept: no line breaks, nothing that isn't seen, which a workbook would refuse to hold."""
    return " ".join(tidy(text).split())
