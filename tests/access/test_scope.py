"""Who sees which rows, on a ragged tree: every level, 兵团 and a prefecture without counties."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Q
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from workshops.access import scope
from workshops.access.models import Department, Duty, JournalEntry, User

# county leaders whose rows are looked at: one row in each certifying region
COUNTIES = ("522634", "522636", "441900", "650102", "659001")


@pytest.fixture
def rows(person):
    """One row of each certifying region: leaders' accounts, whose region is ``home_region``."""
    for code in COUNTIES:
        person(f"leader_{code}", Duty.LEADER, code)


def seen(user) -> set[str]:
    visible = scope.rows(User.objects.all(), user).exclude(pk=user.pk or 0)
    return set(visible.values_list("home_region_id", flat=True))


@pytest.mark.parametrize(
    ("code", "visible"),
    [
        (None, set(COUNTIES)),
        ("520000", {"522634", "522636"}),
        ("522600", {"522634", "522636"}),
        ("522636", {"522636"}),
        ("440000", {"441900"}),
        ("441900", {"441900"}),
        ("650000", {"650102"}),
        ("650100", {"650102"}),
        ("660000", {"659001"}),
        ("659001", {"659001"}),
    ],
)
@pytest.mark.parametrize("department", list(Department))
def test_an_office_sees_its_region_and_below(rows, person, code, visible, department):
    level = "nation" if code is None else code
    user = person("official", Duty.OFFICIAL, code or "nation", department)
    assert seen(user) == visible, level


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("nation", "nation"),
        ("520000", "province"),
        ("522600", "prefecture"),
        ("522636", "county"),
        ("441900", "county"),
        ("660000", "province"),
        ("659001", "county"),
    ],
)
def test_levels_follow_who_certifies(person, code, level):
    assert person("someone", Duty.CLERK, code).level == level


def test_a_leader_sees_only_the_own_rows(rows):
    leader = User.objects.get(username="leader_522636")
    assert list(scope.rows(User.objects.all(), leader)) == [leader]


@pytest.mark.parametrize("duty", [Duty.SYSADMIN, Duty.SECADMIN, Duty.AUDITOR, ""])
def test_administrators_and_accounts_without_a_duty_see_nothing(rows, person, duty):
    assert seen(person("admin", duty)) == set()


def test_visitors_disabled_accounts_and_closed_offices_see_nothing(rows, person):
    assert seen(AnonymousUser()) == set()
    disabled = person("disabled", Duty.CLERK, "522636", is_active=False)
    assert seen(disabled) == set()
    clerk = person("clerk", Duty.CLERK, "522636")
    clerk.office.is_active = False
    assert seen(clerk) == set()


def test_a_model_that_declares_nothing_is_seen_by_nobody(clerk, monkeypatch):
    monkeypatch.delattr(User, "scope_path")
    assert not scope.rows(User.objects.all(), clerk).exists()


def test_rows_kept_from_offices_stay_hidden_and_shared_rows_are_seen(rows, clerk, monkeypatch):
    leader = User.objects.get(username="leader_522636")
    monkeypatch.setattr(User, "office_rows", Q(duty="none"))
    assert seen(clerk) == set()
    monkeypatch.setattr(User, "shared_rows", Q(username="leader_441900"), raising=False)
    assert seen(clerk) == {"441900"}
    assert seen(leader) == {"441900"}


def test_one_row_is_judged_like_many(rows, clerk):
    own, foreign = (User.objects.get(username=f"leader_{code}") for code in ("522636", "522634"))
    assert scope.may_see(own, clerk)
    assert not scope.may_see(foreign, clerk)


def test_a_foreign_row_is_404_and_journalled_a_missing_one_is_404_only(rows, clerk):
    foreign = User.objects.get(username="leader_522634")
    for key in (foreign.pk, 987654, "no-number"):
        with pytest.raises(Http404) as raised:
            scope.get_visible_or_404(User.objects.all(), clerk, pk=key)
        assert str(raised.value) == ""
    entry = JournalEntry.objects.get(action="scope.refused")
    assert (entry.result, entry.actor, entry.object_id) == ("refused", clerk, str(foreign.pk))


def test_scope_costs_one_query_and_names_a_path_prefix(rows, clerk):
    clerk.office.region  # noqa: B018 loaded with the request's user
    with CaptureQueriesContext(
        connection,
    ) as queries:
        list(scope.rows(User.objects.all(), clerk))
    assert len(queries) == 1
    assert "LIKE '520000/522600/522636/%'" in queries[0]["sql"]
