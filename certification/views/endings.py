"""注销 and 撤销: list, case, opening one."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.generic import View

from certification import flow
from certification.actions import ending
from certification.forms.endings import (
    CancellationForm,
    DecisionForm,
    DropForm,
    EndForm,
    HearingForm,
    OpinionForm,
    WithdrawalForm,
)
from certification.forms.files import stored
from certification.models import OPEN_ENDINGS, EndingCase, EndingKind, EndingStatus
from certification.views.casework import CaseDetailView
from certification.views.steps import files_shown
from workshops.access.refusal import Refused, why_not
from workshops.access.scope import get_visible_or_404
from workshops.forms.refusing import show_refusal
from workshops.models import Workshop
from workshops.tables.views import TableListView


class EndingListView(LoginRequiredMixin, TableListView):
    table_name = "endings"


class EndingDetailView(CaseDetailView):
    model = EndingCase
    template_name = "certification/ending_detail.html"
    steps = {
        flow.Action.HEAR: (HearingForm, ending.record_hearing, "已登记陈述申辩情况。"),
        flow.Action.OPINE: (OpinionForm, ending.give_opinion, "已签署意见。"),
        flow.Action.END: (EndForm, ending.end, "已决定终止资格，并已通知工坊和有关部门。"),
        flow.Action.REJECT: (DecisionForm, ending.reject, "已决定不予终止资格，并已通知工坊。"),
        flow.Action.WITHDRAW: (DropForm, ending.withdraw_request, "已撤回注销申请。"),
    }

    def narrow(self, queryset):
        return queryset.select_related("workshop__region__province", "workshop__leader", "opened_by__office")

    def waits(self, action):
        """Of a 撤销 the opinions wait for the hearing, and the decision for three opinions that agree."""
        case: EndingCase = self.object
        if case.kind != EndingKind.WITHDRAWAL:
            return False
        if action == flow.Action.OPINE:
            return not case.hearing_on
        return action == flow.Action.END and bool(why_not(ending.refuse_unless_heard, case))

    def get_context_data(self, **kwargs):
        case: EndingCase = self.object
        opinions = list(case.opinions.select_related("by__office").order_by("at"))
        return super().get_context_data(
            **kwargs,
            opinions=opinions,
            files=files_shown(case.files.all(), self.request.user),
            stages=_stages(case, len(opinions)),
            fact=getattr(case, "fact", None),
        )


def _stages(case: EndingCase, opinions: int) -> list[dict]:
    """The progress of a case for the stepper."""
    over = case.status not in OPEN_ENDINGS
    names = ["提出申请", "审核决定"]
    reached = 1
    if case.kind == EndingKind.WITHDRAWAL:
        names = ["立案", "听取陈述申辩", "三部门意见", "审核决定"]
        reached = 1 if not case.hearing_on else 2 if opinions < 3 else 3
    stopped = case.status in (EndingStatus.REJECTED, EndingStatus.DROPPED)
    stages = [
        {"label": name, "state": "done" if at < reached or over else "current" if at == reached else "todo"}
        for at, name in enumerate(names)
    ]
    if over:
        stages[-1] = {"label": case.get_status_display(), "state": "stopped" if stopped else "done"}
    return stages


class OpeningView(LoginRequiredMixin, View):
    """Base of the two pages that open a case on a workshop in scope."""

    template_name = "certification/ending_form.html"
    heading = ""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = Workshop.objects.select_related("region", "leader")
            self.workshop = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self._page(self.make_form())

    def post(self, request, pk):
        form = self.make_form(request.POST, request.FILES)
        if form.is_valid():
            try:
                with stored(form.cleaned_data["files"], by=request.user, region=self.workshop.region) as files:
                    case = self.act(pk, by=request.user, grounds=form.cleaned_data["grounds"], files=files)
            except (Refused, ValidationError) as error:
                show_refusal(form, error)
            else:
                messages.success(request, self.done)
                return redirect("certification:ending-detail", pk=case.pk)
        return self._page(form)

    def _page(self, form):
        context = {"form": form, "workshop": self.workshop, "heading": self.heading, "lines": self.lines()}
        return render(self.request, self.template_name, context)


class CancellationView(OpeningView):
    """`/endings/cancel/<workshop>/`: 注销, by the leader or for the leader."""

    heading, done = "申请注销", "注销申请已提交，等待县级文化和旅游部门审核。"
    act = staticmethod(ending.request_cancellation)

    def make_form(self, *data):
        return CancellationForm(*data, on_behalf=self.workshop.leader.user_id != self.request.user.pk)

    def lines(self):
        return [
            "县级文化和旅游部门审核同意后，非遗工坊资格自决定之日起终止，登记编号不再使用。",
            "作出决定之前可以撤回申请。终止后如需恢复生产，须重新申请认定。",
        ]


class WithdrawalView(OpeningView):
    """`/endings/withdraw/<workshop>/`: 撤销, opened by the county."""

    heading, done = "撤销立案", "已立案，并已通知工坊和三部门。请安排听取陈述申辩。"
    act = staticmethod(ending.open_withdrawal)

    def make_form(self, *data):
        return WithdrawalForm(*data)

    def lines(self):
        return ["撤销须听取工坊的陈述申辩，由三部门分别签署意见，再由审核人作出决定。立案后工坊会收到通知。"]
