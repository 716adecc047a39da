"""Schools that help workshops, and the products they improved (notice art. 6)."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, Prefetch, Q, QuerySet, Sum

from catalog.models import ImprovedProduct, SchoolAssistance
from training.models import School


def assistances_by(region, day: datetime.date, *, since: datetime.date | None = None) -> QuerySet:
    """Actions begun by that day (from `since` on, where given), of workshops of the region's subtree."""
    rows = SchoolAssistance.objects.filter(voided_at=None, started_on__lte=day)
    if since:
        rows = rows.filter(started_on__gte=since)
    return rows.filter(workshop__region__path__startswith=region.path) if region else rows


@dataclass(frozen=True)
class Figures:
    """A school, a workshop and a product count once however often they come."""

    actions: int
    schools: int
    workshops: int
    products: int
    teachers: int
    students: int


def figures(region, day: datetime.date, *, since: datetime.date | None = None) -> Figures:
    """Of `assistances_by`; teachers and students by attendance (人次)."""
    rows = assistances_by(region, day, since=since).order_by()
    found = rows.aggregate(
        actions=Count("pk"),
        schools=Count("school", distinct=True),
        workshops=Count("workshop", distinct=True),
        teachers=Sum("teachers_count", default=0),
        students=Sum("students_count", default=0),
    )
    improved = ImprovedProduct.objects.filter(voided_at=None, assistance__in=rows.values("pk"))
    return Figures(**found, products=improved.order_by().values("product").distinct().count())


def schools_seen(user) -> QuerySet:
    """Schools with actions that the user sees, with `actions`, `workshops`, `products` and `latest`; the busiest
    first."""
    seen = SchoolAssistance.objects.visible_to(user).filter(voided_at=None).order_by()
    theirs = Q(assistances__in=seen.values("pk"))
    improved = theirs & Q(assistances__improved_products__voided_at=None)
    rows = School.objects.filter(voided_at=None, assistances__in=seen.values("pk")).select_related("region")
    return rows.annotate(
        actions=Count("assistances", filter=theirs, distinct=True),
        workshops=Count("assistances__workshop", filter=theirs, distinct=True),
        products=Count("assistances__improved_products__product", filter=improved, distinct=True),
        latest=Max("assistances__started_on", filter=theirs),
    ).order_by("-actions", "name")


def actions_of(school: School, user) -> QuerySet:
    """The school's actions that the user sees, newest first, with the products they improved."""
    improved = ImprovedProduct.objects.filter(voided_at=None).select_related("product").order_by("pk")
    rows = SchoolAssistance.objects.visible_to(user).filter(voided_at=None, school=school)
    return rows.select_related("workshop__region").prefetch_related(Prefetch("improved_products", queryset=improved))
