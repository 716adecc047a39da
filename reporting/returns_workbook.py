"""Workbooks of a return and of a whole period: the cells of the pages, with dates, definitions and digests."""

import io
from collections.abc import Iterable, Sequence

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reporting.models import FrozenReturn, Return, ReturnLevel, ReturnPeriod
from reporting.queries.figures import DICTIONARY
from reporting.queries.return_periods import days_in_force
from reporting.queries.returns import cells, latest_frozen
from reporting.queries.returns_findings import findings_of
from reporting.queries.returns_gathering import gathered
from reporting.queries.returns_progress import COLUMNS, progress_of
from reporting.sheets import HEAD, LINE, print_wide
from workshops.regions.models import Region
from workshops.tables.export import safe_text

HEADER_ROW = 4


def return_workbook(filed: Return) -> bytes:
    """As it stands; of a frozen one also its digest."""
    book = Workbook()
    sheet = book.active
    sheet.title = "报表"
    frozen = latest_frozen([filed.pk]).first()
    _head(sheet, f"{filed.place}非遗工坊{filed.period}", _about(filed, frozen), 5)
    _table(
        sheet,
        ("代码", "指标", "计量单位", "数值", "说明"),
        (
            (each.code, each.name, each.unit, each.value, each.definition)
            for each in cells(filed.period, filed.figures, filed.extras)
        ),
        (8, 34, 10, 16, 70),
    )
    if filed.level != ReturnLevel.COUNTY and filed.known_at:
        _gathering(book.create_sheet("汇总核对"), filed)
    _findings(book.create_sheet("校验和说明"), filed)
    return _bytes(book)


def _about(filed: Return, frozen: FrozenReturn | None) -> str:
    said = [f"状态：{filed.get_status_display()}", f"数据截至：{_instant(filed.known_at)}"]
    if frozen:
        said.append(f"定稿：{_instant(frozen.at)}　校验码：{frozen.digest}")
    return "　".join(said)


def _gathering(sheet: Worksheet, filed: Return) -> None:
    _head(sheet, "本级汇总与下级定稿合计", "同一人在各级地区只计一次，下级之和可能大于本级。", 6)
    _table(
        sheet,
        ("代码", "指标", "计量单位", "本级汇总", "下级定稿合计", "差额（本级－下级）"),
        ((each.code, each.name, each.unit, each.own, each.parts, each.difference) for each in gathered(filed)),
        (8, 34, 10, 16, 16, 18),
    )


def _findings(sheet: Worksheet, filed: Return) -> None:
    _head(sheet, "校验和情况说明", f"{filed.place}　{filed.period}", 3)
    rows = (("、".join(each.codes), each.message, each.explanation) for each in findings_of(filed))
    _table(sheet, ("指标", "校验", "情况说明"), rows, (16, 60, 60))


def period_workbook(period: ReturnPeriod, region: Region | None) -> bytes:
    """Progress by part of the region; then every frozen return within it, the region's own first."""
    book = Workbook()
    _progress(book.active, period, region)
    rows = Return.objects.filter(period=period)
    if region is not None:
        rows = rows.filter(region__path__startswith=region.path)
    found = list(latest_frozen(rows).select_related("filed__region", "filed__period"))
    found.sort(key=lambda each: each.filed.region.path if each.filed.region_id else "")
    gathering = [each for each in found if each.filed.level != ReturnLevel.COUNTY]
    counties = [each for each in found if each.filed.level == ReturnLevel.COUNTY]
    _figures(book.create_sheet("汇总数据"), period, gathering, "各级汇总（定稿）")
    _figures(book.create_sheet("分县数据"), period, counties, "分县报表（定稿）")
    _notes(book.create_sheet("指标说明"), period)
    return _bytes(book)


def _progress(sheet: Worksheet, period: ReturnPeriod, region: Region | None) -> None:
    sheet.title = "报送情况"
    table = progress_of(period, region)
    place = region.full_name if region else "全国"
    county, province = days_in_force(period, region)
    due = f"县级期限：{county}　省级期限：{province}"
    if period.cancelled_at:
        due = f"已于 {_instant(period.cancelled_at)} 撤销：{period.cancel_reason}"
    _head(sheet, f"{place}{period}报送情况", due, 4 + len(COLUMNS))
    rows = [("", "合计", "", *table.total.figures)]
    rows += [
        (line.region.pk, line.region.name, line.gathering.get_status_display() if line.gathering else "", *line.figures)
        for line in table.lines
    ]
    _table(sheet, ("地区代码", "地区", "本级报表", *COLUMNS), rows, (10, 26, 16, *(11 for _ in COLUMNS)))


def _figures(sheet: Worksheet, period: ReturnPeriod, found: Sequence[FrozenReturn], title: str) -> None:
    told = cells(period, {}, {})
    headings = [
        "地区代码",
        "地区",
        *(f"{cell.code} {cell.name}（{cell.unit}）" for cell in told),
        "数据截至",
        "定稿校验码",
    ]
    _head(sheet, f"{period}{title}", "数据为定稿时的数据，不随以后的更正变化。", len(headings))
    rows = (
        (
            frozen.filed.region_id or "",
            frozen.filed.place,
            *(cell.value for cell in cells(period, frozen.figures, frozen.extras)),
            _instant(frozen.known_at),
            frozen.digest,
        )
        for frozen in found
    )
    _table(sheet, headings, rows, (10, 36, *(14 for _ in told), 20, 68))


def _notes(sheet: Worksheet, period: ReturnPeriod) -> None:
    _head(sheet, "指标说明", period.note or f"{period}", 5)
    rows = [
        (code, DICTIONARY[code].name, DICTIONARY[code].unit, DICTIONARY[code].definition, DICTIONARY[code].source)
        for code in period.codes
    ]
    rows += [(extra.code, extra.label, extra.unit, extra.note, "各级填报") for extra in period.extras.all()]
    _table(sheet, ("代码", "指标", "计量单位", "定义", "来源"), rows, (8, 34, 10, 80, 30))


# What the sheets have in common ---------------------------------------------------------------------------------------


def _head(sheet: Worksheet, title: str, about: str, width: int) -> None:
    for row, text in enumerate((title, about), 1):
        _write(sheet.cell(row, 1), text)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
    sheet["A1"].font = Font(bold=True, size=16)
    sheet["A1"].alignment = Alignment(horizontal="center")


def _table(sheet: Worksheet, headings: Sequence[str], rows: Iterable[Sequence], widths: Sequence[int]) -> None:
    for at, heading in enumerate(headings, 1):
        cell = sheet.cell(HEADER_ROW, at)
        _write(cell, heading)
        cell.fill, cell.font, cell.border = HEAD, Font(bold=True), LINE
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for number, row in enumerate(rows, HEADER_ROW + 1):
        for at, value in enumerate(row, 1):
            cell = sheet.cell(number, at)
            _write(cell, value)
            cell.border = LINE
            cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str) and widths[at - 1] > 30)
            if not isinstance(value, str):
                cell.number_format = "#,##0.##" if value is not None and value != int(value) else "#,##0"
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 3)
    sheet.print_title_rows = f"1:{HEADER_ROW}"
    print_wide(sheet)


def _write(cell, value) -> None:
    """Text stays text whatever it starts with."""
    if isinstance(value, str):
        cell.value = safe_text(value)
        cell.data_type = "s"
    else:
        cell.value = value


def _instant(at) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M:%S}" if at else "未生成"


def _bytes(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
