"""Texts that are read far beyond the county: nobody's number stands in one."""

from workshops.access.refusal import Refused
from workshops.people.texts import has_mobile

SAID = "这里有手机号码或身份证号码，请删去：这些文字各级部门都能看到。"


def refuse_numbers(**texts: str) -> None:
    """Field → text; raises ``Refused`` at the first that holds a number."""
    for field, text in texts.items():
        if has_mobile(text):
            raise Refused("mobile_number", SAID, field=field)
