"""The table of applications for events, cell by cell, and the arithmetic of places."""

import datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.models import EventApplicationStatus
from catalog.rules.event_flow import Action, Phase, Role, State, allowed, organiser_of, phase_of
from catalog.rules.event_places import Places

B, D, A, X = Phase.BEFORE, Phase.DURING, Phase.AFTER, Phase.CANCELLED
W, C, O = Role.WORKSHOP, Role.COUNTY, Role.ORGANISER  # noqa: E741
ALLOWED = {
    (State.SUBMITTED, Action.RECOMMEND): ({B, D}, {C}),
    (State.SUBMITTED, Action.DECLINE): ({B, D, A, X}, {C}),
    (State.SUBMITTED, Action.WITHDRAW): ({B}, {W, C}),
    (State.RECOMMENDED, Action.ADMIT): ({B, D}, {O}),
    (State.RECOMMENDED, Action.DECLINE): ({B, D, A, X}, {O}),
    (State.RECOMMENDED, Action.WITHDRAW): ({B}, {W, C}),
    (State.ADMITTED, Action.ASSIGN): ({B, D}, {O}),
    (State.ADMITTED, Action.WITHDRAW): ({B}, {W, C}),
    (State.ADMITTED, Action.REPORT): ({A}, {W, C}),
}
FRESH_EYES = {Action.RECOMMEND, Action.ADMIT}


@pytest.mark.parametrize(("state", "action", "phase", "role"), list(product(State, Action, Phase, Role)))
def test_every_cell_of_the_matrix(state, action, phase, role):
    phases, roles = ALLOWED.get((state, action), (set(), set()))
    may = phase in phases and role in roles
    assert (action in allowed(state, phase, {role})) == may
    assert (action in allowed(state, phase, {role}, applied=True)) == (may and action not in FRESH_EYES)


def test_the_states_are_those_that_are_stored():
    assert {str(each) for each in State} == set(EventApplicationStatus.values)


def test_both_days_belong_to_the_event():
    first, last = datetime.date(2026, 4, 1), datetime.date(2026, 4, 5)
    days = {datetime.date(2026, 3, 31): B, first: D, last: D, datetime.date(2026, 4, 6): A}
    assert {day: phase_of(first, last, cancelled=False, today=day) for day in days} == days
    assert phase_of(first, last, cancelled=True, today=last) == Phase.CANCELLED


def test_who_gives_the_places():
    assert organiser_of(None, "520000", has_quota=False) is None
    assert organiser_of(None, "520000", has_quota=True) == "520000"
    assert organiser_of("522636", "520000", has_quota=True) == "522636"


PROVINCES = st.sampled_from(["110000", "440000", "520000", "650000"])
COUNTS = st.integers(0, 12)


@given(st.integers(0, 30), st.dictionaries(PROVINCES, COUNTS), st.lists(PROVINCES, max_size=60))
def test_admitting_while_places_are_free_never_overfills(offered, quotas, wishes):
    places, admitted = Places(offered, quotas), {}
    if places.overfull():
        return
    for province in wishes:
        if Places(offered, quotas, admitted).free_for(province):
            admitted[province] = admitted.get(province, 0) + 1
    places = Places(offered, quotas, admitted)
    assert places.taken <= offered
    assert all(admitted.get(province, 0) <= quota for province, quota in quotas.items())
    assert places.overfull() == ""


def test_places_are_not_wasted():
    places = Places(10, {"520000": 4}, {"520000": 4, "440000": 5})
    assert (places.free_for("520000"), places.free_for("440000"), places.free_for("110000")) == (0, 1, 1)


def test_quotas_beyond_the_places_are_named():
    assert "超过展会提供的 5 个" in Places(5, {"520000": 4}).with_quota("440000", 2).overfull()
    assert "不能更少" in Places(5, {"520000": 1}, {"520000": 2}).overfull()
