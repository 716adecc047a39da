"""Any table as it was known at an instant (rules.md §6): the same queries, over what the rows said then.

The history keeps of each changed row what it said before (``pgh_created_at`` is until when). So the first event after
the instant says how a row stood then, and a row without one stands as it did.
"""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, models, transaction
from psycopg2 import sql

from catalog.models import (
    Brand,
    ConsumptionMark,
    Coverage,
    Event,
    EventApplication,
    ExemplaryCase,
    IntellectualRight,
    Listing,
    MonthlySales,
    Order,
    Outlet,
    PlatformShop,
    SchoolAssistance,
    StudyRoute,
)
from reporting.models import Consultation, ConsultationIssue, Pairing, PairingAction, Problem, ResponsiblePerson
from training.models import (
    ClassAttendance,
    Competition,
    CompetitionEntry,
    Course,
    LeaderSupport,
    LeaderTitle,
    MasterStudio,
    ProgrammeClass,
    Session,
    StudioFunding,
    SubsidyClaim,
    Trainee,
)

BORN: dict[type[models.Model], str] = {
    **dict.fromkeys(
        (
            Brand, ConsumptionMark, Coverage, Event, IntellectualRight, Listing, MonthlySales, Order, Outlet,
            PlatformShop, SchoolAssistance, StudyRoute, Consultation, ConsultationIssue, Pairing, PairingAction,
            ResponsiblePerson, ClassAttendance, Competition, CompetitionEntry, Course, LeaderSupport, LeaderTitle,
            MasterStudio, ProgrammeClass, Session, StudioFunding, SubsidyClaim, Trainee,
        ),
        "recorded_at",
    ),
    EventApplication: "applied_at",
    ExemplaryCase: "created_at",
    Problem: "raised_at",
}  # fmt: skip
"""The tables that figures of work are counted from → the column that says since when a row is known."""

_VIEW = """
CREATE TEMP VIEW {name} AS
SELECT {columns} FROM {table} AS now WHERE {born} <= {instant} AND NOT EXISTS (
    SELECT FROM {events} AS event WHERE event.pgh_obj_id = now.id AND event.pgh_created_at > {instant}
) UNION ALL (
    SELECT DISTINCT ON (id) {kept} FROM {events} WHERE pgh_created_at > {instant} AND {born} <= {instant}
    ORDER BY id, pgh_created_at, pgh_id
);"""


@contextmanager
def as_known(known_at: datetime.datetime | None, tables: Iterable[type[models.Model]] = BORN) -> Iterator[None]:
    """Within the block, the queries of this connection find in ``tables`` what was known at the instant; None is now.

    Views of the session stand before the tables of the same name, for they are looked up first. Only for reading: the
    block is a transaction, and nothing can be written through the views.
    """
    if known_at is None:
        yield
        return
    made = [_view(model, BORN[model], known_at) for model in tables]
    names = sql.SQL(", ").join(sql.Identifier("pg_temp", model._meta.db_table) for model in tables)
    with transaction.atomic():
        _execute(sql.SQL("").join(made))
        yield
        # An error in the block takes the views with it, rolled back.
        _execute(sql.SQL("DROP VIEW {}").format(names))


def _view(model: type[models.Model], born: str, known_at: datetime.datetime) -> sql.Composed:
    table = model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields]
    history = {field.column for field in model.pgh_event_model._meta.concrete_fields}
    # The history leaves out what is secret, which no figure is made of.
    kept = [sql.Identifier(each) if each in history else sql.SQL("NULL") for each in columns]
    return sql.SQL(_VIEW).format(
        name=sql.Identifier(table),
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        kept=sql.SQL(", ").join(kept),
        table=sql.Identifier("public", table),
        events=sql.Identifier("public", model.pgh_event_model._meta.db_table),
        born=sql.Identifier(born),
        instant=sql.Literal(known_at),
    )


def _execute(statement: sql.Composed) -> None:
    with connection.cursor() as cursor:
        # As text: what records the history reads each statement before it is sent.
        cursor.execute(statement.as_string(connection.connection))
