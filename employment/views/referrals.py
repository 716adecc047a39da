"""Proposing a person for a vacancy, and the workshop's answer."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from employment.actions import referring
from employment.actions.authority import keeps_people_of
from employment.forms.vacancies import AnswerForm, NameSearchForm, ReferralForm
from employment.models import Referral, Vacancy
from employment.queries.vacancies import OPEN, SUGGESTED, out_of_work, state_of
from workshops.access.scope import get_visible_or_404
from workshops.views.confirming_pages import done_or_refused


@method_decorator(sensitive_post_parameters("name", "phone", "note"), name="dispatch")
class ReferralNewView(LoginRequiredMixin, View):
    """``/vacancies/<pk>/refer/``; ``?worker=<pk>`` takes one of the people suggested below the form, which ``?search=``
    narrows by name, a page at a time."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = Vacancy.objects.select_related("workshop__region", "workshop__leader")
            self.vacancy = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if not referring.may_refer(request.user, self.vacancy):
                raise Http404
            self.suggested = out_of_work(request.user, self.vacancy.workshop.region)
            self.worker = self.chosen(request.GET.get("worker", ""))
        return super().dispatch(request, *args, **kwargs)

    def chosen(self, key: str):
        if not key:
            return None
        return get_visible_or_404(self.suggested, self.request.user, pk=key)

    def get(self, request, pk):
        return self.show(ReferralForm(worker=self.worker))

    def post(self, request, pk):
        form = ReferralForm(request.POST, worker=self.worker)
        if form.is_valid() and done_or_refused(form, lambda: self.act(form)):
            messages.success(request, "已推荐，并已通知工坊。")
            return redirect("employment:vacancy-detail", pk)
        return self.show(form)

    def act(self, form):
        return referring.refer(self.vacancy.pk, by=self.request.user, worker=self.worker, **form.cleaned_data)

    def show(self, form):
        state = state_of(self.vacancy)
        if state != OPEN and self.request.method == "GET":
            messages.info(self.request, referring.ENDED.get(state, "这个岗位已结束招聘，不再接受推荐。"))
            return redirect("employment:vacancy-detail", self.vacancy.pk)
        context = {"form": form, "vacancy": self.vacancy, "worker": self.worker}
        if self.worker is None:
            context |= self.people()
        return render(self.request, "employment/referral_form.html", context)

    def people(self) -> dict:
        """A page of the people who could be proposed, by name only."""
        search_form = NameSearchForm(self.request.GET)
        searched = search_form.cleaned_data["search"] if search_form.is_valid() else ""
        found = self.suggested.filter(name__icontains=searched) if searched else self.suggested
        page = Paginator(found, SUGGESTED).get_page(self.request.GET.get("page"))
        return {"search_form": search_form, "searched": searched, "page_obj": page}


class ReferralAnswerView(LoginRequiredMixin, View):
    """``/referrals/<pk>/answer/``"""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = Referral.objects.select_related(
                "vacancy__workshop__leader", "vacancy__workshop__region", "by__office"
            )
            self.referral = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if not keeps_people_of(request.user, self.referral.vacancy.workshop):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(AnswerForm())

    def post(self, request, pk):
        form = AnswerForm(request.POST)
        if form.is_valid() and done_or_refused(form, lambda: self.act(form)):
            messages.success(request, "已答复，并已通知推荐人。")
            return redirect("employment:vacancy-detail", self.referral.vacancy_id)
        return self.show(form)

    def act(self, form):
        return referring.answer(self.referral.pk, by=self.request.user, **form.cleaned_data)

    def show(self, form):
        return render(self.request, "employment/referral_answer.html", {"form": form, "referral": self.referral})
