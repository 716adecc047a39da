"""Tables: named column lists, and the register that finds them by name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from workshops.regions.models import Region

from .columns import Column


def _no_row_faults(row: dict[str, Any], context) -> Iterable[tuple[str, str]]:
    return ()


def _no_rows_faults(rows, context) -> Iterable[tuple[int, str, str]]:
    return ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Table:
    """A list that people see, search, export, read through the API and fill by import.

    ``rows(user)`` gives the scoped queryset with the joins that the columns need. ``search`` are ORM paths searched
    beside the searchable columns (one named ``…search_text`` holds lower-cased text); ``region_path`` adds a filter
    ``region``; ``row_url(row)`` is the row's page, linked from the first column. ``default_order`` are ORM paths
    (``pk`` is added). ``columns_for(user)`` narrows the columns that a user may see, filter by and export.

    For imports (``context`` is ``context.Context``: whose import it is, and the region that bounds it):
    ``unique_keys`` are columns whose values together may come once in a file; ``check_row(values, context)`` yields
    (column key or "", reason) for faults that need several columns and no query; ``check_rows(rows, context)`` yields
    (row number, key or "", reason) for all sound rows (``checking.Row``) at once, against the register in a few
    queries; ``save_rows(rows, context)`` writes them in the caller's transaction and returns how many.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Any], QuerySet]
    search: tuple[str, ...] = ()
    search_hint: str = ""
    region_path: str = ""
    default_order: tuple[str, ...] = ("-pk",)
    page_size: int = 20
    row_url: Callable[[Any], str | None] | None = None
    empty_title: str = "还没有记录"
    empty_text: str = ""
    columns_for: Callable[[Any], tuple[Column, ...]] | None = None

    unique_keys: tuple[tuple[str, ...], ...] = ()
    import_notes: tuple[str, ...] = ()
    check_row: Callable[[dict[str, Any], Any], Iterable[tuple[str, str]]] = _no_row_faults
    check_rows: Callable[[Any, Any], Iterable[tuple[int, str, str]]] = _no_rows_faults
    save_rows: Callable[[Any, Any], int] | None = None

    def __post_init__(self):
        for named in ("key", "label"):
            names = [getattr(column, named) for column in self.columns]
            if len(set(names)) != len(names):
                raise ValueError(f"{self.name}: two columns share a {named}")
        unknown = {key for keys in self.unique_keys for key in keys} - set(self.by_key)
        if unknown or (self.import_columns and self.save_rows is None):
            raise ValueError(f"{self.name}: {sorted(unknown) or 'importable columns need save_rows'}")

    @cached_property
    def by_key(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}

    @cached_property
    def import_columns(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.importable)

    def visible_columns(self, user) -> tuple[Column, ...]:
        return self.columns_for(user) if self.columns_for else self.columns

    def filter_root(self, user) -> Region | None:
        """The region from which region filters step down; ``None`` = the nation."""
        return getattr(user, "region", None)


class UnknownTable(LookupError):
    """No table of that name; the message is for people."""


_tables: dict[str, Table] = {}


def register(table: Table) -> Table:
    """Makes a table known by its name; apps do it in their module ``column_lists``."""
    if table.name in _tables:
        raise ValueError(f"two tables are named {table.name}")
    _tables[table.name] = table
    return table


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
