"""``/statistics/boundaries/``: changes of divisions, entered and reviewed by the ministry, seen by every office."""

import datetime

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View
from django.views.generic import TemplateView

from reporting.actions import applying_boundaries, boundaries
from reporting.forms.boundaries import AssignForm, ChangeForms, PlainForm, ReasonForm
from reporting.queries.boundaries import allowed_actions, handovers, listed, may_enter, shown_to, to_assign
from reporting.queries.boundary_parts import following
from reporting.rules import boundary_flow as flow
from reporting.views.steps import StepView
from workshops.access import clock
from workshops.regions.models import ChangeStatus, Region, RegionChange
from workshops.regions.restatement import heirs, splits
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused

TONES = {
    ChangeStatus.DRAFT: "neutral",
    ChangeStatus.REVIEWED: "warn",
    ChangeStatus.APPLIED: "good",
    ChangeStatus.DROPPED: "neutral",
}
OPEN = (ChangeStatus.DRAFT, ChangeStatus.REVIEWED)
HINTS = {
    flow.REVIEW: "请对照批复文件逐行核对。审核后到生效日自动执行：区划、工坊、机构和在办事项转到新区划。",
    flow.SEND_BACK: "退回后由录入人修改，再由另一人审核。",
    flow.DROP: "作废后不再执行，记录保留。",
    flow.APPLY: "生效日已到，立即执行。执行后不能撤回；证书、登记编号、决定和日志保留原代码。",
}
PAGES = {flow.EDIT: "reporting:boundary-edit", flow.ASSIGN: "reporting:boundary-assign"}


class OfficePage(LoginRequiredMixin):
    """For offices; administrators and leaders find nothing here."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not request.user.is_office:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class EntryPage(LoginRequiredMixin):
    """For the ministry's culture officials."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not may_enter(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class BoundaryListView(OfficePage, TableListView):
    table_name = "region-changes"
    lead = "县级以上行政区划的变更，自生效之日起机构管辖和统计按新区划；历史记录保留原代码。"

    def get_actions(self):
        user = self.request.user
        made = [("录入区划变更", reverse("reporting:boundary-new"))] if may_enter(user) else []
        return [
            *made,
            ("区划对照表", reverse("reporting:boundary-reconciliation")),
            ("移交", reverse("reporting:boundary-handovers")),
        ]


class BoundaryDetailView(OfficePage, TemplateView):
    """``/statistics/boundaries/<pk>/``: the document, the divisions before and after, what was handed over."""

    template_name = "reporting/boundary_detail.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        change = get_object_or_404(shown_to(user), pk=self.kwargs["pk"])
        asked = to_assign(change) if change.status in OPEN else []
        lines = list(change.lines.all())
        return super().get_context_data(
            **kwargs,
            change=change,
            tone=TONES[change.status],
            lines=lines,
            before=tree_of(lines, "old"),
            after=tree_of(lines, "new"),
            steps=[step(change, action) for action in allowed_actions(change, user)],
            waiting=sum(not each.chosen for each in asked),
            is_due=change.status in OPEN and change.effective_on <= clock.today(),
            handovers=handovers(user).filter(change=change),
            reconciliation=self.reconciliation(change),
        )

    @staticmethod
    def reconciliation(change: RegionChange) -> str:
        if change.status != ChangeStatus.APPLIED:
            return ""
        before = change.effective_on - datetime.timedelta(days=1)
        return f"{reverse('reporting:boundary-reconciliation')}?first={before}&second={change.effective_on}"


def step(change: RegionChange, action: str) -> dict:
    url = reverse(PAGES[action], args=[change.pk]) if action in PAGES else ""
    return {
        "label": flow.LABELS[action],
        "url": url or reverse("reporting:boundary-step", args=[change.pk, action]),
        "leads_on": action in (flow.REVIEW, flow.APPLY),
    }


def tree_of(lines, side: str) -> list[tuple[str, list[str]]]:
    """Name of the division above → those of the change below it, with their codes."""
    said = {
        getattr(line, f"{side}_code"): (getattr(line, f"{side}_name"), getattr(line, f"{side}_parent"))
        for line in lines
        if getattr(line, f"{side}_code")
    }
    known = Region.objects.in_bulk({parent for _, parent in said.values()})
    made: dict[str, list[str]] = {}
    for code, (name, parent) in sorted(said.items()):
        above = said[parent][0] if parent in said else str(known.get(parent, parent))
        made.setdefault(above, []).append(f"{code} {name}")
    return list(made.items())


class BoundaryFormView(EntryPage, View):
    """``/statistics/boundaries/new/`` and ``…/<pk>/edit/``."""

    def dispatch(self, request, *args, **kwargs):
        self.change = RegionChange()
        if "pk" in kwargs and request.user.is_authenticated and may_enter(request.user):
            self.change = get_object_or_404(listed(), pk=kwargs["pk"])
            if flow.EDIT not in allowed_actions(self.change, request.user):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk=None):
        return self.show(ChangeForms(instance=self.change))

    def post(self, request, pk=None):
        pk_before = self.change.pk
        forms = ChangeForms(request.POST, instance=self.change)
        if request.POST.get("action") != "more" and forms.is_valid():
            made = done_or_refused(forms.form, lambda: self.act(pk_before, forms))
            if made:
                messages.success(request, "已保存为草稿，请由另一人审核。")
                return redirect("reporting:boundary-detail", made.pk)
        return self.show(forms)

    def act(self, pk, forms):
        given = {name: forms.form.cleaned_data[name] for name in boundaries.SAID}
        given |= {"by": self.request.user, "lines": forms.typed()}
        return boundaries.edit(pk, **given) if pk else boundaries.enter(**given)

    def show(self, forms):
        more = self.request.POST.get("action") == "more"
        context = {"forms": forms, "problems": [] if more else forms.all(), "change": self.change}
        return render(self.request, "reporting/boundary_form.html", context)


class BoundaryStepView(EntryPage, StepView):
    """``/statistics/boundaries/<pk>/<action>/``: reviewing, sending back, dropping, applying."""

    done_name = "reporting:boundary-detail"

    ACTS = {
        flow.REVIEW: boundaries.review,
        flow.SEND_BACK: boundaries.send_back,
        flow.DROP: boundaries.drop,
        flow.APPLY: applying_boundaries.apply_change,
    }

    def dispatch(self, request, *args, **kwargs):
        user, action = request.user, kwargs["action"]
        if user.is_authenticated and may_enter(user):
            self.change = get_object_or_404(listed(), pk=kwargs["pk"])
            if action not in self.ACTS or action not in allowed_actions(self.change, user):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def said(self, action) -> str:
        return f"{self.change.title}：已{flow.LABELS[action]}。"

    def act(self, pk, action, form):
        self.ACTS[action](pk, by=self.request.user, **form.cleaned_data)
        return True

    @staticmethod
    def form(action, data=None):
        return (ReasonForm if action in flow.NEEDS_REASON else PlainForm)(data)

    def show(self, form, action):
        context = {"form": form, "change": self.change, "heading": flow.LABELS[action], "hint": HINTS[action]}
        return render(self.request, "reporting/boundary_step_form.html", context)


class BoundaryAssignView(EntryPage, View):
    """``/statistics/boundaries/<pk>/assign/``: the workshops of split divisions, each to its new one."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and may_enter(request.user):
            self.change = get_object_or_404(listed(), pk=kwargs["pk"])
            if flow.ASSIGN not in allowed_actions(self.change, request.user):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(self.form())

    def post(self, request, pk):
        form = self.form(request.POST)
        if form.is_valid() and done_or_refused(form, lambda: self.act(pk, form)):
            messages.success(request, "已保存工坊的区划归属。")
            return redirect("reporting:boundary-detail", pk)
        return self.show(form)

    def form(self, data=None):
        names = {line.new_code: line.new_name for line in self.change.lines.all()}
        return AssignForm(data, asked=to_assign(self.change), names=names)

    def act(self, pk, form):
        boundaries.assign(pk, form.chosen(), by=self.request.user)
        return True

    def show(self, form):
        names = {line.new_code: line.new_name for line in self.change.lines.all()}
        context = {"form": form, "change": self.change, "going": going(self.change, names)}
        return render(self.request, "reporting/boundary_assign.html", context)


def going(change: RegionChange, names: dict[str, str]) -> list[dict]:
    """Of each split division: what goes with its workshops to each part, and what with the offices to the heir."""
    pure = change.as_pure()
    taken = heirs(pure)
    return [
        {
            "old": pure.olds[code].name,
            "parts": [names[new] for new in news],
            "heir": names.get(taken[code] or "", ""),
            "rows": [
                {"name": row.name, "rest": row.rest, "parts": [(names[new], n) for new, n in row.parts.items()]}
                for row in following(change, code, news)
            ],
        }
        for code, news in splits(pure).items()
    ]
