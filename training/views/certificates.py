"""Certificates on paper: one trainee's, all of a course's, and the check that anybody may make of one."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import content_disposition_header
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from training.actions.certificates import journal_papers
from training.documents.certificate import certificates_pdf
from training.forms.certificates import PrintForm
from training.models import Course, Trainee
from training.queries.certificates import JOINS, check, printable, prints, stands, token_of
from workshops.access import clock
from workshops.access.origin import published
from workshops.access.scope import get_visible_or_404
from workshops.access.throttling import VerifyThrottle, refuse_flood

PRINTED_AT_ONCE = 200
"""Pages of one file: the rest of a larger course is printed from the part that is asked for."""


@method_decorator([sensitive_post_parameters("password"), never_cache], name="dispatch")
class PrintView(LoginRequiredMixin, View):
    """Base: purpose and password first, for names leave the system; set ``course``, ``trainees``, ``file_name``."""

    course: Course
    back_url = ""

    def get(self, request, pk):
        return self.show(PrintForm(request=request, parts=self.parts))

    def post(self, request, pk):
        form = PrintForm(request.POST, request=request, parts=self.parts)
        if not form.is_valid():
            return self.show(form)
        first = (form.chosen_part() - 1) * PRINTED_AT_ONCE
        chosen = self.trainees[first : first + PRINTED_AT_ONCE]
        drawn = certificates_pdf(self.course, chosen, check_url=self.check_url)
        journal_papers(self.course, chosen, by=request.user, purpose=form.cleaned_data["purpose"])
        answer = HttpResponse(drawn, content_type="application/pdf")
        answer["Content-Disposition"] = content_disposition_header(False, f"{self.file_name}.pdf")
        answer["Cache-Control"] = "no-store, private"
        return answer

    @property
    def parts(self) -> int:
        return -(-len(self.trainees) // PRINTED_AT_ONCE)

    def check_url(self, trainee: Trainee) -> str:
        return published(self.request, reverse("training:certificate-check", args=[token_of(trainee)]))

    def show(self, form):
        context = {"form": form, "course": self.course, "count": len(self.trainees), "back_url": self.back_url}
        return render(self.request, "training/certificate_print.html", context)


class TraineeCertificateView(PrintView):
    """``/trainees/<pk>/certificate/``: 404 where there is no certificate that holds."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            trainee = get_visible_or_404(Trainee.objects.select_related(*JOINS), request.user, pk=kwargs["pk"])
            if not (stands(trainee) and prints(request.user, trainee.course)):
                raise Http404
            self.course, self.trainees, self.file_name = trainee.course, [trainee], trainee.certificate_number
            self.back_url = reverse("training:trainee-detail", args=[trainee.pk])
        return super().dispatch(request, *args, **kwargs)


class CourseCertificatesView(PrintView):
    """``/trainings/<pk>/certificates/``: all that the user may print, a page each."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = Course.objects.filter(voided_at=None).select_related("region", "by__office")
            self.course = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            self.trainees = list(printable(request.user, self.course))
            if not self.trainees:
                raise Http404
            self.file_name = f"{self.course.title}_证书"
            self.back_url = reverse("training:trainings-detail", args=[self.course.pk])
        return super().dispatch(request, *args, **kwargs)


@method_decorator(never_cache, name="dispatch")
class CertificateCheckView(View):
    """``/training/certificates/<token>/``: what a scanned code opens; an unknown one is told so in plain words."""

    def get(self, request, token):
        if refused := refuse_flood(request, VerifyThrottle()):
            return refused
        found = check(token)
        context = {"found": found, "now": clock.now()}
        answer = render(request, "training/certificate_check.html", context, status=200 if found else 404)
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer
