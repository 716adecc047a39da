"""``/dashboard/``: one page for the nation, a province, a prefecture and a county; it reads summaries only."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from reporting import dashboard_charts as shown
from reporting.dashboard_workbook import table_of, write_tables
from reporting.queries.dashboard import dashboard_of
from reporting.views.asked import asked_region
from reporting.views.workbooks import as_download

PARTS = "各地情况"


class DashboardView(LoginRequiredMixin, TemplateView):
    template_name = "reporting/dashboard.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not request.user.is_office:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def region(self):
        return asked_region(self.request)

    @cached_property
    def board(self):
        user, year = self.request.user, self.request.GET.get("year", "")
        return dashboard_of(self.region, year, within=user.region, part_codes=shown.PART_COLUMNS)

    def get(self, request, *args, **kwargs):
        if request.GET.get("format") == "xlsx" and self.board:
            return self.workbook(request.GET.get("chart", ""))
        return super().get(request, *args, **kwargs)

    def workbook(self, identity: str):
        """Of one chart, or of all and the table of parts."""
        charts = [each for each in shown.charts(self.board) if identity in ("", each.identity)]
        if not charts:
            raise Http404
        tables = [table_of(each) for each in charts]
        if not identity and self.board.parts:
            lines = [("合计", *shown.whole_line(self.board))]
            lines += [(line["region"].name, *line["values"]) for line in shown.part_lines(self.board)]
            lines += [("本级", *own)] if (own := shown.own_line(self.board)) else []
            tables.append((PARTS, ["地区", *(f"{each.name}（{each.unit}）" for each in self._columns())], lines))
        place = self.region.name if self.region else "全国"
        return as_download(write_tables(self.board, tables), f"{place}非遗工坊数据概览{self.board.year}年.xlsx")

    def get_context_data(self, **kwargs):
        board = self.board
        if board is None:
            return super().get_context_data(**kwargs, region=self.region, board=None)
        lines = shown.part_lines(board)
        return super().get_context_data(
            **kwargs,
            region=self.region,
            board=board,
            computed=board.computed[board.year],
            headlines=shown.headlines(board),
            charts=shown.charts(board),
            columns=self._columns(),
            lines=[line | {"cells": list(zip(self._columns(), line["values"], strict=True))} for line in lines],
            whole=shown.whole_line(board),
            own=shown.own_line(board),
            tiles=shown.tiles(board, lines),
            parts_title=PARTS,
        )

    def _columns(self) -> list:
        return [shown.NAMED[code] for code in shown.PART_COLUMNS]
