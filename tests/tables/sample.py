"""A table with a column of every kind, and workbooks of it; nothing here is registered or stored."""

import io
from datetime import date
from types import SimpleNamespace

from django.db import models
from openpyxl import Workbook

from workshops.tables.checking import Preview, check
from workshops.tables.columns import Column
from workshops.tables.context import Context
from workshops.tables.reading import read_workbook
from workshops.tables.table import Table


class Craft(models.TextChoices):
    BATIK = "batik", "蜡染"
    SILVER = "silver", "银饰"


class Samples(Table):
    name = "samples"
    title = "样表"
    unique_keys = (("number",), ("name", "opened"))
    import_notes = ("样表只用于测试。",)
    columns = (
        Column("name", "工坊名称", required=True, importable=True, max_length=20, searchable=True),
        Column("number", "登记编号", "code", importable=True, max_length=24),
        Column("uscc", "统一社会信用代码", "uscc", importable=True),
        Column("craft", "工艺", "choice", choices=Craft, importable=True, fold_choices=(("蜡染工艺", "batik"),)),
        Column("people", "从业人数", "int", unit="人", required=True, importable=True, min_value=0),
        Column("area", "场地面积", "decimal", unit="平方米", importable=True, max_value=10000),
        Column("opened", "开始生产日期", "date", importable=True, max_value=date(2026, 12, 31)),
        Column("has_water", "通水", "bool", importable=True),
        Column("phone", "联系电话", "code", importable=True, personal=True, note="只用于联系"),
        Column("recorded_at", "登记时间", "datetime"),
    )

    def check_row(self, row, context):
        if row["people"] == 0 and row["area"]:
            yield "people", "有场地的工坊人数不能为 0"

    def check_rows(self, rows, context):
        for row in rows:
            if row.values["number"] == "已登记":
                yield row.number, "number", "登记编号已被使用"


SAMPLES = Samples()
HEADINGS = [column.heading for column in SAMPLES.import_columns]
GOOD_ROW = (
    "丹寨蜡染坊",
    "5226362024001",
    "91110000802100433B",
    "蜡染",
    12,
    120.5,
    date(2024, 1, 5),
    "是",
    "13800000000",
)


def xlsx(rows, *, title="样表") -> io.BytesIO:
    """A workbook of rows of cells; text stays text."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place, value)
            if isinstance(value, str):
                cell.data_type = "s"
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def checked(rows, table=SAMPLES, context=None) -> Preview:
    return check(table, read_workbook(xlsx(rows), "样表.xlsx", prefer=table.title), context or Context())


def row_of(**values) -> list:
    """A sound row with some cells changed, by column key."""
    cells = dict(zip([column.key for column in SAMPLES.import_columns], GOOD_ROW, strict=True))
    return list({**cells, **values}.values())


def item(**values) -> SimpleNamespace:
    """An object whose attributes are the columns of the table."""
    empty = dict.fromkeys(column.key for column in SAMPLES.columns)
    return SimpleNamespace(**{**empty, **values})
