"""``/statistics/work/``: training, leaders, products, sales, publicity and organisation by region and year."""

import io

from django.http import FileResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from reporting.queries.work import WorkTable, span_of, work_table
from reporting.views.asked import EditionPage, RegionPage
from reporting.work_indicators import GROUPS
from reporting.work_workbook import write_work
from workshops.access import clock
from workshops.regions.models import Region

FIRST_YEAR = 2022
SHOWN_IN_CHART = 15


class WorkStatisticsView(RegionPage, EditionPage, TemplateView):
    """Drilled down from the user's own region; ``?format=xlsx`` gives the tables of all groups."""

    template_name = "reporting/work.html"

    @cached_property
    def years(self) -> range:
        return range(clock.today().year, FIRST_YEAR - 1, -1)

    @cached_property
    def year(self) -> int:
        asked = self.request.GET.get("year", "")
        return next((year for year in self.years if str(year) == asked), self.years[0])

    @cached_property
    def group(self) -> tuple:
        asked = self.request.GET.get("group", "")
        return next((each for each in GROUPS if each[0] == asked), GROUPS[0])

    def table(self, indicators) -> WorkTable:
        return self.drawn(work_table, indicators, region=self.region, span=span_of(self.year))

    def get(self, request, *args, **kwargs):
        if request.user.is_authenticated and request.GET.get("format") == "xlsx":
            tables = [(title, self.table(indicators)) for _, title, indicators in GROUPS]
            if not self.edition_wrong:
                return self.workbook(tables)
        return super().get(request, *args, **kwargs)

    def workbook(self, tables: list[tuple[str, WorkTable]]):
        content = io.BytesIO()
        write_work(tables, content)
        content.seek(0)
        place = self.region.name if self.region else "全国"
        return FileResponse(content, as_attachment=True, filename=f"{place}非遗工坊工作统计表{self.year}年.xlsx")

    def get_context_data(self, **kwargs):
        name, title, indicators = self.group
        table, place, user = self.table(indicators), self.region, self.request.user
        within = Region.objects.within(user.region)
        first = indicators[0]
        return super().get_context_data(
            **kwargs,
            table=table,
            edition=self.edition_field,
            group=name,
            title=title,
            indicators=indicators,
            years=self.years,
            year=self.year,
            tabs=[{"label": label, "url": self._url(place, key), "active": key == name} for key, label, _ in GROUPS],
            ancestors=within.filter(pk__in=place.ancestor_codes) if place else [],
            headline=list(zip(indicators, table.total, strict=True))[:6],
            lines=[(line, self._url(line.region, name) if line.has_parts else "") for line in table.lines],
            chart=[
                (line.name, line.figures[0])
                for line in sorted(table.lines, key=lambda line: -line.figures[0])[:SHOWN_IN_CHART]
                if line.figures[0]
            ],
            charted=first,
        )

    def _url(self, region: Region | None, group: str) -> str:
        where = f"&region={region.pk}" if region else ""
        edition = f"&edition={self.edition}" if self.edition else ""
        return f"{reverse('reporting:work')}?group={group}&year={self.year}{where}{edition}"
