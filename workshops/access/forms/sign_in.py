"""Forms of signing in: password, second factor, change of password, re-authentication."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, UsernameField
from django.core.exceptions import ValidationError

from ..actions import sessions

# The policy of AUTH_PASSWORD_VALIDATORS in one sentence.
POLICY_IN_WORDS = "至少 10 个字符，不能全是数字，不能是常见密码，也不能与用户名、姓名相近。"


class SignInForm(AuthenticationForm):
    """Username and password; unknown, disabled and mistyped all read the same."""

    username = UsernameField(
        label="用户名", max_length=50, widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True})
    )
    password = forms.CharField(
        label="密码",
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {"invalid_login": "用户名或密码不正确。", "inactive": "用户名或密码不正确。"}


class CodeForm(forms.Form):
    """A code of the authenticator, or a recovery code."""

    code = forms.CharField(
        label="验证码",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True}),
        help_text="认证应用中的 6 位数字，或一个未用过的恢复码。",
    )


class EnrolForm(CodeForm):
    """The first code of an authenticator being enrolled."""

    code = forms.RegexField(
        r"^\s*\d{3}\s*\d{3}\s*$",
        label="验证码",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        help_text="扫码后认证应用显示的 6 位数字。",
        error_messages={"invalid": "验证码应为 6 位数字。"},
    )


class ChangePasswordForm(PasswordChangeForm):
    """Old password, new one twice; the new one must differ."""

    error_messages = {
        "password_mismatch": "两次输入的新密码不一致。",
        "password_incorrect": "当前密码不正确。",
        "unchanged": "新密码不能与当前密码相同。",
    }
    old_password = forms.CharField(
        label="当前密码",
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )
    field_order = ("old_password", "new_password1", "new_password2")

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        self.fields["new_password1"].label = "新密码"
        self.fields["new_password1"].help_text = POLICY_IN_WORDS
        self.fields["new_password2"].label = "再次输入新密码"
        self.fields["new_password2"].help_text = ""
        for name in ("new_password1", "new_password2"):
            self.fields[name].max_length = 128

    def clean_old_password(self):
        """A wrong one counts towards the lock-out, as at sign-in."""
        old = self.cleaned_data["old_password"]
        if not sessions.is_own_password(self.request, old, reason="password_change"):
            raise ValidationError(self.error_messages["password_incorrect"], code="password_incorrect")
        return old

    def clean_new_password1(self):
        new = self.cleaned_data["new_password1"]
        if new and self.user.check_password(new):
            raise ValidationError(self.error_messages["unchanged"], code="unchanged")
        return new
