"""A stored file reaches those in scope only, and never as a page of ours."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from certification.actions import drafting
from tests import factories
from workshops.actions.storing import store_document, store_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return factories.County()


@pytest.fixture
def fetch(client):
    def get(user, attachment):
        client.force_login(user)
        response = client.get(reverse("workshops:file", args=[attachment.pk]))
        response.getvalue()  # read to the end, which closes the file
        return response

    return get


def test_a_drafts_file_is_seen_by_its_owner_alone(county, fetch):
    other = factories.County(factories.LEISHAN)
    application = factories.draft(county)
    photo = application.files.get()
    assert fetch(county.leader, photo).status_code == 200
    for person in (county.clerk, county.approver, factories.province_official(), other.leader, other.clerk):
        assert fetch(person, photo).status_code == 404
    drafting.submit(application.pk, by=county.leader)
    assert fetch(county.clerk, photo).status_code == 200
    assert fetch(factories.province_official(), photo).status_code == 200
    assert fetch(other.leader, photo).status_code == 404
    assert fetch(other.clerk, photo).status_code == 404


def test_nobody_signed_out_and_no_administrator(county, client):
    photo = store_photo(factories.photo(), by=county.clerk, region=county.region)
    url = reverse("workshops:file", args=[photo.pk])
    assert client.get(url).status_code == 302
    client.force_login(factories.user("root", "sysadmin"))
    assert client.get(url).status_code == 404


def test_only_pictures_of_our_own_encoding_are_shown_in_place(county, fetch):
    photo = fetch(county.clerk, store_photo(factories.photo(), by=county.clerk, region=county.region))
    pdf = SimpleUploadedFile("合同.pdf", b"%PDF-1.7")
    document = fetch(county.clerk, store_document(pdf, by=county.clerk, region=county.region))
    assert photo["Content-Disposition"].startswith("inline")
    assert document["Content-Disposition"].startswith("attachment")
    for response in (photo, document):
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in response["Cache-Control"]
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
