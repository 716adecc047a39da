"""Texts of publicity are read by everybody, so nobody's mobile number stands in one."""

from workshops.access.refusal import Refused
from workshops.people.texts import holds_any_number

SAID = "这里有手机号码，请删去：内容会公开，联系方式请另行告知。"


def mobile_faults(row, *fields: str) -> list[tuple[str, str]]:
    """(field, reason) of the row's texts that hold a number; for the ``faults`` of a kind."""
    return [(name, SAID) for name in fields if holds_any_number(getattr(row, name))]


def refuse_mobile(row, *fields: str) -> None:
    """Raises ``Refused`` at the first such text."""
    for name, reason in mobile_faults(row, *fields):
        raise Refused("mobile_number", reason, field=name)
