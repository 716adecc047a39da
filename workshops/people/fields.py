"""Who reads what about a person: the one written matrix of role and field (security.md "Authorization").

Which rows somebody sees is the scope's matter; this says which fields of a row they see, and which sealed ones they
may have shown in clear after giving a purpose and the password. Offices above the county read figures and rows
without names; the administrators read no row at all. One exception: the office that holds a training course enters its
trainees itself, whatever its level, and reads their names on the course's own pages (attendance, results) and on the
certificates that it hands out, which carry the masked number; nobody's else.
"""

from enum import StrEnum

from workshops.access.models import Department


class Field(StrEnum):
    NAME = "name"
    IDENTITY = "identity"
    PHONE = "phone"
    PAY = "pay"
    CONTRACT = "contract"  # contract and insurance


class Reader(StrEnum):
    LEADER = "leader"
    CULTURE = "culture"
    HRSS = "hrss"
    RURAL = "rural"
    ABOVE = "above"  # offices of prefecture, province and ministry


SEES: dict[Reader, frozenset[Field]] = {
    Reader.LEADER: frozenset(Field),
    Reader.CULTURE: frozenset(Field),
    Reader.HRSS: frozenset(Field),
    Reader.RURAL: frozenset({Field.NAME, Field.IDENTITY}),
    Reader.ABOVE: frozenset(),
}
"""Identity and phone: masked."""
REVEALS: dict[Reader, frozenset[Field]] = {
    Reader.LEADER: frozenset({Field.IDENTITY, Field.PHONE}),
    Reader.CULTURE: frozenset({Field.PHONE}),
    Reader.HRSS: frozenset({Field.IDENTITY, Field.PHONE}),
    Reader.RURAL: frozenset({Field.IDENTITY}),
    Reader.ABOVE: frozenset(),
}
"""In clear, one row at a time or in a workbook, with a purpose and the password; journalled."""


def reader_of(user) -> Reader | None:
    """As what the user reads; ``None`` for administrators and accounts without a duty."""
    if getattr(user, "is_leader", False):
        return Reader.LEADER
    if not getattr(user, "is_office", False):
        return None
    return COUNTY[user.department] if user.level == "county" else Reader.ABOVE


COUNTY = {Department.CULTURE: Reader.CULTURE, Department.HRSS: Reader.HRSS, Department.RURAL: Reader.RURAL}


def may_see(user, field: Field) -> bool:
    reader = reader_of(user)
    return reader is not None and field in SEES[reader]


def may_reveal(user, field: Field) -> bool:
    reader = reader_of(user)
    return reader is not None and field in REVEALS[reader]
