"""The tables that are filled from workbooks. An app that enters rows registers its table here, when it is ready.

Apart from the lists of ``tables.table``: what is entered (an old register) has other columns than what is listed.
"""

from typing import ClassVar

from workshops.access.models import Department, Duty
from workshops.tables.table import Table, UnknownTable


class RowsChanged(Exception):
    """Raised by ``save_rows`` where somebody changed the rows after they were checked: nothing is written, and the job
    waits to be confirmed anew."""


class ImportTable(Table):
    """Writes ``save_rows``; its checks may complete a row's values with what follows from the others.

    ``streams``, ``rows_max`` and ``finish`` (tables.table) are for tables with very many rows.
    """

    by_two: ClassVar[bool] = False
    """Whether another person than who uploaded must let the rows be written: where they have legal effect."""
    links: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    """Where to see what was imported: (label, name of the address, query)."""
    consequences: ClassVar[tuple[str, ...]] = ()
    """What the confirm page says that writing entails."""
    confirm_label: ClassVar[str] = "写入"
    refusal: ClassVar[str] = "只有县级文化和旅游部门的经办、审核和省级文化和旅游部门可以导入。"
    """What is said to those who may not."""

    def may_import(self, user) -> bool:
        """Whether ``user``, an office user or a leader whose account is in use, may import this table.

        Here: the county's culture clerk or approver, for their county; the province's culture official, for all of it.
        """
        if user.department != Department.CULTURE:
            return False
        if user.level == "county":
            return user.duty in (Duty.CLERK, Duty.APPROVER)
        return user.level == "province" and user.duty == Duty.OFFICIAL


_tables: dict[str, ImportTable] = {}


def register(cls: type[ImportTable]) -> type[ImportTable]:
    """Class decorator: puts one instance of the table into the register of imports."""
    _tables[cls.name] = cls()
    return cls


def get(name: str) -> ImportTable:
    """The import table; raises ``UnknownTable`` with a message for people."""
    try:
        return _tables[name]
    except KeyError:
        raise UnknownTable(f"没有名为“{name}”的导入表。可用的表：{'、'.join(sorted(_tables)) or '无'}。") from None


def registered() -> list[ImportTable]:
    return [_tables[name] for name in sorted(_tables)]


def may_import(user, table: ImportTable) -> bool:
    """Administrators, closed accounts and leaders without a county never may, whatever the table says."""
    if not user.is_authenticated or not user.is_active:
        return False
    placed = user.is_office or (user.is_leader and user.home_region_id is not None)
    return placed and table.may_import(user)


def open_to(user) -> list[ImportTable]:
    """The tables that ``user`` may import."""
    return [table for table in registered() if may_import(user, table)]


def region_of(user):
    """The region that bounds the user's imports: the office's (``None`` = the nation), a leader's county."""
    return user.home_region if user.is_leader else user.region
