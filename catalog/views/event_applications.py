"""Applications for events: their lists, applying, one application and its steps."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from catalog.actions import event_applications as acts
from catalog.forms.event_applications import FORMS, ApplyForm
from catalog.kinds.event_applications import TONES
from catalog.models import Event, EventApplication
from catalog.queries.event_applications import allowed_actions, roles_of, waiting_for, with_organiser
from catalog.queries.event_pages import workshops_free_to_apply
from catalog.queries.events import applied_by, invited, is_open, may_apply, places_of, showable
from catalog.rules import event_flow
from catalog.rules.event_flow import APPLY, IN_STEAD, LABELS, OF_WORKSHOP, STEP_LABELS, Action
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import ScopedDetailView
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused

DONE = {
    APPLY: "报名已提交，等待县级文化和旅游部门审核推荐。",
    Action.RECOMMEND: "已推荐，并已通知工坊和主办方。",
    Action.ADMIT: "已确定参展，并已通知工坊。",
    Action.ASSIGN: "展位号已保存，并已通知工坊。",
    Action.DECLINE: "已记录为未入选，并已通知工坊。",
    Action.WITHDRAW: "报名已撤回。",
    Action.REPORT: "参展成效已保存。",
}
DONE_IN_STEAD = DONE | {
    APPLY: "已代工坊报名，等待本部门另一人审核推荐。",
    Action.WITHDRAW: "已代工坊撤回报名。",
    Action.REPORT: "已代工坊填报参展成效。",
}
STEP_TONES = {Action.ADMIT: "good", Action.DECLINE: "bad", Action.RECOMMEND: "info", Action.REPORT: "good"}


def done(user) -> dict[str, str]:
    """What is said after a step."""
    return DONE if user.is_leader else DONE_IN_STEAD


class ApplicationListView(LoginRequiredMixin, TableListView):
    table_name = "event-applications"
    lead = "工坊参加展会的报名、展位和成效。"

    def get_actions(self):
        waiting = waiting_for(self.request.user).count()
        events = ("展会", reverse("catalog:events-list"))
        if not waiting:
            return (events,)
        return ((f"待我办理（{waiting}）", reverse("catalog:event-application-waiting")), events)


class ApplicationWaitingView(LoginRequiredMixin, TableListView):
    """``/event-applications/waiting/``: what can't go on without the user."""

    table_name = "event-applications-waiting"
    lead = "打开报名即可办理。"

    def get_actions(self):
        return (("全部参展报名", reverse("catalog:event-application-list")),)


class EventView(LoginRequiredMixin, View):
    """Base of the pages on which a leader, or the county in the stead, applies for an event."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = Event.objects.filter(voided_at=None).select_related("region")
            self.event = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if not may_apply(request.user):
                raise Http404
            if not is_open(self.event) and request.method == "GET":
                messages.info(request, "这个展会现在不接受报名。")
                return redirect("catalog:events-detail", self.event.pk)
        return super().dispatch(request, *args, **kwargs)


class ApplyChooseView(EventView):
    """``/events/<pk>/apply/``: which workshop; who has one only goes straight on."""

    def get(self, request, pk):
        free = list(workshops_free_to_apply(self.event, request.user))
        applied = EventApplication.objects.visible_to(request.user).filter(event=self.event).exists()
        if len(free) == 1:
            return redirect("catalog:event-apply", pk, free[0].pk)
        context = {"event": self.event, "workshops": free, "applied": applied}
        return render(request, "catalog/event_apply_choice.html", context)


class ApplyView(EventView):
    """``/events/<pk>/apply/<workshop>/``"""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            event = get_visible_or_404(Event.objects.select_related("region"), request.user, pk=kwargs["pk"])
            self.workshop = get_visible_or_404(invited(event, request.user), request.user, pk=kwargs["workshop"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk, workshop):
        if known := applied_by(self.event, self.workshop):
            messages.info(request, "这个工坊已报名该展会。")
            return redirect("catalog:event-application-detail", known.pk)
        return self.show(self.form())

    def post(self, request, pk, workshop):
        form = self.form(request.POST)
        made = form.is_valid() and done_or_refused(form, lambda: self.act(form.cleaned_data))
        if made:
            messages.success(request, done(request.user)[APPLY])
            return redirect("catalog:event-application-detail", made.pk)
        return self.show(form)

    def form(self, data=None):
        return ApplyForm(data, products=showable(self.workshop))

    def act(self, given):
        return acts.apply(self.event.pk, by=self.request.user, workshop=self.workshop, **given)

    def show(self, form):
        products = form.fields["products"].queryset.exists()
        context = {
            "event": self.event, "workshop": self.workshop, "form": form if products else None,
            "in_stead": not self.request.user.is_leader,
        }  # fmt: skip
        return render(self.request, "catalog/event_apply_form.html", context)


class ApplicationDetailView(ScopedDetailView):
    model = EventApplication
    template_name = "catalog/event_application_detail.html"
    context_object_name = "application"

    def narrow(self, queryset):
        return with_organiser(queryset)

    def get_context_data(self, **kwargs):
        row = self.object
        steps = [
            (LABELS[action], reverse("catalog:event-application-step", args=[row.pk, str(action)]))
            for action in allowed_actions(row, self.request.user)
        ]
        products = row.products.select_related("workshop").order_by("name", "pk")
        history = [self.entry(each) for each in row.steps.select_related("by__office")]
        return super().get_context_data(
            **kwargs, steps=steps, tone=TONES[row.status], products=products, history=history,
            own=row.in_stead and row.by_id == self.request.user.pk,
        )  # fmt: skip

    @staticmethod
    def entry(step) -> dict:
        who = step.by.office.name if step.by.office else "工坊带头人"
        tone, title = STEP_TONES.get(step.action, "neutral"), STEP_LABELS[step.action]
        if step.action in OF_WORKSHOP and not step.by.is_leader:
            title = f"{title}（{IN_STEAD}）"
        return {"title": title, "at": step.at, "who": who, "note": step.reason, "tone": tone}


class ApplicationStepView(LoginRequiredMixin, View):
    """``/event-applications/<pk>/<action>/``: there for who may ever take the step, open while it may be taken."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = with_organiser(EventApplication.objects.all())
            self.application = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            roles = roles_of(request.user, self.application)
            if kwargs["action"] not in LABELS or not roles & event_flow.actors(kwargs["action"]):
                raise Http404
            self.action = Action(kwargs["action"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk, action):
        if self.action not in allowed_actions(self.application, request.user):
            messages.info(request, f"现在不能{LABELS[self.action]}。")
            return redirect("catalog:event-application-detail", pk)
        return self.show(self.form())

    def post(self, request, pk, action):
        form = self.form(request.POST)
        if form.is_valid() and done_or_refused(form, lambda: self.act(form.cleaned_data)):
            messages.success(request, done(request.user)[self.action])
            return redirect("catalog:event-application-detail", pk)
        return self.show(form)

    def form(self, data=None):
        return FORMS[self.action](data, application=self.application)

    def act(self, given):
        return getattr(acts, str(self.action))(self.application.pk, by=self.request.user, **given)

    def show(self, form):
        row = self.application
        free = None
        if self.action == Action.ADMIT:
            free = places_of(row.event).free_for(row.workshop.region.province_id)
        in_stead = self.action in OF_WORKSHOP and not self.request.user.is_leader
        context = {
            "application": row, "form": form, "title": LABELS[self.action], "free": free, "workshop": row.workshop,
            "in_stead": in_stead,
        }  # fmt: skip
        return render(self.request, "catalog/event_application_form.html", context)
