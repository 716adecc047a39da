"""When the demonstration's facts were recorded: a few days after they happened, as offices would have done it, and not
on the day that this was loaded. So tables of a past instant show what an office would have known then."""

import datetime

import pgtrigger
from django.db import connection, models
from django.db.models import DateTimeField, OuterRef, Subquery
from django.db.models.functions import Cast, Coalesce, Greatest, Least
from psycopg2 import sql

from catalog.models import (
    Brand,
    ConsumptionMark,
    Coverage,
    Event,
    IntellectualRight,
    MonthlySales,
    Order,
    Outlet,
    PlatformShop,
    SchoolAssistance,
    StudyRoute,
)
from catalog.models import Listing as CatalogueListing
from employment.models import CategoryClaim, Employment, Worker
from reporting.demo.work import JUST_NOW
from reporting.models import Consultation, ConsultationIssue, Pairing, PairingAction, ResponsiblePerson
from reporting.queries.as_known import BORN
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
from workshops.access import clock

ORDER = 80
SOON = datetime.timedelta(days=3, hours=2)
"""From the beginning of the day (UTC) of the fact; a spell that begins is entered by mid-morning of the fourth day."""

HAPPENED: dict[type[models.Model], str] = {
    Employment: "started_on", CategoryClaim: "valid_from",
    Brand: "workshop__certified_on", ConsumptionMark: "granted_on", Coverage: "published_on", Event: "held_to",
    IntellectualRight: "granted_on", CatalogueListing: "listed_on", Order: "signed_on", Outlet: "opened_on",
    PlatformShop: "opened_on", SchoolAssistance: "started_on", StudyRoute: "published_on",
    Consultation: "held_on", ConsultationIssue: "consultation__held_on", Pairing: "since", PairingAction: "held_to",
    ResponsiblePerson: "since",
    ClassAttendance: "programme_class__ends_on", Competition: "held_to", CompetitionEntry: "competition__held_to",
    Course: "ends_on", LeaderSupport: "paid_on", LeaderTitle: "granted_on", MasterStudio: "recognised_on",
    ProgrammeClass: "ends_on", Session: "held_on", StudioFunding: "paid_on", SubsidyClaim: "paid_on",
    Trainee: "course__ends_on",
}  # fmt: skip
"""The day of the fact; where the row says how something ended, the day of its end."""

CERTIFIED = "workshop__certified_on"
KEPT_SINCE = {Employment: f"worker__{CERTIFIED}", CategoryClaim: f"worker__{CERTIFIED}"}
"""Nothing was entered for a workshop before it was one."""


def fill(stage) -> None:
    latest = clock.now() - JUST_NOW
    with pgtrigger.ignore():  # nothing was changed, so nothing is history
        for model, day in HAPPENED.items():
            _record(model, day, SOON, latest)
        _record(MonthlySales, "month", SOON + datetime.timedelta(days=31), latest)
    for model in {Worker, *HAPPENED, *BORN}:
        _date_history(model, latest)


def _record(model: type[models.Model], day: str, after: datetime.timedelta, latest: datetime.datetime) -> None:
    since = KEPT_SINCE.get(model, CERTIFIED if hasattr(model, "workshop") else day)
    of_row = model._base_manager.filter(pk=OuterRef("pk")).values(known=Greatest(day, since))[:1]
    instant = Cast(Subquery(of_row), DateTimeField()) + after
    model._base_manager.update(recorded_at=Least(Coalesce(instant, latest), latest))


def _date_history(model: type[models.Model], latest: datetime.datetime) -> None:
    """What loading changed after it had written a row was so from the beginning."""
    event = getattr(model, "pgh_event_model", None)
    if event is None:
        return
    statement = sql.SQL(
        "UPDATE {event} AS event SET pgh_created_at = least(it.{born}, {latest}) FROM {row} AS it "
        "WHERE it.id = event.pgh_obj_id"
    ).format(
        event=sql.Identifier(event._meta.db_table),
        row=sql.Identifier(model._meta.db_table),
        born=sql.Identifier("created_at" if model is Worker else BORN.get(model, "recorded_at")),
        latest=sql.Literal(latest),
    )
    with connection.cursor() as cursor:
        # As text: what records the history reads each statement before it is sent.
        cursor.execute(statement.as_string(connection.connection))
