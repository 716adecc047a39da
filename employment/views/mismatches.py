"""``/mismatches/``: the tasks where register and list disagree."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from employment.actions import settling
from employment.forms.lists import SettleForm
from employment.models import Mismatch, Worker
from employment.queries import mismatches
from employment.queries.workers import shown_name
from workshops.access.scope import may_see as may_see_row
from workshops.access.views.scoped import ScopedDetailView
from workshops.people.fields import Field, may_reveal, may_see
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused

NAMED_SHOWN = 5


class MismatchListView(LoginRequiredMixin, TableListView):
    """``/mismatches/``: begins with what is open, the oldest first; for leaders also with what they have to correct."""

    table_name = "mismatches"
    template_name = "employment/mismatch_list.html"
    part_template_name = "employment/mismatch_listing.html"
    lead = "申报的人员类别由户籍所在县的乡村振兴部门核实；名单记载就业而工坊未登记的，由文化和旅游部门核实。"
    nothing_yet = ("没有待办理的核验差异", "登记与名单不一致时自动列在这里；两边一致后自动办结。")

    def get_query(self):
        query = self.request.GET.copy()
        if not self.request.user.is_leader:
            query.setdefault("state", mismatches.OPEN)
        elif "state" not in query:
            query.setdefault("is_pending", "true")
        return query

    def get_context_data(self, **kwargs):
        query = self.listing.query
        shown = "待办理的" if query.get("state") == mismatches.OPEN else ""
        if not shown and query.get("is_pending") == "true":
            shown = "待办理的，以及经核实不符、工坊尚未更正的"
        context = super().get_context_data(
            **kwargs, shown=shown, all_url=self._all_url(), is_part=self.request.htmx.target == "list"
        )
        if shown and self.request.GET and not self.listing.page.object_list:
            said = f"这里只列出{shown}核验差异。已办结的可点列表上方的“查看全部”再查。"
            context["nothing_yet"] = ("没有符合条件的记录", said)
        return context

    def _all_url(self) -> str:
        """The same question over open and closed ones."""
        query = self.request.GET.copy()
        query.pop("page", None)
        query["state"] = query["is_pending"] = ""
        return f"?{query.urlencode()}"


class MismatchDetailView(ScopedDetailView):
    """``/mismatches/<pk>/``: what the workshop says, what the list says, and settling by the owner."""

    model = Mismatch
    template_name = "employment/mismatch_detail.html"
    context_object_name = "task"

    def narrow(self, queryset):
        joins = ("worker__workshop__region", "worker__workshop__leader", "worker__home_region", "listing__region")
        return queryset.select_related("region", "closed_by__office", *joins)

    def get_context_data(self, **kwargs):
        user, task = self.request.user, self.object
        may_settle = settling.may_settle(user, task)
        form = kwargs.pop("form", None) or (SettleForm(task=task) if may_settle else None)
        subject = task.worker or task.listing
        age = mismatches.age_of(task)
        return super().get_context_data(
            **kwargs,
            form=form if may_settle else None,
            kind=mismatches.told_kind(task, user),
            name=shown_name(subject, user),
            identity=subject.identity_masked if may_see(user, Field.IDENTITY) else "",
            note=task.note if may_see(user, Field.NAME) else "",
            claim=mismatches.claim_of(task),
            age=age,
            is_overdue=task.closed_at is None and age > mismatches.OVERDUE_DAYS,
            overdue_days=mismatches.OVERDUE_DAYS,
            follow_days=mismatches.FOLLOW_DAYS,
            sees_list=user.is_office and user.department == task.department,
            **self.links(),
            owner=f"{task.region.full_name}{task.get_department_display()}部门",
        )

    def links(self) -> dict:
        """To the pages of worker and workshop, each where the user may see it, "" where not.

        `reveal_label`: whose number may be asked for in clear. `named`: of whom no workshop knows, the workshops that
        the list may mean.
        """
        user, worker = self.request.user, self.object.worker
        found = {"worker_url": "", "workshop_url": "", "reveal_label": ""}
        if worker is not None and may_see_row(worker.workshop, user):
            found["workshop_url"] = reverse("workshops:workshop-detail", args=[worker.workshop_id])
        if worker is not None and may_see_row(worker, user):
            found["worker_url"] = reverse("employment:worker-detail", args=[worker.pk])
            if worker.identity_sealed and may_reveal(user, Field.IDENTITY):
                found["reveal_label"] = Worker.IDENTITY_FIELD
        return found | {"named": mismatches.workshops_named(self.object, user)[:NAMED_SHOWN]}

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        if not settling.may_settle(request.user, self.object):
            raise Http404
        form = SettleForm(request.POST, task=self.object)
        if form.is_valid() and done_or_refused(form, lambda: self.settle(form.cleaned_data)):
            messages.success(request, "已登记办理结果。")
            return redirect("employment:mismatch-list")
        return self.render_to_response(self.get_context_data(form=form))

    def settle(self, given) -> Mismatch:
        return settling.settle(self.object.pk, by=self.request.user, **given)
