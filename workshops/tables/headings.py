"""Where the columns of a table stand in a sheet."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .columns import Column
from .table import Table
from .wording import folded_heading, tidy

LOOK_AT = 10  # rows in which the headings may stand; above them may be a title
REASONS, FROM_ROW = "错误原因", "原行号"
OWN_HEADINGS = frozenset({REASONS, FROM_ROW, "序号"})


@dataclass
class Headings:
    """``row``: number of the row of headings; ``places``: column key → index of its cell; ``faults`` stop the import,
    ``notes`` only say what is left out."""

    row: int = 0
    places: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def find_headings(table: Table, rows: Iterator[tuple[int, list[Any]]]) -> Headings:
    """The headings among the first rows: the row in which most cells are headings of the table."""
    known = _spellings(table)
    best, most = None, 0
    for number, cells in rows:
        hits = sum(isinstance(cell, str) and folded_heading(cell) in known for cell in cells)
        if hits > most:
            best, most = (number, cells), hits
        if number >= LOOK_AT:
            break
    if best is None:
        labels = "、".join(column.label for column in table.import_columns[:5])
        return Headings(
            faults=[f"没有找到表头。前 {LOOK_AT} 行里应有一行写着列名，如：{labels}。请使用系统提供的模板。"]
        )
    return _placed(table, known, *best)


def _spellings(table: Table) -> dict[str, Column]:
    return {
        folded_heading(spelling): column
        for column in table.import_columns
        for spelling in (column.key, column.heading, column.label)
    }


def _placed(table: Table, known: dict[str, Column], row: int, cells: list[Any]) -> Headings:
    found = Headings(row=row)
    unknown = []
    for index, cell in enumerate(cells):
        heading = tidy(cell) if isinstance(cell, str) else str(cell)
        if not heading or heading in OWN_HEADINGS:
            continue
        column = known.get(folded_heading(heading))
        if column is None:
            unknown.append(heading)
        elif column.key in found.places:
            found.faults.append(f"列“{column.label}”出现了两次，请只保留一列。")
        else:
            found.places[column.key] = index
    _report(table, found, unknown)
    return found


def _report(table: Table, found: Headings, unknown: list[str]) -> None:
    missing = [column for column in table.import_columns if column.key not in found.places]
    required = [column.label for column in missing if column.required]
    if required:
        found.faults.append(f"缺少必填的列：{'、'.join(required)}。")
    optional = [column.label for column in missing if not column.required]
    if optional:
        found.notes.append(f"文件中没有这些列，按空处理：{'、'.join(optional)}。")
    for heading in unknown:
        near = difflib.get_close_matches(heading, [column.label for column in missing], n=1, cutoff=0.6)
        hint = f"是否应为“{near[0]}”？" if near else "不会导入。"
        found.notes.append(f"列“{heading[:30]}”不在模板中，{hint}")
