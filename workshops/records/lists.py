"""The list and the import of each kind, made when the kind is registered."""

from dataclasses import replace

from django.core.exceptions import ValidationError

from workshops import import_tables
from workshops.access.refusal import Refused
from workshops.import_tables import ImportTable, RowsChanged
from workshops.records import kind as kinds
from workshops.records import writing
from workshops.records.forms import split
from workshops.records.kind import ROWS_MAX, Kind
from workshops.tables import table as tables
from workshops.tables.columns import Column
from workshops.tables.table import Table


class RecordTable(Table):
    kind: Kind

    def rows(self, user):
        return self.kind.rows(user)

    def row_url(self, row):
        return self.kind.url_of(row)

    def filter_root(self, user):
        return super().filter_root(user) if self.kind.filters_by_scope else None


class RecordImport(ImportTable):
    """Rows of a workbook, written one by one by the same action as the form's."""

    kind: Kind
    rows_max = ROWS_MAX
    confirm_label = "写入记录"

    def may_import(self, user) -> bool:
        return self.kind.keepers.may_add(user)

    def check_rows(self, rows, context):
        sound = {}
        for row in rows:
            facts, lost = self._facts(row.values, context)
            yield from ((row.number, key, reason) for key, reason in lost)
            unread = [c for c in self.import_columns if c.required and row.values[c.key] in (None, "")]
            if lost or unread or row.problems:
                continue
            sure = facts.pop("sure", False)
            made = writing.build(self.kind, context.user, facts)
            found = list(self._found(made, sure, context.user))
            yield from ((row.number, key, reason) for key, reason in found)
            if not found:
                sound[row.number] = made
        yield from self.kind.clashes(sound, context.user)

    def _found(self, made, sure: bool, user):
        """(column, reason) of the faults of a row, and of its doubts."""
        for field, reasons in writing.find_faults(self.kind, made, user).items():
            yield field if field in self.by_key else "", "；".join(reasons)
        for _, said in () if sure else self.kind.doubts(made, user):
            yield "", f"{said.rstrip('。')}；核对无误的，“{SURE.label}”填“是”"

    def save_rows(self, rows, context) -> int:
        for row in rows:
            facts, lost = self._facts(row.values, context)
            if lost:
                raise RowsChanged
            try:
                writing.enter(self.kind, by=context.user, **facts)
            except (Refused, ValidationError) as error:
                raise RowsChanged from error
        return len(rows)

    def _facts(self, values: dict, context) -> tuple[dict, list[tuple[str, str]]]:
        """What the action takes, and (column, reason) of what nothing was found for."""
        facts, lost = {}, []
        for column in self.import_columns:
            key, value = column.key, values[column.key]
            if column is SURE:
                facts[key] = bool(value)
                continue
            if key in self.kind.named or key in self.kind.readers:
                try:
                    value = self._meant(key, value, context)
                except (LookupError, ValueError) as error:
                    lost.append((key, str(error).rstrip("。")))
                    continue
            elif value is None and not self.kind.model._meta.get_field(key).null:
                about = self.kind.model._meta.get_field(key)
                value = about.get_default() if about.has_default() else ""
            elif value == "" and self.kind.model._meta.get_field(key).null:
                value = None
            facts[key] = value
        return facts, lost

    def _meant(self, key: str, text: str, context):
        """Raises ``LookupError`` or ``ValueError`` with the reason."""
        if key in self.kind.named:
            return self._named(key, text, context)
        return self.kind.readers[key](text) if text else ""

    def _named(self, key: str, text: str, context):
        if not text:
            return [] if key in self.kind.many else None
        finder, memo = self.kind.named[key], context.memo
        found = []
        for each in split(text) if key in self.kind.many else [text]:
            if (key, each) not in memo:
                memo[key, each] = finder.find(each, context.user)
            found.append(memo[key, each])
        return found if key in self.kind.many else found[0]


SURE = Column("sure", "确认无误", "bool", importable=True, note="检查时提示疑问、核对后仍要写入的填“是”")


def _asked(kind: Kind, column: Column) -> Column:
    """The column as the template has it: a row that is named is a text to choose from a list."""
    finder = kind.named.get(column.key)
    offered = column.offered
    if finder:
        offered = None if column.key in kind.many else lambda context: finder.offered(context.user)
    return replace(
        column, value=None, path=None, searchable=False, filterable=False, sortable=False, offered=offered, link=None
    )


def _make(kind: Kind) -> None:
    said = {
        "name": kind.name, "title": kind.title, "columns": kind.columns, "kind": kind,
        "search_fields": kind.search_fields, "default_order": kind.default_order,
    }  # fmt: skip
    empty = {"empty_title": f"没有{kind.noun}记录", "empty_text": kind.empty_text}
    tables.register(type(f"{type(kind).__name__}Table", (RecordTable,), said | empty))
    if kind.importable:
        notes = {
            "unique_keys": kind.unique_keys,
            "import_notes": kind.import_notes,
            "links": ((f"查看{kind.title}", f"{kind.app}:{kind.name}-list", ""),),
            "refusal": f"您的账号不能登记{kind.noun}。",
        }
        notes["columns"] = tuple(_asked(kind, column) for column in kind.columns if column.importable)
        if kind.asks:
            notes["columns"] += (SURE,)
        import_tables.register(type(f"{type(kind).__name__}Import", (RecordImport,), said | notes))


kinds.on_register(_make)
