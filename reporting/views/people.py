import datetime
import io

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from reporting.people_workbook import write_people
from reporting.queries.basis import FIRST_DAY, Basis
from reporting.queries.counts import CountLine
from reporting.queries.people import COLUMNS, PeopleTable, people_basis, people_table
from reporting.views.asked import EditionPage
from workshops.access import clock
from workshops.regions.models import Region

SHOWN_IN_CHART = 15
HEADLINE = ("P01", "P02", "P06", "P09", "P13")


class PeopleStatisticsView(LoginRequiredMixin, EditionPage, TemplateView):
    """Everybody at work counted once, by region, as of a day; `?format=xlsx` gives the same table."""

    template_name = "reporting/people.html"

    @cached_property
    def basis(self) -> Basis:
        """Live, or as known with the last instant of an earlier day. What is no day, or none yet, is today."""
        as_of = self._day("as_of") or clock.today()
        known_on = self._day("known_on")
        if known_on is None or known_on == clock.today():
            return people_basis(as_of)
        midnight = datetime.datetime.combine(known_on + datetime.timedelta(days=1), datetime.time())
        return people_basis(as_of, timezone.make_aware(midnight) - datetime.timedelta(microseconds=1))

    def _day(self, name: str) -> datetime.date | None:
        try:
            asked = datetime.date.fromisoformat(self.request.GET.get(name, ""))
        except ValueError:
            return None
        return asked if FIRST_DAY <= asked <= clock.today() else None

    @cached_property
    def table(self) -> PeopleTable:
        user = self.request.user
        if not user.is_office:
            raise Http404
        return self.drawn(people_table, self.basis)

    def get(self, request, *args, **kwargs):
        if request.GET.get("format") == "xlsx" and self.table and not self.edition_wrong:
            return self._workbook()
        return super().get(request, *args, **kwargs)

    def _workbook(self):
        content, place = io.BytesIO(), self.table.region.name if self.table.region else "全国"
        write_people(self.table, content)
        content.seek(0)
        name = f"{place}非遗工坊就业人数{self.basis.as_of}.xlsx"
        return FileResponse(content, as_attachment=True, filename=name)

    def get_context_data(self, **kwargs):
        table = self.table
        place, within = table.region, Region.objects.within(self.request.user.region)
        total = list(zip(COLUMNS, table.total.figures, strict=True))
        return super().get_context_data(
            **kwargs,
            table=table,
            edition=self.edition_field,
            today=clock.today(),
            known_on=clock.local_day(self.basis.known_at) if self.basis.known_at else clock.today(),
            columns=COLUMNS,
            ancestors=within.filter(pk__in=place.ancestor_codes) if place else [],
            lines=[(line.name, self._url(line), line.figures) for line in table.lines],
            headline=[(column, figure) for column, figure in total if column.code in HEADLINE],
            chart=self._chart(),
        )

    def _chart(self) -> list[tuple[str, int, str]]:
        """The lines with most people directly employed."""
        most = sorted(self.table.lines, key=lambda line: -line.figures[0])[:SHOWN_IN_CHART]
        return [(line.name, line.figures[0], self._url(line)) for line in most if line.figures[0]]

    def _url(self, line: CountLine) -> str:
        """To the table of a line's own parts, of the same days; "" where it has none."""
        if not line.has_parts:
            return ""
        query = self.request.GET.copy()
        query["region"] = line.region.pk
        if self.edition_wrong:
            del query["edition"]
        return f"?{query.urlencode()}"
