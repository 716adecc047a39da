"""``/statistics/dictionary/``: what every figure counts, in what unit, from where, and whether it adds up."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.views.generic import TemplateView

from reporting.dictionary import Indicators, found
from reporting.queries.figures import SECTIONS
from workshops.tables import export


class DictionaryView(LoginRequiredMixin, TemplateView):
    """``?search=`` narrows it; ``?format=xlsx`` gives the same as a workbook."""

    template_name = "reporting/dictionary.html"

    def get(self, request, *args, **kwargs):
        if not request.user.is_office:
            raise Http404
        if request.GET.get("format") == "xlsx":
            rows = found(request.GET.get("search", ""))
            return export.download(export.workbook(Indicators(), rows, count=len(rows)), "指标目录.xlsx")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        search = self.request.GET.get("search", "").strip()
        rows = {each.code: each for each in found(search)}
        sections = [(title, [rows[code] for code in codes if code in rows]) for title, codes in SECTIONS]
        return super().get_context_data(
            **kwargs, sections=[each for each in sections if each[1]], search=search, count=len(rows)
        )
