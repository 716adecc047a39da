"""``/exemplary-cases/selection/``: the ministry's choice of a year, many cases at once."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from catalog.actions.cases import advance, allowed_actions
from catalog.forms.cases import SelectionForm
from catalog.models import ExemplaryCase
from catalog.queries.cases import selection, selection_years
from catalog.rules.case_flow import LABELS, Action
from workshops.access import clock
from workshops.access.models import Department, User
from workshops.access.refusal import Refused
from workshops.records.keepers import NATION, works_for


def selects(user: User) -> bool:
    return works_for(user, (Department.CULTURE,), (NATION,)) and user.region is None


class SelectionView(LoginRequiredMixin, View):
    """Each case takes its step by itself: one that is refused holds up no other."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            if not selects(request.user):
                raise Http404
            self.years = sorted({*selection_years(request.user), clock.today().year}, reverse=True)
            asked = request.GET.get("year", "")
            self.year = int(asked) if asked in map(str, self.years) else self.years[0]
            self.provinces = selection(request.user, self.year)
        return super().dispatch(request, *args, **kwargs)

    @property
    def cases(self) -> list[ExemplaryCase]:
        return [case for _, cases in self.provinces for case in cases]

    def get(self, request):
        return self.show(None)

    def post(self, request):
        form = SelectionForm(request.POST, cases=self.cases)
        if not form.is_valid():
            return self.show(form)
        action, done, refused = Action(form.cleaned_data["action"]), 0, []
        for case in self.cases:
            if case.pk in form.cleaned_data["ids"]:
                fault = self.take(case, action, form.cleaned_data["reason"])
                done += not fault
                refused += [f"《{case.title}》：{fault}"] if fault else []
        if done:
            messages.success(request, f"已办理“{LABELS[action]}”{done} 个。")
        for line in refused:
            messages.error(request, line)
        return redirect(f"{reverse('catalog:exemplary-case-selection')}?year={self.year}")

    def take(self, case: ExemplaryCase, action: Action, reason: str) -> str:
        """What stands against it; empty when it is done."""
        try:
            advance(case.pk, action, by=self.request.user, reason=reason if action == Action.DECLINE else "")
        except Refused as refusal:
            return refusal.message
        return ""

    def show(self, form):
        user, ticked = self.request.user, set(form.data.getlist("ids")) if form else set()
        provinces = [
            (province, [(case, bool(allowed_actions(case, user)), str(case.pk) in ticked) for case in cases])
            for province, cases in self.provinces
        ]
        counted: dict[str, int] = {}
        for case in self.cases:
            counted[case.get_status_display()] = counted.get(case.get_status_display(), 0) + 1
        context = {
            "form": form, "provinces": provinces, "year": self.year, "years": self.years,
            "counted": counted.items(), "acts": SelectionForm.ACTS,
        }  # fmt: skip
        return render(self.request, "catalog/case_selection.html", context)
