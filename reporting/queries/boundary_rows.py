"""Which rows follow a changed division (docs/adr/0045).

What stands goes to the new division: workshops, people, offices, open cases. What happened stays where it happened,
with the code of its day: certificates, decisions, numbers, courses, orders, the journal. A retired division lies below
the one that took it over, so that its past is found there.
"""

from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from catalog.models import Brand, IntellectualRight, Outlet, StudyRoute
from certification.models import Application, ApplicationStatus
from employment.models import LabourBrand, Listing, Mismatch, Worker
from reporting.models import (
    UNSETTLED_PROBLEMS,
    ConsultationIssue,
    IssueStatus,
    Pairing,
    Problem,
    ResponsiblePerson,
    Return,
    SurveySheet,
)
from reporting.rules import return_flow, survey_flow
from training.models import School, SubsidyRule, Teacher
from workshops.access.models import Notice, User
from workshops.models import Leader, Workshop

EVERY = Q()
UNFILLED = Q(status__in=survey_flow.UNFILLED, survey__status=survey_flow.OPEN, office=None)
"""Sheets of offices follow with their office, every morning (reporting/actions/survey_following.py)."""
DECIDED = (ApplicationStatus.CERTIFIED, ApplicationStatus.REFUSED, ApplicationStatus.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Move:
    """``rows``: those that go; ``holds``: a division with such rows can't end without one that takes it over.

    Where a division is split: ``workshop`` leads to the workshop that a row goes with, ``persons`` to the person whose
    workshops it goes with (the first that is there); without either it goes with the offices.
    """

    model: type[models.Model]
    field: str = "region"
    rows: Q = EVERY
    holds: bool = False
    workshop: str = ""
    persons: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def standing(self, code: str) -> models.QuerySet:
        """What stands in a division."""
        return self.model._base_manager.filter(self.rows, **{self.field: code})


MOVES = (
    Move(Workshop, holds=True, workshop="pk"),
    Move(Leader, holds=True),
    Move(User, "home_region", holds=True),
    Move(Worker, "home_region", holds=True, persons=("person",)),
    Move(Listing, holds=True, persons=("person",)),
    Move(Mismatch, rows=Q(closed_at=None), persons=("worker__person", "listing__person")),
    Move(Application, rows=~Q(status__in=DECIDED), holds=True, workshop="previous"),
    Move(Notice, "to_region", Q(delivered_at=None)),
    Move(Problem, rows=Q(status__in=UNSETTLED_PROBLEMS), workshop="workshop"),
    Move(ConsultationIssue, rows=Q(status=IssueStatus.OPEN, voided_at=None)),
    Move(ResponsiblePerson, rows=Q(until=None, voided_at=None)),
    Move(Pairing, "helping_region", Q(until=None, voided_at=None)),
    Move(Pairing, "helped_region", Q(until=None, voided_at=None)),
    Move(Return, rows=Q(status__in=sorted(return_flow.IN_WORK))),
    Move(SurveySheet, rows=UNFILLED, workshop="workshop"),
    Move(LabourBrand, rows=Q(ended_on=None)),
    Move(Brand, workshop="workshop"),
    Move(IntellectualRight, workshop="workshop"),
    Move(Outlet, workshop="workshop"),
    Move(StudyRoute),
    Move(School),
    Move(Teacher),
    Move(SubsidyRule),
)


def holding(code: str) -> list[str]:
    """Names of what a division still holds that must not be left without one."""
    return [str(move.model._meta.verbose_name) for move in MOVES if move.holds and move.standing(code).exists()]
