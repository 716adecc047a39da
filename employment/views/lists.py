"""``/poverty-lists/`` and ``/mismatches/``: rural's lists, and the tasks where register and list disagree."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from employment.actions import listing, settling
from employment.actions.authority import is_county
from employment.fields import Field, may_reveal, may_see
from employment.forms.lists import AddForm, AmendForm, EndForm, SettleForm
from employment.models import Listing, Mismatch, Worker
from employment.names import masked_name
from employment.queries import listings, mismatches
from workshops import import_tables
from workshops.access import journal
from workshops.access.models import Department
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import ScopedDetailView
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused


class RuralMixin:
    """Only rural offices get in; others get 403, which is journalled. Stands before a login mixin."""

    def dispatch(self, request, *args, **kwargs):
        user = request.user
        if user.is_authenticated and not (user.is_office and user.department == Department.RURAL):
            detail = {"page": request.resolver_match.view_name}
            journal.record(by=user, action="page.refused", result=journal.Result.REFUSED, detail=detail)
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ListingListView(RuralMixin, LoginRequiredMixin, TableListView):
    """``/poverty-lists/``."""

    table_name = "listings"
    lead = "名单由县级乡村振兴部门维护，只供乡村振兴部门查看；与工坊从业人员的比对结果见“核验差异”。"

    def get_actions(self):
        user, made = self.request.user, []
        if import_tables.get("poverty-lists").may_import(user):
            made.append(("导入名单", reverse("workshops:import-upload", args=["poverty-lists"])))
        if is_county(user, Department.RURAL):
            made.append(("新增人员", reverse("employment:listing-new")))
        return tuple(made)


class ListingDetailView(ScopedDetailView):
    """``/poverty-lists/<pk>/``."""

    model = Listing
    template_name = "employment/listing_detail.html"
    context_object_name = "entry"

    def narrow(self, queryset):
        return queryset.select_related("region")

    def get_context_data(self, **kwargs):
        user, entry = self.request.user, self.object
        return super().get_context_data(
            **kwargs,
            name=_name(user, entry.name),
            identity=entry.identity_masked if may_see(user, Field.IDENTITY) else "",
            may_reveal=bool(entry.identity_sealed) and Listing.sealed_fields[0].may_reveal(user),
            reveal_label=Listing.FIELD_LABEL,
            may_keep=entry.valid_to is None and listing.may_keep(user, entry.region),
            workers=[
                {"worker": worker, "name": _name(user, worker.name)} for worker in listings.workers_of(entry, user)
            ],
            tasks=mismatches.shown(user).filter(listing=entry),
        )


class ListingFormView(LoginRequiredMixin, View):
    """One form about the list of the county. 404 for those who don't keep it."""

    title = submit = done = ""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.entry = self.get_entry(**kwargs)
        return super().dispatch(request, *args, **kwargs)

    def get_entry(self, pk: int) -> Listing:
        entry = get_visible_or_404(Listing.objects.select_related("region"), self.request.user, pk=pk)
        if entry.valid_to is not None or not listing.may_keep(self.request.user, entry.region):
            raise Http404
        return entry

    def get(self, request, **kwargs):
        return self.show(self.form())

    def post(self, request, **kwargs):
        form = self.form(request.POST)
        if form.is_valid() and (kept := done_or_refused(form, lambda: self.act(form.cleaned_data))):
            messages.success(request, self.done)
            return redirect("employment:listing-detail", kept.pk)
        return self.show(form)

    def show(self, form):
        context = {"form": form, "entry": self.entry, "title": self.title, "submit": self.submit}
        return render(self.request, "employment/listing_form.html", context)


@method_decorator(sensitive_post_parameters("identity"), name="dispatch")
class ListingCreateView(ListingFormView):
    """``/poverty-lists/new/``."""

    title, submit, done = "新增名单人员", "列入名单", "已列入名单。"

    def get_entry(self):
        if not is_county(self.request.user, Department.RURAL):
            raise Http404

    def form(self, data=None):
        return AddForm(data)

    def act(self, given):
        return listing.add(by=self.request.user, **given)


class ListingAmendView(ListingFormView):
    """``/poverty-lists/<pk>/amend/``."""

    title, submit, done = "更正名单信息", "更正", "已更正。"

    def form(self, data=None):
        return AmendForm(data, initial={"name": self.entry.name, "employed_at": self.entry.employed_at})

    def act(self, given):
        return listing.amend(self.entry.pk, by=self.request.user, **given)


class ListingEndView(ListingFormView):
    """``/poverty-lists/<pk>/end/``."""

    title, submit, done = "移出名单", "移出名单", "已移出名单。"

    def form(self, data=None):
        return EndForm(data)

    def act(self, given):
        return listing.end(self.entry.pk, by=self.request.user, **given)


class MismatchListView(LoginRequiredMixin, TableListView):
    """``/mismatches/``: begins with what is open, the oldest first."""

    table_name = "mismatches"
    lead = "申报的人员类别由户籍所在县的乡村振兴部门核实；名单记载就业而工坊未登记的，由文化和旅游部门核实。"
    nothing_yet = ("没有待办理的核验差异", "登记与名单不一致时自动列在这里；两边一致后自动办结。")

    def get_query(self):
        query = self.request.GET.copy()
        query.setdefault("state", mismatches.OPEN)
        return query


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
            name=_name(user, subject.name),
            identity=subject.identity_masked if may_see(user, Field.IDENTITY) else "",
            note=task.note if may_see(user, Field.NAME) else "",
            claim=mismatches.claim_of(task),
            age=age,
            is_overdue=task.closed_at is None and age > mismatches.OVERDUE_DAYS,
            overdue_days=mismatches.OVERDUE_DAYS,
            follow_days=mismatches.FOLLOW_DAYS,
            sees_list=user.is_office and user.department == task.department,
            reveal_label=self.reveal_label(),
            owner=f"{task.region.full_name}{task.get_department_display()}部门",
        )

    def reveal_label(self) -> str:
        """Whose number may be asked for in clear: the worker's, where the worker's own row is in scope as well."""
        user, worker = self.request.user, self.object.worker
        if worker is None or not may_reveal(user, Field.IDENTITY) or not worker.identity_sealed:
            return ""
        return Worker.IDENTITY_FIELD if Worker.objects.visible_to(user).filter(pk=worker.pk).exists() else ""

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


def _name(user, name: str) -> str:
    return name if may_see(user, Field.NAME) else masked_name(name)
