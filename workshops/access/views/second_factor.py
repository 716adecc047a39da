"""Enrolling and showing the second factor."""

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from .. import journal, second_factor
from ..actions import second_factor as actions
from ..actions import sessions
from ..forms.sign_in import CodeForm, EnrolForm
from ..refusal import Refused


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class SecondFactorView(LoginRequiredMixin, FormView):
    """Enrol an authenticator by QR code; once enrolled, the state and new recovery codes."""

    template_name = "access/second_factor_form.html"
    form_class = EnrolForm

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and second_factor.confirmed_device(request.user):
            if request.session.get(sessions.FACTOR) != sessions.PASSED:
                request.session[sessions.FACTOR] = sessions.DUE
                return redirect("access:second-factor-verify")
            return self.enrolled(request)
        return super().dispatch(request, *args, **kwargs)

    def enrolled(self, request):
        """The page of a person who has an authenticator; POST makes new recovery codes."""
        if request.method == "POST":
            return self.show_codes(actions.renew_recovery_codes(by=request.user))
        return render(request, "access/second_factor_detail.html")

    def get_context_data(self, **kwargs):
        device = actions.prepare_device(self.request.user)
        code = segno.make(device.config_url, error="m").svg_inline(scale=4, border=2, omitsize=False)
        secret = _grouped(device.config_url)
        return super().get_context_data(**kwargs, qr_code=mark_safe(code), secret=secret)  # noqa: S308 own drawing

    def form_valid(self, form):
        try:
            codes = actions.enrol(by=self.request.user, code=form.cleaned_data["code"])
        except Refused as refused:
            form.add_error("code", refused.message)
            return self.form_invalid(form)
        sessions.pass_second_factor(self.request)
        return self.show_codes(codes)

    def show_codes(self, codes: list[str]):
        return render(self.request, "access/recovery_codes.html", {"codes": codes})


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class SecondFactorVerifyView(LoginRequiredMixin, FormView):
    """The code asked for after the password."""

    template_name = "access/second_factor_verify.html"
    form_class = CodeForm

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and request.session.get(sessions.FACTOR) != sessions.DUE:
            return redirect(settings.LOGIN_REDIRECT_URL)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        user = self.request.user
        if not second_factor.verify(user, form.cleaned_data["code"]):
            journal.record(by=user, action="second_factor.verify", obj=user, result=journal.Result.REFUSED)
            form.add_error("code", "验证码不正确或已使用。多次输错后需稍等片刻再试。")
            return self.form_invalid(form)
        sessions.pass_second_factor(self.request)
        messages.success(self.request, "登录成功。")
        return redirect(self._target())

    def _target(self) -> str:
        target = self.request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(
            target, allowed_hosts={self.request.get_host()}, require_https=self.request.is_secure()
        )
        return target if safe else settings.LOGIN_REDIRECT_URL


def _grouped(config_url: str) -> str:
    """The secret of an ``otpauth:`` address in groups of four, for typing it in."""
    secret = config_url.split("secret=")[1].split("&")[0]
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
