"""The password asked for once more before something grave (ASVS: re-authentication)."""

from django import forms

from ..actions import sessions


class ReauthenticationForm(forms.Form):
    """Base of forms that take the person's password again; ``request`` is required. Lock-out counts here too."""

    password = forms.CharField(
        label="登录密码",
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text="为保护个人信息，请再次输入您的登录密码。",
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self):
        password = self.cleaned_data["password"]
        if not sessions.is_own_password(self.request, password, reason="reauthentication"):
            raise forms.ValidationError("密码不正确。", code="wrong_password")
        return password


class RevealForm(ReauthenticationForm):
    """Purpose and password, before personal data is shown."""

    purpose = forms.CharField(
        label="查看用途",
        min_length=4,
        max_length=200,
        help_text="将记入操作日志，请写明用途，不要填写个人信息。",
        error_messages={"min_length": "请写明查看用途（至少 4 个字）。"},
    )
    field_order = ("purpose", "password")
