"""The journal for the auditor, and its refusals for the secadmin. Keyset paging: it has millions of rows."""

from django.http import JsonResponse
from django.views import View
from django.views.generic import TemplateView

from .. import journal, queries, sealing
from ..forms.journal import JournalFilterForm
from ..models import Duty, JournalEntry, JournalSeal
from .scoped import DutyRequiredMixin

PAGE = 50


class JournalListView(DutyRequiredMixin, TemplateView):
    duties = (Duty.AUDITOR,)
    template_name = "access/journal_list.html"
    fixed: dict = {}

    def get_context_data(self, **kwargs):
        form = JournalFilterForm(self.request.GET)
        conditions = {**form.cleaned_data, **self.fixed} if form.is_valid() else self.fixed
        rows = list(queries.entries(**conditions)[: PAGE + 1])
        return super().get_context_data(
            **kwargs,
            filter_form=form,
            entries=rows[:PAGE],
            older=rows[PAGE - 1].id if len(rows) > PAGE else None,
            paged=bool(form.is_valid() and form.cleaned_data["before"]),
            **self.seal_state(),
        )

    def seal_state(self) -> dict:
        """The newest seal and how many entries wait for the next."""
        waiting = JournalEntry.objects.filter(leaf__isnull=True).count()
        return {"newest_seal": JournalSeal.objects.first(), "waiting": waiting}


class RefusalListView(JournalListView):
    """What was refused: failed sign-ins, pages and rows out of reach."""

    duties = (Duty.SECADMIN,)
    template_name = "access/refusal_list.html"
    fixed = {"result": journal.Result.REFUSED}

    def seal_state(self) -> dict:
        return {}


class JournalHeadView(DutyRequiredMixin, View):
    """The newest seal as JSON, to be kept outside the system; journalled. POST, since it writes."""

    duties = (Duty.AUDITOR,)

    def post(self, request):
        head = sealing.head()
        if head is None:
            return JsonResponse({"code": "nothing_sealed", "detail": "尚无封存。"}, status=409)
        journal.record(by=request.user, action="journal.export_head", detail={"number": head["number"]})
        name = f"journal-head-{head['number']}.json"
        return JsonResponse(head, headers={"Content-Disposition": f'attachment; filename="{name}"'})
