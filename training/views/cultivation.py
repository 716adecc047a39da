"""The board of cultivations, and moving one on."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.views import View

from training.actions import cultivation as actions
from training.forms.cultivation import BoardForm, GrantForm, MoveForm
from training.models import Cultivation
from training.queries.cultivation import lanes, narrowed, under_way
from workshops.access.scope import get_visible_or_404
from workshops.records.kind import get
from workshops.views.confirming_pages import done_or_refused

BACK = "training:cultivations-detail"


class CultivationBoardView(LoginRequiredMixin, View):
    """``/cultivations/board/``: who is at which stage, what comes next, what is late."""

    def get(self, request):
        user = request.user
        if not (user.is_office or user.is_leader):
            raise PermissionDenied
        form = BoardForm(request.GET, user=user)
        rows = under_way(user)
        rows = narrowed(rows, **form.cleaned_data) if form.is_valid() else rows.none()
        shown = lanes(rows)
        kind = get("cultivations")
        context = {
            "form": form, "lanes": shown, "count": sum(lane.count for lane in shown),
            "late": [row for lane in shown for row in lane.rows if row.overdue],
            "overdue": sum(lane.overdue for lane in shown), "is_narrowed": any(form.data.values()),
            "list_url": kind.url("list"), "add_url": kind.url("new") if kind.keepers.may_add(user) else "",
        }  # fmt: skip
        return render(request, "training/cultivation_board.html", context)


class CultivationStepView(LoginRequiredMixin, View):
    """Base of the two pages that move one on; nothing is there for who may not."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = Cultivation.objects.select_related("leader__region")
            self.row = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if not self.may(request.user, self.row):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(self.form())

    def post(self, request, pk):
        form = self.form(request.POST)
        if form.is_valid() and done_or_refused(form, lambda: self.act(form)):
            messages.success(request, self.done)
            return redirect(BACK, pk)
        return self.show(form)

    def show(self, form):
        return render(self.request, self.template_name, {"form": form, "row": self.row})


class CultivationMoveView(CultivationStepView):
    """``/cultivations/<pk>/move/``"""

    template_name, done = "training/cultivation_move.html", "培育进展已登记。"

    def may(self, user, row):
        return actions.may_move(user, row)

    def form(self, data=None):
        return MoveForm(data, cultivation=self.row)

    def act(self, form):
        return actions.move(self.row.pk, by=self.request.user, **form.cleaned_data)


class CultivationGrantView(CultivationStepView):
    """``/cultivations/<pk>/grant/``"""

    template_name, done = "training/cultivation_grant.html", "已登记获得称号，培育完成。"

    def may(self, user, row):
        return actions.may_grant(user, row)

    def form(self, data=None):
        return GrantForm(data, cultivation=self.row, user=self.request.user)

    def act(self, form):
        return actions.grant(self.row.pk, by=self.request.user, **form.facts)
