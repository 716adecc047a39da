"""Answers: what is kept is sound, means what was typed, and is read again as itself; figures equal plain arithmetic."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.rules import survey_flow as flow
from reporting.rules.survey_answers import LONG_MAX, SHORT_MAX, Wrong, as_typed, read, said, texts_of
from reporting.rules.survey_questions import KINDS, ROWS_MAX, Question, TableColumn, faults
from reporting.rules.survey_results import result, spread

OPTIONS = ("资金", "用工", "销售", "场地")
COLUMNS = (TableColumn("产品"), TableColumn("产量", numeric=True))


def question(kind: str, **more) -> Question:
    return Question("q1", kind, "题", required=False, options=OPTIONS, columns=COLUMNS, **more)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)
KIND = st.sampled_from(sorted(KINDS))
AMOUNTS = st.decimals(-(10**9), 10**9, places=2)


@given(KIND, JSON)
def test_whatever_is_sent_is_kept_soundly_or_refused(kind, sent):
    asked = question(kind)
    try:
        kept = read(asked, sent)
    except Wrong:
        return
    assert read(asked, kept) == kept
    assert isinstance(said(asked, kept), str)


@given(KIND, JSON)
def test_a_draft_takes_anything_and_stays_as_it_was_kept(kind, sent):
    asked = question(kind)
    try:
        kept = as_typed(asked, sent)
    except Wrong:
        return
    assert as_typed(asked, kept) == kept
    assert all(len(text) <= LONG_MAX for text in texts_of(kept))


@given(AMOUNTS)
def test_a_number_keeps_its_value(amount):
    assert Decimal(read(question("number"), f"{amount:,}")) == amount


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_range_is_kept_to(least, most, amount):
    least, most = sorted((least, most))
    asked = question("number", minimum=str(least), maximum=str(most))
    if least <= amount <= most:
        assert Decimal(read(asked, str(amount))) == amount
    else:
        with pytest.raises(Wrong, match="不能"):
            read(asked, str(amount))


@given(st.lists(st.sampled_from(OPTIONS), min_size=1))
def test_choices_come_once_and_in_the_order_of_the_question(chosen):
    assert read(question("multiple"), chosen) == [option for option in OPTIONS if option in chosen]


@given(st.lists(st.tuples(st.sampled_from(("", "围巾", " 桌 布 ")), st.integers(0, 10**6)), max_size=ROWS_MAX))
def test_a_table_keeps_its_rows_and_leaves_out_the_empty(rows):
    asked = question("table", rows=ROWS_MAX)
    kept = read(asked, [[name, str(count)] for name, count in rows] + [["", ""]]) or []
    assert [[" ".join(name.split()), str(count)] for name, count in rows] == kept


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_a_day_is_kept(day):
    assert read(question("date"), day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("short", "长" * (SHORT_MAX + 1)), ("long", "长" * (LONG_MAX + 1)), ("number", "1.234"), ("number", "１２a"),
        ("number", "1e5"), ("number", "9" * 13), ("single", "不在其中"), ("multiple", ["资金", "别的"]),
        ("date", "2026-02-30"), ("table", [["围巾", "很多"]]), ("photo", ["x"] * 7), ("single", True), ("short", {}),
    ],
)  # fmt: skip
def test_what_does_not_answer_is_refused(kind, wrong):
    with pytest.raises(Wrong):
        read(question(kind), wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_what_must_be_answered_is_asked_for(kind):
    asked = Question("q1", kind, "题", options=OPTIONS, columns=COLUMNS)
    for nothing in (None, [] if kind in ("multiple", "table", "photo") else ""):
        with pytest.raises(Wrong, match="必答题"):
            read(asked, nothing)


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_comes_back_from_its_json(kind):
    asked = question(kind, minimum="1", maximum="5.5", unit="件")
    assert Question.read(asked.stored()) == asked
    assert list(faults(asked)) == []


@given(st.lists(AMOUNTS, min_size=1, max_size=40))
def test_a_spread_is_plain_arithmetic(values):
    found = spread(values)
    assert (found.count, found.least, found.most, found.total) == (len(values), min(values), max(values), sum(values))
    assert found.least <= found.median <= found.most
    assert abs(found.mean * len(values) - sum(values)) <= Decimal("0.005") * len(values)


@given(st.lists(st.none() | st.lists(st.sampled_from(OPTIONS), min_size=1, unique=True)))
def test_counts_add_up(answers):
    found = result(question("multiple"), answers)
    assert sum(found.counts.values()) == sum(len(each) for each in answers if each)
    assert (found.sheets, found.answered) == (len(answers), sum(each is not None for each in answers))


@pytest.mark.parametrize(
    ("left", "mark"), [(30, ""), (8, ""), (7, "7"), (3, "7"), (2, "2"), (0, "2"), (-1, "late"), (-40, "late")]
)
def test_the_nearest_reminder_is_due(left, mark):
    today = datetime.date(2026, 3, 2)
    assert flow.reminder_due(today + datetime.timedelta(days=left), today) == mark


def test_only_fillers_hand_in_and_only_senders_give_back():
    assert flow.allowed_actions("waiting", frozenset({"filler"})) == ["save", "submit"]
    assert flow.allowed_actions("submitted", frozenset({"filler"})) == []
    assert flow.allowed_actions("submitted", frozenset({"sender"})) == ["reopen"]
    assert flow.row_for("submitted", "submit", frozenset({"filler"})).code == "wrong_state"
    assert flow.row_for("started", "submit", frozenset({"sender"})).code == "wrong_role"
