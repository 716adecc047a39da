"""A template filled in and saved by LibreOffice 7.4 (``files/libreoffice.xlsx``), as WPS users' files come too.

Made by: template of the sample table, rows appended (one with ``=5+7``, one with ``=1/0``), then
``soffice --headless --convert-to xlsx``.
"""

from datetime import date
from pathlib import Path

from tests.tables.sample import SAMPLES
from workshops.tables.checking import check
from workshops.tables.context import Context
from workshops.tables.reading import read_workbook

FILE = Path(__file__).parent / "files" / "libreoffice.xlsx"


def test_a_file_saved_by_libreoffice():
    with FILE.open("rb") as file:
        preview = check(SAMPLES, read_workbook(file, FILE.name, prefer=SAMPLES.title), Context())
    assert (preview.faults, preview.notes) == ([], [])
    assert [row.values["name"] for row in preview.good] == ["丹寨蜡染坊", "𠮷野·坊", "公式坊"]
    first, rare, formula = (row.values for row in preview.good)
    assert (first["opened"], rare["opened"]) == (date(2024, 1, 5), date(2024, 1, 6))
    assert (rare["number"], formula["people"]) == ("007", 12)
    assert [(each.row, each.label, each.reason) for each in preview.problems] == [
        (6, "从业人数", "单元格是公式错误（如 #N/A），请改为实际内容"),
        (7, "登记编号", "已被 Excel 存成数字，末位可能丢失，请改为文本后重填"),
    ]
