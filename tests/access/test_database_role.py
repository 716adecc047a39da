"""What the application's database role can and can't do, tried with a connection of its own."""

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from workshops.access import database_role, journal

ROLE, PASSWORD = "register_application_test", "only-for-this-test-7"


@pytest.fixture
def as_application(transactional_db):
    """A cursor of the application's role."""
    journal.record(by=None, action="test.act", region=None)
    database_role.grant(ROLE, PASSWORD)
    given = connection.get_connection_params()
    keys = {name: given[name] for name in ("dbname", "host", "port") if name in given}
    opened = psycopg2.connect(user=ROLE, password=PASSWORD, **keys)
    opened.autocommit = True
    with opened.cursor() as cursor:
        yield cursor
    opened.close()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP OWNED BY {ROLE}; DROP ROLE {ROLE}")


def test_it_reads_and_adds(as_application):
    as_application.execute("SELECT count(*) FROM access_journalentry")
    assert as_application.fetchone()[0] >= 1
    as_application.execute("SELECT count(*) FROM certification_certificate")
    as_application.execute("UPDATE access_user SET full_name = full_name")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_journalentry SET action = 'x'",
        "DELETE FROM access_journalentry",
        "TRUNCATE access_journalentry CASCADE",
        "UPDATE certification_certificate SET certified_on = '2020-01-01'",
        "DELETE FROM certification_ending",
        "ALTER TABLE access_journalentry DISABLE TRIGGER USER",
        "SET session_replication_role = replica",
        "DROP TABLE access_journalentry",
        "CREATE TABLE mine (a int)",
    ],
)
def test_it_can_not_touch_what_only_grows_nor_what_protects_it(as_application, statement):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        as_application.execute(statement)


def test_the_command_asks_for_a_password(db, monkeypatch):
    monkeypatch.delenv("APPLICATION_PASSWORD", raising=False)
    with pytest.raises(CommandError, match="APPLICATION_PASSWORD"):
        call_command("grant_application_role", ROLE)
