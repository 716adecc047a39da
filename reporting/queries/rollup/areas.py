"""The areas that summaries are refreshed by: which figures, and the tables they are counted from."""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import models

from certification.models import (
    Application,
    Certificate,
    Confirmation,
    Correction,
    Ending,
    Measure,
    YearStanding,
)
from employment.models import CategoryClaim, Employment, Listing, Person, Worker
from reporting.indicators import INDICATORS as REGISTER
from reporting.models import (
    Consultation,
    ConsultationIssue,
    Pairing,
    PairingAction,
    Problem,
    ResponsiblePerson,
    Return,
    ReturnPeriod,
)
from reporting.people_indicators import PEOPLE_INDICATORS as PEOPLE
from reporting.queries.rollup import extras
from reporting.work_indicators import GROUPS, WorkIndicator
from workshops.models import Leader, Workshop
from workshops.regions.models import Region

Tables = tuple[type[models.Model], ...]


@dataclass(frozen=True, slots=True)
class Area:
    """``figures``: defined in any of the three ways. A change of any row of ``tables`` may change any of them."""

    name: str
    title: str
    figures: tuple
    tables: Tables

    @property
    def codes(self) -> list[str]:
        """Those of its summaries."""
        return [code for each in self.figures for code in (each.code, own_code(each.code))]


def own_code(code: str) -> str:
    """Of the summary that says what of a figure a division with parts holds itself, in none of them; short, for codes
    of parts are long."""
    return f"{code}-"


def _of_app(label: str) -> Tables:
    """Its own tables; those of history say nothing that the rows don't."""
    every = apps.get_app_config(label).get_models(include_auto_created=True)
    return tuple(each for each in every if not hasattr(each, "pgh_tracked_model"))


GOVERNANCE = (Problem, Consultation, ConsultationIssue, ResponsiblePerson, Pairing, PairingAction)
IN_FORCE = (Certificate, Ending, Correction, Region)


@cache
def areas() -> tuple[Area, ...]:
    """After the apps are loaded."""
    work = {name: (title, figures) for name, title, figures in GROUPS}
    tables = {"training": _of_app("training"), "products": _of_app("catalog"), "governance": GOVERNANCE}
    more: dict[str, tuple[WorkIndicator, ...]] = {"training": extras.TRAINING_FORMS, "products": extras.CHANNELS}
    return (
        Area("register", "工坊认定和年度确认", REGISTER, (*IN_FORCE, Confirmation, YearStanding, Measure)),
        Area("people", "从业人员", PEOPLE, (*IN_FORCE, Employment, Worker, Person, CategoryClaim, Listing)),
        *(
            Area(name, title, (*figures, *more.get(name, ())), (*tables[name], Workshop, Leader, Region))
            for name, (title, figures) in work.items()
        ),
        Area("cases", "认定申请和取消风险", (*extras.APPLICATIONS, extras.AT_RISK), (Application, Workshop, Region)),
        Area("returns", "报表报送", extras.RETURNS, (Return, ReturnPeriod, Region)),
    )
