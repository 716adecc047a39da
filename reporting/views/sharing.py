"""``/sharing/``: what each department owes the others and how late it is; computed, never typed."""

import io

from django.http import FileResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from reporting.monitoring_workbook import write_sharing
from reporting.queries.sharing import Line, board, parts
from reporting.rules.sharing_due import DUTIES
from reporting.views.asked import RegionPage
from workshops.access import clock
from workshops.access.models import Department
from workshops.regions.models import Region

LISTS = {
    "poverty_list": ("employment:listing-list", "?category=lifted_from_poverty"),
    "monitored_list": ("employment:listing-list", "?category=monitored"),
    "library": ("certification:library-entry-list", "?library_state=waiting"),
    "mismatches": ("employment:mismatch-list", "?state=open"),
    "rural_opinions": ("certification:application-list", "?status=review"),
    "hrss_opinions": ("certification:application-list", "?status=review"),
    "benefits": ("employment:benefit-list", ""),
    "confirmations": ("certification:confirmation-list", ""),
    "hrss_circulations": ("reporting:return-circulation-list", ""),
    "rural_circulations": ("reporting:return-circulation-list", ""),
}
"""Duty → the list where it is done, for the office that owes it."""


class SharingView(RegionPage, TemplateView):
    """Of a county duty by duty, of what lies above by part; drilled down by ``?region=``; ``?format=xlsx``."""

    template_name = "reporting/sharing.html"

    @cached_property
    def lines(self) -> list[Line]:
        return board(self.region, clock.today())

    def get(self, request, *args, **kwargs):
        if request.user.is_authenticated and request.GET.get("format") == "xlsx":
            return self.workbook()
        return super().get(request, *args, **kwargs)

    def workbook(self):
        content = io.BytesIO()
        write_sharing(self.region, self.lines, clock.today(), content)
        content.seek(0)
        place = self.region.name if self.region else "全国"
        return FileResponse(content, as_attachment=True, filename=f"{place}部门信息共享情况{clock.today()}.xlsx")

    def get_context_data(self, **kwargs):
        place, user = self.region, self.request.user
        lines, is_county = self.lines, bool(place and place.certifies)
        late = [line for line in lines if line.owed.is_late]
        return super().get_context_data(
            **kwargs,
            region=place,
            is_county=is_county,
            today=clock.today(),
            ancestors=Region.objects.within(user.region).filter(pk__in=place.ancestor_codes) if place else [],
            counties=len({line.region.pk for line in lines}),
            late=len(late),
            departments=[
                (label, sum(line.duty.department == value for line in late)) for value, label in Department.choices
            ],
            duties=DUTIES,
            lines=self.rows() if is_county else [],
            parts=[] if is_county else [(part, self.address(part.region)) for part in parts(lines, place)],
        )

    def rows(self) -> list[tuple[Line, str, str]]:
        """What is late stands first, what is latest before the rest."""
        lines = sorted(self.lines, key=lambda line: -line.owed.days_late)
        return [(line, Department(line.duty.department).label, self.link(line)) for line in lines]

    def address(self, region: Region) -> str:
        return f"{reverse('reporting:sharing')}?region={region.pk}"

    def link(self, line: Line) -> str:
        """For the office that owes it, and has the list in its navigation."""
        user = self.request.user
        if user.department != line.duty.department or user.office.region_id != line.region.pk:
            return ""
        name, query = LISTS[line.duty.code]
        return reverse(name) + query
