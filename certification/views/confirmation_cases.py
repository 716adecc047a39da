"""The offices' side of the yearly confirmation: the queue, one submission, accepting many."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import View

from certification import flow
from certification.actions import confirming
from certification.changes import conflicts, described, said
from certification.forms.confirmations import LABELS, UNITS, AcceptForm, ReturnForm
from certification.models import Confirmation, ConfirmationStatus
from certification.views.steps import files_shown, timeline
from workshops.access.models.user import OFFICE_DUTIES
from workshops.access.refusal import Refused
from workshops.access.views.scoped import DutyRequiredMixin, ScopedDetailView
from workshops.forms.refusing import show_refusal
from workshops.models import HEAD_COUNTS, Workshop
from workshops.models.facts import MONEY_FIGURES
from workshops.tables.views import Bulk, TableListView


class ConfirmationQueueView(DutyRequiredMixin, TableListView):
    """`/confirmations/queue/`: what waits for the county, seen by its whole line of offices; the most urgent first."""

    duties = OFFICE_DUTIES
    table_name = "confirmations"
    nothing_yet = ("没有待县级审核的年度确认", "工坊提交后列在这里；选择其他状态可查看已办的。")
    lead = "首先列出待县级审核的，期限近的在前；选择其他状态可查看已办的。"

    def get_query(self):
        query = self.request.GET.copy()
        query.setdefault("status", ConfirmationStatus.SUBMITTED)
        query.setdefault("ordering", "due_on")
        return query

    def get_actions(self):
        return (("有取消风险的工坊", reverse("certification:risk-list")),)

    def get_bulk(self):
        if not may_decide(self.request.user):
            return None
        return Bulk(
            address=reverse("certification:confirmation-accept-many"),
            label="通过勾选的确认",
            note="只有没有变化的可以一并办理；有更新的请打开逐项核对。",
            refusal="退回勾选的确认",
        )


def may_decide(user) -> bool:
    """Whether the queue offers the county's answers; the action itself asks the transition table."""
    role = flow.CULTURE_STAFF
    return user.duty in role.duties and user.department == role.department and user.level == "county"


class ConfirmationAcceptManyView(DutyRequiredMixin, View):
    """`/confirmations/queue/accept/`: those ticked, accepted or returned for one reason, each by itself."""

    duties = OFFICE_DUTIES
    http_method_names = ("post",)

    def post(self, request):
        ticked = [int(key) for key in request.POST.getlist("ids") if key.isdecimal() and len(key) < 12][:200]
        returns, reason = "refusal" in request.POST, request.POST.get("reason", "").strip()[:1000]
        if not ticked:
            messages.warning(request, "请先勾选要办理的年度确认。")
        elif returns and not reason:
            messages.warning(request, "请写明退回原因。")
        else:
            self.answer(ticked, returns, reason)
        return redirect("certification:confirmation-queue")

    def answer(self, ticked: list[int], returns: bool, reason: str) -> None:
        by = self.request.user
        if returns:
            answered, refused = confirming.return_many(ticked, by=by, reason=reason)
        else:
            answered, refused = confirming.accept_many(ticked, by=by)
        said = "退回" if returns else "通过"
        if answered:
            messages.success(self.request, f"已{said} {len(answered)} 件年度确认。")
        for confirmation, why in refused:
            messages.error(self.request, f"“{confirmation.workshop.name}”{confirmation.year}年度未{said}：{why}")


class ConfirmationDetailView(ScopedDetailView):
    """`/confirmations/<pk>/`: one submission with its difference; the county answers here."""

    model = Confirmation
    template_name = "certification/confirmation_detail.html"
    context_object_name = "confirmation"
    forms = {flow.Action.PASS: AcceptForm, flow.Action.RETURN: ReturnForm}

    def narrow(self, queryset):
        return queryset.select_related(
            "workshop__region__province", "workshop__leader", "submitted_by", "signature_scan"
        )

    def get_context_data(self, **kwargs):
        row: Confirmation = self.object
        allowed = flow.allowed_actions(row, self.request.user)
        bound = kwargs.pop("bound", {})
        context = {
            "changes": described(row.changes),
            "conflicts": _conflicts(row),
            "figures": _figures(row),
            "timeline": timeline(row),
            "files": files_shown([row.signature_scan], self.request.user),
            "forms": {action: bound.get(action) or form() for action, form in self.forms.items() if action in allowed},
            "own": row.submitted_by_id == self.request.user.pk,
        }
        return super().get_context_data(**kwargs, **context)

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        action = request.POST.get("action")
        form = self.forms.get(action, AcceptForm)(request.POST)
        if form.is_valid() and self._act(action, form):
            return redirect("certification:confirmation-detail", pk=self.object.pk)
        self.object = self.get_object()
        return self.render_to_response(self.get_context_data(bound={action: form}, failed=form))

    def _act(self, action: str, form) -> bool:
        try:
            if action == flow.Action.RETURN:
                confirming.send_back(self.object.pk, by=self.request.user, reason=form.cleaned_data["reason"])
                messages.success(self.request, "已退回，并已通知带头人。")
                return True
            done = confirming.accept(self.object.pk, by=self.request.user, note=form.cleaned_data["note"])
        except Refused as refusal:
            show_refusal(form, refusal)
            return False
        messages.success(self.request, f"“{done.workshop.name}”{done.year}年度确认已通过。")
        return True


def _conflicts(row: Confirmation) -> list[tuple[str, str, str, str]]:
    """(label, old, new, the register's) of what can't be, or was not, written."""
    if row.status == ConfirmationStatus.SUBMITTED:
        found = conflicts(row.workshop, row.changes)
    else:
        passed = row.steps.filter(action=flow.Action.PASS).first()
        found = passed.detail.get("conflicts", {}) if passed else {}
    return [
        (str(Workshop._meta.get_field(name).verbose_name), *(said(name, value) or "（空）" for value in values))
        for name, values in found.items()
    ]


def _figures(row: Confirmation) -> list[tuple[str, str, str]]:
    return [
        (LABELS.get(n) or Workshop._meta.get_field(n).verbose_name, said(n, row.figures.get(n)), UNITS[n])
        for n in (*HEAD_COUNTS, *MONEY_FIGURES)
    ]
