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
from openpyxl.worksheet.worksheet import Worksheet

from reporting.queries.basis import Basis
from reporting.queries.figures import DICTIONARY, SECTIONS, Figure, FigureLine
from reporting.queries.released import Released, released
from reporting.sheets import dress, explain, known, merge_heads, number_formats, print_wide

HEADER_ROWS = 4
LABELS = ("地区代码", "地区")
NOTE = "带“*”的指标按人（或产品）不重复统计，各地之和可能大于合计。"
TWIN_COLUMNS = ("region_code", "region_name", "row", "indicator", "indicator_name", "unit", "value")


def export_national(basis: Basis, path: Path) -> str:
    """Write the workbook; returns the digest of the table, which is also inside it."""
    table = released(basis)
    write_workbook(table, path)
    return table.digest


def write_workbook(table: Released, path: Path) -> None:
    book = Workbook()
    book.remove(book.active)
    for title, codes in SECTIONS:
        _write(book.create_sheet(title), table, title, codes, table.table.lines, total=table.table.total)
    for line in table.table.lines:
        if line.region and not line.region.certifies:
            _write(book.create_sheet(line.region.name[:31]), table, line.region.name, table.table.codes,
                   table.details_of(line.region), total=line.values)  # fmt: skip
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
    width = len(LABELS) + len(codes)
    place = table.table.region.full_name if table.table.region else "全国"
    for text in (f"{place}非遗工坊统计表（{title}，{table.basis.year}年度）", _days(table.basis)):
        sheet.append([text])
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=width)
    heads = [next(name for name, part in SECTIONS if code in part) for code in codes]
    sheet.append([*LABELS, *heads])
    sheet.append([*LABELS, *(_heading(code) for code in codes)])
    merge_heads(sheet, 3, len(LABELS), width)
    sheet.append(["", "合计", *(total[each] for each in at)])
    for line in lines:
        code, name = (line.region.pk, line.region.full_name) if line.region else ("", "本级")
        sheet.append([code, name, *(line.values[each] for each in at)])
    _dress(sheet, codes, width)


def _heading(code: str) -> str:
    defined = DICTIONARY[code]
    return f"{defined.name}{'' if defined.additive else '*'}（{defined.unit}）"


def _days(basis: Basis) -> str:
    """The days of the basis, in the head of every sheet."""
    days = f"统计期：{basis.first} 至 {basis.last}　统计日：{basis.as_of}　年度确认判定日：{basis.judged_on}"
    return f"{days}　登记截至：{known(basis)}　{NOTE}"


def _dress(sheet: Worksheet, codes: tuple[str, ...], width: int) -> None:
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=16), Alignment("left", "center")
    sheet.row_dimensions[1].height = 30
    units = (DICTIONARY[code].unit for code in codes)
    dress(sheet, (3, HEADER_ROWS), (10, 30, *(14 for _ in codes)), 48, number_formats(len(LABELS), units))
    for cell in sheet[HEADER_ROWS + 1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = sheet.cell(HEADER_ROWS + 1, len(LABELS) + 1)
    sheet.print_title_rows, sheet.print_title_cols = f"1:{HEADER_ROWS}", "A:B"
    print_wide(sheet)
    if width > 30:  # so many columns fit on no page: paper goes on to the right, with the names of the regions
        sheet.page_setup.fitToWidth = 0
        sheet.page_setup.fitToHeight = 0


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
        ("核验", "在公开的证书核验页面输入校验码，可核对本表。"),
    ]
    explain(sheet, facts, [DICTIONARY[code] for code in table.table.codes], label_width=36)
