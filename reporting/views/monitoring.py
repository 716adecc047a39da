"""``/monitoring/``: survival of workshops by region and quarter, workshop by workshop, and the tab of one."""

import datetime
import io

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import FileResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from reporting.monitoring_workbook import write_survival
from reporting.queries.check_ins import STATES, answers_as, recent
from reporting.queries.flags import listed, name_of
from reporting.queries.monitoring import COLUMNS, asked_quarter, quarters, survival_table
from reporting.rules.return_periods import Period
from reporting.views.asked import RegionPage
from reporting.views.flags import SEVERITIES, TONES
from workshops.models import Standing
from workshops.regions.models import Region
from workshops.tables.views import TableListView
from workshops.views.workshops import WorkshopTab


class MonitoringView(RegionPage, TemplateView):
    """Drilled down from the user's own region; ``?quarter=2026-01-01``; ``?format=xlsx``."""

    template_name = "reporting/monitoring.html"

    @cached_property
    def quarter(self) -> Period:
        asked = self.request.GET.get("quarter", "")
        return next((each for each in quarters() if each.first.isoformat() == asked), asked_quarter())

    def get(self, request, *args, **kwargs):
        if request.user.is_authenticated and request.GET.get("format") == "xlsx":
            return self.workbook()
        return super().get(request, *args, **kwargs)

    def workbook(self):
        content = io.BytesIO()
        write_survival(survival_table(self.region, self.quarter), content)
        content.seek(0)
        place = self.region.name if self.region else "全国"
        name = f"{place}非遗工坊生产状况{self.quarter.label}.xlsx"
        return FileResponse(content, as_attachment=True, filename=name)

    def get_context_data(self, **kwargs):
        table, user = survival_table(self.region, self.quarter), self.request.user
        within, place = Region.objects.within(user.region), self.region
        shown = place.certifies if place else False
        chart = [(line.name, line.producing_share) for line in table.lines if line.producing_share is not None]
        return super().get_context_data(
            **kwargs,
            table=table,
            columns=COLUMNS,
            quarters=quarters(),
            is_current=self.quarter == asked_quarter(),
            ancestors=within.filter(pk__in=place.ancestor_codes) if place else [],
            headline=[(label, table.total.counts[state], self.listed_at(state)) for state, label in STATES],
            lines=[(line, self.address(line.region)) for line in table.lines if line.total],
            chart=sorted(chart, key=lambda row: row[1])[:15],
            list_url=reverse("reporting:survival-list"),
            flags_url=reverse("reporting:flag-list"),
            shown=shown,
        )

    def address(self, region: Region) -> str:
        return f"{reverse('reporting:monitoring')}?region={region.pk}&quarter={self.quarter.first.isoformat()}"

    def listed_at(self, state: str) -> str:
        """The workshops behind the figure, where the list is of this quarter."""
        if self.quarter != asked_quarter():
            return ""
        where = f"&region={self.region.pk}" if self.region else ""
        return f"{reverse('reporting:survival-list')}?state={state}&standing=certified{where}"


class SurvivalListView(LoginRequiredMixin, TableListView):
    """``/monitoring/workshops/``"""

    table_name = "survival-states"

    @property
    def lead(self):
        return f"{asked_quarter().label}每家工坊报告的生产状况；点工坊名称查看历次报告，县级部门可代报。"

    def get_actions(self):
        if not self.request.user.is_office:
            return []
        base = reverse("reporting:survival-list")
        return [("只看未报", f"{base}?state=none&standing=certified"), ("跟踪情况", reverse("reporting:monitoring"))]


class WorkshopMonitoringView(WorkshopTab):
    """``/workshops/<pk>/monitoring/``: the tab."""

    template_name = "reporting/workshop_monitoring.html"
    tab = "reporting:workshop-monitoring"

    def get_context_data(self, **kwargs):
        workshop, user = self.object, self.request.user
        said = recent(user, workshop)
        counted: set[datetime.date] = set()
        rows = []
        for row in said:
            rows.append((row, row.quarter not in counted))
            counted.add(row.quarter)
        flags = listed(user).filter(workshop=workshop).order_by("rank", "-opened_on")[:20] if user.is_office else []
        return super().get_context_data(
            **kwargs,
            quarter=asked_quarter(),
            is_answered=asked_quarter().first in counted,
            check_ins=rows,
            may_answer=workshop.standing == Standing.CERTIFIED and answers_as(user, workshop) is not None,
            flags=[(flag, name_of(flag), TONES[flag.status], SEVERITIES[flag.severity]) for flag in flags],
        )
