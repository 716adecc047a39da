"""Signing in and out, and the person's own password."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.views import LoginView
from django.shortcuts import redirect, resolve_url
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from ..actions import passwords, sessions
from ..forms.sign_in import ChangePasswordForm, SignInForm


class SignInView(LoginView):
    """The only way into a session. ``next`` is followed within this site only."""

    template_name = "access/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form):
        target = self.get_success_url()
        sessions.open_session(self.request, form.get_user())
        return redirect(target)

    def form_invalid(self, form):
        if form.non_field_errors():
            sessions.refuse_session(self.request, form.cleaned_data.get("username", ""))
        return super().form_invalid(form)


class SignOutView(View):
    """POST only, so that no link can sign a person out."""

    http_method_names = ["post"]

    def post(self, request):
        sessions.close_session(request)
        messages.success(request, "您已退出登录。")
        return redirect(resolve_url(settings.LOGIN_URL))


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class PasswordView(LoginRequiredMixin, FormView):
    """Change of the person's own password; the first thing to do with a temporary one."""

    template_name = "access/password_form.html"
    form_class = ChangePasswordForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user, "request": self.request}

    def form_valid(self, form):
        passwords.change_password(by=self.request.user, password=form.cleaned_data["new_password1"])
        sessions.renew_session(self.request, self.request.user)
        messages.success(self.request, "密码已修改，其他地方的登录已全部退出。")
        return redirect(settings.LOGIN_REDIRECT_URL)
