"""What a survey asks: one question, how it is kept as JSON, and what may be wrong with it. Pure."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal

SHORT, LONG, NUMBER, SINGLE, MULTIPLE, DATE, TABLE, PHOTO = (
    "short", "long", "number", "single", "multiple", "date", "table", "photo",
)  # fmt: skip
KINDS = {
    SHORT: "短文本", LONG: "长文本", NUMBER: "数字", SINGLE: "单选", MULTIPLE: "多选", DATE: "日期", TABLE: "表格",
    PHOTO: "照片",
}  # fmt: skip
TEXTS, CHOICES = (SHORT, LONG), (SINGLE, MULTIPLE)
QUESTIONS_MAX, OPTIONS_MAX, COLUMNS_MAX, ROWS_MAX, PHOTOS_MAX = 60, 30, 6, 10, 6
OPTION_LENGTH = 60
DIGITS_MAX, DECIMALS_MAX = 12, 2


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table that the answerer fills."""

    name: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """``key`` names it in answers; ``section``: the heading that begins with it. Ranges are decimals as text."""

    key: str
    kind: str
    text: str
    section: str = ""
    help: str = ""
    required: bool = True
    unit: str = ""
    minimum: str = ""
    maximum: str = ""
    options: tuple[str, ...] = ()
    columns: tuple[TableColumn, ...] = ()
    rows: int = 5

    def stored(self) -> dict:
        """As JSON keeps it."""
        return asdict(self) | {"options": list(self.options), "columns": [asdict(each) for each in self.columns]}

    @classmethod
    def read(cls, stored: dict) -> "Question":
        columns = tuple(TableColumn(**each) for each in stored.get("columns", ()))
        return cls(**(stored | {"options": tuple(stored.get("options", ())), "columns": columns}))

    @property
    def least(self) -> Decimal | None:
        return Decimal(self.minimum) if self.minimum else None

    @property
    def most(self) -> Decimal | None:
        return Decimal(self.maximum) if self.maximum else None


def faults(question: Question) -> Iterator[tuple[str, str]]:
    """(field, message): what keeps the question from being asked."""
    if not question.text.strip():
        yield "text", "请填写题目。"
    if question.kind == NUMBER and question.minimum and question.maximum and question.least > question.most:
        yield "maximum", "最大值不能小于最小值。"
    if question.kind in CHOICES:
        yield from _choice_faults(question.options)
    if question.kind == TABLE:
        yield from _table_faults(question)


def _choice_faults(options: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if len(options) < 2:
        yield "options", "至少填写两个选项，每行一个。"
    if len(options) > OPTIONS_MAX:
        yield "options", f"最多 {OPTIONS_MAX} 个选项。"
    if len(set(options)) != len(options):
        yield "options", "选项不能重复。"
    if any(len(option) > OPTION_LENGTH for option in options):
        yield "options", f"每个选项不超过 {OPTION_LENGTH} 个字。"


def _table_faults(question: Question) -> Iterator[tuple[str, str]]:
    names = [column.name for column in question.columns]
    if not names:
        yield "column_1", "请至少填写一列的名称。"
    if len(names) > COLUMNS_MAX:
        yield "column_1", f"最多 {COLUMNS_MAX} 列。"
    if len(set(names)) != len(names):
        yield "column_1", "各列的名称不能重复。"
    if not 1 <= question.rows <= ROWS_MAX:
        yield "rows", f"行数应在 1 到 {ROWS_MAX} 之间。"
