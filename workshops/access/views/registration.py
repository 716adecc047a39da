"""Self-registration of leaders."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from ..actions import registration, sessions
from ..forms.registration import RegistrationForm
from ..origin import client_address
from ..refusal import Refused


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class RegisterView(FormView):
    """``/accounts/register/``: the leader is signed in afterwards."""

    template_name = "access/register_form.html"
    form_class = RegistrationForm

    def form_valid(self, form):
        entered = form.cleaned_data
        try:
            user = registration.register_leader(
                username=entered["username"],
                full_name=entered["full_name"],
                phone=entered["phone"],
                region=entered["region"],
                password=entered["password1"],
                address=client_address(self.request),
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
            return self.form_invalid(form)
        sessions.open_session(self.request, user)
        messages.success(self.request, "注册成功，现在可以提出认定申请。")
        return redirect("reporting:desk")

    def form_invalid(self, form):
        try:
            registration.refuse_flood(client_address(self.request))
        except Refused as refused:
            form.errors.clear()
            form.add_error(None, refused.message)
        registration.note_refused_registration("invalid", form.cleaned_data.get("region"))
        return super().form_invalid(form)
