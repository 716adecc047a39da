"""The second factor: forced on staff, not on leaders; recovery; reset."""

import datetime
import re

import pytest
import time_machine
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from workshops.access.actions.second_factor import reset_second_factor
from workshops.access.models import Duty, JournalEntry

ENROL, VERIFY, ELSEWHERE = "/accounts/second-factor/", "/accounts/second-factor/verify/", "/messages/"
NOON = datetime.datetime(2026, 3, 2, 4, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def clock(settings):
    settings.REQUIRE_SECOND_FACTOR = True
    with time_machine.travel(NOON, tick=False) as moved:
        yield moved


def code_of(user) -> str:
    device = TOTPDevice.objects.get(user=user)
    return f"{totp(device.bin_key, t0=0, step=30):06d}"


@pytest.fixture
def enrolled(client, sign_in, clerk, clock) -> list[str]:
    """The clerk, enrolled and signed out again; the recovery codes."""
    sign_in(clerk)
    client.get(ENROL)
    shown = client.post(ENROL, {"code": code_of(clerk)}).content.decode()
    client.post("/accounts/sign-out/")
    clock.shift(60)
    return re.findall(r"<code>([\w-]+)</code>", shown)


@pytest.mark.parametrize(
    ("duty", "forced"),
    [(Duty.CLERK, True), (Duty.OFFICIAL, True), (Duty.SYSADMIN, True), (Duty.AUDITOR, True), (Duty.LEADER, False)],
)
def test_staff_must_enrol_before_anything_else(client, sign_in, person, duty, forced):
    sign_in(person("someone", duty, "522636" if duty in ("clerk", "official", "leader") else None))
    answer = client.get(ELSEWHERE)
    assert answer.status_code == (302 if forced else 200)
    if forced:
        assert answer["Location"].startswith(ENROL)
        assert client.get("/accounts/password/")["Location"].startswith(ENROL)
        assert client.get(ELSEWHERE, headers={"HX-Request": "true"})["HX-Redirect"] == ENROL


def test_it_can_be_switched_off(client, sign_in, clerk, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    sign_in(clerk)
    assert client.get(ELSEWHERE).status_code == 200


def test_enrolling_shows_a_code_to_scan_and_recovery_codes(client, sign_in, clerk):
    sign_in(clerk)
    page = client.get(ENROL).content.decode()
    assert "<svg" in page
    assert "style=" not in page.split("<svg")[1]
    assert "验证码不正确" in client.post(ENROL, {"code": "000000"}).content.decode()
    session = client.cookies["sessionid"].value
    shown = client.post(ENROL, {"code": code_of(clerk)}).content.decode()
    assert len(re.findall(r"<code>[\w-]+</code>", shown)) == 10
    assert client.cookies["sessionid"].value != session
    assert client.get(ELSEWHERE).status_code == 200
    assert JournalEntry.objects.filter(action="second_factor.enrol", actor=clerk).exists()


def test_the_code_is_asked_after_the_password_and_leads_on(client, sign_in, clerk, enrolled):
    sign_in(clerk)
    due = client.get(ELSEWHERE)
    assert due["Location"].startswith(VERIFY)
    assert client.get(ENROL)["Location"].startswith(VERIFY)
    assert "验证码不正确" in client.post(VERIFY, {"code": "000000"}).content.decode()
    assert JournalEntry.objects.filter(action="second_factor.verify", result="refused").count() == 1
    assert client.get(ELSEWHERE).status_code == 302


def test_a_right_code_opens_once(client, sign_in, clerk, enrolled):
    sign_in(clerk)
    code = code_of(clerk)
    target = client.get(ELSEWHERE)["Location"]
    assert client.post(target, {"code": code})["Location"] == ELSEWHERE
    client.post("/accounts/sign-out/")
    sign_in(clerk)
    assert client.post(VERIFY, {"code": code}).status_code == 200


def test_next_after_the_code_stays_on_this_site(client, sign_in, clerk, enrolled):
    sign_in(clerk)
    assert client.post(f"{VERIFY}?next=//evil.example", {"code": code_of(clerk)})["Location"] == "/desk/"


def test_a_recovery_code_opens_once(client, sign_in, clerk, enrolled):
    for expected in (302, 200):
        sign_in(clerk)
        assert client.post(VERIFY, {"code": enrolled[0].upper()}).status_code == expected
        client.post("/accounts/sign-out/")


def test_wrong_codes_make_the_next_wait(client, sign_in, clerk, enrolled, clock):
    sign_in(clerk)
    for _ in range(3):
        client.post(VERIFY, {"code": "000000"})
    assert client.post(VERIFY, {"code": code_of(clerk)}).status_code == 200
    clock.shift(120)
    assert client.post(VERIFY, {"code": code_of(clerk)}).status_code == 302


def test_the_secadmin_resets_a_lost_device(client, sign_in, clerk, secadmin, enrolled):
    sign_in(clerk)
    reset_second_factor(clerk, by=secadmin)
    assert client.get(ELSEWHERE)["Location"].startswith("/accounts/sign-in/")
    sign_in(clerk)
    assert client.get(ELSEWHERE)["Location"].startswith(ENROL)


def test_a_person_who_enrolled_is_asked_even_where_it_is_not_required(client, sign_in, clerk, enrolled, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    sign_in(clerk)
    assert client.get(ELSEWHERE)["Location"].startswith(VERIFY)


def test_recovery_codes_can_be_renewed(client, sign_in, clerk, enrolled):
    sign_in(clerk)
    client.post(VERIFY, {"code": code_of(clerk)})
    fresh = re.findall(r"<code>([\w-]+)</code>", client.post(ENROL).content.decode())
    assert len(fresh) == 10
    assert not set(fresh) & set(enrolled)
