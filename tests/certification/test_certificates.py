"""The certificate as people get it: the PDF's words, its code, and what the public learns of it (rules.md §3)."""

import datetime
import subprocess

import pytest
import zxingcpp
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from PIL import Image

from certification.actions import ending
from certification.models import Certificate
from tests import factories
from tests.certification.confirmations import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return factories.County()


@pytest.fixture
def certificate(county):
    workshop = factories.workshop(county, datetime.date(2024, 5, 20), name="丹寨龘蜡染非遗工坊", operator_name="")
    return Certificate.objects.get(workshop=workshop)


def pdf_of(certificate, user, tmp_path):
    client = Client()
    client.force_login(user)
    answer = client.get(reverse("certification:certificate-pdf", args=[certificate.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    file = tmp_path / "certificate.pdf"
    file.write_bytes(answer.content)
    return file


def words(file) -> str:
    said = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    return "".join(said.split())


def test_the_pdf_says_what_was_certified_and_its_code_leads_to_the_check(certificate, county, tmp_path):
    file = pdf_of(certificate, county.leader, tmp_path)
    said = words(file)
    for expected in ("非遗工坊认定证书", certificate.number, "丹寨龘蜡染非遗工坊", "苗族蜡染", "2024年5月20日"):
        assert expected in said
    assert "13800000000" not in said
    subprocess.run(["pdftoppm", "-r", "150", "-png", file, tmp_path / "page"], check=True)
    [page] = tmp_path.glob("page*.png")
    [code] = zxingcpp.read_barcodes(Image.open(page))
    assert code.text.endswith(reverse("certification:verify-token", args=[certificate.token]))
    answer = Client().get(code.text.removeprefix("http://testserver"))
    assert answer.status_code == 200
    assert "有效" in answer.content.decode()


def test_fonts_travel_inside_the_pdf(certificate, county, tmp_path):
    file = pdf_of(certificate, county.clerk, tmp_path)
    fonts = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts), fonts


def test_an_ended_status_is_written_across_the_page_and_told_to_the_public(certificate, county, tmp_path):
    with on("2025-03-01"):
        case = ending.request_cancellation(certificate.workshop_id, by=county.leader, grounds="不再生产")
        ending.end(case.pk, by=county.approver, note="同意注销")
        said = words(pdf_of(certificate, county.leader, tmp_path))
        assert "非遗工坊资格已于2025年3月1日终止（注销）" in said
        shown = Client().get(reverse("certification:verify-token", args=[certificate.token])).content.decode()
    assert "注销" in shown
    assert "13800000000" not in shown


def test_a_number_is_checked_without_the_code(certificate):
    found = Client().get(reverse("certification:verify"), {"number": certificate.number.lower()}).content.decode()
    assert certificate.workshop.name in found
    nothing = Client().get(reverse("certification:verify"), {"number": "FYGF-522636-2024-9999"}).content.decode()
    assert "没有查到编号为 FYGF-522636-2024-9999 的证书" in nothing


def test_an_unknown_code_is_told_so_and_leads_nowhere(certificate):
    address = reverse("certification:verify-token", args=["00000000-0000-4000-8000-000000000000"])
    answer = Client().get(address)
    assert answer.status_code == 404
    assert certificate.number not in answer.content.decode()


@pytest.mark.parametrize(
    "sql", ["UPDATE certification_certificate SET certified_on = '2020-01-01'", "DELETE FROM certification_certificate"]
)
def test_the_database_keeps_a_certificate_as_it_was_given(certificate, sql):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute(sql)
