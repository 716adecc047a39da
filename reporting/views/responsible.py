"""``/responsible-persons/map/``: who answers where, and where nobody does; ``mine/``: whom a leader calls."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from reporting.actions.responsible import contacts_for
from reporting.models import ResponsiblePerson
from reporting.queries import responsible
from reporting.views.asked import asked_region
from workshops.access import clock
from workshops.access.models import Department
from workshops.records.kind import get
from workshops.regions.models import Region

MISSING_MAX = 100


class ResponsibleMapView(LoginRequiredMixin, TemplateView):
    """By part of the user's region, or of one within it; offices only."""

    template_name = "reporting/responsible_map.html"

    def get_context_data(self, **kwargs):
        user, today = self.request.user, clock.today()
        if not user.is_office:
            raise Http404
        region = asked_region(self.request)
        missing = responsible.missing_in(region, today)
        placed, needed = responsible.in_place_count(region, today)
        kind = get("responsible-persons")
        return super().get_context_data(
            **kwargs,
            region=region,
            ancestors=Region.objects.within(user.region).filter(pk__in=region.ancestor_codes) if region else [],
            departments=[label for _, label in Department.choices],
            lines=[_line(part, region) for part in responsible.parts_of(region, today)],
            own=self.own(region, user) if region else [],
            history=responsible.history_of(region).visible_to(user) if region else [],
            missing=[
                (each.region, [Department(name).label for name in each.departments]) for each in missing[:MISSING_MAX]
            ],
            missing_count=len(missing),
            placed=placed,
            needed=needed,
            add_url=kind.url("new") if kind.keepers.may_add(user) else "",
        )

    def own(self, region: Region, user) -> list[tuple[str, ResponsiblePerson | None]]:
        """Of each department the person in post in that very region."""
        found = responsible.in_post(region, clock.today()).visible_to(user).filter(region=region)
        persons = {person.department: person for person in found}
        return [(label, persons.get(value)) for value, label in Department.choices]


def _line(part: responsible.Part, region: Region | None) -> dict:
    """A row of the table; a county's cells name the person, those of others say in how many counties there is one."""
    cells = []
    for department in responsible.DEPARTMENTS:
        person = part.own.get(department)
        lacking = part.counties - part.in_place[department]
        if part.region.certifies:
            tone = "good" if person else "bad" if part.counties else "neutral"
            cells.append((tone, person.name if person else "未明确", person))
        else:
            tone = "neutral" if not part.counties else "bad" if lacking else "good"
            said = f"{part.in_place[department]} / {part.counties}" if part.counties else "无工坊"
            cells.append((tone, said, None))
    return {
        "part": part, "own": len(part.own), "of": len(responsible.DEPARTMENTS), "cells": cells,
        "leads_on": part.region != region,
    }  # fmt: skip


@method_decorator(never_cache, name="dispatch")
class ResponsibleMineView(LoginRequiredMixin, TemplateView):
    """For leaders: who answers in their own counties, with the phone."""

    template_name = "reporting/responsible_mine.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        if not user.is_leader:
            raise Http404
        contacts = contacts_for(by=user)
        places = []
        for region in responsible.regions_of_leader(user):
            by_department = {each.person.department: each for each in contacts if each.person.region_id == region.pk}
            places.append((region, [(label, by_department.get(value)) for value, label in Department.choices]))
        return super().get_context_data(**kwargs, places=places)
