"""Automatic revocation, sentence by sentence of rules.md §4."""

from datetime import UTC, date, datetime, time

import pytest

from certification.revocation import History, Submission, YearState, assess, excused_by_correction
from tests.rules.build import LAST_INSTANT, at, history, sent, whole_year, windows

S = YearState


def look(life, as_of, window=whole_year):
    return assess(life, window, date.fromisoformat(as_of))


def states(standing):
    return {result.year: result.state for result in standing.years}


def test_the_year_of_certification_counts_as_confirmed_and_the_next_is_the_first_duty_year():
    standing = look(history("2022-12-31"), "2023-01-01")
    assert states(standing) == {2022: S.CERTIFIED, 2023: S.OPEN}
    assert look(history("2022-01-01"), "2024-12-31").revoked_on is None
    assert look(history("2022-01-01"), "2025-01-01").revoked_on == date(2025, 1, 1)


def test_two_consecutive_missed_years_end_the_status_on_the_day_after_the_second_window():
    life = history("2022-05-20")
    assert look(life, "2024-12-31").revoked_on is None
    standing = look(life, "2025-01-01")
    assert standing.revoked_on == date(2025, 1, 1)
    assert (standing.evidence.first.year, standing.evidence.second.year) == (2023, 2024)
    assert not standing.at_risk
    assert standing.would_end_on is None
    assert standing.actionable == ()


def test_one_confirmed_year_in_between_keeps_the_status():
    life = history("2021-12-20", y2023=[sent("2023-06-01", accepted="2023-06-05")], y2025=[sent("2025-02-01")])
    standing = look(life, "2025-12-31")
    assert states(standing) == {
        2021: S.CERTIFIED, 2022: S.MISSED, 2023: S.CONFIRMED, 2024: S.MISSED, 2025: S.PENDING,
    }  # fmt: skip
    assert standing.revoked_on is None


@pytest.mark.parametrize(
    ("instant", "state"),
    [
        (at("2023-12-31", LAST_INSTANT), S.PENDING),
        (datetime(2023, 12, 31, 15, 59, 59, 999999, UTC), S.PENDING),
        (datetime(2023, 12, 31, 16, 0, tzinfo=UTC), S.MISSED),
        (at("2024-01-01", time(0)), S.MISSED),
    ],
)
def test_the_last_instant_of_the_window_is_that_of_shanghai(instant, state):
    standing = look(history(y2023=[Submission(instant)]), "2024-01-01")
    assert states(standing)[2023] is state


def test_acceptance_after_the_close_still_confirms():
    life = history(y2023=[sent("2023-12-31", accepted="2024-08-01")])
    assert states(look(life, "2024-07-31"))[2023] is S.PENDING
    assert states(look(life, "2024-08-01"))[2023] is S.CONFIRMED


def test_a_pending_year_blocks_revocation_and_is_overdue_work():
    life = history(y2024=[sent("2024-12-30")])
    assert look(life, "2024-12-31").overdue_years == ()
    standing = look(life, "2025-01-01")
    assert standing.revoked_on is None
    assert standing.overdue_years == (2024,)
    assert look(life, "2025-12-31").revoked_on is None


def test_a_submission_first_made_after_the_window_is_not_timely():
    life = history(y2023=[sent("2024-01-01", accepted="2024-01-02")])
    assert states(look(life, "2024-01-02"))[2023] is S.MISSED


def test_a_returned_one_may_be_resubmitted_until_the_end_of_the_window():
    life = history(y2023=[sent("2023-03-01", returned="2023-03-05")])
    standing = look(life, "2023-06-01")
    assert states(standing)[2023] is S.RETURNED
    assert standing.current.deadline == date(2023, 12, 31)
    assert states(look(life, "2024-01-01"))[2023] is S.MISSED


def test_a_returned_one_may_be_resubmitted_within_15_days_when_that_is_later():
    returned = sent("2023-12-31", returned="2024-03-05")
    life = history(y2023=[returned])
    result = look(life, "2024-03-20").years[1]
    assert (result.state, result.deadline) == (S.RETURNED, date(2024, 3, 20))
    result = look(life, "2024-03-21").years[1]
    assert (result.state, result.closed_on) == (S.MISSED, date(2024, 3, 20))
    in_time = history(y2023=[returned, sent("2024-03-20", clock=LAST_INSTANT)])
    assert states(look(in_time, "2024-03-21"))[2023] is S.PENDING
    too_late = history(y2023=[returned, sent("2024-03-21", clock=time(0))])
    assert states(look(too_late, "2024-03-21"))[2023] is S.MISSED


def test_each_return_gives_its_own_15_days():
    chain = [
        sent("2023-12-20", returned="2023-12-28"),  # to 12 January
        sent("2024-01-12", returned="2024-02-01"),  # to 16 February
        sent("2024-02-16", returned="2024-05-01"),  # to 16 May
    ]
    assert look(history(y2023=chain), "2024-05-16").years[1].deadline == date(2024, 5, 16)
    chain.append(sent("2024-05-16", accepted="2024-09-01"))
    assert states(look(history(y2023=chain), "2024-09-01"))[2023] is S.CONFIRMED


def test_a_second_one_handed_in_while_the_first_still_waits_belongs_to_the_timely_case():
    life = history(y2023=[sent("2023-12-31"), sent("2024-01-05", accepted="2024-01-09")])
    assert states(look(life, "2024-01-09"))[2023] is S.CONFIRMED


def test_the_status_never_ends_before_the_time_given_by_a_return_is_over():
    life = history(y2024=[sent("2024-12-31", returned="2025-02-10")])
    assert look(life, "2025-02-25").revoked_on is None
    assert look(life, "2025-02-26").revoked_on == date(2025, 2, 26)


def test_an_earlier_year_returned_late_can_complete_the_two():
    life = history("2021-06-01", y2022=[sent("2022-12-31", returned="2024-03-01")])
    standing = look(life, "2024-03-16")
    assert (standing.revoked_on, standing.at_risk) == (None, True)
    assert look(life, "2024-03-17").revoked_on == date(2024, 3, 17)


def test_the_pair_that_is_complete_first_ends_the_status():
    # 2022 lapses only in 2025, long after 2023 and 2024 were both missed.
    life = history("2021-06-01", y2022=[sent("2022-12-31", returned="2025-03-01")])
    standing = look(life, "2025-06-01")
    assert standing.revoked_on == date(2025, 1, 1)
    assert [year["year"] for year in standing.evidence.to_json()] == [2023, 2024]


def test_narrowed_windows_of_each_year_count():
    narrow = windows({2024: ((1, 1), (6, 30))})
    assert look(history(), "2024-06-30", narrow).revoked_on is None
    assert look(history(), "2024-07-01", narrow).revoked_on == date(2024, 7, 1)
    early = windows({2024: ((1, 1), (2, 29)), 2025: ((1, 1), (2, 29))})
    assert look(history("2023-02-01"), "2024-03-01", early).years[1].closed_on == date(2024, 2, 29)
    assert look(history("2023-02-01"), "2025-03-01", early).revoked_on == date(2025, 3, 1)


def test_before_the_window_opens_a_year_is_upcoming():
    autumn = windows({2023: ((9, 1), (10, 31))})
    assert states(look(history(), "2023-08-31", autumn))[2023] is S.UPCOMING
    assert states(look(history(), "2023-09-01", autumn))[2023] is S.OPEN
    assert states(look(history(), "2023-10-31", autumn))[2023] is S.OPEN
    assert states(look(history(), "2023-11-01", autumn))[2023] is S.MISSED


def test_assessment_stops_at_the_revocation():
    life = history(y2025=[sent("2025-03-01", accepted="2025-03-02")])
    standing = look(life, "2026-05-01")
    assert standing.revoked_on == date(2025, 1, 1)
    assert [result.year for result in standing.years] == [2022, 2023, 2024]


def test_a_first_missed_year_puts_the_status_at_risk_until_the_next_is_in_and_accepted():
    assert not look(history(), "2023-12-31").at_risk
    assert look(history(), "2024-01-01").at_risk
    assert look(history(y2024=[sent("2024-02-01")]), "2024-02-01").at_risk
    assert not look(history(y2024=[sent("2024-02-01", accepted="2024-02-02")]), "2024-02-02").at_risk


def test_at_risk_between_a_narrow_window_and_the_new_year():
    narrow = windows({2023: ((1, 1), (6, 30))})
    assert look(history(), "2023-07-01", narrow).at_risk


def test_would_end_on_tells_the_day_if_nothing_more_is_done():
    assert look(history("2022-05-20"), "2022-05-20").would_end_on == date(2025, 1, 1)
    confirmed = history(y2023=[sent("2023-02-01", accepted="2023-02-02")])
    assert look(confirmed, "2024-06-01").would_end_on == date(2026, 1, 1)
    assert look(history(), "2024-06-01").would_end_on == date(2025, 1, 1)
    waiting = history(y2024=[sent("2024-06-01")])
    assert look(waiting, "2024-06-01").would_end_on == date(2027, 1, 1)


def test_two_years_can_be_handed_in_at_once_after_a_return():
    life = history(y2023=[sent("2023-12-31", returned="2024-01-10")])
    assert [(r.year, r.deadline) for r in look(life, "2024-01-11").actionable] == [
        (2023, date(2024, 1, 25)),
        (2024, date(2024, 12, 31)),
    ]


def test_imported_years_known_to_be_confirmed_count():
    life = History(date(2020, 3, 1), confirmed_years=frozenset({2022}))
    assert look(life, "2023-12-31").revoked_on is None
    assert look(life, "2025-01-01").revoked_on == date(2025, 1, 1)


def test_years_before_the_import_that_nobody_knows_about_are_neither_confirmed_nor_missed():
    life = History(date(2019, 3, 1), unknown_years=frozenset({2020, 2021, 2022}))
    standing = look(life, "2024-01-01")
    assert states(standing)[2022] is S.UNKNOWN
    assert (standing.revoked_on, standing.at_risk) == (None, True)  # 2023 alone was missed
    assert look(life, "2025-01-01").revoked_on == date(2025, 1, 1)
    only_between = History(date(2021, 3, 1), unknown_years=frozenset({2023}))
    assert look(only_between, "2024-12-31").revoked_on is None


def test_an_unknown_year_handed_in_here_after_all_is_what_it_is():
    life = History(
        date(2021, 3, 1), {2022: [sent("2022-06-01", accepted="2022-06-02")]}, unknown_years=frozenset({2022})
    )
    assert states(look(life, "2023-01-01"))[2022] is S.CONFIRMED


def test_a_correction_excuses_the_years_named_and_those_without_the_status():
    excused = excused_by_correction({2023, 2024}, date(2025, 1, 1), date(2026, 4, 1))
    assert excused == {2023, 2024, 2025, 2026}
    life = History(date(2022, 5, 20), excused_years=excused)
    assert states(look(life, "2026-04-01"))[2026] is S.EXCUSED
    assert look(life, "2028-12-31").revoked_on is None
    assert look(life, "2029-01-01").revoked_on == date(2029, 1, 1)
    assert excused_by_correction(set(), date(2025, 1, 1), date(2025, 1, 1)) == {2025}
    with pytest.raises(ValueError, match="before it takes effect"):
        excused_by_correction(set(), date(2025, 1, 1), date(2024, 12, 31))


def test_the_evidence_of_a_revocation_can_be_stored():
    life = history(y2024=[sent("2024-12-31", returned="2025-01-02")])
    assert look(life, "2026-01-01").evidence.to_json() == [
        {"year": 2023, "opens": "2023-01-01", "closes": "2023-12-31", "closed_on": "2023-12-31"},
        {"year": 2024, "opens": "2024-01-01", "closes": "2024-12-31", "closed_on": "2025-01-17"},
    ]


def test_a_day_before_the_certification_shows_only_its_year():
    assert states(look(history("2024-05-20"), "2023-01-01")) == {2024: S.CERTIFIED}


def test_a_submission_may_be_decided_at_the_instant_it_is_made():
    moment = at("2023-01-02")
    assert states(look(history(y2023=[Submission(moment, None, moment)]), "2023-01-02"))[2023] is S.CONFIRMED


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ((at("2023-01-02"), at("2023-01-03"), at("2023-01-03")), "not both"),
        ((at("2023-01-02"), at("2023-01-01"), None), "before it is made"),
        ((datetime(2023, 1, 2), None, None), "time zone"),
        ((at("2023-01-02"), None, datetime(2023, 1, 3)), "time zone"),
    ],
)
def test_facts_that_cannot_be_are_refused(facts, problem):
    with pytest.raises(ValueError, match=problem):
        Submission(*facts)
