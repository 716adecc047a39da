"""The application's own database role: it works with the rows, but can't put aside what protects them.

The owner of the tables could switch triggers off and rewrite the journal. In production only migrations run as the
owner; web, worker and beat run as this role (security.md, journal).
"""

from django.db import connection, transaction
from psycopg2 import sql

APPEND_ONLY = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgtype & 32 <> 0 AND NOT tgisinternal"
"""Tables with a trigger on TRUNCATE: those of `append_only`."""


def append_only_tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(APPEND_ONLY)
        return sorted(row[0] for row in cursor.fetchall())


@transaction.atomic
def grant(role: str, password: str) -> list[str]:
    """Make the role, or give an existing one the password and its rights anew; returns the append-only tables.

    Run as the owner after every migration: new tables get their rights here.
    """
    name, owned = sql.Identifier(role), append_only_tables()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        verb = "ALTER" if cursor.fetchone() else "CREATE"
        options = sql.SQL("LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD")
        cursor.execute(sql.SQL("{} ROLE {} {} {}").format(sql.SQL(verb), name, options, sql.Literal(password)))
        for statement in (
            "GRANT USAGE ON SCHEMA public TO {}",
            "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}",
        ):
            cursor.execute(sql.SQL(statement).format(name))
        for table in owned:
            cursor.execute(sql.SQL("REVOKE UPDATE, DELETE ON {} FROM {}").format(sql.SQL(table), name))
    return owned
