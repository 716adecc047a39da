"""A column of a table, said once: page, filters, XLSX, API parameters and import template come from it."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils import timezone

Kind = Literal["text", "int", "decimal", "date", "datetime", "choice", "bool", "code", "region"]
NUMERIC = {"int", "decimal"}


@dataclass(frozen=True, slots=True)
class Column:
    """`value`: attribute path or function of the row (default: `key`). `filter` and `order`: ORM paths, "" = none.

    `kind` "code" is text that must never become a number. `badge`: the kind of status badge a page shows.
    `on_page` False keeps a column to XLSX and API. `link`: the page links the cell to the row's own page.
    For imports: `importable`, `required`, `max_length`, `note` (the template's comment), `example`.
    """

    key: str
    label: str
    value: str | Callable[[Any], Any] | None = None
    kind: Kind = "text"
    choices: Sequence[tuple[Any, str]] = ()
    width: int = 16
    filter: str = ""
    order: str = ""
    badge: str = ""
    on_page: bool = True
    link: bool = False
    importable: bool = False
    required: bool = False
    max_length: int = 0
    note: str = ""
    example: str = ""

    @property
    def numeric(self) -> bool:
        return self.kind in NUMERIC

    def read(self, row) -> Any:
        """The typed value of a row's cell; choices stay as stored."""
        if callable(self.value):
            return self.value(row)
        for name in (self.value or self.key).split("."):
            if row is None:
                return None
            row = getattr(row, name)
            row = row() if callable(row) else row
        return row

    def cell(self, row) -> Any:
        """The value as a workbook shows it: labels for choices and booleans, naive local time, text for codes."""
        value = self.read(row)
        if value is None:
            return None
        if self.kind == "choice":
            return dict(self.choices).get(value, value)
        if self.kind == "bool":
            return "是" if value else "否"
        if self.kind == "datetime":
            return timezone.localtime(value).replace(tzinfo=None, microsecond=0)
        if self.kind == "date" or self.numeric:
            return value
        return str(value)

    def shown(self, row) -> str:
        """The value as a page shows it; "" for an empty cell."""
        value = self.cell(row)
        if value is None:
            return ""
        if isinstance(value, datetime.datetime):
            return value.strftime("%Y-%m-%d %H:%M")
        if isinstance(value, int) and not isinstance(value, bool) and self.kind == "int":
            return f"{value:,}"
        return str(value)
