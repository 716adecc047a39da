"""Filters, search and order of a table, made from its columns; pages, exports and the API use the same."""

import functools
import operator

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from workshops.tables.columns import Column
from workshops.tables.table import Table

YES_NO = ((True, "是"), (False, "否"))
DATE_INPUT = forms.DateInput(attrs={"type": "date"})


class TableFilterSet(django_filters.FilterSet):
    """Base of the filter sets that `filterset_for` makes."""

    table: Table

    def search_rows(self, queryset: QuerySet, _name: str, value: str) -> QuerySet:
        for word in value.split():
            word = word.lower() if self.table.search == ("search_text",) else word
            found = (Q(**{f"{path}__contains": word}) for path in self.table.search)
            queryset = queryset.filter(functools.reduce(operator.or_, found))
        return queryset

    def in_region(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """A division by its code, with all below it, or by a part of its name."""
        path, text = self.table.region_path, value.strip()
        if text.isdigit():
            return queryset.filter(**{f"{path}__path__contains": f"{text}/"})
        return queryset.filter(**{f"{path}__full_name__contains": text})


@functools.cache
def filterset_for(table: Table) -> type[TableFilterSet]:
    """The filter set of a table: `search`, `region`, and one or two filters a filterable column."""
    filters: dict[str, django_filters.Filter] = {}
    if table.search:
        filters["search"] = django_filters.CharFilter(method="search_rows", label="搜索")
    if table.region_path:
        filters["region"] = django_filters.CharFilter(method="in_region", label="地区（名称或代码）")
    for column in table.columns:
        if column.filter:
            filters |= _filters(column)
    model = table.rows(None).model
    meta = type("Meta", (), {"model": model, "fields": []})
    return type(f"{table.name.title()}FilterSet", (TableFilterSet,), {**filters, "Meta": meta, "table": table})


def _filters(column: Column) -> dict[str, django_filters.Filter]:
    path, label, key = column.filter, column.label, column.key
    if column.kind == "choice":
        return {
            key: django_filters.ChoiceFilter(field_name=path, label=label, choices=column.choices, empty_label="全部")
        }
    if column.kind == "bool":
        boolean = django_filters.TypedChoiceFilter(
            field_name=path, label=label, choices=YES_NO, empty_label="全部", coerce=lambda text: text == "True"
        )
        return {key: boolean}
    if column.kind in ("date", "datetime"):
        lookup = "__date" if column.kind == "datetime" else ""
        make = functools.partial(django_filters.DateFilter, field_name=f"{path}{lookup}", widget=DATE_INPUT)
        return {
            f"{key}_from": make(lookup_expr="gte", label=f"{label}起"),
            f"{key}_to": make(lookup_expr="lte", label=f"{label}止"),
        }
    if column.numeric:
        make = functools.partial(django_filters.NumberFilter, field_name=path)
        return {
            f"{key}_min": make(lookup_expr="gte", label=f"{label}不少于"),
            f"{key}_max": make(lookup_expr="lte", label=f"{label}不多于"),
        }
    return {key: django_filters.CharFilter(field_name=path, label=label, lookup_expr="contains")}


def ordered(table: Table, queryset: QuerySet, ordering: str) -> QuerySet:
    """By one whitelisted column (`key` or `-key`), else the default; the primary key makes the order total."""
    key = ordering.removeprefix("-")
    column = table.by_key.get(key)
    if column is None or not column.order:
        return queryset.order_by(*table.default_order)
    return queryset.order_by(("-" if ordering.startswith("-") else "") + column.order, "pk")
