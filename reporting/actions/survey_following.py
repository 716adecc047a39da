"""Sheets not handed in follow a changed division with their workshop or office (docs/adr/0045)."""

from django.db.models import F, OuterRef, Subquery

from reporting.models import Survey, SurveySheet
from reporting.rules import survey_flow as flow
from workshops.access.models import Office
from workshops.models import Workshop


def follow_divisions(survey: Survey) -> int:
    """How many went. What was handed in stays where it was; under the survey's lock. Again it changes nothing."""
    open_sheets = SurveySheet.objects.filter(survey=survey, status__in=flow.UNFILLED)
    now = Workshop.objects.filter(pk=OuterRef("workshop")).values("region")
    strayed = open_sheets.filter(workshop__isnull=False).exclude(region=F("workshop__region"))
    moved = strayed.update(region=Subquery(now))
    offices = open_sheets.filter(office__isnull=False).select_related("office__region")
    for sheet in offices.exclude(region=F("office__region"), office__is_active=True):
        moved += _follow_office(sheet)
    return moved


def _follow_office(sheet: SurveySheet) -> int:
    """To the office that took over a closed one, unless that was asked itself."""
    office = sheet.office
    if not office.is_active:
        there = Office.objects.filter(department=office.department, is_active=True)
        office = there.filter(region__in=office.region.ancestor_codes, region__certifies=True).first()
    if office is None or (office != sheet.office and sheet.survey.sheets.filter(office=office).exists()):
        return 0
    sheet.office, sheet.region_id = office, office.region_id
    sheet.save(update_fields=["office", "region"])
    return 1
