"""Signing in: sessions, limits, lock-out (ASVS V6, V7; security.md, authentication)."""

import datetime

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from workshops.access.models import JournalEntry, Office

from .conftest import PASSWORD

SIGN_IN = "/accounts/sign-in/"
OWN_PAGE = "/accounts/password/"


def signed_in(client) -> bool:
    return client.get(OWN_PAGE).status_code == 200


def test_signing_in_opens_a_new_session_and_is_journalled(client, sign_in, clerk):
    client.get(SIGN_IN)
    client.cookies["sessionid"] = "fixated"
    answer = sign_in(clerk)
    assert answer["Location"] == reverse("reporting:desk")
    assert client.cookies["sessionid"].value != "fixated"
    assert signed_in(client)
    assert JournalEntry.objects.get(action="session.open").actor == clerk


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_next_stays_on_this_site(sign_in, clerk, target):
    assert sign_in(clerk, next=target)["Location"] == reverse("reporting:desk")


def test_next_is_followed_within_the_site(sign_in, clerk):
    assert sign_in(clerk, next="/messages/?show=unread")["Location"] == "/messages/?show=unread"


def test_unknown_disabled_and_mistyped_read_the_same(client, sign_in, clerk, person):
    person("gone", is_active=False)
    answers = [sign_in("nobody"), sign_in("gone"), sign_in(clerk, "wrong")]
    texts = {answer.content.decode().split("data-error-summary")[1].split("</ul>")[0] for answer in answers}
    assert len(texts) == 1
    assert "用户名或密码不正确" in texts.pop()
    assert JournalEntry.objects.filter(action="session.open", result="refused").count() == 3


def test_unknown_users_cost_a_hash_too(sign_in, settings, monkeypatch, db):
    from django.contrib.auth import hashers

    hashed = []
    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", lambda self, password, salt: hashed.append(1) or "md5$s$0")
    sign_in("nobody")
    assert hashed


def test_sign_out_is_post_only(client, sign_in, clerk):
    sign_in(clerk)
    assert client.get("/accounts/sign-out/").status_code == 405
    assert signed_in(client)
    client.post("/accounts/sign-out/")
    assert not signed_in(client)


@pytest.mark.parametrize(("after", "still"), [({"minutes": 29}, True), ({"minutes": 31}, False)])
def test_idle_sessions_end(client, sign_in, clerk, after, still):
    start = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)
    with time_machine.travel(start, tick=False) as clock:
        sign_in(clerk)
        clock.shift(datetime.timedelta(**after))
        assert signed_in(client) is still


def test_busy_sessions_end_after_twelve_hours(client, sign_in, clerk):
    start = datetime.datetime(2026, 3, 2, 0, tzinfo=datetime.UTC)
    with time_machine.travel(start, tick=False) as clock:
        sign_in(clerk)
        for _ in range(12 * 3):
            assert signed_in(client)
            clock.shift(datetime.timedelta(minutes=20))
        clock.shift(datetime.timedelta(seconds=1))
        assert not signed_in(client)
    assert JournalEntry.objects.filter(action="session.expire", actor=clerk).exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda user: setattr(user, "is_active", False),
        lambda user: setattr(user, "duty", "approver"),
        lambda user: user.set_password("Another-one-2026"),
        lambda user: setattr(user, "session_stamp", 1),
        lambda user: setattr(user, "office", Office.objects.create(region=None, department="rural", name="国家")),
    ],
)
def test_a_changed_account_loses_its_session_at_the_next_request(client, sign_in, clerk, change):
    sign_in(clerk)
    assert signed_in(client)
    change(clerk)
    clerk.save()
    assert not signed_in(client)


def test_a_closed_office_ends_its_peoples_sessions(client, sign_in, clerk):
    sign_in(clerk)
    Office.objects.update(is_active=False)
    assert not signed_in(client)


def test_lost_sessions_open_the_sign_in_page_as_a_page_under_htmx(client, regions):
    answer = client.get(OWN_PAGE, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer["HX-Redirect"].startswith(SIGN_IN)


def test_an_account_locks_and_the_lock_survives_a_flush(client, sign_in, clerk):
    for _ in range(4):
        assert sign_in(clerk, "wrong").status_code == 200
    assert sign_in(clerk, "wrong").status_code == 429
    cache.clear()
    answer = sign_in(clerk)
    assert answer.status_code == 429
    assert "约 15 分钟后" in answer.content.decode()
    assert int(answer["Retry-After"]) == 900
    assert not signed_in(client)


def test_the_lock_opens_by_itself(sign_in, clerk):
    with time_machine.travel(datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC), tick=False) as clock:
        for _ in range(5):
            sign_in(clerk, "wrong")
        clock.shift(datetime.timedelta(minutes=14))
        assert "约 1 分钟后" in sign_in(clerk).content.decode()
        clock.shift(datetime.timedelta(minutes=2))
        assert sign_in(clerk).status_code == 302


def test_unknown_accounts_lock_like_known_ones(sign_in, db):
    assert [sign_in("nobody", "wrong").status_code for _ in range(5)] == [200] * 4 + [429]


def test_an_address_locks_late_and_a_success_does_not_clear_it(client, sign_in, clerk):
    for number in range(29):
        assert sign_in(f"guess{number}", "wrong").status_code == 200
    assert sign_in(clerk).status_code == 302
    client.post("/accounts/sign-out/")
    assert sign_in("guess29", "wrong").status_code == 429
    assert sign_in(clerk).status_code == 429


def test_a_temporary_password_must_be_changed_first(client, sign_in, person):
    person("fresh", must_change_password=True)
    sign_in("fresh")
    assert client.get("/messages/")["Location"].startswith(OWN_PAGE)
    new = "Danzhai-laran-88"
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post(OWN_PAGE, form).status_code == 302
    assert client.get("/messages/").status_code == 200


def test_weak_and_unchanged_passwords_are_refused(client, sign_in, clerk):
    sign_in(clerk)
    for new, said in [("password123", "常见"), (PASSWORD, "不能与当前密码相同"), ("7291038465", "只包含数字")]:
        answer = client.post(OWN_PAGE, {"old_password": PASSWORD, "new_password1": new, "new_password2": new})
        assert answer.status_code == 200
        assert said in answer.content.decode(), new


def test_guessing_the_current_password_locks_the_account(client, sign_in, clerk):
    sign_in(clerk)
    new = "Danzhai-laran-88"
    guess = {"old_password": "wrong", "new_password1": new, "new_password2": new}
    assert "当前密码不正确。" in client.post(OWN_PAGE, guess).content.decode()
    assert [client.post(OWN_PAGE, guess).status_code for _ in range(4)] == [200] * 3 + [429]
    client.logout()
    assert sign_in(clerk).status_code == 429
