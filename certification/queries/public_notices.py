"""Public notices as everybody may read them: those that run, and those of the last year as ended."""

import datetime

from django.db.models import Case, IntegerField, OuterRef, Q, Subquery, Value, When

from certification.models import ApplicationStatus, ApplicationStep, PublicNotice
from workshops.access import clock

LISTED_AFTERWARDS = datetime.timedelta(days=365)  # (ours)


def public_notices(words: str = ""):
    """Running ones first, then the newest; `words`: every one in the workshop's or a division's name."""
    left = ApplicationStep.objects.filter(case=OuterRef("application"), source=ApplicationStatus.NOTICE)
    waiting = Q(application__status=ApplicationStatus.NOTICE)
    rows = (
        PublicNotice.objects.annotate(
            left_at=Subquery(left.order_by("-id").values("at")[:1]),
            place=Case(When(waiting, then=Value(0)), default=Value(1), output_field=IntegerField()),
        )
        .filter(waiting | Q(left_at__gte=clock.now() - LISTED_AFTERWARDS))
        .select_related("application__region")
        .prefetch_related("objections", "application__projects")
    )
    for word in words.split():
        rows = rows.filter(Q(application__name__icontains=word) | Q(application__region__full_name__contains=word))
    return rows.order_by("place", "-starts_on", "-pk")
