"""What every test needs."""

import contextlib
import os
from collections import Counter

import pytest
from django.db import connection
from django.test import TestCase, TransactionTestCase
from playwright.sync_api import sync_playwright

from workshops.access.database_role import append_only_tables

CHROMIUM = "/usr/bin/chromium"
# One machine-local browser without the network services it would start by itself.
CHROMIUM_ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def pytest_collection_modifyitems(items):
    """Of tests that share an id xdist runs one and says nothing of the others."""
    several = [node for node, times in Counter(item.nodeid for item in items).items() if times > 1]
    if several:
        raise pytest.UsageError(f"Tests with one id: {'; '.join(several[:5])}")


@pytest.fixture(scope="session")
def chromium():
    """One browser for a whole run: Playwright allows only one in a process."""
    # Playwright keeps an event loop in this thread, beside which Django would refuse the tests' own queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(CHROMIUM_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(autouse=True, scope="session")
def _flush_past_append_only_tables():
    """Transactional tests empty every table afterwards; the triggers that refuse it are put aside for just that."""
    flush = TransactionTestCase._fixture_teardown

    def teardown(self):
        tables = [] if isinstance(self, TestCase) else append_only_tables()
        switch_triggers(tables, "DISABLE")
        try:
            flush(self)
        finally:
            switch_triggers(tables, "ENABLE")

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = flush


@contextlib.contextmanager
def rewriting(table: str):
    """What an append-only table refuses, done as only its owner can: to make a past that the actions can't make."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    switch_triggers([table], "DISABLE")
    yield
    switch_triggers([table], "ENABLE")


def switch_triggers(tables: list[str], state: str) -> None:
    """``ENABLE`` or ``DISABLE`` all triggers of the tables, as only their owner may."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} {state} TRIGGER USER")
