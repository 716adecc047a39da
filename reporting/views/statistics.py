import io

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from reporting.counts_workbook import write_counts
from reporting.indicators import INDICATORS
from reporting.queries.basis import Basis
from reporting.queries.counts import CountLine, count_table, years_with_workshops
from reporting.views.asked import EditionPage
from workshops.access import clock
from workshops.models import Standing
from workshops.regions.models import Region


class StatisticsView(LoginRequiredMixin, EditionPage, TemplateView):
    """Live counts by region, drilled down from the user's own region; `?format=xlsx` gives the same table."""

    template_name = "reporting/statistics.html"

    def table(self):
        user = self.request.user
        if not user.is_office:
            raise Http404
        return self.drawn(count_table, Basis.live(self.year))

    @cached_property
    def years(self) -> list[int]:
        return years_with_workshops(clock.today())

    @cached_property
    def year(self) -> int:
        """The year asked for; the current one where nothing can be drawn for it."""
        asked = self.request.GET.get("year", "")
        return next((year for year in self.years if str(year) == asked), self.years[0])

    def get(self, request, *args, **kwargs):
        if request.user.is_authenticated and request.GET.get("format") == "xlsx":
            table = self.table()
            if not self.edition_wrong:
                return self.workbook(table)
        return super().get(request, *args, **kwargs)

    def workbook(self, table):
        content = io.BytesIO()
        write_counts(table, content)
        content.seek(0)
        place = table.region.name if table.region else "全国"
        return FileResponse(content, as_attachment=True, filename=f"{place}非遗工坊统计表{table.basis.year}年.xlsx")

    def get_context_data(self, **kwargs):
        table, user = self.table(), self.request.user
        place = table.region
        ancestors = Region.objects.within(user.region).filter(pk__in=place.ancestor_codes) if place else []
        return super().get_context_data(
            **kwargs,
            table=table,
            edition=self.edition_field,
            indicators=INDICATORS,
            years=self.years,
            ancestors=ancestors,
            lines=[self._shown(line, table.basis) for line in table.lines],
            headline=list(zip(INDICATORS, table.total.figures, strict=True)),
            chart=[
                (line.region.name, line.figures[0], self._url(line.region) if line.has_parts else "")
                for line in sorted(table.lines, key=lambda line: -line.figures[0])[:15]
                if line.figures[0]
            ],
        )

    def _shown(self, line: CountLine, basis: Basis) -> dict:
        """A line's name leads to its parts; the workshops of a county to the list, where that shows the same day."""
        address = ""
        today = basis.as_of == clock.today() and self.edition is None
        if line.region.certifies and not line.is_own and today:
            address = f"{reverse('workshops:workshop-list')}?region={line.region.pk}&standing={Standing.CERTIFIED}"
        return {
            "name": line.name,
            "url": self._url(line.region) if line.has_parts else "",
            "cells": [
                (figure, address if figure and indicator.code == "W01" else "")
                for indicator, figure in zip(INDICATORS, line.figures, strict=True)
            ],
        }

    def _url(self, region: Region) -> str:
        edition = f"&edition={self.edition}" if self.edition else ""
        return f"?region={region.pk}&year={self.year}{edition}"
