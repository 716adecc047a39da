"""What a row of an old register becomes (rules.md §3 numbers, §4 imported years)."""

import datetime

import pytest

from certification import revocation, standing
from certification.importing.years import parse_years, unknown_years
from certification.models import Certificate, YearStanding
from certification.queries.measures import Windows
from tests import factories
from tests.certification import registers
from workshops.access import clock
from workshops.access.models import JournalEntry
from workshops.actions import running_imports
from workshops.models import IchProject, Leader, Workshop

TODAY = factories.instant(2026, 3, 2)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def county():
    with clock.at(TODAY):
        factories.default_measure()
        yield factories.County()


def enter(user, *lines):
    """The lines checked, all found sound, and written."""
    found = running_imports.preview(registers.table(), registers.workbook(*lines), by=user, name="a.xlsx")
    assert [problem.reason for problem in found.problems] == []
    return registers.table().save_rows(found.good, running_imports.context_of(user))


def test_a_row_becomes_a_workshop_with_its_certificate(county):
    enter(county.clerk, registers.line())
    workshop = Workshop.objects.select_related("leader", "certificate").get()
    certificate = workshop.certificate
    assert workshop.number == certificate.number == "FYGF-522636-2022-0001"
    assert (workshop.region, workshop.operator_kind, workshop.employed) == (county.region, "cooperative", 18)
    assert workshop.in_poverty_area
    assert not workshop.has_heating
    assert workshop.standing == "certified"
    assert "苗族蜡染" in workshop.search_text
    assert (certificate.imported, certificate.application, certificate.by) == (True, None, county.clerk)
    assert certificate.original_number == "丹坊〔2022〕1号"
    assert certificate.certified_on == datetime.date(2022, 6, 30)
    assert certificate.recorded_at == TODAY
    assert certificate.figures["employed"] == 18
    assert certificate.figures["annual_sales"] == "560000.00"


def test_years_not_listed_are_unknown_and_this_year_is_a_duty(county):
    enter(county.clerk, registers.line(confirmed_years="2024"))
    certificate = Certificate.objects.get()
    assert (certificate.known_confirmed_years, certificate.unknown_years) == ([2024], [2023, 2025])
    states = dict(YearStanding.objects.values_list("year", "state"))
    assert states == {2022: "certified", 2023: "unknown", 2024: "confirmed", 2025: "unknown", 2026: "open"}


def test_this_year_is_confirmed_in_the_system_alone(county):
    line = registers.line(confirmed_years="2023、2024、2025、2026")
    found = running_imports.preview(registers.table(), registers.workbook(line), by=county.clerk, name="a.xlsx")
    assert found.good == []
    enter(county.clerk, registers.line(confirmed_years="2023、2024、2025"))
    assert YearStanding.objects.get(year=2026).state == "open"
    workshop = standing.with_facts(Workshop.objects.all()).get()
    assert 2026 not in standing.history_of(workshop).confirmed_years
    with clock.at(factories.instant(2027, 1, 1)):
        enter(county.clerk, registers.line(2, confirmed_years="2023-2026"))
    assert YearStanding.objects.get(workshop__name="蜡染工坊2", year=2026).state == "confirmed"
    assert YearStanding.objects.get(workshop__name="蜡染工坊2", year=2027).state == "open"


def test_unknown_years_never_end_a_status_but_two_missed_ones_after_the_import_do(county):
    enter(county.clerk, registers.line(confirmed_years="未知"))
    history = standing.history_of(standing.with_facts(Workshop.objects.all()).get())
    window = Windows().of(county.region)
    assert revocation.assess(history, window, datetime.date(2027, 6, 1)).revoked_on is None
    assert revocation.assess(history, window, datetime.date(2028, 6, 1)).revoked_on == datetime.date(2028, 1, 1)


def test_the_phone_is_sealed_and_one_person_is_one_leader(county):
    enter(county.clerk, registers.line(1), registers.line(2, leader_phone=registers.line(1)["leader_phone"]))
    leader = Leader.objects.get()
    assert leader.workshops.count() == 2
    assert leader.phone() == "13800000001"
    assert "13800000001" not in leader.phone_sealed
    enter(county.clerk, registers.line(3, leader_phone=registers.line(1)["leader_phone"]))
    assert leader.workshops.count() == 3
    enter(county.clerk, registers.line(4, leader_phone=None), registers.line(5, leader_phone=None))
    assert Leader.objects.count() == 3


def test_numbers_follow_the_dates_within_county_and_year_and_go_on(county):
    days = [datetime.date(2022, 9, 1), datetime.date(2023, 1, 5), datetime.date(2022, 3, 1)]
    enter(county.clerk, *(registers.line(n, certified_on=day, confirmed_years=None) for n, day in enumerate(days)))
    numbers = dict(Workshop.objects.values_list("certified_on", "number"))
    assert [numbers[day][-9:] for day in days] == ["2022-0002", "2023-0001", "2022-0001"]
    enter(county.clerk, registers.line(9, certified_on=datetime.date(2022, 1, 1), confirmed_years=None))
    assert Workshop.objects.filter(number="FYGF-522636-2022-0003", certified_on="2022-01-01").exists()


def test_projects_are_found_on_the_lists(county):
    near = IchProject.objects.create(name="苗族蜡染技艺", category=8, level="national", region=county.region)
    leishan = factories.regions()[factories.LEISHAN]
    IchProject.objects.create(name="苗族蜡染技艺", category=8, level="provincial", region=county.region)
    IchProject.objects.create(name="苗族蜡染技艺", category=8, level="national", region=leishan)
    far = IchProject.objects.create(name="苗族银饰锻制技艺", category=8, level="national", region=leishan)
    enter(county.clerk, registers.line(projects="苗族蜡染技艺、苗族银饰锻制技艺（国家级）", craft_name=None))
    workshop = Workshop.objects.get()
    assert set(workshop.projects.all()) == {near, far}
    assert workshop.projects_text == "苗族蜡染技艺（国家级）、苗族银饰锻制技艺（国家级）"


def test_an_older_date_is_taken_with_its_reason(county):
    day = datetime.date(2020, 5, 1)
    enter(county.clerk, registers.line(certified_on=day, import_note="原非遗扶贫就业工坊", confirmed_years=None))
    certificate = Certificate.objects.get()
    assert certificate.number == "FYGF-522636-2020-0001"
    assert certificate.import_note == "原非遗扶贫就业工坊"
    assert certificate.unknown_years == [2021, 2022, 2023, 2024, 2025]


def test_a_province_enters_for_its_counties_and_each_has_a_journal_row(county):
    lines = [
        registers.line(1, region="522636"),
        registers.line(2, region="雷山县", certified_on="2023/5/6", confirmed_years=None),
    ]
    enter(factories.province_official(), *lines)
    assert set(Workshop.objects.values_list("region_id", flat=True)) == {"522636", "522634"}
    rows = JournalEntry.objects.filter(action="register.import").order_by("region_id")
    assert [(row.region_id, row.detail["count"]) for row in rows] == [("522634", 1), ("522636", 1)]


def test_standings_shown_are_what_the_legal_rows_give(county):
    enter(county.clerk, *(registers.line(serial) for serial in range(5)))
    assert standing.check() == []


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("2023、2024", {2023, 2024}),
        ("2022-2024", {2022, 2023, 2024}),
        ("2023年，2025年度", {2023, 2025}),
        ("２０２３", {2023}),
        ("不清楚", set()),
        ("", set()),
    ],
)
def test_years_are_read_as_people_write_them(typed, years):
    assert parse_years(typed) == years


@pytest.mark.parametrize("typed", ["23、24", "2024-2022", "每年", "2023.5"])
def test_what_is_no_year_is_refused(typed):
    with pytest.raises(ValueError, match="四位年份"):
        parse_years(typed)


def test_nothing_is_unknown_of_a_workshop_certified_this_year_or_last():
    assert unknown_years(2026, frozenset(), 2026) == []
    assert unknown_years(2025, frozenset(), 2026) == []
    assert unknown_years(2022, frozenset({2024}), 2026) == [2023, 2025]
