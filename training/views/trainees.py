"""People of courses: the lists, one trainee, enrolling by hand and from a workshop's workers, putting right."""

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from training.actions import trainees
from training.forms.trainees import CorrectForm, EnrolForm, PickForm
from training.kinds.courses import TRAINEE_TONES
from training.models import Trainee, TraineeStatus
from training.queries.certificates import prints, stands
from training.queries.courses import (
    attended_hours,
    enrolling_workshops,
    enrols,
    keeps_course,
    keeps_trainee,
    taken,
    whole_hours,
)
from training.rules.attendance import share
from training.views.courses import CourseView
from workshops import import_tables
from workshops.access.scope import get_visible_or_404
from workshops.people.fields import Field, may_see
from workshops.people.names import masked_name
from workshops.people.offers import offers
from workshops.records.forms import VoidForm
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused

PERSONAL = [sensitive_post_parameters("name", "identity", "phone"), never_cache]
OF_TRAINEE = ("course__region", "course__by__office", "workshop__leader", "workshop__region")


class TraineeListView(LoginRequiredMixin, TableListView):
    table_name = "trainees"
    lead = "一人参加一个培训班列一次。“导出 XLSX”不含姓名、身份证号码和联系电话。"

    def get_actions(self):
        if import_tables.may_import(self.request.user, import_tables.get("trainees")):
            yield "从 Excel 导入", reverse("workshops:import-upload", args=["trainees"])
        yield "培训证书", reverse("training:training-certificate-list")


class TrainingCertificateListView(LoginRequiredMixin, TableListView):
    table_name = "training-certificates"
    lead = "培训班颁发的证书，由办班单位登记。"


class TraineeView(LoginRequiredMixin, View):
    """Base of the pages about a trainee; ``for_keepers``: 404 for who may not change anything."""

    for_keepers = True

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = Trainee.objects.select_related(*OF_TRAINEE)
            self.trainee = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if self.for_keepers and not self.is_open_to(request.user):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def is_open_to(self, user) -> bool:
        return keeps_trainee(user, self.trainee)

    @property
    def shown_name(self) -> str:
        name = self.trainee.name
        return name if may_see(self.request.user, Field.NAME) else masked_name(name)

    @property
    def trainee_url(self) -> str:
        return reverse("training:trainee-detail", args=[self.trainee.pk])


@method_decorator(never_cache, name="dispatch")
class TraineeDetailView(TraineeView):
    for_keepers = False

    def get(self, request, pk):
        user, trainee, course = request.user, self.trainee, self.trainee.course
        whole, attended = whole_hours(course), attended_hours(course).get(trainee.pk, 0)
        keeps = keeps_trainee(user, trainee)
        office = keeps and keeps_course(user, course)
        in_class = trainee.status == TraineeStatus.ENROLLED
        context = {
            "trainee": trainee, "shown_name": self.shown_name, "whole": whole, "attended": attended,
            "percent": int(share(attended, whole) * 100), "tone": TRAINEE_TONES[trainee.status],
            "sees": {field.value: may_see(user, field) for field in Field}, "reveals": self.reveals(),
            "sessions": self.sessions(), "keeps": keeps, "may_void": office, "may_withdraw": keeps and in_class,
            "may_print": stands(trainee) and prints(user, course),
            "may_resume": keeps and trainee.status == TraineeStatus.WITHDRAWN and enrols(user, course),
        }  # fmt: skip
        return render(request, "training/trainee_detail.html", context)

    def sessions(self) -> list[tuple]:
        """(session, attendance or None)."""
        there = {each.session_id: each for each in self.trainee.attendances.all()}
        return [(each, there.get(each.pk)) for each in self.trainee.course.sessions.filter(voided_at=None)]

    def reveals(self) -> list[tuple[str, str]]:
        """(title, address) of the sealed fields that the user may have shown in clear."""
        trainee, user = self.trainee, self.request.user
        fields = (each for each in Trainee.sealed_fields if getattr(trainee, each.name) and each.may_reveal(user))
        return [(each.title, reverse("access:reveal", args=[each.label, trainee.pk])) for each in fields]


class EnrolView(CourseView):
    """Base: a course into which the user may put somebody now."""

    def is_open_to(self, user):
        return enrols(user, self.course)

    def places(self) -> int:
        return max(self.course.headcount - taken(self.course), 0)


@method_decorator(PERSONAL, name="dispatch")
class TraineeEnrolView(EnrolView):
    """``/trainings/<pk>/trainees/new/``."""

    def get(self, request, pk):
        return self.show(EnrolForm(user=request.user, course=self.course))

    def post(self, request, pk):
        form = EnrolForm(request.POST, user=request.user, course=self.course)
        if form.is_valid():
            made = done_or_refused(form, lambda: trainees.enrol(pk, by=request.user, **form.cleaned_data))
            if made:
                messages.success(request, "已报名。")
                again = request.POST.get("again")
                return redirect(request.path if again and self.places() else self.course_url)
        return self.show(form)

    def show(self, form):
        context = {
            "form": form, "course": self.course, "places": self.places(), "back_url": self.course_url,
            "pick_url": reverse("training:trainee-pick", args=[self.course.pk]) if self.may_pick() else "",
        }  # fmt: skip
        return render(self.request, "training/trainee_form.html", context)

    def may_pick(self) -> bool:
        return offers.people is not None and bool(_picking(self.request.user, self.course))


def _picking(user, course) -> list:
    """Workshops whose workers the user may pick from."""
    return [each for each in enrolling_workshops(user, course) if user.is_leader or each.region == user.region]


class TraineePickView(EnrolView):
    """``/trainings/<pk>/trainees/workers/?workshop=``: ticked among the people whom a workshop employs."""

    def is_open_to(self, user):
        return super().is_open_to(user) and offers.people is not None

    def get(self, request, pk):
        return self.show(self.form())

    def post(self, request, pk):
        form, workshop = self.form(request.POST), self.workshop()
        if form is not None and form.is_valid():
            workers = form.cleaned_data["workers"]
            act = lambda: trainees.enrol_workers(pk, by=request.user, workshop=workshop, workers=workers)  # noqa: E731
            if made := done_or_refused(form, act):
                messages.success(request, f"已为 {len(made)} 人报名。")
                return redirect(self.course_url)
        return self.show(form)

    def workshop(self):
        found, asked = self.workshops(), self.request.GET.get("workshop", "")
        if len(found) == 1:
            return found[0]
        return next((each for each in found if str(each.pk) == asked), None)

    def workshops(self) -> list:
        return _picking(self.request.user, self.course)

    def form(self, *data) -> PickForm | None:
        workshop = self.workshop()
        if workshop is None:
            return None
        people = [(each.worker, f"{each.name} {each.masked}") for each in offers.people(self.request.user, workshop)]
        return PickForm(*data, people=people)

    def show(self, form):
        chosen = self.workshop()
        context = {
            "form": form, "course": self.course, "workshop": chosen, "workshops": self.workshops(),
            "places": self.places(), "back_url": reverse("training:trainee-enrol", args=[self.course.pk]),
            "is_empty": form is not None and not form.fields["workers"].choices,
        }  # fmt: skip
        return render(self.request, "training/trainee_pick.html", context)


@method_decorator(PERSONAL, name="dispatch")
class TraineeEditView(TraineeView):
    def get(self, request, pk):
        return self.show(CorrectForm(trainee=self.trainee))

    def post(self, request, pk):
        form = CorrectForm(request.POST, trainee=self.trainee)
        if form.is_valid() and done_or_refused(
            form, lambda: trainees.correct(pk, by=request.user, **form.cleaned_data)
        ):
            messages.success(request, "已更正。")
            return redirect(self.trainee_url)
        return self.show(form)

    def show(self, form):
        context = {"form": form, "trainee": self.trainee, "course": self.trainee.course, "back_url": self.trainee_url}
        return render(self.request, "training/trainee_form.html", context)


class TraineeConfirmView(TraineeView):
    """An act on a page of its own; set ``title``, ``done``, ``consequences`` and write ``act``."""

    title = done = ""
    consequences: tuple[str, ...] = ()
    form_class = forms.Form

    def act(self, **given):
        raise NotImplementedError(f"{type(self).__name__}.act")

    def get(self, request, pk):
        return self.show(self.form_class())

    def post(self, request, pk):
        form = self.form_class(request.POST)
        if form.is_valid() and done_or_refused(form, lambda: self.act(**form.cleaned_data)):
            messages.success(request, self.done)
            return redirect(reverse("training:trainings-detail", args=[self.trainee.course_id]))
        return self.show(form)

    def show(self, form):
        context = {
            "title": self.title, "form": form, "consequences": self.consequences, "confirm_label": self.title,
            "facts": [("学员", self.shown_name), ("培训班", self.trainee.course.title)],
            "cancel_url": self.trainee_url,
        }  # fmt: skip
        return render(self.request, "components/confirm_page.html", context)


class TraineeWithdrawView(TraineeConfirmView):
    title, done = "登记退出", "已登记退出。"
    consequences = ("退出后不占名额，不计入培训人数；本班结束以前可以恢复。",)

    def act(self):
        return trainees.withdraw(self.trainee.pk, by=self.request.user)


class TraineeResumeView(TraineeConfirmView):
    title, done = "恢复学员", "已恢复。"
    consequences = ("恢复后重新占用名额。",)

    def act(self):
        return trainees.resume(self.trainee.pk, by=self.request.user)


class TraineeVoidView(TraineeConfirmView):
    """For what was entered by mistake, a wrong identity number among them."""

    title, done = "作废学员", "已作废。"
    consequences = ("作废后不能恢复；身份证号码登错的，作废后重新报名。",)
    form_class = VoidForm

    def is_open_to(self, user):
        return super().is_open_to(user) and keeps_course(user, self.trainee.course)

    def act(self, reason):
        return trainees.void(self.trainee.pk, by=self.request.user, reason=reason)
