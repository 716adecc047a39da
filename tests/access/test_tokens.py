"""API tokens."""

import datetime

import pytest
import time_machine
from django.test import Client, override_settings
from django.urls import include, path
from django_otp.oath import totp
from rest_framework import serializers, viewsets
from rest_framework.routers import SimpleRouter

from workshops.access.actions import accounts
from workshops.access.actions.second_factor import prepare_device
from workshops.access.api import ScopedViewSetMixin
from workshops.access.models import ApiToken, Duty, JournalEntry, User

from .conftest import PASSWORD

TOKENS, PEOPLE = "/api/v1/tokens/", "/api/v1/people/"


class PersonSerializer(serializers.ModelSerializer):
    class Meta:
        model = User
        fields = ("username",)


class PersonViewSet(ScopedViewSetMixin, viewsets.ReadOnlyModelViewSet):
    queryset = User.objects.order_by("pk")
    serializer_class = PersonSerializer


router = SimpleRouter()
router.register("people", PersonViewSet)
urlpatterns = [
    path("api/v1/", include("workshops.access.api_urls")),
    path("api/v1/", include(router.urls)),
    path("", include("reporting.urls")),
    path("", include("workshops.access.urls")),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def ask(client):
    def posted(username="clerk", password=PASSWORD, **extra):
        return client.post(TOKENS, {"username": username, "password": password, **extra}, "application/json")

    return posted


def call(token: str, address: str = PEOPLE, method: str = "get"):
    return getattr(Client(), method)(address, headers={"Authorization": f"Token {token}"})


def test_a_token_works_and_only_its_digest_is_kept(ask, clerk):
    answer = ask()
    assert answer.status_code == 201
    token = answer.json()["token"]
    assert call(token).status_code == 200
    assert token not in str(ApiToken.objects.values().get())
    assert JournalEntry.objects.filter(action="token.issue", actor=clerk).exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda user, sysadmin: accounts.disable_account(user, by=sysadmin),
        lambda user, sysadmin: accounts.reset_password(user, by=sysadmin),
        lambda user, sysadmin: User.objects.filter(pk=user.pk).update(is_active=False),
        lambda user, sysadmin: User.objects.filter(pk=user.pk).update(duty=Duty.APPROVER),
        lambda user, sysadmin: ApiToken.objects.update(expires_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)),
    ],
)
def test_a_token_dies_with_any_change_of_its_account(ask, clerk, sysadmin, change):
    token = ask().json()["token"]
    change(clerk, sysadmin)
    assert call(token).status_code == 401


def test_a_token_can_be_revoked_by_itself(ask, clerk):
    token, other = ask().json()["token"], ask().json()["token"]
    assert call(token, TOKENS, "delete").status_code == 204
    assert call(token).status_code == 401
    assert call(other).status_code == 200


def test_refusals_read_the_same_and_lock_out(ask, clerk):
    unknown, wrong = ask("nobody"), ask(password="wrong")
    assert (unknown.status_code, unknown.json()) == (wrong.status_code, wrong.json())
    assert wrong.json()["code"] == "invalid_credentials"
    codes = [ask(password="wrong").status_code for _ in range(4)]
    assert codes == [401, 401, 401, 429]
    locked = ask()
    assert (locked.status_code, locked.json()["code"]) == (429, "locked_out")


def test_a_temporary_password_issues_no_token(ask, person):
    person("fresh", must_change_password=True)
    assert ask("fresh").json()["code"] == "password_change_due"


def test_the_second_factor_is_asked_here_too(ask, clerk):
    with override_settings(REQUIRE_SECOND_FACTOR=True):
        assert ask().json()["code"] == "second_factor_due"
        device = prepare_device(clerk)
        device.confirmed = True
        device.save()
        assert ask().json()["code"] == "otp_required"
        assert ask(otp="000000").json()["code"] == "otp_invalid"
        with time_machine.travel(datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC), tick=False):
            assert ask(otp=f"{totp(device.bin_key, t0=0, step=30):06d}").status_code == 201


def test_a_session_held_at_a_step_is_refused_with_a_code(client, person):
    client.force_login(person("fresh", must_change_password=True))
    answer = client.get(PEOPLE)
    assert (answer.status_code, answer.json()["code"]) == (403, "password_change_due")


def test_lists_are_scoped_and_foreign_rows_do_not_exist(ask, clerk, person):
    own, foreign = person("own", Duty.LEADER, "522636"), person("foreign", Duty.LEADER, "522634")
    token = ask().json()["token"]
    assert "foreign" not in call(token).content.decode()
    assert call(token, f"{PEOPLE}{own.pk}/").status_code == 200
    out, missing = call(token, f"{PEOPLE}{foreign.pk}/"), call(token, f"{PEOPLE}987654/")
    assert (out.status_code, missing.status_code) == (404, 404)
    assert out.content == missing.content
    assert JournalEntry.objects.filter(action="scope.refused", actor=clerk).count() == 1
