"""``/dashboard/briefing/``: which period, then the PDF. By address, so that it can be asked for again."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views import View

from reporting.actions import briefings
from reporting.documents.briefing import briefing_pdf
from reporting.forms.briefings import BriefingForm
from reporting.views.asked import asked_region
from reporting.views.saved_reports import ForOffices
from workshops.views.confirming_pages import done_or_refused


class BriefingView(ForOffices, View):
    def get(self, request):
        region = asked_region(request)
        if region is None:  # of the nation it is the table of statistics that is handed out
            raise Http404
        if "kind" not in request.GET:
            return self._shown(request, BriefingForm(initial=BriefingForm.usual()), region)
        form = BriefingForm(request.GET)
        if form.is_valid():
            asked = {"period": form.cleaned_data["period"], "known_at": form.cleaned_data["known_at"]}
            made = done_or_refused(form, lambda: briefings.make_briefing(by=request.user, region=region, **asked))
            if made:
                name = f"{region.name}非遗工坊工作简报（{made.period.label}）.pdf"
                headers = {"Content-Disposition": content_disposition_header(True, name), "Cache-Control": "no-store"}
                return HttpResponse(briefing_pdf(made), content_type="application/pdf", headers=headers)
        return self._shown(request, form, region, status=422)

    @staticmethod
    def _shown(request, form, region, status: int = 200):
        return render(request, "reporting/briefing_form.html", {"form": form, "region": region}, status=status)
