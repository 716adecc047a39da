"""What the departments owe each other: the due days pure, the board from real rows."""

import datetime
import io

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from employment.models import Mismatch, MismatchKind
from reporting.queries.desk import waiting_for
from reporting.queries.desk_areas import areas_waiting
from reporting.queries.sharing import DONE, WAITING, board, late_of, parts
from reporting.rules import sharing_due as due
from tests import factories
from tests.employment import people
from tests.records.stage import TODAY
from workshops.access import clock

D = datetime.date
DAY = datetime.timedelta(days=1)
AS_OF = TODAY.date()
DAYS = st.dates(D(2022, 1, 1), D(2030, 12, 31))


@given(st.sampled_from(sorted(due.ROUNDS)), DAYS)
def test_a_round_is_the_last_that_fell_due(code, today):
    since, due_on = due.round_of(code, today)
    assert since < due_on < today
    following = due.next_due(code, today)
    assert today <= following
    assert following - due_on <= 366 * DAY
    # On the day after it is due, that very round is the one asked about.
    assert due.round_of(code, following + DAY)[1] == following


@given(st.sampled_from(sorted(due.ROUNDS)), DAYS, st.none() | DAYS)
def test_done_in_its_round_nothing_is_late(code, today, done_on):
    owed = due.of_round(code, done_on, today)
    since, due_on = due.round_of(code, today)
    assert owed.is_late == (done_on is None or done_on < since)
    assert owed.days_late == ((today - due_on).days if owed.is_late else 0)


@pytest.mark.parametrize(
    ("code", "today", "expected"),
    [
        ("poverty_list", D(2026, 3, 31), (D(2025, 1, 1), D(2025, 3, 31))),
        ("poverty_list", D(2026, 4, 1), (D(2026, 1, 1), D(2026, 3, 31))),
        ("monitored_list", D(2026, 4, 15), (D(2025, 12, 1), D(2026, 1, 15))),
        ("monitored_list", D(2026, 4, 16), (D(2026, 3, 1), D(2026, 4, 15))),
        ("benefits", D(2026, 4, 16), (D(2026, 1, 1), D(2026, 4, 15))),
    ],
)
def test_the_rounds_on_their_days(code, today, expected):
    assert due.round_of(code, today) == expected


def test_what_waits_is_as_late_as_its_oldest():
    assert due.of_waiting(3, D(2026, 2, 20), None, AS_OF).days_late == 10
    assert due.of_waiting(3, AS_OF, None, AS_OF).days_late == 0
    assert due.of_waiting(0, None, D(2026, 1, 1), AS_OF) == due.Owed(0, None, D(2026, 1, 1))


def test_every_duty_is_counted():
    assert WAITING.keys() == due.BY_CODE.keys() - due.ROUNDS
    assert DONE.keys() == due.BY_CODE.keys()


def of_home(stage, region=None) -> dict:
    return {line.duty.code: line.owed for line in board(region, AS_OF) if line.region.pk == "522636"}


def test_the_board_is_computed_from_the_rows(stage):
    owed = of_home(stage)
    assert owed["library"].waiting == 1
    assert owed["library"].days_late == (AS_OF - D(2024, 5, 20) - 30 * DAY).days
    assert owed["poverty_list"] == due.Owed(1, D(2025, 3, 31), None, (AS_OF - D(2025, 3, 31)).days)
    assert owed["confirmations"] == due.Owed(0, None, None)
    entry = people.listed(1, stage.county.region)
    type(entry).objects.filter(pk=entry.pk).update(recorded_at=TODAY - 450 * DAY)
    assert of_home(stage)["poverty_list"].is_late
    type(entry).objects.filter(pk=entry.pk).update(valid_to=AS_OF, closed_recorded_at=TODAY, removal="risk_removed")
    assert not of_home(stage)["poverty_list"].is_late  # the removal shows that it was brought up to date
    Mismatch.objects.create(
        kind=MismatchKind.UNKNOWN_WORKER, category="lifted_from_poverty", listing=entry, region=stage.county.region,
        department="rural", opened_on=AS_OF - 40 * DAY,
    )  # fmt: skip
    assert of_home(stage)["mismatches"] == due.Owed(1, AS_OF - 10 * DAY, None, 10)


def test_the_desk_and_the_board_agree_on_when_an_entry_is_late(stage):
    certified = stage.workshop.certified_on
    for days, late in ((30, 0), (31, 1)):
        day = certified + days * DAY
        with clock.at(factories.instant(day.year, day.month, day.day)):
            waits = {each.label: each for each in waiting_for(stage.county.rural)}["待录入项目库"]
            line = next(line for line in board(stage.county.region, day) if line.duty.code == "library")
        assert (waits.count, waits.overdue, line.owed.is_late) == (1, late, bool(late))


def test_the_board_costs_the_same_for_the_nation_as_for_a_county(stage, django_assert_num_queries):
    region = stage.county.region
    for place, counties in ((region, 1), (None, 2)):
        with django_assert_num_queries(2):
            assert len(board(place, AS_OF)) == counties * len(due.DUTIES)


def test_parts_add_up_counties_that_are_late(stage):
    made = parts(board(None, AS_OF), None)
    assert [(part.region.pk, part.counties, part.late["library"][0]) for part in made] == [("520000", 2, 2)]
    own = parts(board(stage.county.region, AS_OF), stage.county.region)
    assert own[0].region == stage.county.region


def test_what_an_office_owes_late_is_one_row_of_its_desk(stage, django_assert_num_queries):
    lines = board(stage.county.region, AS_OF)
    for user in (stage.county.rural, stage.county.hrss, stage.county.clerk):
        owed = [line.owed for line in lines if line.duty.department == user.department and line.owed.is_late]
        late = len(owed)
        assert user.region == stage.county.region
        with django_assert_num_queries(2):
            assert late_of(user, AS_OF) == owed
        rows = [each for each in areas_waiting(user, AS_OF) if each.label == "超期的信息共享事项"]
        assert [(each.count, each.overdue, each.url) for each in rows] == ([(late, late, "/sharing/")] if late else [])
        assert all(each.since == min(line.due_on for line in owed) for each in rows)
    assert len(late_of(stage.county.rural, AS_OF)) > 1
    assert late_of(stage.county.clerk, AS_OF) == []
    for user in (stage.province, stage.ministry):
        assert "超期的信息共享事项" not in {each.label for each in areas_waiting(user, AS_OF)}


def test_what_is_latest_stands_first(stage, visit):
    page = visit(stage.county.rural, reverse("reporting:sharing"))
    days = [line.owed.days_late for line, _, _ in page.context["lines"]]
    assert days == sorted(days, reverse=True)
    assert days[0] > 0


def test_the_page_by_role(stage, visit):
    address = reverse("reporting:sharing")
    for user in (stage.county.clerk, stage.county.hrss, stage.county.rural):
        page = visit(user, address)
        assert page.status_code == 200
        links = {line.duty.code for line, _, url in page.context["lines"] if url}
        assert links == {duty.code for duty in due.DUTIES if duty.department == user.department}
    assert [part.region.pk for part, _ in visit(stage.ministry, address).context["parts"]] == ["520000"]
    assert visit(stage.province, f"{address}?region=522636").context["is_county"]
    assert visit(stage.province, f"{address}?region=440000").status_code == 404
    assert visit(stage.other.clerk, f"{address}?region=522636").status_code == 404
    assert visit(stage.county.leader, address).status_code == 404


def test_the_workbook(stage, visit):
    book = visit(stage.province, f"{reverse('reporting:sharing')}?format=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(book.streaming_content))).active
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert len(rows) == 2 * len(due.DUTIES)
    assert ("522636", "项目库录入") in {(row[0], row[2]) for row in rows}


def test_the_clock_decides_what_is_late(stage):
    with clock.at(TODAY):
        late = [line.duty.code for line in board(stage.county.region, D(2024, 6, 1)) if line.owed.is_late]
    assert "library" not in late
