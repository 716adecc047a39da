"""Tables: named column lists, and the register that finds them by name."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, ClassVar

from .columns import Column

ROWS_MAX = 20_000
"""Rows of data that a table takes at once unless it says otherwise."""


class Table:
    """A list that people see, search, export, read through the API and fill by import.

    Subclass, set the attributes, write ``rows``; decorate with ``@register``. An importable table also writes
    ``save_rows``. The hooks get ``Context`` (tables.context): whose import it is and the region it is bound to.
    """

    name: ClassVar[str]
    """English plural, as in addresses: ``workshops``."""
    title: ClassVar[str]
    """Chinese title of page, sheet and file."""
    columns: ClassVar[tuple[Column, ...]]
    search_fields: ClassVar[tuple[str, ...]] = ()
    """ORM paths searched beside the searchable columns; one that ends in ``search_text`` holds lower-cased text."""
    search_hint: ClassVar[str] = ""
    default_order: ClassVar[tuple[str, ...]] = ("-pk",)
    """ORM paths; ``pk`` is always added, so that pages never overlap."""
    page_size: ClassVar[int] = 20
    empty_title: ClassVar[str] = "还没有记录"
    empty_text: ClassVar[str] = ""

    unique_keys: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Columns whose values together may come once in a file; rows that leave one of them empty are not compared."""
    import_notes: ClassVar[tuple[str, ...]] = ()
    """Further sentences for the 填写说明 sheet."""
    streams: ClassVar[bool] = False
    """Rows are checked, and saved, batch by batch (``checking.BATCH``); of a file nothing is kept in memory but bad
    rows and marks of repeats. ``check_rows`` and ``save_rows`` are then called once a batch, in one transaction."""
    rows_max: ClassVar[int] = ROWS_MAX
    """How many rows a file may have."""

    def rows(self, user):
        """The rows that ``user`` may see, with the joins that the columns need."""
        raise NotImplementedError(f"{type(self).__name__}.rows")

    def columns_for(self, user) -> tuple[Column, ...]:
        """The columns that ``user`` may see, search, filter by and export."""
        return self.columns

    def row_url(self, row) -> str | None:
        """The address of a row's own page, which its first cell links to."""
        return None

    def tick(self, row) -> tuple[str | None, str]:
        """The value of the row's tick box in a bulk act, or None and the words said in its place."""
        return str(row.pk), ""

    def filter_root(self, user):
        """The region from which region filters step down; ``None`` = the nation."""
        return getattr(user, "region", None)

    def check_row(self, row: dict[str, Any], context) -> Iterable[tuple[str, str]]:
        """Faults that show only when columns are read together: (column key or "", reason). No queries here."""
        return ()

    def check_rows(self, rows, context) -> Iterable[tuple[int, str, str]]:
        """Faults against the register, for all rows at once (of a batch): (row number, column key or "", reason).

        A value is None where its cell can't be read.

        ``rows`` are ``checking.Row``; look them up in a few queries, not one a row.
        """
        return ()

    def save_rows(self, rows, context) -> int:
        """Writes sound rows (all of them, or a batch) in the caller's transaction; returns how many."""
        raise NotImplementedError(f"{type(self).__name__}.save_rows")

    def finish(self, context) -> None:
        """What is left to do when all rows are written, in the same transaction."""

    @cached_property
    def by_key(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}

    @cached_property
    def import_columns(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.importable)


class UnknownTable(LookupError):
    """No table of that name; the message is for people."""


_tables: dict[str, Table] = {}


def register(cls: type[Table]) -> type[Table]:
    """Class decorator: puts one instance of the table into the register."""
    table = cls()
    for named in ("key", "label"):
        names = [getattr(column, named) for column in table.columns]
        if len(set(names)) != len(names):
            raise ValueError(f"{table.name}: two columns share a {named}")
    if table.name in _tables:
        raise ValueError(f"two tables are named {table.name}")
    _tables[table.name] = table
    return cls


def get(name: str) -> Table:
    """The registered table; raises ``UnknownTable``."""
    try:
        return _tables[name]
    except KeyError:
        raise UnknownTable(f"没有名为“{name}”的表。可用的表：{'、'.join(sorted(_tables)) or '无'}") from None


def registered() -> list[Table]:
    """All tables by name."""
    return [_tables[name] for name in sorted(_tables)]


def importable() -> list[Table]:
    """The tables that have an import template."""
    return [table for table in registered() if table.import_columns]
