"""The API as its users call it: by token."""

import io

import pytest
from django.core.cache import cache
from django.test import Client
from openpyxl import load_workbook

from tests import factories
from workshops.access.actions.tokens import issue_token


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet(db, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def danzhai(db):
    return factories.County()


@pytest.fixture
def leishan(db):
    return factories.County(factories.LEISHAN)


@pytest.fixture
def api():
    """`api(user).get("/workshops/")`: JSON in and out under /api/v1."""
    return Api


class Api:
    def __init__(self, user):
        self.headers = {"Authorization": f"Token {issue_token(by=user)[0]}"}

    def get(self, path: str, **query):
        return Client().get(f"/api/v1{path}", query, headers=self.headers)

    def post(self, path: str, data=None):
        return self._send("post", path, data)

    def patch(self, path: str, data):
        return self._send("patch", path, data)

    def _send(self, method: str, path: str, data):
        call = getattr(Client(), method)
        return call(f"/api/v1{path}", data or {}, content_type="application/json", headers=self.headers)

    def step(self, kind: str, pk: int, action: str, **payload):
        return self.post(f"/{kind}/{pk}/steps/", {"action": action, "payload": payload})


def sheet_of(answer) -> list[tuple]:
    """The rows of a workbook that was answered."""
    return list(load_workbook(io.BytesIO(answer.getvalue())).active.iter_rows(values_only=True))
