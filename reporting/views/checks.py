"""``/statistics/checks/``: what is asked of the figures of a return before it is handed in."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.views.generic import TemplateView

from reporting.check_list import ANSWERS, Checks, sections
from reporting.rules.checks import CHECKS
from workshops.tables import export


class ChecksView(LoginRequiredMixin, TemplateView):
    """``?format=xlsx`` gives the same as a workbook."""

    template_name = "reporting/checks.html"

    def get(self, request, *args, **kwargs):
        if not request.user.is_office:
            raise Http404
        if request.GET.get("format") == "xlsx":
            return export.download(export.workbook(Checks(), CHECKS, count=len(CHECKS)), "审核规则.xlsx")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        shown = [
            (title, [(each, ANSWERS[each.impossible], "bad" if each.impossible else "warn") for each in checks])
            for title, checks in sections()
        ]
        return super().get_context_data(**kwargs, sections=shown, count=len(CHECKS))
