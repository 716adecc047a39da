"""A session's attendance list, and its check-in code."""

import io

import segno
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from training.actions import attendance
from training.forms.attendance import AttendanceForm
from training.models import CourseStatus, Session
from training.queries.courses import in_class, keeps_course
from training.views.checkin import token_of
from workshops.access import clock
from workshops.access.origin import published
from workshops.access.scope import get_visible_or_404
from workshops.views.confirming_pages import done_or_refused


class SessionView(LoginRequiredMixin, View):
    """Base of pages about a session, for the office of its course while the course runs; 404 for anybody else."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = Session.objects.filter(voided_at=None).select_related("course__region", "course__by__office")
            self.session = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            kept = keeps_course(request.user, self.session.course)
            if not kept or self.session.course.status != CourseStatus.RUNNING:
                raise Http404
        return super().dispatch(request, *args, **kwargs)


class SessionAttendanceView(SessionView):
    """``/training-sessions/<pk>/attendance/``."""

    def get(self, request, pk):
        return self.show(AttendanceForm(trainees=self.trainees()), self.standing(), self.standing())

    def post(self, request, pk):
        form = AttendanceForm(request.POST, trainees=self.trainees())
        if form.is_valid():
            done = done_or_refused(form, lambda: attendance.keep_list(pk, by=request.user, **form.cleaned_data))
            if done:
                messages.success(request, self.said(*done))
                return redirect("training:training-sessions-detail", pk)
        ticked = {int(key) for key in request.POST.getlist("present") if key.isdecimal() and len(key) < 12}
        return self.show(
            form, ticked, {int(key) for key in request.POST.getlist("seen") if key.isdecimal() and len(key) < 12}
        )

    @staticmethod
    def said(added: int, removed: int) -> str:
        return f"出勤已保存：新登记 {added} 人，取消 {removed} 人。" if added or removed else "出勤没有变化。"

    def trainees(self):
        return list(in_class(self.session.course))

    def standing(self) -> set[int]:
        return set(self.session.attendances.values_list("trainee_id", flat=True))

    def show(self, form, ticked: set[int], seen: set[int]):
        how = {each.trainee_id: each.get_how_display() for each in self.session.attendances.all()}
        lines = [(each, each.pk in ticked, how.get(each.pk, "")) for each in self.trainees()]
        context = {
            "form": form, "session": self.session, "course": self.session.course, "lines": lines,
            "seen": sorted(seen), "is_early": self.session.held_on > clock.today(),
        }  # fmt: skip
        return render(self.request, "training/attendance_form.html", context)


class SessionCodeView(SessionView):
    """``/training-sessions/<pk>/code.svg``: the code that visitors scan."""

    def get(self, request, pk):
        path = reverse("training:check-in", args=[token_of(self.session)])
        drawn = io.BytesIO()
        segno.make(published(request, path), error="m").save(drawn, kind="svg", scale=5, border=2, light="#fff")
        return HttpResponse(
            drawn.getvalue(), content_type="image/svg+xml", headers={"Cache-Control": "no-store, private"}
        )
