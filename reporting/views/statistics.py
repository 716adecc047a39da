import io

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import FileResponse, Http404
from django.views.generic import TemplateView

from reporting.indicators import INDICATORS
from reporting.national import write_counts
from reporting.queries.counts import count_table, years_with_workshops
from reporting.queries.rows import Basis
from workshops.access import clock
from workshops.access.scope import get_visible_or_404
from workshops.regions.models import Region


class StatisticsView(LoginRequiredMixin, TemplateView):
    """Live counts by region, drilled down from the user's own region; `?format=xlsx` gives the same table."""

    template_name = "reporting/statistics.html"

    def table(self):
        user = self.request.user
        if not user.is_office:
            raise Http404
        return count_table(Basis.live(self.year()), self.region(user))

    def region(self, user) -> Region | None:
        code = self.request.GET.get("region")
        if not code:
            return user.region
        within = Region.objects.within(user.region).select_related("province")
        return get_visible_or_404(within, user, pk=code)

    def year(self) -> int:
        asked, years = self.request.GET.get("year", ""), years_with_workshops(clock.today())
        return int(asked) if asked.isdigit() and int(asked) in years else years[0]

    def get(self, request, *args, **kwargs):
        if request.user.is_authenticated and request.GET.get("format") == "xlsx":
            return self.workbook()
        return super().get(request, *args, **kwargs)

    def workbook(self):
        table = self.table()
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
            indicators=INDICATORS,
            years=years_with_workshops(clock.today()),
            ancestors=ancestors,
            headline=list(zip(INDICATORS, table.total.figures, strict=True)),
            chart=[
                (line.region.name, line.figures[0], self._url(line.region) if line.has_parts else "")
                for line in sorted(table.lines, key=lambda line: -line.figures[0])[:15]
                if line.figures[0]
            ],
        )

    def _url(self, region: Region) -> str:
        return f"?region={region.pk}&year={self.year()}"
