"""Counts at county, province and nation, live and for any state of knowledge."""

import datetime

import pytest
from openpyxl import load_workbook

from certification.actions.sweep import revoke_lapsed
from reporting.national import export_national
from reporting.queries.basis import Basis
from reporting.queries.counts import count_table, county_table
from tests import factories
from tests.factories import instant
from tests.reporting.reading import CODES, figure
from workshops.access import clock
from workshops.models import Workshop
from workshops.regions.models import Region

pytestmark = pytest.mark.django_db


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


RAGGED = {"522636": 2, "522634": 1, "441900": 1, "110101": 1, "659001": 1}
"""Workshops by certifying region: counties of a prefecture, a prefecture without counties, counties of a province."""


@pytest.fixture
def ragged():
    for code, count in RAGGED.items():
        for number in range(count):
            factories.workshop(factories.County(code), datetime.date(2024, 5, 20), name=f"{code} {number}")


def assert_lines_make_the_total(table):
    for number, code in enumerate(CODES):
        assert sum(line.figures[number] for line in table.lines) == table.total.figures[number], code


def test_ragged_levels_count_every_workshop_once(ragged, tmp_path):
    basis = Basis.known(2024, datetime.date(2024, 12, 31), instant(2025, 1, 5))
    counties = county_table(basis)
    assert {line.region.pk: figure(line, "W01") for line in counties.lines} == RAGGED
    places = [None, *Region.objects.filter(pk__in=["520000", "522600", "440000", "441900", "110000", "660000"])]
    for table in [counties, *(count_table(basis, place) for place in places)]:
        assert_lines_make_the_total(table)
        assert figure(table.total, "W01") > 0
    export_national(basis, tmp_path / "book.xlsx")
    book = load_workbook(tmp_path / "book.xlsx")
    _, _, _, _, total, *lines = [[*row][2:] for row in book.worksheets[0].iter_rows(values_only=True)]
    assert total[0] == sum(RAGGED.values())
    assert [sum(column) for column in zip(*lines, strict=True)] == total
    # A sheet for each part that has divisions of its own; the counties of a municipality stand in the first sheet.
    assert {"贵州省", "广东省", "北京市", "新疆生产建设兵团"} <= set(book.sheetnames)
    rows = {row[0]: row[2] for row in book["贵州省"].iter_rows(min_row=5, values_only=True)}
    assert rows == {None: 3, "522634": 1, "522636": 2}


def test_a_prefecture_that_got_counties_keeps_a_line_of_its_own(ragged):
    dongguan = Region.objects.get(pk="441900")
    fields = {"name": "莞城区", "full_name": "广东省东莞市莞城区", "level": "county", "province_id": "440000"}
    fields |= {"parent": dongguan, "reporting_parent": dongguan, "certifies": True, "reports": False}
    below = Region.objects.create(code="441901", path=f"{dongguan.path}441901/", **fields)
    Region.objects.filter(pk="441900").update(certifies=False)
    # A workshop of the new county beside the old one of the prefecture.
    Workshop.objects.filter(region="659001").update(region=below)
    basis = Basis.known(2024, datetime.date(2024, 12, 31), instant(2025, 1, 5))
    table = count_table(basis, Region.objects.get(pk="441900"))
    own, county = table.lines
    assert [(line.name, figure(line, "W01"), line.has_parts) for line in (own, county)] == [
        ("东莞市（本级）", 1, False),
        ("莞城区", 1, False),
    ]
    for each in (table, county_table(basis), count_table(basis)):
        assert_lines_make_the_total(each)
    named = {line.full_name: figure(line, "W01") for line in county_table(basis).lines}
    assert (named["广东省东莞市（本级）"], named["广东省东莞市莞城区"]) == (1, 1)
