"""Subsidies by head: whom a course entitles to how much, and the claims."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from training.models import ClaimStatus, Course, SubsidyClaim, SubsidyRule, Trainee, TraineeStatus
from training.queries.courses import attended_hours, in_class, keeps_course, whole_hours
from training.rules.subsidy import Standard, Taken, amount, why_not
from workshops.access.models import Department, User
from workshops.people.fields import Field, may_see
from workshops.people.names import masked_name
from workshops.records.keepers import ALL_LEVELS, works_for
from workshops.regions.models import Region

GRANTED = (ClaimStatus.CLAIMED, ClaimStatus.APPROVED, ClaimStatus.PAID)
"""What counts towards a person's times and ceiling of a year."""


@dataclass(frozen=True)
class Entitlement:
    trainee: Trainee
    hours: Decimal
    amount: Decimal
    why_not: str
    claim: SubsidyClaim | None


def standard_of(rule: SubsidyRule) -> Standard:
    return Standard(
        rule.per_head, rule.per_hour, rule.least_share, rule.needs_certificate, rule.times_a_year, rule.ceiling
    )


def rules_for(course: Course) -> QuerySet[SubsidyRule]:
    """In force on the course's last day, of its region or one above."""
    above = [code for code in course.region.path.split("/") if code]
    rows = SubsidyRule.objects.filter(voided_at=None, region__in=above, valid_from__lte=course.ends_on)
    return rows.filter(Q(valid_to=None) | Q(valid_to__gte=course.ends_on)).select_related("region").order_by("-pk")


def pays_subsidies(user: User) -> bool:
    """Works for an HRSS office, whose claims are those of its own region's courses."""
    return works_for(user, (Department.HRSS,), ALL_LEVELS)


def decides(user: User, region: Region | None) -> bool:
    """HRSS of the course's own region."""
    return pays_subsidies(user) and user.region == region


def claims_for(user: User, course: Course) -> bool:
    """Who puts in the claims: the office that holds the course, or HRSS of its region."""
    return keeps_course(user, course) or decides(user, course.region)


def granted_before(course: Course, lookups: Iterable[str]) -> dict[str, tuple[int, Decimal]]:
    """Person → (times, yuan) granted in the course's year for other courses, wherever they were."""
    rows = SubsidyClaim.objects.filter(
        voided_at=None, status__in=GRANTED, year=course.ends_on.year, trainee__identity_lookup__in=list(lookups)
    ).exclude(trainee__course=course)
    found = rows.order_by().values_list("trainee__identity_lookup").annotate(times=Count("pk"), paid=Sum("amount"))
    return {lookup: (times, paid) for lookup, times, paid in found}


def entitlements(course: Course, rule: SubsidyRule) -> list[Entitlement]:
    """Everybody in the course, by name."""
    trainees = list(in_class(course))
    hours, whole = attended_hours(course), whole_hours(course)
    before = granted_before(course, {each.identity_lookup for each in trainees})
    claims = {each.trainee_id: each for each in SubsidyClaim.objects.filter(trainee__course=course, voided_at=None)}
    standard, made = standard_of(rule), []
    for trainee in trainees:
        times, paid = before.get(trainee.identity_lookup, (0, Decimal(0)))
        taken = Taken(
            hours=hours.get(trainee.pk, Decimal(0)),
            whole=whole,
            completed=trainee.status == TraineeStatus.COMPLETED,
            certified=bool(trainee.certificate_number),
            times=times,
            paid=paid,
        )
        why = "个人信息已清除" if not trainee.identity_lookup else why_not(standard, taken)
        given = Decimal(0) if why else amount(standard, taken)
        made.append(Entitlement(trainee, taken.hours, given, why, claims.get(trainee.pk)))
    return made


def shown_name(trainee: Trainee, user: User) -> str:
    return trainee.name if may_see(user, Field.NAME) else masked_name(trainee.name)


def totals(claims: QuerySet[SubsidyClaim]) -> list[tuple[str, int, Decimal]]:
    """(status label, claims, yuan) of each status that occurs."""
    found = claims.order_by().values_list("status").annotate(count=Count("pk"), sum=Sum("amount"))
    by_status = {status: (count, total) for status, count, total in found}
    return [(label, *by_status[status]) for status, label in ClaimStatus.choices if status in by_status]
