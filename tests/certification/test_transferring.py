"""The short path of a former 非遗扶贫就业工坊, and applying anew after a status has ended."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from certification.actions import deciding, drafting, transferring
from certification.actions.sweep import revoke_lapsed
from certification.models import Application, ApplicationKind, ApplicationStatus
from tests import factories
from tests.certification.applying import step_url
from workshops.access.refusal import Refused
from workshops.actions.storing import store_photo
from workshops.models import Workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    factories.default_measure()
    return factories.County()


def filled_in(county, **facts):
    transfer = transferring.open_transfer(
        by=county.clerk, legacy_name="排莫扶贫工坊", legacy_document="丹文旅〔2019〕8号"
    )
    stated = factories.FACTS | {"leader_name": "杨阿妹"} | facts
    drafting.save_draft(transfer.pk, by=county.clerk, fields=stated, phone="13800000001")
    kept = store_photo(factories.photo(), by=county.clerk, region=county.region)
    drafting.add_file(transfer.pk, by=county.clerk, attachment=kept)
    return transfer


def test_a_clerk_fills_it_in_and_the_approver_decides(client, county):
    client.force_login(county.clerk)
    begun = client.post(reverse("certification:transfer-new"), {"legacy_name": "排莫扶贫工坊"})
    transfer = Application.objects.get(kind=ApplicationKind.TRANSFER)
    assert begun.url == reverse("certification:application-edit", args=[transfer.pk])
    assert "排莫扶贫工坊" in client.get(step_url(transfer, "operator")).content.decode()
    transfer = filled_in(county)
    assert client.post(step_url(transfer, "review"), {"declared": "on"}).status_code == 302
    transfer.refresh_from_db()
    assert transfer.status == ApplicationStatus.TRANSFER_CHECK
    with pytest.raises(Refused):
        deciding.certify(transfer.pk, by=county.clerk, reasons="符合")
    factories.certify(county, transfer)
    assert Workshop.objects.get(certificate__application=transfer).leader.name == "杨阿妹"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"in_poverty_area": False}, "in_poverty_area"),
        ({"legacy_name": ""}, "legacy_name"),
        ({"leader_name": ""}, "leader_name"),
    ],
)
def test_only_where_that_programme_ran_and_under_its_name(county, facts, field):
    transfer = filled_in(county, **facts)
    with pytest.raises(ValidationError) as refusal:
        transferring.present(transfer.pk, by=county.clerk)
    assert field in refusal.value.message_dict


def test_a_key_county_will_do_as_well(county):
    transfer = filled_in(county, in_poverty_area=False, in_key_county=True)
    assert transferring.present(transfer.pk, by=county.clerk).status == ApplicationStatus.TRANSFER_CHECK


def test_only_the_county_culture_clerk_opens_it_and_only_that_clerk_presents_it(county):
    colleague = factories.user("colleague", "clerk", county.region.pk)
    for person in (county.leader, county.approver, county.hrss, factories.province_official()):
        with pytest.raises(Refused):
            transferring.open_transfer(by=person, legacy_name="x")
    transfer = filled_in(county)
    with pytest.raises(Refused):
        transferring.present(transfer.pk, by=colleague)


def test_a_leaders_draft_can_not_be_pushed_down_the_short_path(county):
    application = factories.draft(county)
    with pytest.raises(Refused):
        transferring.present(application.pk, by=county.clerk)


def test_an_ended_workshop_applies_anew_with_what_is_known_of_it(client, county):
    workshop = factories.workshop(county, datetime.date(2022, 5, 20))
    url = reverse("certification:application-again", args=[workshop.pk])
    client.force_login(county.leader)
    assert client.get(url).status_code == 404
    with pytest.raises(Refused) as refusal:
        drafting.start_again(by=county.leader, previous=workshop)
    assert refusal.value.code == "still_certified"
    revoke_lapsed(as_of=datetime.date(2025, 2, 1))
    assert reverse("certification:application-again", args=[workshop.pk]) in (
        client.get(reverse("certification:application-new")).content.decode()
    )
    assert workshop.number in client.get(url).content.decode()
    client.post(url)
    anew = Application.objects.get(previous=workshop)
    assert (anew.name, anew.floor_area, anew.craft_name) == (workshop.name, 120, "苗族蜡染")
    assert anew.leader_phone() == "13800000000"


def test_another_leaders_ended_workshop_is_not_there(client, county):
    workshop = factories.workshop(county, datetime.date(2022, 5, 20))
    revoke_lapsed(as_of=datetime.date(2025, 2, 1))
    workshop.refresh_from_db()
    stranger = factories.user("second_leader", "leader", county.region.pk)
    client.force_login(stranger)
    assert client.post(reverse("certification:application-again", args=[workshop.pk])).status_code == 404
    with pytest.raises(Refused) as refusal:
        drafting.start_again(by=stranger, previous=workshop)
    assert refusal.value.code == "wrong_role"
