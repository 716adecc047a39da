"""Training needs by skill, what is done with them, and the steps of a plan."""

from itertools import groupby

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from training.actions import needs
from training.actions.needs import PLAN_STEPS
from training.forms.needs import ArrangeForm, YearForm
from training.kinds.needs import NEED_TONES
from training.models import NeedStatus, TrainingNeed, TrainingPlan
from training.queries.courses import TRAINERS
from training.queries.needs import by_skill
from workshops.access import clock
from workshops.access.refusal import Refused
from workshops.access.scope import get_visible_or_404
from workshops.views.confirming_pages import done_or_refused

TICKED_MAX = 500
"""More needs than these are only summed: an office so far above leaves them to the counties."""


class NeedSummaryView(LoginRequiredMixin, View):
    """``/training-needs/summary/?year=``: POST puts the ticked ones into a plan, or declines them."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            if not request.user.is_office:
                raise Http404
            self.year_form = YearForm({"year": request.GET.get("year") or clock.today().year})
            self.year = self.year_form.cleaned_data["year"] if self.year_form.is_valid() else clock.today().year
            rows = TrainingNeed.objects.visible_to(request.user).filter(voided_at=None, year=self.year)
            self.needs = rows.select_related("workshop__region", "plan")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        plan = request.GET.get("plan", "")
        return self.show(self.form(initial={"plan": plan if plan.isdecimal() else None}))

    def post(self, request):
        if not TRAINERS.may_add(request.user):
            raise Http404
        form = self.form(request.POST)
        if form.is_valid() and (done := done_or_refused(form, lambda: self.act(form.cleaned_data))):
            messages.success(request, done)
            return redirect(self.here)
        return self.show(form)

    def act(self, given) -> str:
        user, chosen = self.request.user, given["needs"]
        if "decline" in self.request.POST:
            return f"已答复 {needs.decline(chosen, by=user, answer=given['answer'])} 项需求。"
        if given["plan"] is None:
            raise Refused("no_plan", "请选择要列入的培训计划。", field="plan")
        return f"已将 {needs.put_into_plan(chosen, by=user, plan_id=given['plan'].pk)} 项需求列入计划。"

    def form(self, *data, initial=None) -> ArrangeForm:
        waiting = self.needs.filter(status=NeedStatus.OPEN)
        return ArrangeForm(*data, user=self.request.user, year=self.year, needs=waiting, initial=initial)

    @property
    def here(self) -> str:
        return f"{reverse('training:need-summary')}?year={self.year}"

    def show(self, form):
        skills = by_skill(self.needs)
        count = sum(each["needs"] for each in skills)
        detailed = count <= TICKED_MAX
        rows = self.needs.order_by("skill", "workshop__name", "pk") if detailed else []
        lines = {skill: list(found) for skill, found in groupby(rows, key=lambda need: need.skill)}
        arranges = detailed and TRAINERS.may_add(self.request.user)
        context = {
            "form": form, "year_form": self.year_form, "year": self.year, "here": self.here, "count": count,
            "heads": sum(each["heads"] for each in skills), "waiting": sum(each["waiting"] for each in skills),
            "skills": [
                each | {"lines": [(need, NEED_TONES[need.status]) for need in lines.get(each["skill"], ())]}
                for each in skills
            ],
            "arranges": arranges and any(each["waiting"] for each in skills), "detailed": detailed,
            "ticked": self.request.POST.getlist("needs"),
            "plan_url": reverse("training:training-plans-new") if TRAINERS.may_add(self.request.user) else "",
        }  # fmt: skip
        return render(self.request, "training/need_summary.html", context)


class NeedReopenView(LoginRequiredMixin, View):
    """``/training-needs/<pk>/reopen/``."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = TrainingNeed.objects.filter(voided_at=None).select_related("workshop", "plan")
            self.need = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if not TRAINERS.may_add(request.user):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(forms.Form())

    def post(self, request, pk):
        form = forms.Form(request.POST)
        if form.is_valid() and done_or_refused(form, lambda: needs.reopen(pk, by=request.user)):
            messages.success(request, "已撤回，这项需求重新待安排。")
            return redirect("training:training-needs-detail", pk)
        return self.show(form)

    def show(self, form):
        need = self.need
        context = {
            "title": "撤回安排", "form": form, "confirm_label": "撤回安排",
            "facts": [("需求", str(need)), ("工坊", need.workshop.name), ("状态", need.get_status_display())],
            "consequences": ["这项需求从计划中去掉，或撤回“未采纳”的答复，重新待安排。"],
            "cancel_url": reverse("training:training-needs-detail", args=[need.pk]),
        }  # fmt: skip
        return render(self.request, "components/confirm_page.html", context)


class PlanStepView(LoginRequiredMixin, View):
    """``/training-plans/<pk>/step/<step>/``."""

    said = {
        "publish": ("计划已发布。", "发布后，本地区的培训班可以选择这个计划。"),
        "close": ("计划已结束。", "结束后不能恢复，不能再列入需求。"),
    }

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = TrainingPlan.objects.filter(voided_at=None).select_related("by__office", "region")
            self.plan = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if kwargs["step"] not in PLAN_STEPS or not TRAINERS.may_keep(request.user, self.plan):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk, step):
        return self.show(forms.Form(), step)

    def post(self, request, pk, step):
        form = forms.Form(request.POST)
        if form.is_valid() and done_or_refused(form, lambda: needs.step_plan(pk, by=request.user, step=step)):
            messages.success(request, self.said[step][0])
            return redirect("training:training-plans-detail", pk)
        return self.show(form, step)

    def show(self, form, step):
        context = {
            "title": PLAN_STEPS[step][0], "form": form, "confirm_label": PLAN_STEPS[step][0],
            "facts": [("计划", str(self.plan)), ("状态", self.plan.get_status_display())],
            "consequences": [self.said[step][1]],
            "cancel_url": reverse("training:training-plans-detail", args=[self.plan.pk]),
        }  # fmt: skip
        return render(self.request, "components/confirm_page.html", context)
