"""Three administrators who exclude one another (security.md, authorization)."""

import re

import pytest
from django.db import IntegrityError, transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from workshops.access import notify
from workshops.access.actions import accounts, offices
from workshops.access.models import Department, Duty, JournalEntry, Office, User
from workshops.access.refusal import Refused

from .conftest import office

PAGES = {
    "/accounts/users/": {"sysadmin", "secadmin"},
    "/accounts/users/new/": {"sysadmin"},
    "/accounts/users/{uid}/": {"sysadmin", "secadmin"},
    "/accounts/users/{uid}/change/": {"sysadmin"},
    "/accounts/users/{uid}/duty/": {"secadmin"},
    "/accounts/users/{uid}/disable/": {"sysadmin"},
    "/accounts/users/{uid}/enable/": {"sysadmin"},
    "/accounts/users/{uid}/reset-password/": {"sysadmin"},
    "/accounts/users/{uid}/unlock/": {"secadmin"},
    "/accounts/users/{uid}/reset-second-factor/": {"secadmin"},
    "/accounts/offices/": {"sysadmin", "secadmin"},
    "/accounts/offices/new/": {"sysadmin"},
    "/accounts/journal/": {"auditor"},
    "/accounts/refusals/": {"secadmin"},
}
ROLES = [*Duty.values, ""]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("duty", ROLES)
def test_each_page_opens_to_its_duties_only(client, person, path, duty):
    user = person("me", duty, "522636" if duty in ("leader", "clerk", "approver", "official") else None)
    other = person("other")
    client.force_login(user)
    answer = client.get(path.format(uid=other.uid))
    assert answer.status_code == (200 if duty in PAGES[path] else 403)
    refused = JournalEntry.objects.filter(action="page.refused", actor=user).exists()
    assert refused is (duty not in PAGES[path])


@pytest.mark.parametrize("path", PAGES)
def test_visitors_are_sent_to_sign_in(client, person, path):
    answer = client.get(path.format(uid=person("other").uid))
    assert answer["Location"].startswith("/accounts/sign-in/?next=")


STEPS = {
    "create": (Duty.SYSADMIN, lambda by, user: accounts.create_account(by=by, username="n", full_name="新")),
    "change": (Duty.SYSADMIN, lambda by, user: accounts.change_account(user, by=by, full_name="新", email="")),
    "disable": (Duty.SYSADMIN, lambda by, user: accounts.disable_account(user, by=by)),
    "enable": (Duty.SYSADMIN, lambda by, user: accounts.enable_account(user, by=by)),
    "reset": (Duty.SYSADMIN, lambda by, user: accounts.reset_password(user, by=by)),
    "assign": (Duty.SECADMIN, lambda by, user: accounts.assign_duty(user, by=by, duty="auditor", office=None)),
    "unlock": (Duty.SECADMIN, lambda by, user: accounts.unlock_account(user, by=by)),
    "office": (
        Duty.SYSADMIN,
        lambda by, user: offices.create_office(by=by, region=None, department="rural", name="国家"),
    ),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("duty", ROLES)
def test_each_action_belongs_to_one_administrator(person, step, duty):
    allowed, act = STEPS[step]
    by = person("me", duty, "522636" if duty in ("leader", "clerk", "approver", "official") else None)
    user = person("other")
    if duty == allowed:
        act(by, user)
        assert JournalEntry.objects.get(actor=by).result == "done"
        return
    with pytest.raises(Refused) as refused:
        act(by, user)
    assert refused.value.code == "wrong_role"
    assert JournalEntry.objects.get(actor=by).result == "refused"


def test_nobody_turns_to_the_own_account(sysadmin, secadmin):
    for act in (
        lambda: accounts.assign_duty(secadmin, by=secadmin, duty="", office=None),
        lambda: accounts.disable_account(sysadmin, by=sysadmin),
        lambda: accounts.reset_password(sysadmin, by=sysadmin),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "own_account"


def test_a_password_of_an_administrator_is_reset_only_behind_a_second_factor(client, sysadmin, secadmin):
    """Else the sysadmin could sign in as the secadmin, and the two would no longer exclude one another."""
    before = secadmin.password
    client.force_login(sysadmin)
    page = client.post(f"/accounts/users/{secadmin.uid}/reset-password/", follow=True).content.decode()
    assert "create_administrator" in page
    assert "<code>" not in page
    TOTPDevice.objects.create(user=secadmin, confirmed=False)
    with pytest.raises(Refused) as refused:
        accounts.reset_password(secadmin, by=sysadmin)
    assert refused.value.code == "unguarded_administrator"
    secadmin.refresh_from_db()
    assert secadmin.password == before
    noted = JournalEntry.objects.filter(action="account.reset_password", object_id=secadmin.pk)
    assert [(entry.result, entry.detail["reason"]) for entry in noted] == [("refused", refused.value.code)] * 2
    TOTPDevice.objects.update(confirmed=True)
    assert secadmin.check_password(accounts.reset_password(secadmin, by=sysadmin))


def test_an_administrator_does_not_become_something_else(secadmin, auditor, clerk):
    with pytest.raises(Refused, match="不能改任"):
        accounts.assign_duty(auditor, by=secadmin, duty=Duty.CLERK, office=clerk.office)
    accounts.assign_duty(auditor, by=secadmin, duty="", office=None)


def test_duty_and_office_go_together_in_the_database_too(clerk, secadmin):
    for duty, where in (("clerk", None), ("leader", clerk.office)):
        with pytest.raises(Refused):
            accounts.assign_duty(clerk, by=secadmin, duty=duty, office=where)
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.filter(pk=clerk.pk).update(duty=duty, office=where)


def test_from_creation_to_work(client, sign_in, sysadmin, secadmin, regions):
    """Sysadmin creates, secadmin assigns, the person changes the temporary password and works."""
    sign_in(sysadmin)
    shown = client.post("/accounts/users/new/", {"username": "newcomer", "full_name": "新来", "email": ""})
    temporary = re.search(r"<code>(.+?)</code>", shown.content.decode()).group(1)
    assert "no-store" in shown["Cache-Control"]
    client.post("/accounts/sign-out/")
    newcomer = User.objects.get(username="newcomer")
    assert newcomer.duty == ""

    sign_in(secadmin)
    where = office(regions["522636"])
    page = f"/accounts/users/{newcomer.uid}/duty/"
    assert "该职责须选择机构" in client.post(page, {"duty": "clerk"}).content.decode()
    assert client.post(page, {"duty": "clerk", "office": where.pk}).status_code == 302
    client.post("/accounts/sign-out/")
    detail = JournalEntry.objects.get(action="account.assign").detail
    assert detail["after"] == {"duty": "clerk", "office": where.pk}

    sign_in("newcomer", temporary)
    assert client.get("/messages/")["Location"].startswith("/accounts/password/")
    newcomer.refresh_from_db()
    assert newcomer.is_office


def test_reset_password_and_disable_end_the_sessions(client, sign_in, sysadmin, clerk):
    sign_in(clerk)
    temporary = accounts.reset_password(clerk, by=sysadmin)
    assert client.get("/messages/").status_code == 302
    assert sign_in(clerk).status_code == 200
    sign_in(clerk, temporary)
    clerk.refresh_from_db()
    accounts.disable_account(clerk, by=sysadmin)
    assert client.get("/accounts/password/").status_code == 302


def test_unlocking_lets_in_again(client, sign_in, secadmin, clerk):
    for _ in range(5):
        sign_in(clerk, "wrong")
    sign_in(secadmin)
    listed = client.get("/accounts/users/?state=locked").content.decode()
    assert "clerk" in listed
    assert client.post(f"/accounts/users/{clerk.uid}/unlock/").status_code == 302
    client.post("/accounts/sign-out/")
    assert sign_in(clerk).status_code == 302


def test_the_account_list_is_searched_filtered_and_counted(client, sysadmin, person, django_assert_num_queries):
    for number in range(25):
        person(f"clerk{number:02d}", Duty.CLERK, "522636", full_name=f"王{number}")
    client.force_login(sysadmin)
    client.get("/accounts/users/")
    with django_assert_num_queries(6):  # session, user, unread messages, locked names, count, page
        page = client.get("/accounts/users/?duty=clerk&state=active")
    assert "共 25 条" in page.content.decode()
    found = client.get("/accounts/users/?search=王7").content.decode()
    assert "clerk07" in found
    assert "clerk08" not in found


def test_offices_are_created_once_and_can_be_closed(client, sysadmin, regions):
    client.force_login(sysadmin)
    page = "/accounts/offices/new/"
    form = {"region": "522636", "department": Department.HRSS, "name": "丹寨县人力资源和社会保障局"}
    assert client.post(page, form).status_code == 302
    again = client.post(page, form).content.decode()
    assert "已有机构" in again
    assert form["name"] in again
    made = Office.objects.get(name=form["name"])
    client.post(f"/accounts/offices/{made.pk}/", {"name": made.name})
    made.refresh_from_db()
    assert not made.is_active
    assert JournalEntry.objects.filter(action__startswith="office.").count() == 2


def test_the_ministry_has_one_office_a_department(sysadmin, db):
    offices.create_office(by=sysadmin, region=None, department="rural", name="国家")
    with pytest.raises(Refused, match="已有机构"):
        offices.create_office(by=sysadmin, region=None, department="rural", name="国家二")


def test_administrators_see_the_address_but_no_phone(client, sysadmin, person):
    from workshops.access import phones

    leader = person("leader", Duty.LEADER, "522636")
    phones.seal_phone(leader, "13812345678")
    leader.save()
    client.force_login(sysadmin)
    text = client.get(f"/accounts/users/{leader.uid}/").content.decode()
    assert "1381234" not in text
    assert "138****" not in text


def test_the_auditor_filters_pages_and_exports_the_head(client, auditor, clerk):
    from workshops.access import journal, sealing

    for number in range(60):
        journal.record(by=clerk, action="session.open", result="done" if number % 2 else "refused")
    client.force_login(auditor)
    first = client.get("/accounts/journal/?who=clerk").content.decode()
    older = re.search(r"before=(\d+)", first).group(1)
    assert first.count("<tr>") == 51
    second = client.get(f"/accounts/journal/?who=clerk&before={older}").content.decode()
    assert second.count("<tr>") == 11
    assert "日志尚未封存" in first
    refused = client.get("/accounts/journal/?result=refused&action=session.open").content.decode()
    assert refused.count("<tr>") == 31
    assert client.post("/accounts/journal/head/").status_code == 409
    sealing.seal()
    assert client.post("/accounts/journal/head/").json()["number"] == 1
    assert "不能早于" in client.get("/accounts/journal/?since=2026-02-02&until=2026-01-01").content.decode()


@pytest.mark.parametrize(
    "query", ["until=9999-12-31", "since=0001-01-01", "before=" + "9" * 30, "before=" + "9" * 5000]
)
def test_days_and_numbers_beyond_any_entry_do_no_harm(client, auditor, query):
    client.force_login(auditor)
    assert client.get(f"/accounts/journal/?{query}").status_code == 200


def test_the_secadmin_sees_refusals_only(client, sign_in, secadmin, clerk):
    sign_in(clerk, "wrong")
    sign_in(clerk)
    client.post("/accounts/sign-out/")
    client.force_login(secadmin)
    text = client.get("/accounts/refusals/").content.decode()
    assert text.count("<tr>") == 2
    assert "登录" in text


def test_no_administrator_receives_office_notices(sysadmin, clerk):
    from workshops.access.actions import delivery

    notify.post(to_office=("culture", clerk.region), kind="test", title="通知")
    delivery.deliver_notices()
    assert sysadmin.inbox.count() == 0
    assert clerk.inbox.count() == 1
