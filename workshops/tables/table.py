"""A table of the register: its columns, whose rows they are and how they are searched. One registry by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from workshops.tables.columns import Column


@dataclass(frozen=True)
class Table:
    """`rows(user)` gives the scoped queryset, with all that the columns read in a fixed number of queries.

    `search`: ORM paths searched by substring (a word must be found in one of them, all words must be found).
    `row_url(row)` is the address of a row's own page. `default_order`: ORM paths; a unique one comes last.
    Tables that can be imported subclass this and give `check_row`, `check_file` and `save_rows` (see `checking.py`).
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Callable[[Any], QuerySet]
    search: Sequence[str] = ()
    default_order: Sequence[str] = ("pk",)
    row_url: Callable[[Any], str] | None = None
    region_path: str = ""
    empty_title: str = "没有符合条件的记录"
    empty_text: str = "可以减少筛选条件后再查。"
    by_key: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "by_key", {column.key: column for column in self.columns})
        if len(self.by_key) < len(self.columns):
            raise ValueError(f"{self.name}: two columns have the same key")

    @property
    def page_columns(self) -> list[Column]:
        return [column for column in self.columns if column.on_page]

    @property
    def importable_columns(self) -> list[Column]:
        return [column for column in self.columns if column.importable]


_tables: dict[str, Table] = {}


def register(table: Table) -> Table:
    """Make a table known by its name; an app registers its own in its module `tables`."""
    if table.name in _tables:
        raise ValueError(f"table {table.name} is registered twice")
    _tables[table.name] = table
    return table


def get(name: str) -> Table:
    """KeyError for a name nobody registered."""
    return _tables[name]
