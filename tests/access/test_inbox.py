"""The outbox, its delivery, and the inbox."""

import datetime
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from workshops.access import notify
from workshops.access.actions import accounts, delivery
from workshops.access.models import Department, Duty, Message, Notice, User

from .conftest import office

LOCMEM = "django.core.mail.backends.locmem.EmailBackend"
BROKEN = "tests.access.test_inbox.BrokenBackend"


class BrokenBackend:
    """A mail server that is away."""

    def __init__(self, *args, **kwargs):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError("clerk@example.cn refused")


@pytest.fixture(autouse=True)
def _mail(settings):
    settings.EMAIL_NOTICES, settings.SITE_URL = True, "https://feiyi.example"
    settings.EMAIL_BACKEND = LOCMEM


def post(**to):
    return notify.post(kind="test.kind", title="请办理年度确认", body="窗口今日开启。", link="/messages/?x=1", **to)


def test_an_office_notice_reaches_whoever_works_there(person, clerk):
    person("approver", Duty.APPROVER, "522636")
    person("neighbour", Duty.CLERK, "522634")
    person("hrss", Duty.APPROVER, "522636", Department.HRSS)
    person("gone", Duty.CLERK, "522636", is_active=False)
    post(to_office=("culture", clerk.region))
    assert delivery.deliver_notices() == 2
    assert {message.user.username for message in Message.objects.all()} == {"clerk", "approver"}
    assert delivery.deliver_notices() == 0


def test_the_ministry_is_an_office_too(person, clerk):
    person("ministry", Duty.OFFICIAL, "nation")
    post(to_office=("culture", None))
    delivery.deliver_notices()
    assert [message.user.username for message in Message.objects.all()] == ["ministry"]


def test_a_person_who_moved_leaves_the_messages_of_the_old_office_behind(client, person, clerk, regions, secadmin):
    stays = person("approver", Duty.APPROVER, "522636")
    post(to_office=("culture", clerk.region))
    notify.post(to_users=[clerk], kind="test.own", title="您本人的消息")
    delivery.deliver_notices()
    old = clerk.inbox.get(notice__kind="test.kind")
    client.force_login(clerk)
    assert unread(client) == 2
    accounts.assign_duty(clerk, by=secadmin, duty=Duty.CLERK, office=office(regions["522634"]))
    client.force_login(clerk)
    text = client.get("/messages/").content.decode()
    assert "请办理年度确认" not in text
    assert "您本人的消息" in text
    assert unread(client) == 1
    assert client.post(f"/messages/{old.pk}/open/").status_code == 404
    client.post("/messages/read/")
    old.refresh_from_db()
    assert old.read_at is None
    client.force_login(stays)
    assert "请办理年度确认" in client.get("/messages/").content.decode()
    accounts.assign_duty(clerk, by=secadmin, duty=Duty.CLERK, office=office(regions["522636"]))
    client.force_login(clerk)
    assert "请办理年度确认" in client.get("/messages/").content.decode()


def test_the_ministrys_messages_are_not_those_of_persons_without_an_office(client, person, secadmin):
    official = person("ministry", Duty.OFFICIAL, "nation")
    post(to_office=("culture", None))
    delivery.deliver_notices()
    accounts.assign_duty(official, by=secadmin, duty="", office=None)
    client.force_login(official)
    assert "没有消息" in client.get("/messages/").content.decode()


def test_no_email_follows_a_person_to_another_office(person, clerk, regions, secadmin):
    mover = person("mover", Duty.CLERK, "522636", email="mover@example.cn")
    gone = person("gone", Duty.CLERK, "522636", email="gone@example.cn")
    post(to_office=("culture", clerk.region))
    delivery.deliver_notices()
    accounts.assign_duty(mover, by=secadmin, duty=Duty.CLERK, office=office(regions["522634"]))
    User.objects.filter(pk=gone.pk).update(is_active=False)
    assert delivery.send_mails() == 0
    assert mail.outbox == []
    assert {message.mail for message in Message.objects.all()} == {"none"}


def unread(client) -> int:
    return int(str(client.get("/messages/").context["unread_notices"]))


def test_a_notice_waits_for_an_office_without_people(person, regions):
    notice = post(to_office=("culture", regions["522636"]))[0]
    assert delivery.deliver_notices() == 0
    person("first", Duty.CLERK, "522636")
    assert delivery.deliver_notices() == 1
    notice.refresh_from_db()
    assert notice.delivered_at


def test_a_notice_goes_with_its_transaction(clerk):
    with transaction.atomic():
        post(to_users=[clerk])
        transaction.set_rollback(True)
    assert not Notice.objects.exists()


def test_posting_twice_under_one_key_notifies_once(clerk, person):
    other = person("other")
    first = post(to_users=[clerk], dedupe_key="2026-open")
    again = post(to_users=[clerk, other], to_office=("culture", None), dedupe_key="2026-open")
    assert first[0] in again
    assert len(again) == 3
    assert Notice.objects.count() == 3
    assert len(post(to_users=[clerk])) == len(post(to_users=[clerk])) == 1


def test_an_email_goes_where_there_is_an_address(person):
    user, silent = person("mailed", email="clerk@example.cn"), person("silent")
    post(to_users=[user, silent])
    assert delivery.deliver() == (2, 1)
    assert mail.outbox[0].to == ["clerk@example.cn"]
    assert "https://feiyi.example/messages/?x=1" in mail.outbox[0].body
    assert [message.mail for message in Message.objects.order_by("user__username")] == ["sent", "none"]
    assert delivery.deliver() == (0, 0)


def test_a_failed_email_is_kept_told_and_tried_again(person, settings):
    settings.EMAIL_BACKEND = BROKEN
    post(to_users=[person("mailed", email="clerk@example.cn")])
    assert delivery.deliver() == (1, 0)
    message = Message.objects.get()
    assert (message.mail, message.mail_attempts) == ("failed", 1)
    assert message.mail_error == "ConnectionRefusedError"
    settings.EMAIL_BACKEND = LOCMEM
    assert delivery.send_mails() == 0
    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=6)):
        assert delivery.send_mails() == 1


def test_the_command_delivers_too(clerk):
    post(to_users=[clerk])
    call_command("deliver_notices", stdout=StringIO())
    assert clerk.inbox.count() == 1


@pytest.fixture
def inbox(client, clerk) -> Message:
    post(to_users=[clerk])
    delivery.deliver()
    client.force_login(clerk)
    return clerk.inbox.get()


def test_opening_a_message_marks_it_read_and_leads_to_its_page(client, inbox):
    assert "请办理年度确认" in client.get("/messages/?show=unread").content.decode()
    assert client.post(f"/messages/{inbox.pk}/open/")["Location"] == "/messages/?x=1"
    assert "没有消息" in client.get("/messages/?show=unread").content.decode()
    assert client.get(f"/messages/{inbox.pk}/open/").status_code == 405


def test_all_can_be_marked_read(client, inbox):
    client.post("/messages/read/")
    inbox.refresh_from_db()
    assert inbox.read_at


def test_links_leave_the_site_never(client, inbox):
    Notice.objects.update(link="//evil.example/")
    assert client.post(f"/messages/{inbox.pk}/open/")["Location"] == "/messages/"


def test_other_peoples_messages_do_not_exist(client, inbox, person):
    client.force_login(person("other"))
    assert client.post(f"/messages/{inbox.pk}/open/").status_code == 404
    assert "请办理年度确认" not in client.get("/messages/").content.decode()
