"""The certificate as PDF for those in scope; whether it holds, for everybody."""

import re

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from certification.documents.certificate import certificate_pdf
from certification.forms.notices import NumberForm
from certification.models import Certificate
from certification.queries.verifying import verify
from workshops.access import clock
from workshops.access.origin import published
from workshops.access.scope import get_visible_or_404
from workshops.access.throttling import VerifyThrottle, refuse_flood
from workshops.tables.views import TableListView

FIGURES_DIGEST = re.compile(r"[0-9a-f]{64}")


class CertificateListView(LoginRequiredMixin, TableListView):
    table_name = "certificates"
    lead = "点登记编号打开证书（PDF）。"


class CertificatePdfView(LoginRequiredMixin, View):
    """``/certificates/<id>.pdf``: shown in the browser, kept nowhere between."""

    def get(self, request, pk):
        certificate = get_visible_or_404(Certificate.objects.all(), request.user, pk=pk)
        address = published(request, reverse("certification:verify-token", args=[certificate.token]))
        response = HttpResponse(certificate_pdf(verify(pk=pk), verify_url=address), content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{certificate.number}.pdf"'
        response["Cache-Control"] = "no-store, private"
        return response


class VerifyNumberView(View):
    """``/verify/``: by the number on the certificate; the digest of a table of figures leads to its own page."""

    def get(self, request):
        asked = "number" in request.GET
        if asked and (refused := refuse_flood(request, VerifyThrottle())):
            return refused
        # Copied from paper or a page, it may be broken over lines.
        digest = "".join(request.GET.get("number", "").split()).lower()
        if FIGURES_DIGEST.fullmatch(digest):
            return redirect("reporting:verify-figures", digest)
        form = NumberForm(request.GET if asked else None)
        found = verify(number=form.cleaned_data["number"]) if asked and form.is_valid() else None
        if asked and form.is_valid() and found is None:
            form.add_error("number", f"没有查到编号为 {form.cleaned_data['number']} 的证书，请核对编号。")
        return shown(request, form=form, found=found)


class VerifyTokenView(View):
    """``/verify/<token>/``: what a scanned code opens; an unknown code is told so in plain words."""

    def get(self, request, token):
        found = verify(token=token)
        return shown(request, form=NumberForm(), found=found, unknown=found is None, status=200 if found else 404)


def shown(request, *, status: int = 200, **context):
    return render(request, "certification/verify.html", {"now": clock.now(), **context}, status=status)
