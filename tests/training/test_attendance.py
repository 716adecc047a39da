"""The list of a session, and checking in with its code."""

import pytest
import time_machine
from django.core import signing
from django.urls import reverse

from tests import factories
from tests.employment.numbers import number
from tests.training.courses import PHONE, course, session, trainee
from training.actions import attendance
from training.models import Attendance
from training.views import checkin
from workshops.access import clock
from workshops.access.models import JournalEntry
from workshops.access.refusal import Refused


@pytest.fixture
def running(stage):
    """A course with a session that takes check-ins now (10 o'clock), and one trainee."""
    made = course(stage, status="running")
    made.person = trainee(stage, made)
    made.now = made.sessions.order_by("starts_at").first()
    made.address = reverse("training:check-in", args=[checkin.token_of(made.now)])
    return made


def test_the_list_is_kept_by_its_office_and_put_right(stage, running, as_user):
    address = reverse("training:session-attendance", args=[running.now.pk])
    client = as_user(running.by)
    assert running.person.name in client.get(address).content.decode()
    client.post(address, {"present": [running.person.pk]})
    assert running.now.attendances.get().by == running.by
    client.post(address, {"seen": [running.person.pk]})
    assert not running.now.attendances.exists()
    kept = JournalEntry.objects.filter(action="attendance.keep").order_by("pk").values_list("detail", flat=True)
    assert list(kept) == [
        {"added": [running.person.pk], "removed": []}, {"added": [], "removed": [running.person.pk]}
    ]  # fmt: skip
    for stranger in (stage.leader.user, stage.county.clerk, stage.other.hrss):
        assert as_user(stranger).get(address).status_code == 404
        assert as_user(stranger).post(address, {"present": [running.person.pk]}).status_code == 404


def test_a_check_in_that_came_meanwhile_is_not_undone(running):
    attendance.check_in(running.now.pk, name=running.person.name, tail=PHONE[-4:])
    assert attendance.keep_list(running.now.pk, by=running.by, present=[], seen=[]) == (0, 0)
    assert running.now.attendances.get().how == "qr"


def test_nobody_of_another_course_is_ticked(stage, running):
    stranger = trainee(stage, course(stage, title="另一班"), 2)
    with pytest.raises(Refused):
        attendance.keep_list(running.now.pk, by=running.by, present=[stranger.pk], seen=[])


@pytest.mark.parametrize("tail", [number(1)[-4:], number(1)[-4:].lower(), PHONE[-4:]])
def test_checked_in_by_name_and_the_end_of_a_number(client, running, tail):
    assert "签到" in client.get(running.address).content.decode()
    client.post(running.address, {"name": f" {running.person.name} ", "tail": tail})
    assert Attendance.objects.get().how == "qr"
    client.post(running.address, {"name": running.person.name, "tail": tail})
    assert Attendance.objects.count() == 1
    assert JournalEntry.objects.filter(action="attendance.check_in", actor=None).count() == 1


def test_the_answer_is_the_same_whoever_asks(client, running):
    def said(name: str, tail: str) -> str:
        return client.post(running.address, {"name": name, "tail": tail}).content.decode()

    wrong = [said("李无名", PHONE[-4:]), said(running.person.name, "9999")]
    assert not Attendance.objects.exists()
    assert {*wrong, said(running.person.name, PHONE[-4:])} == {wrong[0]}
    assert running.person.name not in wrong[0]


def test_taken_only_in_its_time_and_while_it_is_open(client, running):
    given = {"name": running.person.name, "tail": PHONE[-4:]}
    for hour, minute in ((7, 29), (12, 1)):
        with clock.at(factories.instant(2026, 3, 2, hour, minute)):
            assert "现在不能签到" in client.post(running.address, given).content.decode()
    with clock.at(factories.instant(2026, 3, 3)):
        client.post(running.address, given)
    assert not Attendance.objects.exists()
    running.now.checkin_open = False
    running.now.save()
    assert client.post(running.address, given).status_code == 404


def test_a_made_up_token_is_none(client, running):
    for token in ("abc", signing.dumps(running.now.uid.hex), signing.dumps("x", salt=checkin.SALT)):
        assert client.get(reverse("training:check-in", args=[token])).status_code == 404


def test_asked_too_often(client, running, monkeypatch):
    monkeypatch.setattr(checkin.AddressThrottle, "rate", "2/min")
    given = {"name": "李无名", "tail": "0000"}
    with time_machine.travel("2026-03-02T02:00:00Z", tick=False):
        answers = [client.post(running.address, given).status_code for _ in range(3)]
    assert answers == [200, 200, 429]


def test_withdrawn_people_check_in_no_more(client, running):
    from training.actions import trainees

    trainees.withdraw(running.person.pk, by=running.by)
    client.post(running.address, {"name": running.person.name, "tail": PHONE[-4:]})
    assert not Attendance.objects.exists()


def test_the_code_is_shown_to_the_office(stage, running, as_user):
    address = reverse("training:session-code", args=[running.now.pk])
    answer = as_user(running.by).get(address)
    assert answer["Content-Type"] == "image/svg+xml"
    assert b"<svg" in answer.content
    assert (
        address
        in as_user(running.by).get(reverse("training:training-sessions-detail", args=[running.now.pk])).content.decode()
    )
    assert as_user(stage.leader.user).get(address).status_code == 404
    later = session(running, "19:00", "20:00")
    assert as_user(stage.county.clerk).get(reverse("training:session-code", args=[later.pk])).status_code == 404
