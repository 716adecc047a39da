"""Pages of a small case: its state, and one form for each step that the user may take now."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from certification import flow
from certification.views.steps import timeline
from workshops.access.forms.reauthentication import ReauthenticationForm
from workshops.access.refusal import Refused
from workshops.access.views.scoped import ScopedDetailView
from workshops.forms.refusing import show_refusal


@method_decorator(sensitive_post_parameters("password"), name="dispatch")
class CaseDetailView(ScopedDetailView):
    """`steps`: {action: (form class, action function taking the form's cleaned data, message when done)}."""

    context_object_name = "case"
    steps: dict = {}

    def get_context_data(self, **kwargs):
        bound = kwargs.pop("bound", {})
        allowed = flow.allowed_actions(self.object, self.request.user)
        offered = {
            action: bound.get(action) or self.form(action)
            for action in self.steps
            if action in allowed and not self.waits(action)
        }
        # A step that was refused keeps what was typed, even where the case has moved on meanwhile.
        return super().get_context_data(
            **kwargs,
            offered=[(action, flow.Action(action).label, form) for action, form in (offered | bound).items()],
            failed=next(iter(bound.values()), None),
            timeline=timeline(self.object),
        )

    def waits(self, action: str) -> bool:
        """Whether the step, though the user's to take, would be refused as things stand."""
        return False

    def form(self, action: str, data=None):
        """The step's form; its ids carry the step's name, for several forms stand on one page."""
        form_class = self.steps[action][0]
        more = {"request": self.request} if issubclass(form_class, ReauthenticationForm) else {}
        return form_class(data, auto_id=f"{action}_%s", **more)

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        action = request.POST.get("action")
        if action not in self.steps:
            return redirect(request.path)
        _, act, done = self.steps[action]
        form = self.form(action, request.POST)
        if form.is_valid():
            try:
                act(self.object.pk, by=request.user, **form.cleaned_data)
            except (Refused, ValidationError) as error:
                show_refusal(form, error)
            else:
                messages.success(request, done)
                return redirect(request.path)
        self.object = self.get_object()
        return self.render_to_response(self.get_context_data(bound={action: form}))
