"""The stage of tests/records: 丹寨 and its neighbours, the clock stopped on 2 March 2026 at 10."""

import pytest
from django.core.cache import cache

from tests.records.conftest import as_user, stage  # noqa: F401


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
