"""What the template tells people about a column, and the lists it lets them choose from."""

from typing import Any

from workshops.regions.models import Region

from .columns import CODES, NO, YES, Column, Kind, shown
from .context import Context

KIND_HINTS = {
    Kind.INT: "整数，只填数字",
    Kind.DECIMAL: "数字，只填数字，不带单位",
    Kind.DATE: "日期，如 2024-01-05",
    Kind.DATETIME: "日期和时间，如 2024-01-05 08:30",
    Kind.CHOICE: "从下拉列表中选择",
    Kind.BOOL: "填“是”或“否”",
    Kind.CODE: "按文本填写，不要让 Excel 变成数字",
    Kind.USCC: "18 位统一社会信用代码，按文本填写",
    Kind.REGION: "行政区划全称或六位代码，可从下拉列表中选择",
}


def hint(column: Column) -> str:
    """One line: required or not, how to write it, its bounds, and the column's own note."""
    parts = ["必填" if column.required else "选填"]
    if column.kind in KIND_HINTS:
        parts.append(KIND_HINTS[column.kind])
    if column.max_length:
        parts.append(f"不超过 {column.max_length} 个字")
    if column.min_value is not None:
        parts.append(f"{'不小于' if column.numeric else '不早于'} {shown(column.min_value)}")
    if column.max_value is not None:
        parts.append(f"{'不大于' if column.numeric else '不晚于'} {shown(column.max_value)}")
    if column.note:
        parts.append(column.note)
    return "；".join(part.rstrip("。；") for part in parts) + "。"


def options(column: Column, context: Context) -> list[str]:
    """What the cell's drop-down list offers; empty for no list."""
    if column.offered is not None:
        return column.offered(context)
    if column.kind == Kind.CHOICE:
        return [str(label) for _, label in column.choice_pairs]
    if column.kind == Kind.BOOL:
        return [YES, NO]
    if column.kind == Kind.REGION:
        around = context.region.province if column.anywhere and context.region else context.region
        regions = Region.objects.within(around).in_force()
        if column.certifying:
            regions = regions.certifying()
        return list(regions.values_list("full_name", flat=True))
    return []


def example(column: Column, context: Context) -> Any:
    """An example of the column's own, else a plausible one of its kind."""
    if column.example is not None:
        return column.labels.get(column.example, column.example)
    offered = options(column, context)
    if offered:
        return offered[0]
    return {Kind.INT: 12, Kind.DECIMAL: 120.5, Kind.DATE: "2024-01-05", Kind.DATETIME: "2024-01-05 08:30"}.get(
        column.kind, "" if column.kind in CODES else column.label
    )
