"""``/exemplary-cases/``: list, drafting, one case with the steps that the user may take now."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from catalog.actions import cases
from catalog.actions.cases import allowed_actions, may_draft, may_edit
from catalog.forms.cases import CaseForm, StepForm
from catalog.models import CaseStatus, ExemplaryCase
from catalog.rules import case_flow
from catalog.rules.case_flow import LABELS, Action
from catalog.rules.cases_layout import blocks
from catalog.views.cases_selection import selects
from workshops.access.refusal import why_not
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import ScopedDetailView
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused

TONES = {
    CaseStatus.SUBMITTED: "info", CaseStatus.NOMINATED: "info", CaseStatus.RECOMMENDED: "info",
    CaseStatus.SELECTED: "good", CaseStatus.PUBLISHED: "good", CaseStatus.RETURNED: "warn",
    CaseStatus.DECLINED: "neutral", CaseStatus.WITHDRAWN: "neutral",
}  # fmt: skip
STEP_TONES = {Action.RETURN: "warn", Action.DECLINE: "bad", Action.WITHDRAW: "bad", Action.PUBLISH: "good"}
JOINS = ("workshop__leader__user", "workshop__region__province", "created_by__office", "cover")
LEADS = {
    Action.SUBMIT: "提交后由县级文化和旅游部门审核人员申报；退回之前不能再修改。",
    Action.NOMINATE: "向省级文化和旅游部门申报。",
    Action.RETURN: "请一次写明需要修改的内容；修改后可以重新提交。",
    Action.RECOMMEND: "向文化和旅游部推荐。",
    Action.SELECT: "列入本年度入选案例，随后发布。",
    Action.PUBLISH: "发布后任何人不用登录都能读到案例和照片，请先核对正文没有个人信息。",
    Action.DECLINE: "不予入选后不能恢复；以后年度可以另行申报。",
    Action.WITHDRAW: "撤回后不能恢复；已发布的随即不再公开，原因留在办理过程中。",
}


class CaseListView(LoginRequiredMixin, TableListView):
    table_name = "exemplary-cases"
    lead = "非遗工坊建设优秀案例：县级申报、省级推荐，由文化和旅游部选定并发布。已发布的各级都能看到。"

    def get_actions(self):
        user, made = self.request.user, []
        if may_draft(user):
            made.append(("起草案例", reverse("catalog:exemplary-case-new")))
        if selects(user):
            made.append(("年度评选", reverse("catalog:exemplary-case-selection")))
        return (*made, ("公开页面", reverse("catalog:public-case-list")))


class CaseNewView(LoginRequiredMixin, View):
    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not may_draft(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.show(CaseForm(user=request.user))

    def post(self, request):
        form = CaseForm(request.POST, user=request.user)
        if form.is_valid() and (case := done_or_refused(form, lambda: self.act(**form.cleaned_data))):
            messages.success(request, "草稿已保存。请上传照片，再提交。")
            return redirect("catalog:exemplary-case-photos", case.pk)
        return self.show(form)

    def act(self, workshop, **given):
        return cases.draft(workshop.pk, by=self.request.user, **given)

    def show(self, form):
        context = {"form": form, "title": "起草优秀案例", "back_url": reverse("catalog:exemplary-case-list")}
        return render(self.request, "catalog/case_form.html", context)


class CaseEditView(LoginRequiredMixin, View):
    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.case = editable_or_404(request.user, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(CaseForm.of(self.case))

    def post(self, request, pk):
        form = CaseForm.of(self.case, request.POST)
        if form.is_valid() and done_or_refused(form, lambda: cases.amend(pk, by=request.user, **form.cleaned_data)):
            messages.success(request, "案例已保存。")
            return redirect("catalog:exemplary-case-detail", pk)
        return self.show(form)

    def show(self, form):
        back = reverse("catalog:exemplary-case-detail", args=[self.case.pk])
        context = {"form": form, "title": "修改优秀案例", "case": self.case, "back_url": back}
        return render(self.request, "catalog/case_form.html", context)


def editable_or_404(user, pk: int) -> ExemplaryCase:
    case = get_visible_or_404(ExemplaryCase.objects.select_related(*JOINS), user, pk=pk)
    if not may_edit(user, case):
        raise Http404
    return case


class CaseDetailView(ScopedDetailView):
    model = ExemplaryCase
    template_name = "catalog/case_detail.html"
    context_object_name = "case"

    def narrow(self, queryset):
        return queryset.select_related(*JOINS)

    def get_context_data(self, **kwargs):
        case, user = self.object, self.request.user
        photos = case.photos.visible_to(user).select_related("photo")
        public = reverse("catalog:public-case-detail", args=[case.uid]) if case.status == CaseStatus.PUBLISHED else ""
        return super().get_context_data(
            **kwargs, tone=TONES.get(case.status, "neutral"), blocks=list(blocks(case.body)), photos=photos,
            steps=timeline(case, user), buttons=buttons(case, user), editable=may_edit(user, case), public_url=public,
            ended=why_not(cases.refuse_unless_in_force, case.workshop), last_reason=last_reason(case, user),
        )  # fmt: skip


def buttons(case: ExemplaryCase, user) -> list[tuple[str, str, bool]]:
    """(label, address, whether it is the way on) of the steps that the user may take."""
    return [
        (LABELS[action], reverse("catalog:exemplary-case-act", args=[case.pk, action]),
         action in case_flow.IN_FORCE_ONLY)
        for action in allowed_actions(case, user)
    ]  # fmt: skip


def timeline(case: ExemplaryCase, user) -> list[dict]:
    """For the timeline component, newest first; empty for whom the case is only shared with."""
    steps = list(case.steps.visible_to(user).select_related("by__office").order_by("-pk"))
    shown = [
        {
            "title": LABELS[Action(step.action)], "at": step.at, "note": step.reason,
            "who": step.by.office.name if step.by.office else step.by.full_name,
            "tone": STEP_TONES.get(step.action, "info"),
        }
        for step in steps
    ]  # fmt: skip
    if not steps and not ExemplaryCase.objects.filter(pk=case.pk, steps=None).exists():
        return []
    drafted = case.created_by
    who = drafted.office.name if drafted.office else drafted.full_name
    return [*shown, {"title": "起草", "at": case.created_at, "who": who, "tone": "neutral"}]


def last_reason(case: ExemplaryCase, user) -> str:
    """Why it came back, was refused or was withdrawn."""
    if case.status not in (CaseStatus.RETURNED, CaseStatus.DECLINED, CaseStatus.WITHDRAWN):
        return ""
    step = case.steps.visible_to(user).order_by("-pk").first()
    return step.reason if step else ""


class CaseActView(LoginRequiredMixin, View):
    """``<pk>/act/<action>/``: one step on a page of its own."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        action = kwargs["action"]
        if action not in set(Action):
            raise Http404
        self.case = get_visible_or_404(ExemplaryCase.objects.select_related(*JOINS), request.user, pk=kwargs["pk"])
        self.step = Action(action)
        if self.step not in allowed_actions(self.case, request.user):
            state = self.case.get_status_display()
            messages.info(request, f"案例现为“{state}”，您不能办理“{LABELS[self.step]}”。")
            return redirect("catalog:exemplary-case-detail", self.case.pk)
        roles, drafted = cases.roles_of(request.user, self.case), self.case.created_by_id == request.user.pk
        self.row = case_flow.find(self.case.status, self.step, roles, drafted=drafted)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk, action):
        return self.show(StepForm(row=self.row, case=self.case))

    def post(self, request, pk, action):
        form = StepForm(request.POST, row=self.row, case=self.case)
        act = lambda: cases.advance(pk, self.step, by=request.user, **form.cleaned_data)  # noqa: E731
        if form.is_valid() and done_or_refused(form, act):
            messages.success(request, f"已办理：{LABELS[self.step]}。")
            return redirect("catalog:exemplary-case-detail", pk)
        return self.show(form)

    def show(self, form):
        final = self.row.target in (case_flow.State.WITHDRAWN, case_flow.State.DECLINED)
        context = {
            "case": self.case, "form": form, "title": LABELS[self.step], "lead": LEADS[self.step], "final": final,
            "back_url": reverse("catalog:exemplary-case-detail", args=[self.case.pk]),
        }  # fmt: skip
        return render(self.request, "catalog/case_step.html", context)
