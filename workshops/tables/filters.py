"""Filters made from a table's columns; the page's form and the API's parameters are the same ones.

Parameters by kind: text and codes ``key`` (contains), choices and yes/no ``key``, dates ``key_from`` ``key_to``
(both days included), numbers ``key_min`` ``key_max``, regions ``key`` (the region and everything below), and
``search`` over the searchable columns.
"""

import datetime
from collections.abc import Iterable
from functools import partial, reduce
from operator import or_

import django_filters
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.utils import timezone

from workshops.regions.fields import RegionField
from workshops.regions.models import Region

from .columns import NO, NUMBERS, YES, Column, Kind
from .number_fields import AmountField, WholeNumberField
from .table import Table

TEXT_MAX = 100
# Far enough for any record, near enough for every calendar computation with time zones.
DAYS = (datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))
DAY_HINT = "请填写 1900 年至 2199 年之间的日期。"
# Instead of Django's own words.
DAY_SAID = {"invalid": "请填写日期，例如 2024-05-20。"}
CHOICE_SAID = {"invalid_choice": "请从列出的各项中选择。"}
TEXT_SAID = {
    "max_length": "最多 %(limit_value)d 个字，现有 %(show_value)d 个字，请精简。",
    "null_characters_not_allowed": "含有不能查询的字符，请删除后重新填写。",
}


class RegionFilter(django_filters.Filter):
    """Rows of a region and of everything below it on the reporting tree."""

    field_class = RegionField

    def filter(self, qs, value: Region | None):
        return qs.filter(**{f"{self.field_name}__path__startswith": value.path}) if value else qs


class TextFilter(django_filters.CharFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, max_length=TEXT_MAX, lookup_expr="contains", error_messages=TEXT_SAID, **kwargs)


class WholeNumberFilter(django_filters.Filter):
    field_class = WholeNumberField


class AmountFilter(django_filters.Filter):
    field_class = AmountField


class DayFilter(django_filters.DateFilter):
    """One end of a period of days; on a datetime column the day is that of the local zone."""

    def __init__(self, *, last: bool, of_datetime: bool, **kwargs):
        super().__init__(
            validators=[MinValueValidator(DAYS[0], DAY_HINT), MaxValueValidator(DAYS[1], DAY_HINT)],
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages=DAY_SAID,
            **kwargs,
        )
        self.last, self.of_datetime = last, of_datetime

    def filter(self, qs, value):
        if value is None:
            return qs
        if not self.of_datetime:
            return qs.filter(**{f"{self.field_name}__{'lte' if self.last else 'gte'}": value})
        midnight = timezone.make_aware(
            datetime.datetime.combine(value + datetime.timedelta(days=self.last), datetime.time())
        )
        return qs.filter(**{f"{self.field_name}__{'lt' if self.last else 'gte'}": midnight})


def _choice(column: Column):
    return {
        column.key: django_filters.ChoiceFilter(
            column.orm_path, choices=column.choice_pairs, empty_label="全部", error_messages=CHOICE_SAID
        )
    }


def _yes_no(column: Column):
    return {
        column.key: django_filters.TypedChoiceFilter(
            column.orm_path,
            choices=(("", "全部"), ("true", YES), ("false", NO)),
            coerce=lambda given: given == "true",
            empty_value=None,
            error_messages=CHOICE_SAID,
        )
    }


def _days(column: Column):
    day = partial(DayFilter, field_name=column.orm_path, of_datetime=column.kind == Kind.DATETIME)
    return {
        f"{column.key}_from": day(last=False, label=f"{column.label}（起）"),
        f"{column.key}_to": day(last=True, label=f"{column.label}（止）"),
    }


def _numbers(column: Column):
    number = partial(WholeNumberFilter if column.kind == Kind.INT else AmountFilter, column.orm_path)
    unit = f"，{column.unit}" if column.unit else ""
    return {
        f"{column.key}_min": number(lookup_expr="gte", label=f"{column.label}（不少于{unit}）"),
        f"{column.key}_max": number(lookup_expr="lte", label=f"{column.label}（不多于{unit}）"),
    }


def filters_of(column: Column, root: Region | None) -> dict[str, django_filters.Filter]:
    """Parameter name → filter, for one filterable column; regions are offered from ``root`` down.

    ``is_private`` filters may hold a person's data: their values are not written down.
    """
    if column.kind == Kind.REGION:
        made = {column.key: RegionFilter(column.orm_path, root=root)}
    elif column.kind == Kind.CHOICE:
        made = _choice(column)
    elif column.kind == Kind.BOOL:
        made = _yes_no(column)
    elif column.kind in (Kind.DATE, Kind.DATETIME):
        made = _days(column)
    elif column.kind in NUMBERS:
        made = _numbers(column)
    else:
        made = {column.key: TextFilter(column.orm_path)}
    for one in made.values():
        one.label = one.label or column.label
        one.is_private = column.personal or isinstance(one, TextFilter)
    return made


def search_rows(paths: tuple[str, ...], qs, name, value: str):
    """Rows in which every word of ``value`` stands in one of the columns ``paths``."""
    for word in value.split():
        qs = qs.filter(reduce(or_, (Q(**{f"{path}__contains": _folded(path, word)}) for path in paths)))
    return qs


def _folded(path: str, word: str) -> str:
    """A column made for searching holds lower-cased text."""
    return word.lower() if path.endswith("search_text") else word


def search_filter(table: Table, columns: list[Column]) -> dict[str, django_filters.Filter]:
    """The ``search`` filter, if there is anything to search."""
    searched = [column for column in columns if column.searchable]
    paths = (*(column.orm_path for column in searched), *table.search_fields)
    if not paths:
        return {}
    hint = table.search_hint or "、".join(column.label for column in searched)
    made = TextFilter(label="关键词", method=partial(search_rows, paths), widget=forms.TextInput({"placeholder": hint}))
    made.is_private = True
    return {"search": made}


def filters_for(table: Table, columns: Iterable[Column], root: Region | None) -> dict[str, django_filters.Filter]:
    """Every parameter of the table with its filter, ``search`` first; regions are offered from ``root`` down."""
    columns = list(columns)
    made = search_filter(table, columns)
    for column in columns:
        if column.filterable:
            made.update(filters_of(column, root))
    return made


def filter_set(table: Table, user) -> type[django_filters.FilterSet]:
    """The FilterSet class of a table for ``user``; make it with (query, queryset of the table's model)."""
    made = filters_for(table, table.columns_for(user), table.filter_root(user))
    return type(django_filters.FilterSet)(f"{table.name.title()}Filter", (django_filters.FilterSet,), made)
