"""``/problems/``: what workshops ask the offices to settle; raising, following and every step."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View
from django.views.generic import TemplateView

from reporting.actions import problems
from reporting.forms.problems import STEP_FORMS, ProblemForm
from reporting.models import UNSETTLED_PROBLEMS, ProblemAction, ProblemStatus
from reporting.queries.problems import (
    age_days,
    allowed_actions,
    departments_beside,
    holder_of,
    is_overdue,
    lies_with,
    listed,
    raisable,
)
from reporting.queries.problems_figures import overdue_by_department
from reporting.rules import problem_flow as flow
from reporting.views.steps import StepView
from workshops.access.models import Department
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import ScopedDetailView
from workshops.records.kind import get
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused

TONES = {
    ProblemStatus.OPEN: "warn",
    ProblemStatus.IN_PROGRESS: "info",
    ProblemStatus.SETTLED: "warn",
    ProblemStatus.CONFIRMED: "good",
    ProblemStatus.REOPENED: "warn",
    ProblemStatus.CLOSED: "neutral",
}
BUTTONS = {flow.TAKE, flow.SETTLE, flow.CONFIRM}
"""Steps that lead on; the others are drawn quieter."""
HINTS = {
    flow.TAKE: "受理后由本部门办理，并告知工坊。",
    flow.FORWARD: "由同级的另一部门承办，原期限不变。",
    flow.ESCALATE: "提请上一级同部门协调办理，原期限不变；本部门仍可查看办理情况。",
    flow.SETTLE: "办结后请工坊确认；工坊不认可的，可以要求重新办理。",
    flow.CONFIRM: "确认后问题办理完毕。",
    flow.REOPEN: f"由承办部门重新办理，期限为今天起 {flow.DUE_DAYS} 天。",
    flow.CLOSE: "关闭后不再办理，记录保留。",
    flow.NOTE: "补充的说明会通知对方。",
}


class ProblemListView(LoginRequiredMixin, TableListView):
    table_name = "problems"
    lead = "工坊反映的困难问题，按类别转给承办部门；超期的排在最前。"

    def get_actions(self):
        user, made, base = self.request.user, [], reverse("reporting:problem-list")
        if user.is_leader or raisable(user).exists():
            made.append(("反映困难问题", reverse("reporting:problem-new")))
        if user.is_office or user.is_leader:
            made.append(("等我办理", f"{base}?mine=true"))
        if user.is_office:
            made.append(("超期情况", reverse("reporting:problem-overdue")))
        return made


class ProblemNewView(LoginRequiredMixin, View):
    """``/problems/new/``: one page, by the leader or by county culture in the stead."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.workshops = raisable(request.user)
            if not request.user.is_leader and not self.workshops.exists():
                raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        chosen = request.GET.get("workshop", "")
        initial = {"workshop": chosen} if chosen.isdecimal() else None
        return self.show(ProblemForm(workshops=self.workshops, initial=initial))

    def post(self, request):
        form = ProblemForm(request.POST, workshops=self.workshops)
        problem = form.is_valid() and done_or_refused(form, lambda: self.act(**form.cleaned_data))
        if problem:
            messages.success(request, f"问题已反映，由{holder_of(problem)}承办。")
            return redirect("reporting:problem-detail", problem.pk)
        return self.show(form)

    def act(self, workshop, **given):
        return problems.raise_problem(workshop.pk, by=self.request.user, **given)

    def show(self, form):
        context = {"form": form if self.workshops.exists() else None}
        return render(self.request, "reporting/problem_form.html", context)


class ProblemDetailView(ScopedDetailView):
    """``/problems/<pk>/``"""

    template_name = "reporting/problem_detail.html"
    context_object_name = "problem"

    @property
    def queryset(self):
        return listed(self.request.user)

    def get_context_data(self, **kwargs):
        user, problem = self.request.user, self.object
        actions = allowed_actions(problem, user)
        return super().get_context_data(
            **kwargs,
            tone=TONES[problem.status],
            age=age_days(problem),
            is_overdue=is_overdue(problem),
            lies_with=lies_with(problem),
            holder=holder_of(problem),
            is_waiting=problem.status in UNSETTLED_PROBLEMS,
            steps=[(action, ProblemAction(action).label, action in BUTTONS) for action in actions],
            entries=self.entries(),
            issues=problem.issues.visible_to(user).filter(voided_at=None).order_by("due_on"),
            issue_url=self.issue_url(),
        )

    def entries(self) -> list[dict]:
        """The steps, with whoever took them; the office that it went to where it changed."""
        made = []
        for step in self.object.steps.select_related("by", "office"):
            moved = step.from_department and step.from_department != step.to_department
            to = f"（转给{step.get_to_department_display()}部门）" if moved else ""
            if step.action == ProblemAction.RAISE:
                to = f"（由{step.get_to_department_display()}部门承办）"
            who = step.office.name if step.office else "工坊带头人"
            made.append({"title": f"{step.get_action_display()}{to}", "at": step.at, "who": who, "note": step.note})
        return made[::-1]

    def issue_url(self) -> str:
        kind, user, problem = get("consultation-issues"), self.request.user, self.object
        if not kind.keepers.may_add(user) or problem.status in (ProblemStatus.CONFIRMED, ProblemStatus.CLOSED):
            return ""
        return f"{kind.url('new')}?{urlencode({'problem': kind.finders['problem'].spell(problem)})}"


class ProblemStepView(LoginRequiredMixin, StepView):
    """``/problems/<pk>/<action>/``; 404 for who may not take the step now."""

    done_name = "reporting:problem-detail"

    def dispatch(self, request, *args, **kwargs):
        user, action = request.user, kwargs["action"]
        if user.is_authenticated:
            self.problem = get_visible_or_404(listed(user), user, pk=kwargs["pk"])
            if action not in STEP_FORMS or action not in allowed_actions(self.problem, user):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def said(self, action) -> str:
        return f"已{ProblemAction(action).label}。"

    def form(self, action, data=None):
        return STEP_FORMS[action](data, problem=self.problem, departments=departments_beside(self.problem))

    def act(self, pk, action, form):
        return problems.advance(pk, action, by=self.request.user, **form.cleaned_data)

    def show(self, form, action):
        context = {
            "form": form, "problem": self.problem, "heading": ProblemAction(action).label, "hint": HINTS[action],
            "back_url": reverse("reporting:problem-detail", args=[self.problem.pk]),
        }  # fmt: skip
        return render(self.request, "reporting/problem_step_form.html", context)


class ProblemOverdueView(LoginRequiredMixin, TemplateView):
    """``/problems/overdue/``: how many wait too long, by part of the office's region and department."""

    template_name = "reporting/problem_overdue.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        if not user.is_office:
            raise Http404
        base = reverse("reporting:problem-list")
        found = overdue_by_department(user.region)
        lines = [
            {
                "line": line,
                "url": f"{base}?region={line.region.pk}&overdue=true",
                "cells": [
                    (
                        label,
                        *line.by_department[value],
                        f"{base}?region={line.region.pk}&department={value}&overdue=true",
                    )
                    for value, label in Department.choices
                ],
            }
            for line in found
        ]
        totals = [sum(line.by_department[each][1] for line in found) for each in Department.values]
        return super().get_context_data(
            **kwargs,
            region=user.region,
            lines=lines,
            departments=Department.labels,
            totals=list(zip(Department.labels, totals, strict=True)),
            unsettled=sum(line.unsettled for line in found),
            overdue=sum(totals),
            list_url=base,
        )
