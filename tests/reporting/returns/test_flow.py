"""The table of a return's steps: every transition, and every role that may not take it."""

import pytest

from reporting.models import ReturnAction, ReturnLevel, ReturnStatus
from reporting.rules import return_flow as flow

ROLES = (
    flow.PREPARER, flow.SIGNER, flow.ABOVE_PREFECTURE, flow.ABOVE_PROVINCE, flow.MINISTRY, flow.WITH_PROVINCE,
)  # fmt: skip


def facts(level, status, *roles, **given) -> flow.Facts:
    return flow.Facts(level, status, frozenset(roles), **given)


def test_the_words_are_those_of_the_models():
    named = {row.source for row in flow.TABLE} | {row.target for row in flow.TABLE}
    assert named | {flow.CANCELLED} == set(ReturnStatus.values)
    assert {row.action for row in flow.TABLE} == set(ReturnAction.values)
    assert {level for row in flow.TABLE for level in row.levels} == set(ReturnLevel.values)
    assert named == flow.SENT | flow.IN_WORK
    assert set() == flow.SENT & flow.IN_WORK
    assert flow.DONE < flow.SENT


@pytest.mark.parametrize("row", flow.TABLE, ids=lambda row: f"{row.source}-{row.action}-{row.role}")
@pytest.mark.parametrize("role", ROLES)
def test_a_step_is_taken_by_its_role_alone(row, role):
    for level in row.levels:
        asked = facts(level, row.source, role, has_prefecture=bool(row.prefecture))
        takers = {
            each.role
            for each in flow.TABLE
            if (each.source, each.action) == (row.source, row.action)
            and level in each.levels
            and each.prefecture in (None, bool(row.prefecture))
        }
        found = flow.row_for(row.action, asked)
        if role in takers:
            assert isinstance(found, flow.Transition)
            assert found.target == row.target
        else:
            assert found.code == "wrong_role"


@pytest.mark.parametrize("level", ReturnLevel.values)
@pytest.mark.parametrize("status", ReturnStatus.values)
@pytest.mark.parametrize("prefecture", [True, False])
def test_a_step_that_the_state_does_not_know_is_refused_to_everybody(level, status, prefecture):
    here = {row.action for row in flow.TABLE if row.source == status and level in row.levels
            and row.prefecture in (None, prefecture)}  # fmt: skip
    asked = facts(level, status, *ROLES, has_prefecture=prefecture)
    for action in set(ReturnAction.values) - here:
        assert flow.row_for(action, asked).code == "wrong_state"
    assert set(flow.allowed_actions(asked)) == here


def test_who_prepared_does_not_send():
    for level, action in (("county", "submit"), ("province", "report"), ("nation", "conclude")):
        found = flow.row_for(action, facts(level, "draft", flow.SIGNER, flow.PREPARER, prepared_it=True))
        assert found.code == "same_person"


def test_the_prefecture_is_passed_over_where_there_is_none():
    with_one = facts("county", "submitted", *ROLES, has_prefecture=True)
    without = facts("county", "submitted", *ROLES)
    assert flow.allowed_actions(with_one) == ["pass", "return"]
    assert flow.allowed_actions(without) == ["accept", "return"]


def test_every_state_but_the_last_leads_on():
    for level in ReturnLevel.values:
        reachable, seen = {flow.OPEN}, set()
        while reachable - seen:
            seen |= (now := reachable - seen)
            reachable |= {row.target for row in flow.TABLE if level in row.levels and row.source in now}
        ends = {"county": "reported", "prefecture": "reported", "province": "received", "nation": "concluded"}
        assert ends[level] in reachable
