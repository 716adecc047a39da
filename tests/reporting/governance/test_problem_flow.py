"""The table of a problem's steps, cell by cell; no database."""

import itertools

import pytest

from reporting.models import ProblemAction, ProblemKind, ProblemLevel, ProblemStatus
from reporting.rules import problem_flow as flow
from reporting.rules.problem_routing import LEVELS, ROUTES, first_department
from workshops.access.models import Department

HOLDER, OWN, BOTH, NOBODY = {flow.HOLDER}, {flow.OWN}, {flow.OWN, flow.HOLDER}, set()
MAY = {
    ("open", "holder"): {"take", "forward", "note"},
    ("open", "own"): {"note", "close"},
    ("in_progress", "holder"): {"settle", "forward", "escalate", "note"},
    ("in_progress", "own"): {"note", "close"},
    ("settled", "holder"): {"close"},
    ("settled", "own"): {"confirm", "reopen"},
    ("reopened", "holder"): {"take", "forward", "note"},
    ("reopened", "own"): {"note", "close"},
}
ACTIONS = sorted({row.action for row in flow.TABLE})


@pytest.mark.parametrize("status", ProblemStatus.values)
@pytest.mark.parametrize("roles", [HOLDER, OWN, BOTH, NOBODY], ids=["holder", "own", "both", "nobody"])
def test_states_by_actions_by_roles(status, roles):
    facts = flow.Facts(status, frozenset(roles), days_settled=flow.ANSWER_DAYS)
    expected = set().union(*(MAY.get((status, role), set()) for role in roles))
    assert set(flow.allowed_actions(facts)) == expected
    for action in ACTIONS:
        assert isinstance(flow.row_for(action, facts), flow.Transition) == (action in expected)


def test_the_words_are_those_of_the_models():
    assert {row.source for row in flow.TABLE} | {row.target for row in flow.TABLE} == set(ProblemStatus.values)
    assert set(ACTIONS) | {"raise"} == set(ProblemAction.values)
    assert ROUTES.keys() == set(ProblemKind.values)
    assert set(ROUTES.values()) == set(Department.values)
    assert set(LEVELS.values()) == set(ProblemLevel.values)


def test_what_is_over_stays_over():
    assert not {row.source for row in flow.TABLE} & {"confirmed", "closed"}


def test_limits_beside_the_table():
    def codes(action, **facts):
        return getattr(flow.row_for(action, flow.Facts(**facts)), "code", "")

    both = frozenset(BOTH)
    assert codes("escalate", status="in_progress", roles=both, has_above=False) == "no_level_above"
    assert codes("close", status="settled", roles=both, days_settled=14) == "too_early"
    assert codes("close", status="settled", roles=both, days_settled=15) == ""
    assert codes("confirm", status="settled", roles=both, settled_it=True) == "same_person"
    assert codes("take", status="settled", roles=both) == "wrong_state"
    assert codes("take", status="open", roles=frozenset(OWN)) == "wrong_role"


@pytest.mark.parametrize(("kind", "has_office"), list(itertools.product(ROUTES, (True, False))))
def test_culture_takes_what_has_no_office(kind, has_office):
    there = frozenset(Department.values) if has_office else frozenset({"culture"})
    assert first_department(kind, there) == (ROUTES[kind] if has_office else "culture")
