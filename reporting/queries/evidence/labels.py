"""What the rows behind figures are called: names of things that people recognise, and never of a person.

Titles of persons, studios named after their masters and free texts are called by their kind, place and day instead.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.db import models

from catalog.models import (
    Brand,
    Coverage,
    CoverageKind,
    EventApplication,
    ExemplaryCase,
    IntellectualRight,
    MonthlySales,
    Order,
    Outlet,
    PlatformShop,
    RightKind,
    SalesChannel,
    SchoolAssistance,
    StudyRoute,
)
from reporting.models import (
    Consultation,
    ConsultationIssue,
    PairingAction,
    Problem,
    ProblemKind,
    ResponsiblePerson,
)
from reporting.queries.evidence.row import PRODUCTS, TRAINED
from training.models import (
    Award,
    ClassAttendance,
    CompetitionEntry,
    Course,
    LeaderSupport,
    LeaderTitle,
    Level,
    MasterStudio,
    Session,
    StudioFunding,
    SubsidyClaim,
    SupportKind,
    TitleKind,
    Trainee,
)
from workshops.access.models import Department

WORKSHOP, LEADERS_REGION = "workshop__name", "leader__region__name"


@dataclass(frozen=True, slots=True)
class Naming:
    """``fields``: ORM paths from the row; ``spell``: their values → the name."""

    fields: tuple[str, ...]
    spell: Callable[..., str]


def _plain(*values) -> str:
    return " ".join(str(value) for value in values if value not in (None, ""))


def _coded(labels: dict, at: int, *values) -> str:
    """One of the values is a code, to be said in Chinese."""
    said = list(values)
    said[at] = labels.get(said[at], said[at])
    return _plain(*said)


def of(*fields: str) -> Naming:
    return Naming(fields, _plain)


def coded(choices: type[models.TextChoices], at: int, *fields: str) -> Naming:
    return Naming(fields, partial(_coded, dict(choices.choices), at))


def _month(workshop: str, month, channel: str) -> str:
    return f"{workshop} {month:%Y-%m} {SalesChannel(channel).label}"


def _title(region: str, level: str, kind: str, granted_on) -> str:
    return _plain(region, Level(level).label if level else "", TitleKind(kind).label, granted_on)


NAMINGS: dict[type[models.Model], Naming] = {
    Course: of("title"),
    Trainee: of("course__title"),
    Session: of("course__title", "held_on"),
    SubsidyClaim: of("trainee__course__title"),
    CompetitionEntry: coded(Award, 2, "competition__name", WORKSHOP, "award"),
    ClassAttendance: of("programme_class__title"),
    LeaderSupport: coded(SupportKind, 1, LEADERS_REGION, "kind", "period_from"),
    LeaderTitle: Naming((LEADERS_REGION, "level", "kind", "granted_on"), _title),
    MasterStudio: Naming((LEADERS_REGION, "recognised_on"), partial(_plain, "技能大师工作室")),
    StudioFunding: Naming(("studio__leader__region__name", "year"), partial(_plain, "技能大师工作室资金")),
    IntellectualRight: coded(RightKind, 0, "kind", "number"),
    Brand: of("name"),
    SchoolAssistance: of("school__name", WORKSHOP, "started_on"),
    EventApplication: of("event__name", WORKSHOP),
    Order: Naming((WORKSHOP, "signed_on", "pk"), lambda workshop, day, pk: f"{workshop} {day} 订单 {pk}"),
    MonthlySales: Naming((WORKSHOP, "month", "channel"), _month),
    PlatformShop: of("name", WORKSHOP),
    Outlet: of("name", WORKSHOP),
    Coverage: coded(CoverageKind, 1, "outlet", "kind", "published_on"),
    StudyRoute: of("name"),
    ExemplaryCase: of("title"),
    Problem: coded(ProblemKind, 1, WORKSHOP, "kind", "raised_at__date"),
    Consultation: of("title", "held_on"),
    ConsultationIssue: of("consultation__title", "settled_on"),
    ResponsiblePerson: coded(Department, 1, "region__name", "department", "unit"),
    PairingAction: of("title", "held_from"),
}  # fmt: skip


def naming_of(table: str, model: type[models.Model]) -> Naming:
    """How rows of ``model`` name what they are counted as in ``table``."""
    if table == PRODUCTS:
        return of("product__name", "product__workshop__name")
    if table == TRAINED:
        return of("course__title")
    return NAMINGS.get(model) or Naming(("pk",), partial(_plain, str(model._meta.verbose_name)))
