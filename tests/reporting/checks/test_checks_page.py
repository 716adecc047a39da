"""The page of the rules: for staff, with its workbook; for nobody else."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from reporting.rules.checks import CHECKS
from tests import factories


@pytest.fixture(autouse=True)
def hasher(db, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_staff_read_every_rule():
    client = of(factories.County().clerk)
    page = client.get(reverse("reporting:checks"))
    said = page.content.decode()
    assert all(f"{each.code} {each.name}" in said for each in CHECKS)
    assert (said.count("必须改正"), said.count("核对，可以说明")) == (
        sum(each.impossible for each in CHECKS), sum(not each.impossible for each in CHECKS),
    )  # fmt: skip
    answer = client.get(reverse("reporting:checks"), {"format": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    cells = {cell for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {each.asks for each in CHECKS} <= cells


def test_nobody_else_does():
    assert of(factories.County().leader).get(reverse("reporting:checks")).status_code == 404
    assert Client().get(reverse("reporting:checks")).status_code == 302
