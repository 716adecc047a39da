"""The steps of a course, and the test results of its trainees."""

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from training.actions import courses, trainees_results
from training.actions.trainees_results import TAKING, Judge, journal_results_workbook
from training.forms.trainees import ResultsForm, ResultsWorkbookForm
from training.kinds import trainees_results as results_table
from training.models import Course
from training.queries.certificates import printable, stands
from training.queries.courses import in_class, keeps_course
from training.rules.attendance import LEAST_SHARE, share
from training.rules.courses import STEPS
from workshops import import_tables
from workshops.access.scope import get_visible_or_404
from workshops.actions.running_imports import context_of
from workshops.tables import export, workbooks
from workshops.views.confirming_pages import done_or_refused


class CourseView(LoginRequiredMixin, View):
    """Base of pages about a course, for its office; 404 for anybody else."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = Course.objects.filter(voided_at=None).select_related("region", "by__office")
            self.course = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if not self.is_open_to(request.user):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def is_open_to(self, user) -> bool:
        return keeps_course(user, self.course)

    @property
    def course_url(self) -> str:
        return reverse("training:trainings-detail", args=[self.course.pk])


class CourseStepView(CourseView):
    """``/trainings/<pk>/step/<step>/``: asked once more, because most steps can't be taken back."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and kwargs["step"] not in STEPS:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk, step):
        return self.show(None, step)

    def post(self, request, pk, step):
        form = forms.Form(request.POST)  # for a refusal to stand on
        if form.is_valid() and done_or_refused(form, lambda: courses.advance(pk, by=request.user, step=step)):
            messages.success(request, STEPS[step].done)
            return redirect(self.course_url)
        return self.show(form, step)

    def show(self, form, step):
        course, found = self.course, STEPS[step]
        context = {
            "title": found.label, "form": form,
            "facts": [
                ("培训班", course.title), ("状态", course.get_status_display()),
                ("日期", f"{course.starts_on} 至 {course.ends_on}"),
            ],
            "consequences": found.consequences, "confirm_label": found.label, "cancel_url": self.course_url,
        }  # fmt: skip
        return render(self.request, "components/confirm_page.html", context)


class CourseResultsView(CourseView):
    """``/trainings/<pk>/results/``."""

    def is_open_to(self, user):
        return super().is_open_to(user) and self.course.status in TAKING

    def get(self, request, pk):
        return self.show(self.form())

    def post(self, request, pk):
        form = self.form(request.POST)
        if form.is_valid():
            act = lambda: (trainees_results.record_results(pk, by=request.user, results=form.results()),)  # noqa: E731
            if done := done_or_refused(form, act):
                messages.success(request, f"已保存，{done[0]} 名学员有变化。" if done[0] else "没有变化。")
                return redirect(self.course_url)
        return self.show(form)

    def form(self, *data) -> ResultsForm:
        trainees = list(in_class(self.course))
        return ResultsForm(*data, trainees=trainees, certifies=bool(self.course.certificate_name))

    def show(self, form):
        judge = Judge(self.course)
        lines = [
            {
                "trainee": each, "fields": fields, "attended": judge.attended.get(each.pk, 0),
                "percent": int(share(judge.attended.get(each.pk, 0), judge.whole) * 100), "enough": judge.enough(each),
                "prints": stands(each),
            }
            for each, fields in form.lines
        ]  # fmt: skip
        context = {
            "form": form, "course": self.course, "lines": lines, "whole": judge.whole, "back_url": self.course_url,
            "least": int(LEAST_SHARE * 100), "has_papers": printable(self.request.user, self.course).exists(),
        }  # fmt: skip
        return render(self.request, "training/course_results.html", context)


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class CourseResultsWorkbookView(CourseView):
    """``/trainings/<pk>/results/workbook/``: names leave the system, so purpose and password are asked for."""

    def is_open_to(self, user):
        return super().is_open_to(user) and self.course.status in TAKING

    def get(self, request, pk):
        return self.show(ResultsWorkbookForm(request=request))

    def post(self, request, pk):
        form = ResultsWorkbookForm(request.POST, request=request)
        if not form.is_valid():
            return self.show(form)
        table, rows = import_tables.get("training-results"), list(in_class(self.course))
        file = workbooks.filled(table, context_of(request.user), results_table.records(rows))
        purpose = form.cleaned_data["purpose"]
        journal_results_workbook(by=request.user, course=self.course, rows=len(rows), purpose=purpose)
        return export.download(file, f"{self.course.title}_{table.title}_{timezone.localdate():%Y%m%d}.xlsx")

    def show(self, form):
        context = {"form": form, "course": self.course, "count": in_class(self.course).count(),
                   "back_url": reverse("training:course-results", args=[self.course.pk])}  # fmt: skip
        return render(self.request, "training/course_workbook.html", context)
