"""Applications for the catalogue: the queue, one application, its steps, listing many."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from catalog.actions import listing_steps
from catalog.forms.products import ListingStepForm, StatementForm
from catalog.models import ListingCase
from catalog.queries.listing_cases import OFFICE, plays, queue_state, steps_open_to, with_parties
from catalog.queries.products_page import TONES, label_of, photos_of, steps_of
from catalog.rules.listing_flow import LABELS, TABLE, WAITS_FOR, Action, Transition, Who
from workshops.access.models import Department
from workshops.access.models.user import OFFICE_DUTIES, Duty
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import DutyRequiredMixin, ScopedDetailView
from workshops.models import Standing
from workshops.tables.views import Bulk, TableListView
from workshops.views.confirming_pages import done_or_refused

MANY_MAX = 200
FINAL = frozenset({Action.REFUSE, Action.WITHDRAW, Action.DELIST})
STEP_TONES = {
    Action.LIST: "good", Action.LIST_PROVINCE: "good", Action.LIST_NATIONAL: "good", Action.RESTORE: "good",
    Action.RETURN: "warn", Action.REFUSE: "bad", Action.DECLINE: "warn", Action.DELIST: "bad", Action.LAPSE: "bad",
}  # fmt: skip


def bulk_rows(user) -> dict[str, Transition]:
    """ "accept" and "refuse" for the status that waits for the user's office; empty for who decides on none."""
    level = {Who.COUNTY: "county", Who.PROVINCE: "province", Who.NATION: user.level}
    state = queue_state(user)
    who = WAITS_FOR[state]
    decides = user.is_office and user.department == Department.CULTURE and user.level == level.get(who)
    if not decides or (who != Who.COUNTY and user.duty not in OFFICE):
        return {}
    rows = [row for row in TABLE if row.source == state and row.who == who]
    accept = next(row for row in rows if row.lists)
    return {"accept": accept, "refuse": next(r for r in rows if r.action in (Action.RETURN, Action.DECLINE))}


class ListingQueueView(DutyRequiredMixin, TableListView):
    """`/product-listings/`: what waits for one's own office first; a leader sees what came back."""

    duties = (*OFFICE_DUTIES, Duty.LEADER)
    table_name = "product-listings"
    nothing_yet = ("没有待办理的产品目录申报", "工坊申报或下级推荐后列在这里；选择其他状态可查看已办的。")
    lead = "首先列出等待本级办理的；选择其他状态可查看已列入目录和已办结的。"

    def get_query(self):
        query = self.request.GET.copy()
        if not self.request.user.is_leader:
            query.setdefault("status", queue_state(self.request.user))
            query.setdefault("standing", Standing.CERTIFIED)
        return query

    def get_actions(self):
        return (("工坊产品", reverse("catalog:products-list")),)

    def get_bulk(self):
        rows = bulk_rows(self.request.user)
        if not rows or self.get_query().get("status") != rows["accept"].source:
            return None
        return Bulk(
            address=reverse("catalog:listing-list-many"),
            label=f"勾选的{LABELS[rows['accept'].action]}",
            note="需要填写公布文号的，请逐件办理。",
            refusal=f"勾选的{LABELS[rows['refuse'].action]}",
        )


class ListingManyView(DutyRequiredMixin, View):
    """`/product-listings/many/`: those ticked, each by itself."""

    duties = OFFICE_DUTIES
    http_method_names = ("post",)

    def post(self, request):
        ticked = [int(key) for key in request.POST.getlist("ids") if key.isdecimal() and len(key) < 12][:MANY_MAX]
        rows = bulk_rows(request.user)
        if not rows:
            raise Http404
        row = rows["refuse" if "refusal" in request.POST else "accept"]
        reason = request.POST.get("reason", "").strip() if row.needs_reason else ""
        if not ticked:
            messages.warning(request, "请先勾选要办理的产品。")
        elif row.needs_reason and not reason:
            messages.warning(request, "请写明理由。")
        else:
            self.act(ticked, row, reason)
        return redirect("catalog:listing-queue")

    def act(self, ticked: list[int], row: Transition, reason: str) -> None:
        done, refused = listing_steps.advance_many(ticked, row.action, by=self.request.user, reason=reason)
        if done:
            messages.success(self.request, f"{LABELS[row.action]}：已办理 {len(done)} 件。")
        for case, why in refused:
            messages.error(self.request, f"“{case.product.name}”未办理：{why}")


class ListingDetailView(ScopedDetailView):
    """`/product-listings/<pk>/`"""

    model = ListingCase
    template_name = "catalog/listing_detail.html"
    context_object_name = "case"

    def narrow(self, queryset):
        return with_parties(queryset).select_related("product__project")

    def get_context_data(self, **kwargs):
        case, user = self.object, self.request.user
        return super().get_context_data(
            **kwargs,
            product=case.product,
            tone=TONES.get(case.status, "neutral"),
            photos=photos_of(case.product),
            steps=steps_of(case, user),
            waits_for=Who(WAITS_FOR[case.status]).label if case.status in WAITS_FOR else "",
            timeline=[self.entry(step) for step in case.steps.select_related("by", "office", "document").reverse()],
            listings=case.listings.order_by("pk"),
        )

    def entry(self, step) -> dict:
        who = step.office.name if step.office else "工坊" if step.by else "系统"
        return {
            "title": LABELS.get(step.action, step.action), "at": step.at, "who": who, "note": step.reason,
            "tone": STEP_TONES.get(step.action, "info"),
        }  # fmt: skip


class ListingStepView(LoginRequiredMixin, View):
    """`/product-listings/<pk>/<action>/`: one step of the table; 404 for who may not take it now."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.case = get_visible_or_404(with_parties(ListingCase.objects.all()), request.user, pk=kwargs["pk"])
            rows = {row.action: row for row in TABLE if plays(request.user, row.who, self.case.product.workshop)}
            self.row = next((r for r in steps_open_to(request.user, self.case) if r.action == kwargs["action"]), None)
            if self.row is None and kwargs["action"] not in rows:
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def back_url(self) -> str:
        return reverse("catalog:listing-detail", args=[self.case.pk])

    def form(self, *data):
        if self.row.action == Action.RESUBMIT:
            return StatementForm(*data, initial={"statement": self.case.statement})
        return ListingStepForm(*data, step=self.row)

    def get(self, request, pk, action):
        if self.row is None:  # somebody was quicker
            messages.warning(request, "这一步现在不能办理，请核对当前状态。")
            return redirect(self.back_url)
        return self.show(self.form())

    def post(self, request, pk, action):
        if self.row is None:
            return self.get(request, pk, action)
        form = self.form(request.POST)
        act = lambda: listing_steps.advance(pk, action, by=request.user, **form.cleaned_data)  # noqa: E731
        if form.is_valid() and done_or_refused(form, act):
            messages.success(request, f"已办理：{label_of(self.row)}。")
            return redirect(self.back_url)
        return self.show(form)

    def show(self, form):
        product, label = self.case.product, label_of(self.row)
        context = {
            "title": label, "form": form, "confirm_label": label, "cancel_url": self.back_url, "case": self.case,
            "facts": [("产品", product.name), ("工坊", product.workshop.name),
                      ("当前状态", self.case.get_status_display())],
            "consequences": self.consequences(),
        }  # fmt: skip
        final = self.row.action in FINAL
        return render(self.request, "components/confirm_page.html" if final else "catalog/listing_form.html", context)

    def consequences(self) -> list[str]:
        if self.row.ends:
            return ["产品从各级目录移出，公开页面不再显示；重新列入须由工坊重新申报。"]
        if self.row.action == Action.REFUSE:
            return ["本次申报办结，工坊可以改进后重新申报。"]
        return ["本次申报办结，可以重新申报。"] if self.row.action == Action.WITHDRAW else []
