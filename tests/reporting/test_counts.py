"""Counts at county, province and nation, live and for any state of knowledge."""

import datetime

import pytest
from openpyxl import load_workbook

from certification.actions.sweep import revoke_lapsed
from reporting.indicators import INDICATORS
from reporting.national import export_national
from reporting.queries.counts import count_table, county_table
from reporting.queries.rows import Basis
from tests import factories
from tests.factories import instant
from workshops.access import clock

pytestmark = pytest.mark.django_db
CODES = [indicator.code for indicator in INDICATORS]


def figure(line, code: str) -> int:
    return line.figures[CODES.index(code)]


@pytest.fixture
def two_counties():
    """丹寨: certified 2023 and never confirmed; 雷山: certified 2024; 石河子 of the 兵团: certified 2024."""
    factories.workshop(factories.County(factories.DANZHAI), datetime.date(2023, 5, 20))
    factories.workshop(factories.County(factories.LEISHAN), datetime.date(2024, 5, 20))
    factories.workshop(factories.County("659001"), datetime.date(2024, 6, 20))


def test_levels_add_up_and_corps_is_not_counted_under_xinjiang(two_counties):
    with clock.at(instant(2024, 12, 1)):
        nation = count_table(Basis.live(2024))
    by_code = {line.region.pk: figure(line, "W01") for line in nation.lines}
    assert by_code["520000"] == 2
    assert by_code["660000"] == 1
    assert by_code["650000"] == 0
    assert figure(nation.total, "W01") == 3 == sum(by_code.values())
    assert figure(nation.total, "W02") == 2
    assert figure(nation.total, "E01") == 54
    guizhou = count_table(Basis.live(2024), factories.regions()["522600"])
    assert {line.region.pk: figure(line, "W01") for line in guizhou.lines} == {"522634": 1, "522636": 1}


def test_revocation_moves_from_stock_to_revoked(two_counties):
    with clock.at(instant(2026, 1, 1)):
        revoke_lapsed(as_of=datetime.date(2025, 12, 31))
        assert figure(count_table(Basis.live(2026)).total, "W01") == 3
    with clock.at(instant(2026, 1, 2)):
        revoke_lapsed(as_of=datetime.date(2026, 1, 1))
        table = count_table(Basis.live(2026))
    assert figure(table.total, "W01") == 2
    assert figure(table.total, "W03") == 1
    # A year that was over before keeps its stock.
    with clock.at(instant(2026, 1, 2)):
        assert figure(count_table(Basis.live(2025)).total, "W01") == 3


def test_live_figures_equal_those_judged_by_the_rule(two_counties):
    with clock.at(instant(2025, 7, 1)):
        from certification.standing import refresh
        from workshops.models import Workshop

        refresh(Workshop.objects.values_list("pk", flat=True))
        live = count_table(Basis.live(2025))
        judged = count_table(Basis(2025, clock.today(), clock.today(), clock.now()))
    assert live.lines == judged.lines
    assert live.total == judged.total


def test_a_past_state_of_knowledge_gives_the_same_cells_after_a_revocation(two_counties, tmp_path):
    basis = Basis(2025, datetime.date(2025, 12, 31), datetime.date(2025, 12, 31), instant(2025, 12, 31))
    first = export_national(basis, tmp_path / "first.xlsx")
    with clock.at(instant(2026, 1, 2)):
        revoke_lapsed(as_of=datetime.date(2026, 1, 1))
    second = export_national(basis, tmp_path / "second.xlsx")
    assert first == second
    cells = [
        [[cell.value for cell in row] for sheet in load_workbook(tmp_path / name) for row in sheet.iter_rows()]
        for name in ("first.xlsx", "second.xlsx")
    ]
    assert cells[0] == cells[1]
    later = Basis(2025, datetime.date(2026, 1, 2), datetime.date(2026, 1, 2), instant(2026, 1, 3))
    assert export_national(later, tmp_path / "later.xlsx") != first


def test_county_table_lists_only_counties_with_workshops(two_counties):
    with clock.at(instant(2024, 12, 1)):
        assert [line.region.pk for line in county_table(Basis.live(2024)).lines] == ["522634", "522636", "659001"]
