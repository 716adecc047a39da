"""``/check-ins/``: a leader answers for the quarter in seconds; a county office in the stead."""

import datetime

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from reporting.actions import check_ins
from reporting.forms.monitoring import CheckInForm, SteadForm
from reporting.models import CheckIn
from reporting.queries.check_ins import answerable, may_answer_in_stead
from reporting.queries.monitoring import asked_quarter
from reporting.rules.check_in_term import closes_on, open_quarters, quarter_of
from reporting.rules.return_periods import Period
from workshops.access import clock
from workshops.access.scope import get_visible_or_404
from workshops.models import Survival, Workshop
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused

BUTTONS = (
    (Survival.PRODUCING, "正常或部分生产", "good"),
    (Survival.STOPPED, "暂时没有生产，还会恢复", "warn"),
    (Survival.CLOSED, "不再生产", "bad"),
)


class CheckInListView(LoginRequiredMixin, TableListView):
    table_name = "check-ins"
    lead = "每季度报告的生产状况，更正另列一行，以最后一次为准。"

    def get_actions(self):
        user = self.request.user
        if user.is_leader:
            return [("报告生产状况", reverse("reporting:check-in-new"))]
        return [("本季度生产状况", reverse("reporting:survival-list"))] if user.is_office else []


class CheckInNewView(LoginRequiredMixin, View):
    """``/check-ins/new/``: a leader's workshops, three buttons each; for staff the one of ``?workshop=``."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.in_stead = may_answer_in_stead(request.user)
            if not (request.user.is_leader or self.in_stead):
                raise PermissionDenied
            self.quarter = self.asked_quarter()
        return super().dispatch(request, *args, **kwargs)

    def asked_quarter(self) -> Period:
        """That of the address, if it is still open."""
        day = _day(self.request.GET.get("quarter"))
        there = open_quarters(clock.today())
        return next((each for each in there if day and each == quarter_of(day)), asked_quarter())

    def get(self, request):
        chosen = self.request.GET.get("workshop")
        if self.in_stead and not chosen:
            return redirect(f"{reverse('reporting:survival-list')}?state=none&standing=certified")
        rows = [self.one(chosen)] if chosen else list(answerable(request.user))
        return self.show(rows)

    def post(self, request):
        workshop = self.one(request.POST.get("workshop"))
        form = (SteadForm if self.in_stead else CheckInForm)(request.POST, auto_id=f"id_{workshop.pk}_%s")
        row = form.is_valid() and done_or_refused(form, lambda: self.act(workshop, form.cleaned_data))
        if not row:
            rows = [workshop] if self.in_stead else list(answerable(request.user))
            return self.show(rows, workshop, form)
        messages.success(request, f"“{workshop.name}”{row.label}已报告：{row.get_status_display()}。")
        if self.in_stead:
            return redirect("reporting:workshop-monitoring", workshop.pk)
        return redirect(f"{reverse('reporting:check-in-new')}?quarter={row.quarter.isoformat()}")

    def one(self, pk) -> Workshop:
        return get_visible_or_404(answerable(self.request.user), self.request.user, pk=pk)

    def act(self, workshop, given) -> CheckIn:
        # The quarter that stood on the page: once it is closed, its answer isn't one for the quarter that goes on.
        quarter = _day(self.request.POST.get("quarter")) or self.quarter.first
        return check_ins.check_in(workshop.pk, by=self.request.user, quarter=quarter, **given)

    def show(self, rows: list[Workshop], posted: Workshop | None = None, form=None):
        said = CheckIn.objects.filter(workshop__in=rows, quarter=self.quarter.first).order_by("workshop", "-pk")
        latest = {row.workshop_id: row for row in said.select_related("office").distinct("workshop")}
        blank = SteadForm if self.in_stead else CheckInForm
        items = [
            {
                "workshop": each,
                "said": latest.get(each.pk),
                "form": form if form and each == posted else blank(auto_id=f"id_{each.pk}_%s"),
            }
            for each in rows
        ]
        others = [each for each in open_quarters(clock.today()) if each != self.quarter]
        context = {
            "items": items, "quarter": self.quarter, "closes_on": closes_on(self.quarter), "buttons": BUTTONS,
            "others": others, "form": form, "in_stead": self.in_stead,
        }  # fmt: skip
        return render(self.request, "reporting/check_in_form.html", context)


def _day(given: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(given or "")
    except ValueError:
        return None
