"""One cell of an import → a value of its column, or the reason in Chinese why not. Pure but for regions."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from django.utils import timezone
from stdnum.cn import uscc

from .columns import CODES, NO, YES, Column, Kind, shown
from .context import Context
from .reading import ERROR_CELL
from .wording import BLANKS, folded, plain, tidy

LOST_DIGITS = "已被 Excel 存成数字，末位可能丢失，请改为文本后重填"
NO_VALUE = frozenset({"", "/", "-", "—", "——", "无"})
YES_WORDS = frozenset({"是", "有", "对", "√", "✓", "true", "yes", "y", "1"})
NO_WORDS = frozenset({"否", "无", "没有", "不是", "×", "✗", "false", "no", "n", "0"})
INTEGER_MAX = 2_147_483_647
DECIMAL_MAX = Decimal(10) ** 12
EXACT = 10**15
NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
CLOCK = r"(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?"
DAY = re.compile(
    r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})/(\d{1,2})/(\d{1,2})|(\d{4})\.(\d{1,2})\.(\d{1,2})"
    rf"|(\d{{4}})年(\d{{1,2}})月(\d{{1,2}})[日号]?|(\d{{4}})(\d{{2}})(\d{{2}})){CLOCK}"
)
DAY_HINT = "不是日期，请写成 2024-01-05 的样子"
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
SERIALS = range(20_000, 110_000)  # 1954 – 2201 as Excel counts days
EXCEL_EPOCH = date(1899, 12, 30)


class Fault(Exception):
    """A cell can't be taken; the message is the reason."""


def is_blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not tidy(cell))


def parse(column: Column, cell: Any, context: Context) -> Any:
    """The value of ``cell`` for ``column``; ``None`` for an empty one (``""`` for text). Raises ``Fault``."""
    if cell is ERROR_CELL:
        raise Fault("单元格是公式错误（如 #N/A），请改为实际内容")
    if is_blank(cell) or (not column.required and _says_nothing(column, cell)):
        if column.required:
            raise Fault("必填")
        return "" if column.kind == Kind.TEXT or column.kind in CODES else None
    value = PARSERS[column.kind](column, cell, context)
    _within_bounds(column, value)
    for rule in column.rules:
        reason = rule(value)
        if reason:
            raise Fault(reason)
    return value


def _says_nothing(column: Column, cell: Any) -> bool:
    """People write / or 无 into cells that don't apply; in texts and yes/no cells that may be the answer."""
    return column.kind not in (Kind.TEXT, Kind.BOOL) and isinstance(cell, str) and plain(cell) in NO_VALUE


def _within_bounds(column: Column, value: Any) -> None:
    if isinstance(value, str) and column.max_length and len(value) > column.max_length:
        raise Fault(f"最多 {column.max_length} 个字，现有 {len(value)} 个")
    if column.min_value is not None and value < column.min_value:
        raise Fault(f"不能小于 {shown(column.min_value)}" if column.numeric else f"不能早于 {shown(column.min_value)}")
    if column.max_value is not None and value > column.max_value:
        raise Fault(f"不能大于 {shown(column.max_value)}" if column.numeric else f"不能晚于 {shown(column.max_value)}")


def _text(column: Column, cell: Any, _) -> str:
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, int | float):
        if abs(cell) >= EXACT:
            raise Fault(LOST_DIGITS)
        return f"{cell:.15g}"
    return tidy(cell if isinstance(cell, str) else shown(cell))


def _code(column: Column, cell: Any, _) -> str:
    if not isinstance(cell, str):
        raise Fault(LOST_DIGITS if isinstance(cell, int | float) else "应为文本，请把单元格设为文本格式后重填")
    return BLANKS.sub("", plain(cell))


def _uscc(column: Column, cell: Any, context: Context) -> str:
    code = _code(column, cell, context).upper()
    if len(code) != 18:
        raise Fault(f"统一社会信用代码应为 18 位，现有 {len(code)} 位")
    if not uscc.is_valid(code):
        raise Fault("统一社会信用代码有误（校验不通过），请核对")
    return code


def _number(cell: Any) -> Decimal:
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        raise Fault("应为数字")
    text = plain(cell).replace(" ", "") if isinstance(cell, str) else f"{cell:.15g}"
    if isinstance(cell, str) and not NUMBER.fullmatch(text):
        raise Fault("应为数字，请只填数字，不带单位和说明")
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise Fault("应为数字") from None
    if not number.is_finite() or abs(number) >= DECIMAL_MAX:
        raise Fault("数字过大")
    return number


def _int(column: Column, cell: Any, _) -> int:
    number = _number(cell)
    if number != number.to_integral_value():
        raise Fault("应为整数")
    if abs(number) > INTEGER_MAX:
        raise Fault("数字过大")
    return int(number)


def _decimal(column: Column, cell: Any, _) -> Decimal:
    number = _number(cell)
    rounded = round(number, column.decimals)
    if rounded != number:
        raise Fault(f"最多 {column.decimals} 位小数")
    return rounded


def _day_and_time(cell: Any) -> datetime:
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, date):
        return datetime.combine(cell, time())
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell == int(cell):
        if int(cell) in SERIALS:
            return datetime.combine(EXCEL_EPOCH + timedelta(days=int(cell)), time())
        cell = str(int(cell))
    match = DAY.fullmatch(BLANKS.sub(" ", plain(cell))) if isinstance(cell, str) else None
    if match is None:
        raise Fault(DAY_HINT)
    *groups, hour, minute, second = match.groups()
    year, month, day = (int(group) for group in groups if group)
    try:
        return datetime(year, month, day, int(hour or 0), int(minute or 0), int(second or 0))  # noqa: DTZ001
    except ValueError:
        raise Fault(f"没有这一天：{year}-{month}-{day}") from None


def _date(column: Column, cell: Any, _) -> date:
    found = _day_and_time(cell).date()
    if not FIRST_DAY <= found <= LAST_DAY:
        raise Fault("日期应在 1900 年至 2199 年之间")
    return found


def _datetime(column: Column, cell: Any, _) -> datetime:
    _date(column, cell, None)
    return timezone.make_aware(_day_and_time(cell))


def _bool(column: Column, cell: Any, _) -> bool:
    word = folded(_text(column, cell, None))
    if word in YES_WORDS:
        return True
    if word in NO_WORDS:
        return False
    raise Fault("请填“是”或“否”")


@cache
def _spellings(column: Column) -> dict[str, Any]:
    """Folded spelling → stored value: stored values, other spellings, and labels, which win."""
    pairs = [(str(value), value) for value, _ in column.choice_pairs]
    pairs += [*column.fold_choices, *((str(label), value) for value, label in column.choice_pairs)]
    return {folded(spelling): value for spelling, value in pairs}


def _choice(column: Column, cell: Any, _) -> Any:
    try:
        return _spellings(column)[folded(_text(column, cell, None))]
    except KeyError:
        labels = "、".join(str(label) for _, label in column.choice_pairs[:12])
        more = "等" if len(column.choice_pairs) > 12 else ""
        raise Fault(f"应为以下之一：{labels}{more}") from None


def _region(column: Column, cell: Any, context: Context):
    text = _text(column, cell, None)
    found = context.region_names.find(text, context.region)
    if not found:
        raise Fault("没有这个行政区划，请填写全称或六位代码")
    if len(found) > 1:
        names = "、".join(region.full_name for region in found[:3])
        raise Fault(f"有多个同名区划（{names}{'等' if len(found) > 3 else ''}），请填写全称或六位代码")
    if not column.anywhere and not context.covers(found[0]):
        raise Fault(f"{found[0].full_name}不在本次导入的范围（{context.region.full_name}）内")
    if column.certifying and not found[0].certifies:
        raise Fault(f"{found[0].full_name}不是认定单位，请填写到县级")
    return found[0]


PARSERS: dict[Kind, Callable[[Column, Any, Context], Any]] = {
    Kind.TEXT: _text,
    Kind.INT: _int,
    Kind.DECIMAL: _decimal,
    Kind.DATE: _date,
    Kind.DATETIME: _datetime,
    Kind.CHOICE: _choice,
    Kind.BOOL: _bool,
    Kind.CODE: _code,
    Kind.USCC: _uscc,
    Kind.REGION: _region,
}
