"""How a year stands is counted over the workshops in force on the day: C01–C05 make W01, whatever became of them."""

import datetime

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from certification.actions import confirming, correcting, ending
from certification.actions.refreshing import refresh_standings
from certification.actions.sweep import revoke_lapsed
from certification.models import Certificate, Ending
from reporting.queries.basis import Basis
from reporting.queries.counts import count_table, county_table
from reporting.queries.year_states import year_states
from tests import factories
from tests.certification.confirmations import confirm, document, on
from tests.conftest import rewriting
from tests.factories import instant
from tests.reporting.reading import cells_of, figure, figures_of, workbook
from workshops.access import clock
from workshops.models import Workshop

pytestmark = pytest.mark.django_db
STATES = ("C01", "C02", "C03", "C04", "C05")
DAYS = [
    datetime.date.fromisoformat(day)
    for day in ("2024-07-01", "2025-01-15", "2025-04-01", "2025-08-01", "2025-12-31", "2026-01-03", "2026-12-31")
]


@pytest.fixture
def county():
    return factories.County()


def made(county, name: str, certified_on: str) -> Workshop:
    return factories.workshop(county, datetime.date.fromisoformat(certified_on), name=name)


def cancel(county, workshop) -> None:
    case = ending.request_cancellation(workshop.pk, by=county.leader, grounds="不再生产")
    ending.end(case.pk, by=county.approver, note="同意")


def withdraw(county, workshop) -> None:
    scan = document(county.clerk, county.region)
    case = ending.open_withdrawal(workshop.pk, by=county.clerk, grounds="弄虚作假", files=[scan])
    ending.record_hearing(case.pk, by=county.clerk, hearing_on=clock.today(), record="当事人未到")
    for person in (county.clerk, county.hrss, county.rural):
        ending.give_opinion(case.pk, by=person, agrees=True, text="")
    ending.end(case.pk, by=county.approver, note="属实")


def correct(county, workshop) -> None:
    scan = document(county.clerk, county.region)
    case = correcting.request(Ending.objects.get(workshop=workshop).pk, by=county.clerk, reason="遗失", document=scan)
    correcting.correct(case.pk, by=factories.province_official(), note="属实")


@pytest.fixture
def every_case(county):
    """One workshop for each way a year may go, most of them certified in 2024; known by name."""
    old, corrected = made(county, "取消", "2022-05-20"), made(county, "更正", "2022-05-20")
    names = ("已确认", "待审核", "未确认", "退回", "注销", "撤销", "不明")
    one = {name: made(county, name, "2024-02-20") for name in names}
    with rewriting("certification_certificate"):
        Certificate.objects.filter(workshop=one["不明"]).update(unknown_years=[2025])
    with on("2025-01-02"):
        revoke_lapsed(as_of=datetime.date(2025, 1, 1))
    made(county, "当年认定", "2025-02-20")
    made(factories.County("110101"), "另一地", "2025-02-20")
    with on("2025-03-10"):
        cancel(county, one["注销"])
    with on("2025-05-10"):
        correct(county, corrected)
    with on("2025-06-10"):
        withdraw(county, one["撤销"])
    with on("2025-12-10"):
        confirming.accept(confirm(one["已确认"], county.leader, 2025).pk, by=county.clerk)
        returned = confirm(one["退回"], county.leader, 2025)
    with on("2025-12-20"):
        confirming.send_back(returned.pk, by=county.clerk, reason="人数不符")
        confirm(one["待审核"], county.leader, 2025)
    with on("2026-12-31"):
        revoke_lapsed(as_of=datetime.date(2026, 12, 31))
    return one | {"取消": old, "更正": corrected}


def assert_states_make_the_stock(table) -> None:
    for line in (*table.lines, table.total):
        assert sum(figure(line, code) for code in STATES) == figure(line, "W01"), (table.basis, line)
    assert [sum(column) for column in zip(*(line.figures for line in table.lines), strict=True)] == [
        *table.total.figures
    ]


def test_the_states_of_a_year_make_the_stock_on_any_day(every_case):
    for known in DAYS:
        for as_of in DAYS:
            for year in (2024, 2025, 2026):
                basis = Basis.known(year, as_of, instant(known.year, known.month, known.day))
                assert_states_make_the_stock(count_table(basis))
                assert_states_make_the_stock(county_table(basis))


@pytest.mark.parametrize("today", DAYS[1:])
def test_the_states_of_a_year_make_the_stock_on_pages(every_case, today):
    with on(today.isoformat()):
        for year in range(2022, today.year + 1):
            # As the last night's projection left it, and with the projection of the day.
            assert_states_make_the_stock(count_table(Basis.live(year)))
        refresh_standings(as_of=today)
        for year in range(2022, today.year + 1):
            assert_states_make_the_stock(count_table(Basis.live(year)))


def test_each_way_is_counted_where_it_belongs(every_case):
    with on("2026-01-03"):
        refresh_standings(as_of=clock.today())
        live = figures_of(count_table(Basis.live(2025)))
    # 已确认, 更正 and two certified in the year; 退回 may be handed in again until 4 January.
    assert {code: live[code] for code in ("W01", *STATES)} == {
        "W01": 8, "C01": 4, "C02": 1, "C03": 1, "C04": 1, "C05": 1,
    }  # fmt: skip
    assert {code: live[code] for code in ("W03", "W04", "W05")} == {"W03": 1, "W04": 1, "W05": 1}


def test_a_cancelled_workshop_is_not_awaited_and_later_not_unconfirmed(county):
    workshop = made(county, "注销", "2024-02-20")
    with on("2025-03-10"):
        cancel(county, workshop)
        march = figures_of(count_table(Basis.live(2025)))
    with on("2026-01-02"):
        refresh_standings(as_of=clock.today())
        january = figures_of(count_table(Basis.live(2025)))
    assert {code: march[code] for code in ("W01", "W04", *STATES)} == dict.fromkeys(("W01", *STATES), 0) | {"W04": 1}
    assert march == january
    # On a day before the end it was awaited, as all others.
    february = count_table(Basis.known(2025, datetime.date(2025, 2, 1), instant(2025, 4, 1)))
    assert (figure(february.total, "W01"), figure(february.total, "C04")) == (1, 1)


def test_a_run_of_missed_years_does_not_hide_the_years_after_it(county):
    """2023 waits for the county for long, 2025 is confirmed: 2023 and 2024 end the status all the same."""
    workshop = made(county, "待审核", "2022-05-20")
    with on("2023-12-20"):
        waiting = confirm(workshop, county.leader, 2023)
    with on("2025-02-10"):
        confirming.accept(confirm(workshop, county.leader, 2025).pk, by=county.clerk)
    with on("2026-02-01"):
        confirming.send_back(waiting.pk, by=county.clerk, reason="人数不符")
    with on("2026-03-01"):
        revoke_lapsed(as_of=clock.today())
        assert Ending.objects.get().effective_on == datetime.date(2026, 2, 17)
        live = count_table(Basis.live(2025))
        known = count_table(Basis.known(2025, datetime.date(2025, 12, 31), clock.now()))
    assert (figure(live.total, "W01"), figure(live.total, "C01")) == (1, 1)
    assert live.lines == known.lines


@pytest.mark.parametrize(("year", "as_of"), [(2024, "2024-12-31"), (2025, "2025-12-31"), (2026, "2026-06-01")])
def test_a_page_equals_the_export_known_now(every_case, client, tmp_path, year, as_of):
    client.force_login(factories.ministry_official())
    target = tmp_path / "book.xlsx"
    with on("2026-06-01"):
        refresh_standings(as_of=clock.today())
        page = workbook(client, f"/statistics/?year={year}&format=xlsx")
        known_at = clock.now().replace(tzinfo=None).isoformat()
        call_command(
            "export_national", year=year, as_of=datetime.date.fromisoformat(as_of), known_at=known_at, output=target
        )
    export = load_workbook(target)
    shown, written = cells_of(page.worksheets[0]), cells_of(export["工坊认定和年度确认"])
    # All but the title, the line of days and the words of the headings.
    assert shown[3] == written[3]
    assert [row[2:] for row in shown[4:]] == [row[2:] for row in written[4:]]
    assert [row[0] for row in shown[4:]] == [row[0] for row in written[4:]]
    assert sum(shown[4][2:]) > 0
    days = f"统计日：{as_of}　年度确认判定日：2026-06-01　登记截至：2026-06-01 10:00:00"
    assert all(days in sheet["A2"].value for sheet in export.worksheets[:-1])
    assert page.worksheets[0]["A2"].value == f"统计日：{as_of}　年度确认判定日：2026-06-01　登记截至：导出时"


def test_few_queries(every_case, django_assert_num_queries):
    with on("2026-01-03"):
        refresh_standings(as_of=clock.today())
        with django_assert_num_queries(3):
            count_table(Basis.live(2025))
    with django_assert_num_queries(6):
        count_table(Basis.known(2025, datetime.date(2025, 12, 31), instant(2026, 1, 3)))
    assert year_states(Basis.live(2025), set()) == {}
