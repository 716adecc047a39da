"""Names and numbers as people type them, in the one spelling that is kept; each raises ``Refused`` at its field."""

from workshops.access.phones import normal_contact
from workshops.access.refusal import Refused
from workshops.people.identity import IdentityFault, normal_identity
from workshops.people.names import NameFault, normal_name


def name_of(typed: str) -> str:
    try:
        return normal_name(typed)
    except NameFault as fault:
        raise Refused("bad_name", f"{fault}。", field="name") from None


def number_of(typed: str) -> str:
    try:
        return normal_identity(typed)
    except IdentityFault as fault:
        raise Refused("bad_identity", f"{fault}。", field="identity") from None


def phone_of(typed: str) -> str:
    """The digits; "" for nothing typed."""
    digits = normal_contact(typed) if typed.strip() else ""
    if digits is None:
        said = "请填写 11 位手机号码，或带区号的固定电话，例如 13812345678、0855-3612345。"
        raise Refused("bad_phone", said, field="phone")
    return digits
