"""The rules of the monitoring, without a database: terms, signals, the table of steps and the nightly plan."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certification.history import History
from certification.revocation import assess
from certification.windows import window_of
from reporting.models import FlagAction, FlagLevel, FlagStatus, Severity
from reporting.queries.signal_facts import year_before
from reporting.rules import flag_flow as flow
from reporting.rules import flag_plan
from reporting.rules.check_in_term import (
    STAGES,
    closes_on,
    due_stage,
    last_closed,
    open_quarters,
    quarter_of,
    stage_day,
)
from reporting.rules.return_periods import QUARTER, Period
from reporting.rules.signals import SIGNALS, evidence_of, find_all
from reporting.rules.signals.base import CheckedIn, Facts, Found, Right
from workshops.access.models import Department

D = datetime.date
TODAY, CERTIFIED = D(2026, 3, 2), D(2024, 5, 20)
STOPPED = CheckedIn(Period(QUARTER, 2026, 1), "stopped")
DAYS = st.dates(D(2022, 1, 1), D(2030, 12, 31))
SEASONAL = {"certified_on": D(2023, 1, 1), "sold_quarters": frozenset({D(2024, 4, 1), D(2025, 1, 1), D(2025, 4, 1)})}


def standing(today=TODAY, certified_on=CERTIFIED, confirmed=(2025,)):
    return assess(History(certified_on, {}, frozenset(confirmed), frozenset(), frozenset()), window_of, today)


def facts(today=TODAY, **given) -> Facts:
    given.setdefault("certified_on", CERTIFIED)
    given.setdefault("standing", standing(today, given["certified_on"]))
    return Facts(today=today, **given)


def sound(today=TODAY, **given) -> Facts:
    """Of a workshop that nothing is wrong with."""
    quarters = (quarter_of(today).previous, quarter_of(today).previous.previous)
    usual = {
        "workers": 12, "workers_year_ago": 12, "poor_workers": 5, "poor_workers_year_ago": 5,
        "first_spell_on": D(2025, 1, 1), "paid_until": D(2026, 1, 31), "sold_in": D(2026, 1, 1),
        "check_ins": tuple(CheckedIn(each, "producing") for each in quarters),
    }  # fmt: skip
    return facts(today, **(usual | given))


@given(DAYS)
def test_one_or_two_quarters_are_open_and_each_for_its_quarter_and_fifteen_days(day):
    there = open_quarters(day)
    assert there[-1] == quarter_of(day)
    assert all(each.first <= day <= closes_on(each) for each in there)
    assert not last_closed(day).first <= day <= closes_on(last_closed(day))
    assert len(there) == (2 if day <= closes_on(quarter_of(day).previous) else 1)


@given(DAYS)
def test_of_a_quarter_s_reminders_only_the_newest_is_due(day):
    for quarter in (quarter_of(day).previous, quarter_of(day)):
        stage = due_stage(quarter, day)
        passed = [each for each in STAGES if stage_day(quarter, each) <= day]
        assert stage == (passed[-1] if passed and day <= closes_on(quarter) else None)


def test_nothing_is_found_of_a_sound_workshop():
    assert find_all(sound()) == {}


@pytest.mark.parametrize(
    ("code", "given", "severity"),
    [
        ("no_pay", {"paid_until": D(2025, 11, 30)}, "notice"),
        ("no_pay", {"paid_until": D(2025, 8, 31)}, "serious"),
        ("no_pay", {"paid_until": D(2025, 12, 1)}, None),
        ("no_pay", {"paid_until": None, "first_spell_on": D(2026, 1, 5)}, None),
        ("no_pay", {"paid_until": None, "workers": 0, "workers_year_ago": 0}, None),
        ("no_sales", {"sold_in": D(2025, 6, 1)}, "notice"),
        ("no_sales", {"sold_in": D(2025, 7, 1)}, None),
        ("no_sales", {"sold_in": D(2024, 12, 1)}, "serious"),
        ("no_sales", {"sold_in": None, "certified_on": D(2025, 8, 1)}, None),
        # Entered here lately, by import or by a correction of its status: what is missing before says nothing.
        ("no_pay", {"paid_until": None, "first_spell_on": D(2019, 1, 5), "registered_on": D(2025, 12, 1)}, None),
        ("no_pay", {"paid_until": None, "first_spell_on": D(2019, 1, 5), "registered_on": D(2025, 11, 30)}, "notice"),
        ("no_pay", {"paid_until": None, "first_spell_on": D(2019, 1, 5), "certified_on": D(2026, 1, 5)}, None),
        ("no_sales", {"sold_in": None, "registered_on": D(2025, 7, 1)}, None),
        ("no_sales", {"sold_in": None, "registered_on": D(2025, 6, 30)}, "notice"),
        ("no_check_in", {"check_ins": (), "registered_on": D(2025, 8, 1)}, None),
        ("listed_unsold", {"listed_since": D(2024, 9, 1), "sold_in": None, "registered_on": D(2025, 9, 1)}, None),
        # Sold in winter and spring alone: no alarm in its summer, but when the season brings nothing.
        ("no_sales", SEASONAL | {"sold_in": D(2025, 6, 1)}, None),
        ("no_sales", SEASONAL | {"sold_in": D(2025, 6, 1), "certified_on": D(2024, 8, 1)}, "notice"),
        ("no_sales", SEASONAL | {"sold_in": D(2025, 6, 1), "sold_quarters": frozenset({D(2025, 4, 1), D(2024, 10, 1)})},
         "notice"),
        ("no_sales", SEASONAL | {"sold_in": D(2024, 6, 1), "sold_quarters": frozenset({D(2024, 4, 1)})}, "serious"),
        ("workers_falling", {"workers": 8}, "notice"),
        ("workers_falling", {"workers": 9}, None),
        ("workers_falling", {"workers": 4}, "serious"),
        ("workers_falling", {"workers": 1, "workers_year_ago": 5}, None),
        ("poor_workers_falling", {"poor_workers": 3}, "notice"),
        ("poor_workers_falling", {"poor_workers": 0}, "serious"),
        ("poor_workers_falling", {"poor_workers": 0, "poor_workers_year_ago": 2}, None),
        ("stopped", {"check_ins": (STOPPED,)}, "notice"),
        ("stopped", {"check_ins": (CheckedIn(Period(QUARTER, 2026, 1), "closed"),)}, "serious"),
        ("stopped", {"check_ins": (STOPPED, CheckedIn(Period(QUARTER, 2025, 4), "stopped"))}, "serious"),
        ("no_check_in", {"check_ins": ()}, "serious"),
        ("no_check_in", {"check_ins": (CheckedIn(Period(QUARTER, 2025, 2), "producing"),)}, "notice"),
        ("no_check_in", {"check_ins": (CheckedIn(Period(QUARTER, 2026, 1), "producing"),)}, None),
        ("no_check_in", {"check_ins": (), "certified_on": D(2025, 8, 1)}, None),
        ("right_expiring", {"rights": (Right("商标", D(2026, 5, 31)),)}, "notice"),
        ("right_expiring", {"rights": (Right("商标", D(2026, 6, 1)),)}, None),
        ("right_expiring", {"rights": (Right("商标", D(2026, 3, 1)), Right("专利", D(2026, 4, 1)))}, "serious"),
        ("right_expiring", {"rights": (Right("商标", D(2025, 3, 1)),)}, None),
        ("problem_overdue", {"problems_due": (D(2026, 3, 1), D(2026, 4, 1))}, "notice"),
        ("problem_overdue", {"problems_due": (D(2026, 1, 1),)}, "serious"),
        ("problem_overdue", {"problems_due": (TODAY,)}, None),
        ("listed_unsold", {"listed_since": D(2024, 9, 1), "sold_in": D(2025, 2, 1)}, "notice"),
        ("listed_unsold", {"listed_since": D(2024, 9, 1), "sold_in": None, "ordered_on": D(2025, 3, 1)}, None),
        ("listed_unsold", {"listed_since": D(2025, 9, 1), "sold_in": None}, None),
    ],
)  # fmt: skip
def test_each_signal_at_its_limits(code, given, severity):
    found = SIGNALS[code].find(sound(**given))
    assert (found.severity if found else None) == severity
    if found:
        assert found.facts.keys() <= SIGNALS[code].labels.keys()


def test_risk_and_window_are_asked_of_certification_s_rule():
    missed = standing(confirmed=())
    assert missed.at_risk
    found = SIGNALS["at_risk"].find(sound(standing=missed))
    assert found.facts == {"missed_year": 2025, "would_end_on": missed.would_end_on.isoformat()}
    late = D(2026, 12, 5)
    assert SIGNALS["at_risk"].find(sound(late, standing=standing(late, confirmed=()))).severity == "serious"
    assert SIGNALS["unconfirmed"].find(sound(late, standing=standing(late))).severity == "notice"
    assert SIGNALS["unconfirmed"].find(sound(D(2026, 12, 24), standing=standing(D(2026, 12, 24)))).severity == "serious"
    assert SIGNALS["unconfirmed"].find(sound()) is None


@given(st.integers(0, 300), st.integers(0, 300))
def test_falling_is_by_a_third_exactly(now, before):
    found = SIGNALS["workers_falling"].find(sound(workers=now, workers_year_ago=before))
    assert (found is not None) == (before >= 6 and before - now >= before / 3)


PAST = st.dates(D(2016, 1, 1), TODAY)
COUNTS, SOON = st.integers(0, 30), st.dates(D(2024, 1, 1), D(2027, 1, 1))
ANY = st.fixed_dictionaries(
    {
        "certified_on": st.dates(D(2016, 1, 1), D(2024, 12, 31)), "registered_on": st.none() | PAST,
        "workers": COUNTS, "workers_year_ago": COUNTS, "poor_workers": COUNTS, "poor_workers_year_ago": COUNTS,
        "first_spell_on": st.none() | PAST, "paid_until": st.none() | PAST, "sold_in": st.none() | PAST,
        "sold_quarters": st.frozensets(PAST.map(lambda day: quarter_of(day).first), max_size=8),
        "ordered_on": st.none() | PAST, "listed_since": st.none() | PAST,
        "rights": st.lists(st.builds(Right, st.just("商标"), SOON), max_size=2).map(tuple),
        "problems_due": st.lists(SOON, max_size=3).map(tuple),
        "check_ins": st.lists(
            st.builds(CheckedIn, PAST.map(quarter_of), st.sampled_from(("producing", "stopped", "closed"))),
            max_size=4, unique_by=lambda each: each.quarter,
        ).map(lambda made: tuple(sorted(made, key=lambda each: each.quarter.first, reverse=True))),
    }
)  # fmt: skip


def mended(code: str, there: Facts) -> Facts:
    """What the workshop or its office would enter for the flag of this code."""
    answer = CheckedIn(quarter_of(there.today), "producing")
    same = replace(answer, status=there.check_ins[0].status if there.check_ins else "producing")
    return replace(there, **{
        "stopped": {"check_ins": (answer, *(each for each in there.check_ins if each.quarter != answer.quarter))},
        "no_check_in": {"check_ins": (same, *there.check_ins)},
        "no_pay": {"paid_until": there.today},
        "workers_falling": {"workers": there.workers_year_ago},
        "poor_workers_falling": {"poor_workers": there.poor_workers_year_ago},
        "no_sales": {"sold_in": last_closed(there.today).first},
        "listed_unsold": {"ordered_on": there.today},
        "right_expiring": {"rights": ()},
        "problem_overdue": {"problems_due": ()},
        "at_risk": {"standing": standing(there.today)},
        "unconfirmed": {"standing": standing(there.today)},
    }[code])  # fmt: skip


@settings(max_examples=200)
@given(ANY)
def test_every_flag_closes_by_what_is_entered_for_it_and_no_other_with_it(given):
    there = facts(**given, standing=standing(confirmed=()))
    found = find_all(there)
    for code in found:
        after = find_all(mended(code, there))
        assert code not in after
        along = {"stopped": {"no_check_in"}, "no_sales": {"listed_unsold"}}.get(code, set())
        assert found.keys() - after.keys() <= {code} | along
        assert after.keys() - found.keys() <= ({"no_pay"} if code == "workers_falling" else set())


@settings(max_examples=200)
@given(ANY, st.dates(D(2025, 12, 1), TODAY), st.booleans())
def test_of_a_workshop_entered_lately_nothing_is_missed(given, lately, is_new):
    there = facts(**(given | {"certified_on" if is_new else "registered_on": lately}), standing=standing())
    assert not find_all(there).keys() & {"no_pay", "no_sales", "no_check_in", "listed_unsold"}


@given(st.dates(D(2020, 1, 1), D(2032, 12, 31)))
def test_the_day_a_year_ago_is_there_in_leap_years_too(today):
    before = year_before(today)
    assert (today - before).days in (365, 366)
    assert before.month == today.month


def test_what_is_gone_leaves_its_evidence():
    cleared = sound(paid_until=D(2026, 2, 28))
    assert evidence_of("no_pay", cleared) == {"paid_until": "2026-02-28", "workers": 12}
    for code, signal in SIGNALS.items():
        assert evidence_of(code, cleared).keys() <= signal.labels.keys()
    assert evidence_of("long_gone", cleared) == {}


def test_the_words_are_those_of_the_models():
    assert {row.target for row in flow.TABLE} == set(FlagStatus.values)
    assert {row.action for row in flow.TABLE} == set(FlagAction.values)
    assert {flow.COUNTY, flow.PREFECTURE, flow.PROVINCE} == set(FlagLevel.values)
    assert {signal.department for signal in SIGNALS.values()} == set(Department.values)
    assert set(flag_plan.GRAVITY) == set(Severity.values)
    assert all(signal.code == code and len(code) <= 24 for code, signal in SIGNALS.items())


OWNER_OPEN = {"normal", "helped", "problem", "stopped", "other", "forward", "note"}
MAY = {
    ("open", "owner"): OWNER_OPEN,
    ("open", "above"): {"note"},
    ("handled", "owner"): {"note"},
    ("handled", "above"): {"note", "return"},
}


@pytest.mark.parametrize("status", FlagStatus.values)
@pytest.mark.parametrize("role", ["owner", "above", "nobody"])
def test_states_by_actions_by_roles(status, role):
    there = flow.Facts(status, frozenset({role}), may_raise_problem=True, may_check_in=True)
    assert set(flow.allowed_actions(there)) == MAY.get((status, role), set())
    again = replace(there, is_problem=True)
    assert set(flow.allowed_actions(there)) - set(flow.allowed_actions(again)) <= {"problem"}
    assert "problem" not in flow.allowed_actions(again)
    bare = flow.allowed_actions(replace(there, may_raise_problem=False, may_check_in=False, has_beside=False))
    assert not set(bare) & {"problem", "stopped", "forward"}
    assert not set(flow.allowed_actions(there)) & {"raise", "escalate", "recall", "clear"}


FOUND = st.dictionaries(
    st.sampled_from(("no_pay", "no_sales", "stopped")),
    st.builds(Found, st.sampled_from(("notice", "serious")), st.just({"n": 1}) | st.just({"n": 2})),
)
STANDINGS = st.lists(
    st.builds(
        flag_plan.Standing, st.sampled_from(("no_pay", "no_sales", "stopped", "gone")),
        st.sampled_from(("open", "handled")), st.sampled_from(("notice", "serious")),
        st.sampled_from(("county", "prefecture", "province")), st.dates(D(2025, 6, 1), TODAY), st.just({"n": 1}),
    ), unique_by=lambda each: each.signal,
)  # fmt: skip
LEVELS = st.sampled_from([frozenset({"prefecture", "province"}), frozenset({"province"}), frozenset()])


@settings(max_examples=300)
@given(FOUND, STANDINGS, LEVELS)
def test_after_the_round_nothing_is_left_to_do(found, flags, levels):
    after = taken(found, flags, levels)
    assert {flag.signal for flag in after} == found.keys()
    assert flag_plan.steps(found, after, TODAY, levels) == []


def taken(found, flags, levels) -> list[flag_plan.Standing]:
    standing = {flag.signal: flag for flag in flags}
    for step in flag_plan.steps(found, flags, TODAY, levels):
        was = standing.get(step.signal)
        assert step.action == "refresh" or [
            row for row in flow.TABLE
            if (row.source, row.action, row.role) == (was.status if was else "", step.action, "system")
        ]  # fmt: skip
        if step.action == "clear":
            del standing[step.signal]
            continue
        status = "open" if step.action in ("raise", "recall") else was.status
        acted = was.acted_on if step.action == "refresh" else TODAY
        standing[step.signal] = flag_plan.Standing(
            step.signal, status, step.found.severity, step.level, acted, step.found.facts
        )
    return list(standing.values())


def test_left_lying_it_goes_up_a_list_every_thirty_days_and_skips_what_the_tree_lacks():
    both = frozenset({"prefecture", "province"})
    assert flow.level_above("county", both) == "prefecture"
    assert flow.level_above("county", frozenset({"province"})) == "province"
    assert flow.level_above("province", both) is None
    day = datetime.timedelta(days=1)
    assert not flow.escalates("open", TODAY - 29 * day, TODAY)
    assert flow.escalates("open", TODAY - 30 * day, TODAY)
    assert not flow.escalates("handled", TODAY - 300 * day, TODAY)
    assert flow.recalls("handled", TODAY - 90 * day, TODAY, worse=False)
    assert flow.recalls("handled", TODAY, TODAY, worse=True)
    assert not flow.recalls("open", TODAY - 90 * day, TODAY, worse=True)
