"""The tables that are filled from workbooks. An app that enters rows registers its table here, when it is ready.

Apart from the lists of ``tables.table``: what is entered (an old register) has other columns than what is listed.
"""

from typing import ClassVar

from workshops.tables.table import Table, UnknownTable


class ImportTable(Table):
    """Writes ``save_rows``; its checks may complete a row's values with what follows from the others."""

    by_two: ClassVar[bool] = False
    """Whether another person than who uploaded must let the rows be written: where they have legal effect."""
    links: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    """Where to see what was imported: (label, name of the address, query)."""


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
