"""The transition table of exemplary cases and the layout of their text: pure."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalog.models import CaseStatus
from catalog.rules import case_flow
from catalog.rules.case_flow import LABELS, TABLE, WHO, Action, NotAllowed, Role, State
from catalog.rules.cases_layout import blocks, cut

EXPECTED = {
    (State.DRAFT, Role.AUTHOR): {Action.SUBMIT: State.SUBMITTED, Action.WITHDRAW: State.WITHDRAWN},
    (State.RETURNED, Role.AUTHOR): {Action.SUBMIT: State.SUBMITTED, Action.WITHDRAW: State.WITHDRAWN},
    (State.SUBMITTED, Role.AUTHOR): {Action.WITHDRAW: State.WITHDRAWN},
    (State.SUBMITTED, Role.COUNTY): {Action.NOMINATE: State.NOMINATED, Action.RETURN: State.RETURNED},
    (State.NOMINATED, Role.COUNTY): {Action.WITHDRAW: State.WITHDRAWN},
    (State.NOMINATED, Role.PROVINCE): {
        Action.RECOMMEND: State.RECOMMENDED, Action.RETURN: State.RETURNED, Action.DECLINE: State.DECLINED,
    },
    (State.RECOMMENDED, Role.PROVINCE): {Action.WITHDRAW: State.WITHDRAWN},
    (State.RECOMMENDED, Role.MINISTRY): {Action.SELECT: State.SELECTED, Action.DECLINE: State.DECLINED},
    (State.SELECTED, Role.MINISTRY): {Action.PUBLISH: State.PUBLISHED, Action.DECLINE: State.DECLINED},
    (State.PUBLISHED, Role.MINISTRY): {Action.WITHDRAW: State.WITHDRAWN},
}  # fmt: skip
"""Written out a second time, so that a change of the table is a change of two places."""


@pytest.mark.parametrize(("state", "action", "role"), list(itertools.product(State, Action, Role)))
def test_states_by_actions_by_roles(state, action, role):
    expected = EXPECTED.get((state, role), {})
    assert (action in case_flow.allowed(state, {role}, drafted=False)) == (action in expected)
    if action in expected:
        assert case_flow.find(state, action, {role}, drafted=False).target == expected[action]
        return
    with pytest.raises(NotAllowed) as refused:
        case_flow.find(state, action, {role}, drafted=False)
    open_to_others = any(row.source == state and row.action == action for row in TABLE)
    assert refused.value.code == ("wrong_role" if open_to_others else "wrong_state")


def test_the_states_are_those_of_the_model_and_all_has_words():
    assert {state.value for state in State} == set(CaseStatus.values)
    assert LABELS.keys() == set(Action)
    assert WHO.keys() == set(Role)


def test_who_drafted_does_not_nominate():
    assert Action.NOMINATE not in case_flow.allowed(State.SUBMITTED, {Role.AUTHOR, Role.COUNTY}, drafted=True)
    with pytest.raises(NotAllowed) as refused:
        case_flow.find(State.SUBMITTED, Action.NOMINATE, {Role.COUNTY}, drafted=True)
    assert refused.value.code == "same_person"


@given(some.sets(some.sampled_from(list(Role))), some.booleans(), some.sampled_from(list(State)))
def test_what_is_offered_is_what_is_taken(roles, drafted, state):
    """Buttons and `find` never disagree, and every step leads away from its state."""
    offered = case_flow.allowed(state, roles, drafted=drafted)
    for action in Action:
        try:
            row = case_flow.find(state, action, roles, drafted=drafted)
        except NotAllowed:
            assert action not in offered
        else:
            assert action in offered
            assert row.target != state


def test_from_every_open_state_there_is_an_end_and_from_the_ends_nothing_but_withdrawing():
    assert {row.source for row in TABLE} == case_flow.OPEN | {State.PUBLISHED}
    assert {row.action for row in TABLE if row.source == State.PUBLISHED} == {Action.WITHDRAW}
    assert all(case_flow.needs_reason(row) for row in TABLE if row.action == Action.RETURN)


def test_short_numbered_lines_are_headings():
    body = "一、缘起\n\n从一块布说起。\n一、这是一整句话，所以不是标题。\n（二）做法"
    assert list(blocks(body)) == [
        ("heading", "一、缘起"), ("text", "从一块布说起。"), ("text", "一、这是一整句话，所以不是标题。"),
        ("heading", "（二）做法"),
    ]  # fmt: skip


@given(some.text(max_size=400))
def test_a_preview_is_one_short_line(text):
    assert len(cut(text)) <= 120
    assert "\n" not in cut(text)
