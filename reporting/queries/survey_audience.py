"""Whom a survey goes to."""

from django.db.models import Q, QuerySet

from reporting.models import Pairing, Survey, SurveyAudience, SurveySheet
from reporting.queries.pairings import in_line_with
from workshops.access.models import Department, Office, User
from workshops.models import Standing, Workshop
from workshops.records.keepers import NATION, PROVINCE, works_for
from workshops.regions.models import Region

SENDERS = tuple(Department.values)


def may_send(user: User) -> bool:
    """Composes surveys: officials of a ministry or a province office."""
    return works_for(user, SENDERS, (PROVINCE, NATION))


def regions_for(user: User) -> QuerySet[Region]:
    """The parts of the office's region that a survey may be narrowed to."""
    return Region.objects.below(user.region)


def pairings_for(user: User) -> QuerySet[Pairing]:
    """Pairings of either side in force that the office has to do with."""
    region = user.region
    sides = in_line_with(region, "helping_region") | in_line_with(region, "helped_region")
    rows = Pairing.objects.filter(sides, voided_at=None, until=None)
    return rows.select_related("helping_region", "helped_region").order_by("-since", "-pk")


def partners(survey: Survey) -> list[Region]:
    """The regions whose offices answer a mutual survey: the other side; for a ministry's survey both."""
    pairing, own = survey.pairing, survey.office.region
    sides = [pairing.helping_region, pairing.helped_region]
    if own is None:
        return sides
    return [each for each in sides if not (each.path.startswith(own.path) or own.path.startswith(each.path))]


def asked_workshops(survey: Survey) -> QuerySet[Workshop]:
    """Workshops in force in the scope, narrowed by craft and area."""
    rows = Workshop.objects.filter(_within(survey), standing=Standing.CERTIFIED)
    if survey.craft_category:
        rows = rows.filter(craft_category=survey.craft_category)
    if survey.area_type:
        rows = rows.filter(**{survey.area_type: True})
    return rows.order_by("pk")


def asked_offices(survey: Survey) -> QuerySet[Office]:
    """Offices of the chosen departments of certifying regions; of a mutual survey those of the partner: its own and its
    counties'."""
    rows = Office.objects.filter(is_active=True, department__in=survey.departments, region__isnull=False)
    if survey.pairing_id is None:
        rows = rows.filter(_within(survey), region__certifies=True)
    else:
        beside = Q(pk__in=())
        for region in partners(survey):
            beside |= Q(region=region) | Q(region__path__startswith=region.path, region__certifies=True)
        rows = rows.filter(beside)
    return rows.exclude(pk=survey.office_id).select_related("region").order_by("region__path", "department")


def unasked(survey: Survey) -> QuerySet[Workshop] | QuerySet[Office]:
    """Who belongs to the scope since it was sent: workshops certified, offices set up."""
    sheets = SurveySheet.objects.filter(survey=survey)
    if survey.audience == SurveyAudience.WORKSHOPS:
        asked = sheets.filter(workshop__isnull=False)
        return asked_workshops(survey).exclude(pk__in=asked.values("workshop"))
    return asked_offices(survey).exclude(pk__in=sheets.filter(office__isnull=False).values("office"))


def gone_regions(survey: Survey) -> list[Region]:
    """Divisions of the scope that have ended since it was chosen: nobody lies in them any more."""
    return [region for region in survey.regions.all() if region.valid_to is not None]


def audience_count(survey: Survey) -> int:
    workshops = survey.audience == SurveyAudience.WORKSHOPS
    return asked_workshops(survey).count() if workshops else asked_offices(survey).count()


def _within(survey: Survey) -> Q:
    own, chosen = survey.office.region, list(survey.regions.all())
    if not chosen:
        return Q(region__path__startswith=own.path) if own else Q()
    asked = Q(pk__in=())
    for region in chosen:
        asked |= Q(region__path__startswith=region.path)
    return asked
