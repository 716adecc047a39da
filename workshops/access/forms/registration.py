"""Self-registration of leaders."""

from django import forms
from django.contrib.auth.forms import BaseUserCreationForm, UsernameField

from workshops.regions.fields import RegionField

from ..models import User
from ..phones import normal_phone
from .sign_in import POLICY_IN_WORDS


class RegistrationForm(BaseUserCreationForm):
    """Region, username, name, mobile number and password twice."""

    region = RegionField(certifying=True, label="工坊所在县（市、区）", help_text="输入名称查找，或逐级选择。")
    phone = forms.CharField(
        label="手机号码",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        help_text="加密保存，仅供主管部门联系您。",
    )
    error_messages = {"password_mismatch": "两次输入的密码不一致。"}

    class Meta:
        model = User
        fields = ("username", "full_name")
        field_classes = {"username": UsernameField}
        help_texts = {"username": "登录时使用，可用汉字、字母、数字和 @ . + - _。", "full_name": "与身份证件一致。"}
        widgets = {
            "username": forms.TextInput(attrs={"autocomplete": "username"}),
            "full_name": forms.TextInput(attrs={"autocomplete": "name"}),
        }

    field_order = ("region", "username", "full_name", "phone", "password1", "password2")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = "设置密码"
        self.fields["password1"].help_text = POLICY_IN_WORDS
        del self.fields["username"].widget.attrs["autofocus"]  # the region comes first
        self.fields["password2"].label = "再次输入密码"
        self.fields["password2"].help_text = ""

    def clean_full_name(self):
        return " ".join(self.cleaned_data["full_name"].split())

    def clean_phone(self):
        phone = normal_phone(self.cleaned_data["phone"])
        if phone is None:
            raise forms.ValidationError("手机号码应为 11 位，以 1 开头，例如 13812345678。", code="phone")
        return phone
