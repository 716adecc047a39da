"""Workbooks for filling in: the import template, and the rows that were refused, to mend and upload again."""

import io
import re
from collections.abc import Iterable
from datetime import datetime
from itertools import zip_longest
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from .checking import EXAMPLE_MARK, Preview, Row
from .columns import CODES, Column, Kind
from .context import Context
from .export import safe_text, sheet_name
from .headings import FROM_ROW, REASONS
from .hints import example, hint, options
from .reading import ERROR_CELL
from .table import Table

INLINE_LIST_MAX = 255
ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel would read _x0041_ as an A
OPTIONS_SHEET, GUIDE_SHEET = "选项", "填写说明"
FORMATS = {Kind.DATE: "yyyy-mm-dd", Kind.DATETIME: "yyyy-mm-dd hh:mm", Kind.INT: "0", Kind.DECIMAL: "General"}
HEAD_FILL, REQUIRED_FILL = PatternFill("solid", fgColor="E8E3D3"), PatternFill("solid", fgColor="F4E3BF")
WRONG_FILL = PatternFill("solid", fgColor="F4B9AC")
BOLD, GREY, RED = Font(bold=True), Font(italic=True, color="6F6C62"), Font(color="A02B17")
WRAP = Alignment(wrap_text=True, vertical="top")
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
GUIDE = (
    "请在第一个工作表中填写，一行一条；不要改动列名，也不要合并单元格。",
    f"标有“{EXAMPLE_MARK}”的一行是示例，导入时自动跳过；可以删去，也可以去掉“{EXAMPLE_MARK}”后改成自己的内容。",
    "列名带 * 的必填；不适用的选填项可以留空。",
    "编号、代码一类的列已设为文本格式。从别处粘贴时请选择“只粘贴数值/文本”，以免被 Excel 存成数字而丢失末位。",
    "一次最多导入 {rows_max:,} 行。上传后先检查并预览，确认后才写入。",
)


def template(table: Table, context: Context) -> io.BytesIO:
    """The empty workbook to fill in: headings with notes, an example row, drop-down lists and a guide."""
    frame = _Frame(table, context)
    shown = [frame.cell(column, _marked(column, place, context), font=GREY) for place, column in frame.placed]
    frame.sheet.append(shown)
    frame.add_guide()
    return frame.saved()


def bad_rows_workbook(preview: Preview) -> io.BytesIO:
    """Only the refused rows, wrong cells in red, the reasons in the last column; can be uploaded when mended."""
    frame = _Frame(preview.table, preview.context, extra=(FROM_ROW, REASONS))
    for row in preview.bad:
        frame.sheet.append(_mended(frame, row))
    return frame.saved()


def filled(table: Table, context: Context, records: Iterable[dict[str, Any]]) -> io.BytesIO:
    """Rows that are there already in the template's shape, to edit and upload again; ``records``: cells by key."""
    frame = _Frame(table, context)
    for record in records:
        frame.sheet.append([frame.cell(column, record.get(column.key)) for _, column in frame.placed])
    frame.add_guide()
    return frame.saved()


def _marked(column: Column, place: int, context: Context) -> Any:
    shown = example(column, context)
    return f"{EXAMPLE_MARK}{shown}" if place == 0 else shown


def _mended(frame: "_Frame", row: Row) -> list[WriteOnlyCell]:
    wrong = {problem.key for problem in row.problems}
    cells = []
    for _, column in frame.placed:
        value = row.cells.get(column.key, "")
        cells.append(frame.cell(column, value, fill=WRONG_FILL if column.key in wrong else None))
    reasons = [(each.label, each.reason.rstrip("。")) for each in row.problems]
    said = "；".join(f"{label}：{reason}" if label else reason for label, reason in reasons)
    return [*cells, frame.plain(row.number), frame.plain(said, font=RED, alignment=WRAP)]


class _Frame:
    """A workbook whose first sheet has the table's import columns as headings."""

    def __init__(self, table: Table, context: Context, extra: tuple[str, ...] = ()):
        self.table, self.context = table, context
        self.book = Workbook(write_only=True)
        self.sheet = self.book.create_sheet(sheet_name(table.title))
        self.placed = list(enumerate(table.import_columns))
        self._long_lists: list[tuple[str, list[str]]] = []
        for place, column in self.placed:
            self._prepare(get_column_letter(place + 1), column)
        for place, name in enumerate(extra, start=len(self.placed)):
            self.sheet.column_dimensions[get_column_letter(place + 1)].width = 60 if name == REASONS else 10
        self.sheet.freeze_panes = "A2"
        heads = [self._head(column) for _, column in self.placed]
        self.sheet.append([*heads, *(self.plain(name, font=BOLD, fill=HEAD_FILL) for name in extra)])

    def _prepare(self, letter: str, column: Column) -> None:
        dimension = self.sheet.column_dimensions[letter]
        dimension.width = min(column.cell_width, 60)
        dimension.number_format = FORMATS.get(column.kind, "@")
        offered = options(column, self.context)
        if offered:
            self._offer(f"{letter}2:{letter}{self.table.rows_max + 2}", column, offered)

    def _offer(self, cells: str, column: Column, offered: list[str]) -> None:
        inline = ",".join(offered)
        if len(inline) <= INLINE_LIST_MAX and not any("," in each or '"' in each for each in offered):
            source = f'"{inline}"'
        else:
            self._long_lists.append((column.label, offered))
            letter = get_column_letter(len(self._long_lists))
            source = f"{quote_sheetname(OPTIONS_SHEET)}!${letter}$2:${letter}${len(offered) + 1}"
        # A region may also be given by its code, so that list only warns.
        style = "warning" if column.kind == Kind.REGION else "stop"
        rule = DataValidation("list", formula1=source, allow_blank=True, errorStyle=style, showErrorMessage=True)
        rule.errorTitle, rule.error = column.label[:32], "请从下拉列表中选择。"
        rule.add(cells)
        self.sheet.data_validations.append(rule)

    def _head(self, column: Column) -> WriteOnlyCell:
        fill = REQUIRED_FILL if column.required else HEAD_FILL
        cell = self.plain(column.heading + ("*" if column.required else ""), font=BOLD, fill=fill, alignment=CENTRE)
        cell.comment = Comment(hint(column), "非遗工坊登记管理系统", height=90, width=240)
        return cell

    def cell(self, column: Column, value: Any, **style) -> WriteOnlyCell:
        """A data cell in the column's format. What Excel stored as a number stays one: it has to be seen as such."""
        cell = self.plain(None if value in ("", ERROR_CELL) else value, **style)
        if isinstance(value, str) or column.kind in CODES:
            cell.number_format = "@"
        elif isinstance(value, datetime):
            cell.number_format = FORMATS[Kind.DATETIME]
        else:
            cell.number_format = FORMATS.get(column.kind, "General")
        return cell

    def plain(self, value: Any, *, font=None, fill=None, alignment=None) -> WriteOnlyCell:
        """A cell; text is text whatever it starts with."""
        cell = WriteOnlyCell(self.sheet, value=None)
        if font:
            cell.font = font
        if fill:
            cell.fill = fill
        if alignment:
            cell.alignment = alignment
        if isinstance(value, str):
            cell.value = ESCAPE_LIKE.sub("_x005F_", safe_text(value))
            cell.data_type, cell.quotePrefix = "s", True  # openpyxl takes "=…" for a formula and "#N/A" for an error
        else:
            cell.value = value
        return cell

    def add_guide(self) -> None:
        guide = self.book.create_sheet(GUIDE_SHEET)
        for letter, width in zip("ABCD", (26, 10, 70, 30), strict=True):
            guide.column_dimensions[letter].width = width
        rules = [sentence.format(rows_max=self.table.rows_max) for sentence in GUIDE]
        for sentence in (f"{self.table.title}导入模板", *rules, *self.table.import_notes):
            guide.append([self.plain(sentence)])
        guide.append([])
        guide.append([self.plain(name, font=BOLD, fill=HEAD_FILL) for name in ("列名", "必填", "填写要求", "示例")])
        for _, column in self.placed:
            said = (column.heading, "是" if column.required else "否", hint(column), str(example(column, self.context)))
            guide.append([self.plain(text, alignment=WRAP) for text in said])

    def saved(self) -> io.BytesIO:
        """The workbook's bytes; long lists stand on a hidden sheet."""
        if self._long_lists:
            lists = self.book.create_sheet(OPTIONS_SHEET)
            lists.sheet_state = "hidden"
            lists.append([self.plain(label) for label, _ in self._long_lists])
            for line in zip_longest(*(offered for _, offered in self._long_lists)):
                lists.append([self.plain(each) for each in line])
        file = io.BytesIO()
        self.book.save(file)
        file.seek(0)
        return file
