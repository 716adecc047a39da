"""The workbook of all figures: a sheet a section by the parts of the nation or province, a sheet a part by its
divisions, its basis, definitions and digest; and the machine-readable twins of the same table (rules.md §6).

The same basis gives the same cells: nothing in it depends on when or where it is written.
"""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from reporting.queries.basis import Basis
from reporting.queries.figures import DICTIONARY, SECTIONS, Figure, FigureLine
from reporting.queries.released import Released, released
from reporting.sheets import (
    BOLD,
    FACE,
    TITLE,
    dress,
    explain,
    head_widths,
    known,
    merge_heads,
    number_formats,
    print_wide,
)

HEADER_ROWS = 4
LABELS, LABEL_WIDTHS = ("地区代码", "地区"), (10, 38)
NOTE = "带“*”的指标按人（或产品）不重复统计，各地之和可能大于合计。"
NOTHING = "（没有登记数据）"
TWIN_COLUMNS = ("region_code", "region_name", "row", "indicator", "indicator_name", "unit", "value")


def export_national(basis: Basis, path: Path) -> str:
    """Write the workbook; returns the digest of the table, which is also inside it."""
    table = released(basis)
    write_workbook(table, path)
    return table.digest


def write_workbook(table: Released, path: Path) -> None:
    book = Workbook()
    book.remove(book.active)
    place = table.table.region.full_name if table.table.region else "全国"
    for name, codes in SECTIONS:
        title = f"{place}非遗工坊统计表（{name}，{table.basis.year}年度）"
        sheet = book.create_sheet(name)
        _write(sheet, table, title, codes, table.table.lines, total=table.table.total)
        _dress(sheet, codes)
    for line in table.table.lines:
        if line.region and not line.region.certifies:
            title = f"{line.region.full_name}非遗工坊统计表（{table.basis.year}年度）"
            sheet = book.create_sheet(line.region.name[:31])
            _write(sheet, table, title, table.table.codes, table.details_of(line.region), total=line.values)
            _dress(sheet, table.table.codes)
            _over_pages(sheet)
    _notes(book.create_sheet("说明"), table)
    book.save(path)


def twin_rows(table: Released) -> Iterator[tuple]:
    """Long form, one row a region and figure: ``row`` says whether it is the total, a part with all below it, or a
    division by itself. Amounts are decimals in yuan."""
    place = table.table.region
    lines = [(place, "total", table.table.total)]
    lines += [(line.region or place, "part" if line.region else "own", line.values) for line in table.table.lines]
    lines += [(line.region, "division", line.values) for line in table.details]
    for region, row, values in lines:
        code, name = (region.pk, region.full_name) if region else ("", "全国")
        for indicator, value in zip(table.table.codes, values, strict=True):
            defined = DICTIONARY[indicator]
            yield code, name, row, indicator, defined.name, defined.unit, Decimal(value)


def write_csv(table: Released, path: Path) -> None:
    """UTF-8 with a byte order mark, for Excel takes it for another encoding without."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(TWIN_COLUMNS)
        writer.writerows(twin_rows(table))


def write_parquet(table: Released, path: Path) -> None:
    """Of the same rows; the digest and the basis stand in the schema's metadata."""
    # Here, for loading it takes a fifth of a second that only an export should spend.
    import pyarrow
    from pyarrow import parquet

    types = [*((name, pyarrow.string()) for name in TWIN_COLUMNS[:-1]), (TWIN_COLUMNS[-1], pyarrow.decimal128(20, 2))]
    columns = list(zip(*twin_rows(table), strict=True))
    said = {"digest": table.digest, **{label: str(value) for label, value in _facts(table)}}
    schema = pyarrow.schema(types, metadata=said)
    parquet.write_table(pyarrow.table([list(column) for column in columns], schema=schema), path)


def _write(
    sheet: Worksheet, table: Released, title: str, codes: tuple[str, ...], lines: tuple[FigureLine, ...] | list, *,
    total: tuple[Figure, ...],
) -> None:  # fmt: skip
    at = [table.table.codes.index(code) for code in codes]
    for text in (title, _days(table.basis)):
        sheet.append([text])
    heads = [next(name for name, part in SECTIONS if code in part) for code in codes]
    sheet.append([*LABELS, *heads])
    sheet.append([*LABELS, *(_heading(code) for code in codes)])
    merge_heads(sheet, 3, len(LABELS), len(LABELS) + len(codes))
    sheet.append(["", "合计", *(total[each] for each in at)])
    for line in lines:
        code, name = (line.region.pk, line.region.full_name) if line.region else ("", "本级")
        sheet.append([code, name, *(line.values[each] for each in at)])
    if not lines:
        sheet.append(["", NOTHING, *("" for _ in at)])


def _heading(code: str) -> str:
    defined = DICTIONARY[code]
    return f"{defined.name}{'' if defined.additive else '*'}（{defined.unit}）"


def _days(basis: Basis) -> str:
    """The days of the basis, in the head of every sheet."""
    days = f"统计期：{basis.first} 至 {basis.last}　统计日：{basis.as_of}　年度确认判定日：{basis.judged_on}"
    return f"{days}　登记截至：{known(basis)}　{NOTE}"


def _dress(sheet: Worksheet, codes: tuple[str, ...]) -> None:
    defined = [DICTIONARY[code] for code in codes]
    widths = (*LABEL_WIDTHS, *head_widths((_heading(each.code), each.unit) for each in defined))
    dress(sheet, (3, HEADER_ROWS), widths, 48, number_formats(len(LABELS), (each.unit for each in defined)))
    for row in (1, 2):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(widths))
    sheet["A1"].font, sheet["A1"].alignment = TITLE, Alignment("left", "center")
    sheet.row_dimensions[1].height = 30
    for cell in sheet[HEADER_ROWS + 1]:
        cell.font = BOLD
    for (cell,) in sheet.iter_rows(min_row=HEADER_ROWS + 1, min_col=2, max_col=2):
        cell.alignment = Alignment(shrink_to_fit=True)
    sheet.freeze_panes = sheet.cell(HEADER_ROWS + 1, len(LABELS) + 1)
    sheet.print_title_rows, sheet.print_title_cols = f"1:{HEADER_ROWS}", "A:B"
    print_wide(sheet)


def _over_pages(sheet: Worksheet) -> None:
    """All figures fit on no page: each section gets one of its own, with the title and the names of the regions, which
    are repeated, and so must stand in their two columns alone."""
    for row, height in ((1, 44), (2, 66)):
        sheet.unmerge_cells(start_row=row, start_column=1, end_row=row, end_column=sheet.max_column)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(LABELS))
        sheet.cell(row, 1).alignment = Alignment("left", "center", wrap_text=True)
        sheet.row_dimensions[row].height = height
    sheet["A1"].font, sheet["A2"].font = Font(name=FACE, bold=True, size=14), Font(name=FACE, size=9)
    last = len(LABELS)
    for _, codes in SECTIONS[:-1]:
        last += len(codes)
        sheet.col_breaks.append(Break(id=last))
    sheet.sheet_properties.pageSetUpPr.fitToPage = False
    sheet.page_setup.scale, sheet.page_setup.pageOrder = 55, "overThenDown"


def _facts(table: Released) -> list[tuple[str, object]]:
    basis = table.basis
    return [
        ("统计年度", basis.year),
        ("统计期", f"{basis.first} 至 {basis.last}"),
        ("统计日（事实截至）", basis.as_of.isoformat()),
        ("年度确认判定日", basis.judged_on.isoformat()),
        ("知悉时点（登记截至）", known(basis)),
        ("行政区划版本", table.edition[:12]),
    ]


def _notes(sheet: Worksheet, table: Released) -> None:
    facts = [
        *_facts(table),
        ("校验码（SHA-256）", table.digest),
        ("核验", "在公开的证书核验页面（网址后加 /verify/）输入校验码，可核对本表是否由系统生成。"),
        ("对外提供", "分县的人数很少时可能识别到个人：对外只提供省级以上的合计，分地区的数据限工作使用。"),
    ]
    explain(sheet, facts, [DICTIONARY[code] for code in table.table.codes], label_width=36)
