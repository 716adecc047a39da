"""``/flags/``: what the nightly round found about workshops, and what the offices did about it."""

from urllib.parse import urlencode

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from reporting.actions import flags
from reporting.forms.monitoring import STEP_FORMS
from reporting.models import FlagAction, FlagLevel, FlagStatus, Severity
from reporting.queries.flags import allowed_actions, departments_beside, lies_with, listed, name_of, shown_facts
from reporting.rules import flag_flow as flow
from reporting.rules.signals import SIGNALS, problem_overdue
from reporting.views.steps import StepView
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import ScopedDetailView
from workshops.tables.views import TableListView

TONES = {FlagStatus.OPEN: "warn", FlagStatus.HANDLED: "info", FlagStatus.CLOSED: "neutral"}
SEVERITIES = {Severity.NOTICE: "info", Severity.SERIOUS: "bad"}
HINTS = {
    flow.NORMAL: "情况正常的，写明怎样核实的；数据仍未更新的，90 天后系统重新提示。",
    flow.HELPED: "已经帮扶的，写明做了什么；情况好转后系统自动解除。",
    flow.PROBLEM: "按困难问题转给承办部门，由其限期办理；代工坊反映，工坊可以看到。",
    flow.STOPPED: "记为本季度的生产状况报告（代报）。",
    flow.OTHER: "写明怎样处置的；情况变化后系统自动解除。",
    flow.FORWARD: "由本县的另一部门核实。",
    flow.NOTE: "补充的说明留在办理过程中。",
    flow.RETURN: "退回县级承办部门重新核实。",
}


class FlagListView(LoginRequiredMixin, TableListView):
    table_name = "flags"
    lead = "系统每晚核对登记数据后提示的异常情况，由县级承办部门核实；超过 30 天没有办理的列入上级督办。"

    def get_actions(self):
        user, base = self.request.user, reverse("reporting:flag-list")
        if not user.is_office:
            return []
        mine = [("等我办理", f"{base}?mine=true")] if user.level != "nation" else []
        return [*mine, ("跟踪情况", reverse("reporting:monitoring"))]


class FlagDetailView(ScopedDetailView):
    """``/flags/<pk>/``"""

    template_name = "reporting/flag_detail.html"
    context_object_name = "flag"

    @property
    def queryset(self):
        return listed(self.request.user)

    def get_context_data(self, **kwargs):
        user, flag = self.request.user, self.object
        actions = allowed_actions(flag, user)
        return super().get_context_data(
            **kwargs,
            name=name_of(flag),
            meaning=SIGNALS[flag.signal].meaning if flag.signal in SIGNALS else "",
            facts=shown_facts(flag.signal, flag.facts),
            problems_url=self.problems_url(),
            tone=TONES[flag.status],
            severity_tone=SEVERITIES[flag.severity],
            lies_with=lies_with(flag),
            is_escalated=flag.level != FlagLevel.COUNTY and flag.status == FlagStatus.OPEN,
            steps=[(action, FlagAction(action).label, action in flow.OUTCOMES[:2]) for action in actions],
            entries=self.entries(),
        )

    def problems_url(self) -> str:
        """The workshop's problems, where the flag is about one."""
        if self.object.signal != problem_overdue.SIGNAL.code:
            return ""
        return f"{reverse('reporting:problem-list')}?{urlencode({'search': self.object.workshop.name})}"

    def entries(self) -> list[dict]:
        """Every step, the latest first, with what it was taken on or what it led to."""
        flag, made = self.object, []
        for step in flag.steps.select_related("by", "office", "problem", "check_in"):
            note, entry = step.note, {"title": step.get_action_display(), "at": step.at}
            if step.action == FlagAction.FORWARD:
                entry["title"] += f"（转给{step.get_department_display()}部门）"
            if step.problem:
                entry |= {"url": reverse("reporting:problem-detail", args=[step.problem_id]), "link": "查看困难问题"}
                note = note or step.problem.title
            if step.check_in:
                note = f"{step.check_in.get_status_display()}（{step.check_in.get_learnt_display()}）。{note}"
            if step.by_id is None:
                said = "；".join(f"{label} {'无' if value is None else value}" for label, value in self.facts(step))
                note = f"{note}{said}" if said else note
            made.append(entry | {"who": step.office.name if step.office else "系统", "note": note})
        return made[::-1]

    def facts(self, step) -> list:
        return shown_facts(self.object.signal, step.facts)


class FlagStepView(LoginRequiredMixin, StepView):
    """``/flags/<pk>/<action>/``; 404 for who may not take the step now."""

    done_name = "reporting:flag-detail"

    def dispatch(self, request, *args, **kwargs):
        user, action = request.user, kwargs["action"]
        if user.is_authenticated:
            self.flag = get_visible_or_404(listed(user), user, pk=kwargs["pk"])
            if action not in STEP_FORMS or action not in allowed_actions(self.flag, user):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def said(self, action) -> str:
        return f"已记录：{FlagAction(action).label}。"

    def form(self, action, data=None):
        return STEP_FORMS[action](
            data, flag=self.flag, departments=departments_beside(self.flag), title=name_of(self.flag)
        )

    def act(self, pk, action, form):
        return flags.advance(pk, action, by=self.request.user, **form.cleaned_data)

    def show(self, form, action):
        context = {
            "form": form, "flag": self.flag, "name": name_of(self.flag), "heading": FlagAction(action).label,
            "hint": HINTS[action], "back_url": reverse("reporting:flag-detail", args=[self.flag.pk]),
        }  # fmt: skip
        return render(self.request, "reporting/flag_step_form.html", context)
