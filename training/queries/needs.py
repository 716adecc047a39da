"""Training needs summed by skill, and who has not stated any while a plan is being drawn up."""

import datetime

from django.db.models import (
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)

from training.models import NeedStatus, PlanStatus, TrainingNeed, TrainingPlan
from workshops.access.models import User
from workshops.models import Standing, Workshop


def by_skill(needs: QuerySet[TrainingNeed]) -> list[dict]:
    """``skill``, ``needs``, ``workshops``, ``heads``, and the needs ``waiting``, ``planned``, ``met``, ``declined``;
    what most people want first."""
    counted = {
        "waiting": Count("pk", filter=Q(status=NeedStatus.OPEN)),
        "planned": Count("pk", filter=Q(status=NeedStatus.PLANNED)),
        "met": Count("pk", filter=Q(status=NeedStatus.MET)),
        "declined": Count("pk", filter=Q(status=NeedStatus.DECLINED)),
    }
    rows = (
        needs.order_by()
        .values("skill")
        .annotate(needs=Count("pk"), workshops=Count("workshop", distinct=True), heads=Sum("headcount"), **counted)
    )
    return list(rows.order_by("-heads", "skill"))


def unstated(user: User, day: datetime.date) -> QuerySet[Workshop]:
    """Workshops in force, of those the user sees, that have stated no need for a year for which their county, or an
    office above it, is drawing up a plan; with ``asked_at``, since when the oldest such plan is being drawn up."""
    stated = TrainingNeed.objects.filter(workshop=OuterRef(OuterRef("pk")), year=OuterRef("year"), voided_at=None)
    here = ExpressionWrapper(OuterRef("region__path"), output_field=CharField())
    drawn_up = (
        TrainingPlan.objects.filter(~Exists(stated), voided_at=None, status=PlanStatus.DRAFT, year__gte=day.year)
        .annotate(here=here)
        .filter(here__startswith=F("region__path"))
        .order_by("recorded_at")
    )
    rows = Workshop.objects.visible_to(user).filter(standing=Standing.CERTIFIED)
    return rows.annotate(asked_at=Subquery(drawn_up.values("recorded_at")[:1])).filter(asked_at__isnull=False)
