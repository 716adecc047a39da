"""The template of people as other programs save it.

``files/libreoffice.xlsx``: the template with five rows appended (one number as a number, one as a formula), opened and
saved by LibreOffice 7.4.
"""

import datetime
import io
import re
import zipfile
from pathlib import Path

import pytest

from tests import factories
from tests.employment import registered
from tests.employment.numbers import number
from tests.employment.people_sheets import line, table, workbook
from workshops.access import clock
from workshops.actions import running_imports

FILE = Path(__file__).parent / "files" / "libreoffice.xlsx"


@pytest.mark.django_db
def test_a_template_filled_in_and_saved_by_libreoffice():
    with clock.at(factories.instant(2026, 3, 2)), FILE.open("rb") as file:
        county = factories.County()
        registered.workshop(county)
        found = running_imports.preview(table(), file, by=county.clerk, name=FILE.name)
    assert (found.faults, found.notes) == ([], [])
    assert [(row.values["name"], row.values["identity"]) for row in found.good] == [
        ("潘秋菊", number(2)), ("阿依·古丽", number(4)), ("𠮷秀英", number(6)),
    ]  # fmt: skip
    assert {row.values["started_on"] for row in found.good} == {datetime.date(2025, 3, 1)}
    assert [row.values["phone"] for row in found.good] == ["13800000002", "08553612345", ""]
    assert [(each.row, each.key) for each in found.problems] == [(6, "identity"), (7, "identity")]
    assert "已被 Excel 存成数字" in found.bad[0].problems[0].reason


WPS_ROOT = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData">'
)
WPS_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer">'
    "<vt:lpwstr>2052-12.1.0.15990</vt:lpwstr></property></Properties>"
)


def in_the_dialect_of_wps(file: io.BytesIO) -> io.BytesIO:
    """The parts as WPS Office lays them out: its own namespace in the sheets, its build among the properties."""
    written = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name).decode()
            if name.startswith("xl/worksheets/"):
                part = re.sub(r"<worksheet[^>]*>", WPS_ROOT, part, count=1)
            target.writestr(name, part)
        target.writestr("docProps/custom.xml", WPS_PROPERTIES)
    written.seek(0)
    return written


@pytest.mark.django_db
def test_a_workbook_in_the_dialect_of_wps():
    """Not saved by WPS itself, of which none was at hand."""
    with clock.at(factories.instant(2026, 3, 2)):
        county = factories.County()
        registered.workshop(county)
        file = in_the_dialect_of_wps(workbook(line(2), line(4, identity=number(4)[:-1])))
        found = running_imports.preview(table(), file, by=county.clerk, name="wps.xlsx")
    assert found.faults == []
    assert [row.values["identity"] for row in found.good] == [number(2)]
    assert [(each.row, each.key) for each in found.problems] == [(3, "identity")]
