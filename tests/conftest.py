"""What every test needs."""

import pytest
from django.db import connection
from django.test import TestCase, TransactionTestCase


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


def append_only_tables() -> list[str]:
    """Tables with a TRUNCATE trigger."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgtype & 32 <> 0")
        return [row[0] for row in cursor.fetchall()]


def switch_triggers(tables: list[str], state: str) -> None:
    """``ENABLE`` or ``DISABLE`` all triggers of the tables, as only their owner may."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} {state} TRIGGER USER")
