"""The template of people as other programs save it.

``files/libreoffice.xlsx``: the template with five rows appended (one number as a number, one as a formula), opened and
saved by LibreOffice 7.4.
"""

import datetime
from pathlib import Path

import pytest

from tests import factories
from tests.employment import registered
from tests.employment.numbers import number
from tests.employment.people_sheets import table
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
