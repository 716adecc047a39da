"""``/vacancies/``: what workshops want to fill; publishing, amending, closing."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from employment.actions import vacancies
from employment.actions.authority import is_county, keeps_people_of
from employment.actions.referring import may_refer
from employment.column_lists.vacancies import pay_said
from employment.forms.vacancies import VacancyForm
from employment.models import Referral, ReferralOutcome, Vacancy, VacancyStatus
from employment.queries.vacancies import OPEN, STATES, with_state
from employment.views.workshop_choice import WorkshopChoiceView
from workshops.access.models import Department
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import ScopedDetailView
from workshops.models import Standing, Workshop
from workshops.people.fields import Field, may_reveal, may_see
from workshops.people.names import masked_name
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused

TONES = {"open": "good", "expired": "warn", "filled": "info", "closed": "neutral"}
ANSWERED = {ReferralOutcome.PENDING: "warn", ReferralOutcome.HIRED: "good", ReferralOutcome.DECLINED: "neutral"}


def publishes(user) -> bool:
    return user.is_leader or is_county(user, Department.CULTURE)


class VacancyListView(LoginRequiredMixin, TableListView):
    table_name = "vacancies"
    lead = "工坊发布的招聘岗位；所在县的部门可以在岗位页面推荐人员。"

    def get_actions(self):
        return (("发布岗位", reverse("employment:vacancy-choose")),) if publishes(self.request.user) else ()


class VacancyChooseView(WorkshopChoiceView):
    """``/vacancies/new/``"""

    heading, nothing = "发布招聘岗位", "没有资格有效的工坊，不能发布岗位。"
    back_name, back_label, next_name = "employment:vacancy-list", "招聘岗位", "employment:vacancy-new"

    def workshops(self, user):
        if not publishes(user):
            return None
        return Workshop.objects.visible_to(user).filter(standing=Standing.CERTIFIED)


class VacancyFormView(LoginRequiredMixin, View):
    """Base of the two pages with the form; nothing is there for who doesn't keep the workshop's people."""

    vacancy: Vacancy | None = None
    done = ""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.workshop = self.find(request.user, kwargs["pk"])
            if not keeps_people_of(request.user, self.workshop):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(self.form())

    def post(self, request, pk):
        form = self.form(request.POST)
        kept = form.is_valid() and done_or_refused(form, lambda: self.act(pk, **form.cleaned_data))
        if kept:
            messages.success(request, self.done)
            return redirect("employment:vacancy-detail", kept.pk)
        return self.show(form)

    def show(self, form):
        context = {"form": form, "workshop": self.workshop, "vacancy": self.vacancy}
        return render(self.request, "employment/vacancy_form.html", context)


class VacancyNewView(VacancyFormView):
    """``/vacancies/new/<workshop>/``"""

    done = "岗位已发布。"

    def find(self, user, pk):
        return get_visible_or_404(Workshop.objects.select_related("leader", "region"), user, pk=pk)

    def form(self, data=None):
        return VacancyForm(data)

    def act(self, pk, **given):
        return vacancies.publish(pk, by=self.request.user, **given)


class VacancyEditView(VacancyFormView):
    done = "岗位信息已保存。"

    def find(self, user, pk):
        rows = Vacancy.objects.select_related("workshop__leader", "workshop__region")
        self.vacancy = get_visible_or_404(rows, user, pk=pk)
        return self.vacancy.workshop

    def form(self, data=None):
        return VacancyForm.of(self.vacancy, data)

    def act(self, pk, **given):
        return vacancies.amend(pk, by=self.request.user, **given)


class VacancyDetailView(ScopedDetailView):
    """``/vacancies/<pk>/``: the posts, and who was proposed for them as far as the user may read it."""

    model = Vacancy
    template_name = "employment/vacancy_detail.html"
    context_object_name = "vacancy"

    def narrow(self, queryset):
        return with_state(queryset).select_related("workshop__region", "workshop__leader")

    def get_context_data(self, **kwargs):
        user, vacancy = self.request.user, self.object
        keeps = keeps_people_of(user, vacancy.workshop)
        return super().get_context_data(
            **kwargs,
            state_label=dict(STATES)[vacancy.state],
            state_tone=TONES[vacancy.state],
            pay=pay_said(vacancy),
            referrals=self.referrals(keeps),
            sees_people=may_see(user, Field.NAME),
            sees_phone=may_see(user, Field.PHONE),
            may_refer=vacancy.state == OPEN and may_refer(user, vacancy),
            may_amend=keeps and vacancy.state != "closed",
            may_close=keeps and vacancy.status != VacancyStatus.CLOSED,
        )

    def referrals(self, keeps: bool) -> list[dict]:
        user = self.request.user
        names, phones, reveals = may_see(user, Field.NAME), may_see(user, Field.PHONE), may_reveal(user, Field.PHONE)
        rows = self.object.referrals.select_related("by__office").visible_to(user)
        return [
            {
                "row": row,
                "name": row.name if names else masked_name(row.name),
                "phone": row.phone_masked if phones else "",
                "reveal": reverse("access:reveal", args=[Referral.PHONE_LABEL, row.pk]) if reveals else "",
                "tone": ANSWERED[row.outcome],
                "may_answer": keeps and row.outcome == ReferralOutcome.PENDING,
                "register_url": self.register_url(row) if keeps else "",
            }
            for row in rows
        ]

    def register_url(self, referral: Referral) -> str:
        """Where who was hired is registered; empty for others, and at a workshop that takes nobody any more."""
        workshop = self.object.workshop
        if referral.outcome != ReferralOutcome.HIRED or workshop.standing != Standing.CERTIFIED:
            return ""
        return reverse("employment:worker-register", args=[workshop.pk]) + f"?referral={referral.pk}"


class VacancyCloseView(LoginRequiredMixin, View):
    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = Vacancy.objects.select_related("workshop__leader", "workshop__region")
            self.vacancy = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if not keeps_people_of(request.user, self.vacancy.workshop):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        vacancy = self.vacancy
        context = {
            "title": "结束招聘",
            "facts": [("岗位", vacancy.title), ("工坊", vacancy.workshop.name), ("截止日期", vacancy.closes_on)],
            "consequences": ["结束后不能恢复，也不再接受推荐；已有的推荐仍可答复。"],
            "confirm_label": "结束招聘",
            "cancel_url": reverse("employment:vacancy-detail", args=[vacancy.pk]),
        }
        return render(request, "components/confirm_page.html", context)

    def post(self, request, pk):
        if self.vacancy.status != VacancyStatus.CLOSED:
            vacancies.close(pk, by=request.user)
            messages.success(request, "招聘已结束。")
        return redirect("employment:vacancy-detail", pk)
