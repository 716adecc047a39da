"""``/poverty-lists/``: rural's lists, and single entries of them."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from employment.actions import listing
from employment.actions.authority import is_county
from employment.forms.lists import AddForm, AmendForm, EndForm
from employment.models import Listing
from employment.queries import listings, mismatches
from employment.queries.workers import shown_name
from workshops import import_tables
from workshops.access import journal
from workshops.access.models import Department
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import ScopedDetailView
from workshops.people.fields import Field, may_see
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
            name=shown_name(entry, user),
            identity=entry.identity_masked if may_see(user, Field.IDENTITY) else "",
            may_reveal=bool(entry.identity_sealed) and Listing.sealed_fields[0].may_reveal(user),
            reveal_label=Listing.FIELD_LABEL,
            may_keep=entry.valid_to is None and listing.may_keep(user, entry.region),
            workers=[
                {"worker": worker, "name": shown_name(worker, user)} for worker in listings.workers_of(entry, user)
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
