"""One column of a table: the single statement from which page, filter, XLSX, API and import template are made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import Case, Q, Value, When
from django.utils import timezone


class Kind(StrEnum):
    """What a column holds; decides parsing, filter, cell format and the API's type."""

    TEXT = "text"
    INT = "int"
    DECIMAL = "decimal"
    DATE = "date"
    DATETIME = "datetime"
    CHOICE = "choice"
    BOOL = "bool"
    CODE = "code"  # looks like a number but is not one: never arithmetic, never a numeric cell
    USCC = "uscc"  # unified social credit code, GB 32100
    REGION = "region"


CODES = frozenset({Kind.CODE, Kind.USCC})
NUMBERS = frozenset({Kind.INT, Kind.DECIMAL})
WIDTHS = {
    Kind.INT: 10,
    Kind.DECIMAL: 12,
    Kind.DATE: 12,
    Kind.DATETIME: 17,
    Kind.CHOICE: 14,
    Kind.BOOL: 8,
    Kind.USCC: 22,
    Kind.REGION: 30,
}
YES, NO = "是", "否"


@dataclass(frozen=True, eq=False)
class Column:
    """``key`` names it in addresses and the API, ``label`` for people (unique in its table).

    Out: ``value`` is an attribute path (``"region.full_name"``) or ``f(obj)``, by default ``key``; ``path`` is the ORM
    path for search, filter and order, by default made from the attribute path (a callable has none unless given).
    ``listed``/``exported`` keep it off the page or out of XLSX and API; ``link(obj)`` gives the cell's address;
    ``badge`` is a kind of state in ``templatetags.ui_words``; ``width`` counts characters.
    In: ``importable`` puts it into the template; ``rules`` are ``f(value) -> reason | None``, run on a parsed value;
    ``fold_choices`` are other spellings of a choice (spelling, stored value); ``example`` fills the example row;
    ``certifying``: of regions, only those that certify (rules §1); ``anywhere``: also outside the region of the import.
    ``offered(context)`` gives the drop-down list of a text whose answers depend on who imports.
    ``personal``: its values are never repeated in a preview of errors.
    """

    key: str
    label: str
    kind: Kind | str = Kind.TEXT
    value: str | Callable[[Any], Any] | None = None
    path: str | None = None
    choices: Any = ()
    unit: str = ""
    note: str = ""
    width: int = 0
    listed: bool = True
    exported: bool = True
    link: Callable[[Any], str | None] | None = None
    badge: str = ""
    searchable: bool = False
    filterable: bool = False
    sortable: bool = False
    order_by: str | None = None
    importable: bool = False
    required: bool = False
    max_length: int | None = None
    min_value: Any = None
    max_value: Any = None
    decimals: int = 2
    rules: tuple[Callable[[Any], str | None], ...] = ()
    fold_choices: Iterable[tuple[str, Any]] = ()
    example: Any = None
    certifying: bool = False
    anywhere: bool = False
    offered: Callable[[Any], list[str]] | None = None
    personal: bool = False

    def __post_init__(self):
        object.__setattr__(self, "kind", Kind(self.kind))
        if self.orm_path is None and (self.searchable or self.filterable or (self.sortable and not self.order_by)):
            raise ValueError(f"{self.key}: a computed column needs path= to be searched, filtered or sorted")
        if self.kind == Kind.CHOICE and not self.choice_pairs:
            raise ValueError(f"{self.key}: a choice column needs choices=")

    @cached_property
    def orm_path(self) -> str | None:
        if self.path:
            return self.path
        if callable(self.value):
            return None
        return (self.value or self.key).replace(".", "__")

    @cached_property
    def order_path(self) -> str | None:
        """Divisions sort in the order of the tree."""
        if self.order_by or self.orm_path is None:
            return self.order_by
        return f"{self.orm_path}__path" if self.kind == Kind.REGION else self.orm_path

    @cached_property
    def choice_pairs(self) -> list[tuple[Any, str]]:
        """(stored value, label) of a ``Choices`` class or a list of pairs."""
        return list(getattr(self.choices, "choices", self.choices))

    @cached_property
    def labels(self) -> dict[Any, str]:
        return {value: str(label) for value, label in self.choice_pairs}

    @cached_property
    def heading(self) -> str:
        """The label with its unit, as headings of pages and workbooks show it."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label

    @cached_property
    def cell_width(self) -> int:
        """Width in characters of an XLSX column; Chinese headings take two each."""
        return max(self.width or WIDTHS.get(self.kind, 20), 2 * len(self.heading) + 3)

    @property
    def numeric(self) -> bool:
        return self.kind in NUMBERS

    @property
    def keeps_together(self) -> bool:
        """Whether its cells are read badly when broken into lines: days and codes."""
        return self.kind in (Kind.DATE, Kind.DATETIME, Kind.CODE)

    def raw(self, obj) -> Any:
        """The value as stored; ``None`` where a step of the path is missing."""
        if callable(self.value):
            return self.value(obj)
        for name in (self.value or self.key).split("."):
            if obj is None:
                return None
            obj = getattr(obj, name)
        return obj

    def cell(self, obj) -> Any:
        """The value as an XLSX cell holds it: text, number, date, or ``None``; times in the local zone, naive."""
        value = self.raw(obj)
        if value is None or value == "":
            return None
        if self.kind == Kind.CHOICE:
            return self.labels.get(value, str(value))
        if self.kind == Kind.BOOL:
            return YES if value else NO
        if self.kind == Kind.DATETIME and isinstance(value, datetime):
            return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
        if self.kind in NUMBERS or self.kind == Kind.DATE:
            return value
        return str(value)

    def text(self, obj) -> str:
        """The value as a page shows it; empty text for no value."""
        return shown(self.cell(obj))


def shown(cell: Any) -> str:
    """A cell in words: 2024-01-05, 2024-01-05 08:30, 12,345.60."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | Decimal | float):
        return f"{cell:,}"
    return str(cell)


def whether(*conditions: Q, **more) -> Case:
    """For ``annotate``: true where all conditions hold, false (never null) elsewhere; a yes/no column shows it."""
    return Case(When(*conditions, **more, then=Value(True)), default=Value(False))
