"""What the application's database role can and can't do, tried with a connection of its own."""

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from workshops.access import database_role, journal

PASSWORD = "only-for-this-test-7"


@pytest.fixture
def role(transactional_db) -> str:
    """Roles belong to the server, and the tests of two databases run on it at the same time."""
    return f"application_of_{connection.settings_dict['NAME']}"


@pytest.fixture
def as_application(role):
    """A cursor of the application's role."""
    journal.record(by=None, action="test.act", region=None)
    database_role.grant(role, PASSWORD)
    given = connection.get_connection_params()
    keys = {name: given[name] for name in ("dbname", "host", "port") if name in given}
    opened = psycopg2.connect(user=role, password=PASSWORD, **keys)
    opened.autocommit = True
    with opened.cursor() as cursor:
        yield cursor
    opened.close()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")


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
        call_command("grant_application_role", "nobody_yet")
