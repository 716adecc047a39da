"""Whose draft it is: every step, file and act of another's is a page that does not exist."""

import pytest
from django.urls import reverse

from certification.application_steps import SLUGS
from certification.models import ApplicationStatus
from tests import factories
from tests.certification.applying import step_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return factories.County()


def addresses(application) -> list[str]:
    file = application.files.first()
    return [
        reverse("certification:application-edit", args=[application.pk]),
        *(step_url(application, slug) for slug in SLUGS),
        reverse("certification:application-file-remove", args=[application.pk, file.pk]),
        reverse("certification:application-withdraw", args=[application.pk]),
    ]


def strangers(county):
    other = factories.County(factories.LEISHAN)
    second = factories.user("second_leader", "leader", county.region.pk)
    staff = [county.clerk, county.approver, county.hrss, county.rural]
    return [second, other.leader, other.clerk, *staff, factories.province_official(), factories.ministry_official()]


@pytest.mark.parametrize("handed_in", [False, True])
def test_a_foreign_form_does_not_exist(client, county, handed_in):
    application = factories.submitted(county) if handed_in else factories.draft(county)
    before = application.version
    for person in strangers(county):
        client.force_login(person)
        for url in addresses(application):
            assert client.get(url).status_code == 404, (person, url)
            assert client.post(url, {"name": "占用", "declared": "on", "action": "next"}).status_code == 404
    application.refresh_from_db()
    assert (application.version, application.files.count()) == (before, 1)
    assert application.status == (ApplicationStatus.SUBMITTED if handed_in else ApplicationStatus.DRAFT)


def test_signed_out_one_is_sent_to_sign_in(client, county):
    application = factories.draft(county)
    for url in addresses(application):
        assert client.get(url).url.startswith("/accounts/sign-in/")


def test_offices_do_not_see_a_draft_in_their_list(client, county):
    factories.draft(county, "看不见的草稿")
    factories.submitted(county, "已提交的申请")
    factories.submitted(factories.County(factories.LEISHAN), "邻县的申请")
    shown = {}
    for person in (county.clerk, county.hrss, factories.province_official(), county.leader):
        client.force_login(person)
        shown[person] = client.get(reverse("certification:application-list")).content.decode()
    assert all("已提交的申请" in text for text in shown.values())
    assert all("看不见的草稿" not in text for person, text in shown.items() if person != county.leader)
    assert "看不见的草稿" in shown[county.leader]
    assert [person for person, text in shown.items() if "邻县的申请" in text] == [factories.province_official()]


def test_only_leaders_begin_an_application(client, county):
    factories.default_measure()
    for person in (county.clerk, factories.province_official(), factories.user("root", "sysadmin")):
        client.force_login(person)
        assert client.get(reverse("certification:application-new")).status_code == 403
        assert client.post(reverse("certification:application-start", args=[county.region.pk])).status_code == 403


def test_the_list_is_filtered_and_its_queries_are_few(client, county, django_assert_max_num_queries):
    for number in range(8):
        factories.submitted(county, f"第{number}家")
    client.force_login(county.clerk)
    with django_assert_max_num_queries(12):
        text = client.get(reverse("certification:application-list"), {"status": "submitted"}).content.decode()
    assert "第7家" in text
    assert "第7家" not in client.get(reverse("certification:application-list"), {"overdue": "true"}).content.decode()
    assert "第7家" not in client.get(reverse("certification:application-list"), {"status": "review"}).content.decode()
    found = client.get(reverse("certification:application-list"), {"search": "第3家"}).content.decode()
    assert "第3家" in found
    assert "第7家" not in found
