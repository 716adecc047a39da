"""Whether an answer answers its question: pure, one function a kind.

What is kept of an answer is JSON: a text, a decimal or a day as text, one option or a list of them, a list of rows of
cells. Photographs are kept beside the answers; here they are a list of names. No answer is ``None``.
"""

import datetime
import re
import unicodedata
from decimal import Decimal

from reporting.rules import survey_questions as asked
from reporting.rules.survey_questions import Question

SHORT_MAX, LONG_MAX, CELL_MAX = 200, 2000, 100
NUMBER = re.compile(r"^[+-]?\d{1,12}(\.\d{1,2})?$", re.ASCII)
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
DAYS = (datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


class Wrong(ValueError):
    """The message is for whoever answers."""


def read(question: Question, given):
    """The answer as it is kept, or ``None`` for none; raises ``Wrong``. ``given`` is whatever a form or client sent."""
    answer = _READERS[question.kind](question, given)
    if answer is None and question.required:
        raise Wrong(_MISSING.get(question.kind, "这是必答题，请填写。"))
    return answer


def as_typed(question: Question, given):
    """What of the input a draft keeps, sound or not: no more of it than an answer could hold. ``None`` for nothing."""
    if question.kind == asked.TABLE:
        cells = _cells(question, given)
        return cells if any(any(row) for row in cells) else None
    if question.kind == asked.MULTIPLE:
        return [option for option in _listed(given) if option in question.options] or None
    if question.kind == asked.PHOTO:
        return None
    if question.kind == asked.LONG:
        return _plain(given, lines=True)[:LONG_MAX] or None
    return _plain(given)[:SHORT_MAX] or None


def texts_of(answer) -> list[str]:
    """Every piece of writing in an answer or a draft of one."""
    if isinstance(answer, str):
        return [answer]
    if isinstance(answer, list):
        return [text for each in answer for text in texts_of(each)]
    return []


def said(question: Question, answer) -> str:
    """An answer in words, as pages and workbooks show it."""
    if answer is None:
        return ""
    if question.kind == asked.TABLE:
        names = [column.name for column in question.columns]
        return "；".join("，".join(f"{n}：{c}" for n, c in zip(names, row, strict=True) if c) for row in answer)
    if question.kind in (asked.MULTIPLE, asked.PHOTO):
        return "；".join(answer) if question.kind == asked.MULTIPLE else f"{len(answer)} 张"
    return answer


_MISSING = {
    asked.SINGLE: "这是必答题，请选择一项。",
    asked.MULTIPLE: "这是必答题，请至少选择一项。",
    asked.PHOTO: "这是必答题，请上传照片。",
}


def _plain(given, *, lines: bool = False) -> str:
    if given is None:
        return ""
    if not isinstance(given, str | int | float | Decimal) or isinstance(given, bool):
        raise Wrong("请填写文字。")
    text = UNSEEN.sub("", str(given).replace("\r\n", "\n").replace("\r", "\n"))
    return text.strip() if lines else " ".join(text.split())


def _listed(given) -> list:
    if given in (None, ""):
        return []
    if not isinstance(given, list | tuple):
        raise Wrong("请从列出的选项中选择。")
    return list(given)


def _short(question: Question, given):
    return _limited(_plain(given), SHORT_MAX)


def _long(question: Question, given):
    return _limited(_plain(given, lines=True), LONG_MAX)


def _limited(text: str, length: int):
    if len(text) > length:
        raise Wrong(f"最多 {length} 个字，现有 {len(text)} 个字。")
    return text or None


def _amount(text: str) -> str:
    """A number as it is kept: no zeros or signs that say nothing."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "").replace("−", "-")
    if not NUMBER.match(plain):
        raise Wrong("请填写数字，最多两位小数。")
    value = Decimal(plain)
    made = f"{value:f}"
    if "." in made:
        made = made.rstrip("0").rstrip(".")
    return "0" if Decimal(made) == 0 else made


def _number(question: Question, given):
    text = _plain(given)
    if not text:
        return None
    kept = _amount(text)
    value, unit = Decimal(kept), question.unit
    if question.least is not None and value < question.least:
        raise Wrong(f"不能小于 {question.minimum}{unit}。")
    if question.most is not None and value > question.most:
        raise Wrong(f"不能大于 {question.maximum}{unit}。")
    return kept


def _single(question: Question, given):
    text = given if given is not None else ""
    if text == "":
        return None
    if not isinstance(text, str) or text not in question.options:
        raise Wrong("请从列出的选项中选择。")
    return text


def _multiple(question: Question, given):
    """In the order of the question, each once."""
    chosen = _listed(given)
    if any(not isinstance(each, str) or each not in question.options for each in chosen):
        raise Wrong("请从列出的选项中选择。")
    return [option for option in question.options if option in chosen] or None


def _date(question: Question, given):
    text = _plain(given)
    if not text:
        return None
    try:
        day = datetime.date.fromisoformat(text.replace("/", "-"))
    except ValueError:
        raise Wrong("请填写有效的日期，例如 2026-03-15。") from None
    if not DAYS[0] <= day <= DAYS[1]:
        raise Wrong("日期应在 1900 年至 2100 年之间。")
    return day.isoformat()


def _cells(question: Question, given) -> list[list[str]]:
    """As many rows and cells as the question has at most; what is not a text is none."""
    width, made = len(question.columns), []
    for row in given[: question.rows] if isinstance(given, list | tuple) else ():
        cells = [_plain(cell)[:SHORT_MAX] for cell in (row[:width] if isinstance(row, list | tuple) else ())]
        made.append(cells + [""] * (width - len(cells)))
    return made


def _table(question: Question, given):
    """Rows in which anything stands."""
    made = []
    for number, row in enumerate(_cells(question, given), start=1):
        if any(row):
            made.append([_cell(column, cell, number) for column, cell in zip(question.columns, row, strict=True)])
    return made or None


def _cell(column: asked.TableColumn, cell: str, number: int) -> str:
    where = f"第 {number} 行“{column.name}”"
    if len(cell) > CELL_MAX:
        raise Wrong(f"{where}最多 {CELL_MAX} 个字。")
    if not (column.numeric and cell):
        return cell
    try:
        return _amount(cell)
    except Wrong:
        raise Wrong(f"{where}请填写数字，最多两位小数。") from None


def _photo(question: Question, given):
    names = _listed(given)
    if len(names) > asked.PHOTOS_MAX:
        raise Wrong(f"最多 {asked.PHOTOS_MAX} 张照片。")
    return names or None


_READERS = {
    asked.SHORT: _short,
    asked.LONG: _long,
    asked.NUMBER: _number,
    asked.SINGLE: _single,
    asked.MULTIPLE: _multiple,
    asked.DATE: _date,
    asked.TABLE: _table,
    asked.PHOTO: _photo,
}
