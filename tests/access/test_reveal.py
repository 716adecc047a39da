"""Revealing personal data: scope, purpose, password, journal, no store."""

import pytest

from workshops.access import phones
from workshops.access.models import Duty, JournalEntry

from .conftest import PASSWORD

PHONE = "13908550001"
GIVEN = {"purpose": "核实工坊联系方式", "password": PASSWORD}


@pytest.fixture
def path(person) -> str:
    leader = person("leader", Duty.LEADER, "522636")
    phones.seal_phone(leader, PHONE)
    leader.save()
    return f"/accounts/reveal/{phones.LABEL}/{leader.pk}/"


def test_the_value_is_shown_once_and_journalled_with_its_purpose(client, sign_in, clerk, path):
    sign_in(clerk)
    asked = client.get(path)
    assert "139****0001" in asked.content.decode()
    assert PHONE not in asked.content.decode()
    shown = client.post(path, GIVEN)
    assert PHONE in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    entry = JournalEntry.objects.get(action="personal_data.reveal")
    assert entry.detail == {"label": phones.LABEL, "purpose": GIVEN["purpose"]}
    assert PHONE not in str(entry.detail)


@pytest.mark.parametrize("missing", [{"password": "wrong"}, {"purpose": ""}, {"purpose": "看"}])
def test_password_and_purpose_are_needed(client, sign_in, clerk, path, missing):
    sign_in(clerk)
    assert PHONE not in client.post(path, {**GIVEN, **missing}).content.decode()
    assert not JournalEntry.objects.filter(action="personal_data.reveal").exists()


def test_guessing_the_password_here_locks_the_account(client, sign_in, clerk, path):
    sign_in(clerk)
    codes = [client.post(path, {**GIVEN, "password": "wrong"}).status_code for _ in range(5)]
    assert codes == [200] * 4 + [429]
    refused = JournalEntry.objects.filter(action="session.open", result="refused", object_id=str(clerk.pk))
    assert refused.count() == 5


@pytest.mark.parametrize(
    ("username", "duty", "code"),
    [("neighbour", Duty.CLERK, "522634"), ("other", Duty.LEADER, "522636"), ("chief", Duty.SYSADMIN, None)],
)
def test_out_of_scope_is_404_like_not_existing(client, sign_in, person, path, username, duty, code):
    sign_in(person(username, duty, code))
    foreign, missing = client.post(path, GIVEN), client.post(path.replace(path.split("/")[-2], "999999"), GIVEN)
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert foreign.content == missing.content


def test_only_declared_fields_can_be_asked_for(client, sign_in, clerk, path):
    sign_in(clerk)
    assert client.get(path.replace(phones.LABEL, "access.user.password")).status_code == 404
