"""What was passed on (通报): the list, and taking note of one."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect
from django.urls import reverse
from django.views import View

from reporting.actions import circulations
from reporting.queries.circulations import age_days, listed, may_acknowledge
from reporting.queries.returns import cells
from workshops.access.refusal import Refused
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import ScopedDetailView
from workshops.tables.views import TableListView


class CirculationListView(LoginRequiredMixin, TableListView):
    table_name = "return-circulations"
    lead = "报表定稿后通报同级人力资源社会保障、乡村振兴部门；未签收的排在最前。"

    def get_actions(self):
        base = reverse("reporting:return-circulation-list")
        return [("等我签收", f"{base}?mine=true"), ("报表", reverse("reporting:return-period-list"))]


class CirculationView(ScopedDetailView):
    """``/returns/circulations/<pk>/``: the frozen figures as they were passed on."""

    template_name = "reporting/return_circulation.html"
    context_object_name = "circulation"

    @property
    def queryset(self):
        return listed(self.request.user)

    def get_context_data(self, **kwargs):
        row, frozen = self.object, self.object.frozen
        return super().get_context_data(
            **kwargs,
            frozen=frozen,
            filed=frozen.filed,
            cells=cells(frozen.filed.period, frozen.figures, frozen.extras),
            age=age_days(row),
            may_acknowledge=row.acknowledged_at is None and may_acknowledge(row, self.request.user),
        )


class CirculationAcknowledgeView(LoginRequiredMixin, View):
    http_method_names = ("post",)

    def post(self, request, pk):
        get_visible_or_404(listed(request.user), request.user, pk=pk)
        try:
            circulations.acknowledge(pk, by=request.user)
            messages.success(request, "已签收。")
        except Refused as refusal:
            messages.error(request, refusal.message)
        return redirect("reporting:return-circulation", pk)
