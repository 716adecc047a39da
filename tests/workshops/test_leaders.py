"""County culture keeps a leader's name, phone and account right."""

import pytest
from django.urls import reverse

from tests import factories
from workshops.access.models import Duty, JournalEntry, Notice
from workshops.access.refusal import Refused
from workshops.actions.amending_leaders import amend
from workshops.models import Leader, Workshop

pytestmark = pytest.mark.django_db
KEPT = {"name": "杨秀英", "phone": ""}


@pytest.fixture
def county():
    return factories.County()


@pytest.fixture
def leader(county):
    """As an import leaves one: with a workshop and without an account."""
    workshop = factories.workshop(county)
    found = Leader(name="杨秀英", region=county.region)
    found.seal_phone("13900000001")
    found.save()
    Workshop.objects.filter(pk=workshop.pk).update(leader=found)
    return found


@pytest.fixture
def account(county):
    return named("yang", "杨秀英")


def named(username: str, full_name: str, region: str = factories.DANZHAI):
    account = factories.user(username, Duty.LEADER, region)
    account.full_name = full_name
    account.save(update_fields=["full_name"])
    return account


def page(client, user, leader):
    client.force_login(user)
    return reverse("workshops:leader-edit", args=[leader.pk])


def test_an_account_is_linked_and_the_leader_then_sees_the_workshop(client, county, leader, account):
    assert not Workshop.objects.visible_to(account).exists()
    answer = client.post(page(client, county.clerk, leader), KEPT | {"username": "yang"}, follow=True)
    assert "带头人信息已保存。" in answer.content.decode()
    assert Workshop.objects.visible_to(account).get().leader == leader
    assert Notice.objects.filter(kind="leader.linked", to_user=account).exists()
    assert JournalEntry.objects.filter(action="leader.amend").count() == 1
    client.force_login(account)
    assert "蜡染非遗工坊" in client.get(reverse("reporting:desk")).content.decode()


def test_a_leader_who_is_known_already_takes_the_workshop_over(county, leader):
    other = Leader.objects.create(name="杨秀英（绣）", region=county.region, user=named("pan", "杨秀英"))
    assert amend(leader.pk, by=county.clerk, username="pan", **KEPT) == other
    workshop = Workshop.objects.get()
    assert workshop.leader == other
    assert "杨秀英（绣）" in workshop.search_text


def test_name_and_phone_change_and_the_workshop_is_found_by_the_new_name(county, leader):
    amend(leader.pk, by=county.clerk, name="杨秀莲", phone="13900000002")
    leader.refresh_from_db()
    assert (leader.name, leader.phone()) == ("杨秀莲", "13900000002")
    assert "杨秀莲" in Workshop.objects.get().search_text
    entry = JournalEntry.objects.get(action="leader.amend")
    assert entry.detail == {"fields": ["name", "phone"]}


@pytest.mark.parametrize(
    ("username", "region", "code"),
    [("nobody_here", None, "account_unknown"), ("clerk_522636", None, "account_unknown"),
     ("other", factories.DANZHAI, "account_of_another")],
)  # fmt: skip
def test_a_wrong_account_is_refused(county, leader, username, region, code):
    if region:
        factories.user(username, Duty.LEADER, region)
    with pytest.raises(Refused) as refused:
        amend(leader.pk, by=county.clerk, username=username, **KEPT)
    assert (refused.value.code, refused.value.field) == (code, "username")


def test_a_linked_account_is_not_replaced(county, leader, account):
    amend(leader.pk, by=county.clerk, username="yang", **KEPT)
    named("second", "杨秀英")
    with pytest.raises(Refused, match="已有账号"):
        amend(leader.pk, by=county.clerk, username="second", **KEPT)


def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(client, county, leader):
    said = client.post(
        page(client, county.clerk, leader), {"name": "杨", "phone": "12", "username": "x"}
    ).content.decode()
    assert "手机号码应为 11 位" in said
    assert 'value="x"' in said
    assert 'value="12"' in said


def test_only_the_countys_culture_office_may(client, county, leader):
    others = (county.hrss, county.rural, county.leader, factories.province_official(), factories.ministry_official())
    for user in others:
        assert client.get(page(client, user, leader)).status_code == 404, user
        with pytest.raises(Refused):
            amend(leader.pk, by=user, **KEPT)


def test_a_certification_elsewhere_rewrites_no_other_countys_leader(county):
    factories.workshop(county)
    known = Leader.objects.get()
    leishan = factories.County(factories.LEISHAN)
    factories.workshop(leishan, by=county.leader, leader_name="李四")
    known.refresh_from_db()
    assert known.name != "李四"
    there = Leader.objects.exclude(pk=known.pk).get()
    assert (there.name, there.region, there.user) == ("李四", leishan.region, county.leader)
    assert list(Leader.objects.visible_to(leishan.clerk)) == [there]
    assert list(Leader.objects.visible_to(county.clerk)) == [known]
    assert Workshop.objects.visible_to(county.leader).count() == 2
