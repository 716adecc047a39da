"""Forms of user administration; each field group belongs to one of the administrators."""

from django import forms
from django.contrib.auth.forms import UsernameField

from workshops.regions.fields import RegionField

from ..models import Department, Duty, Office, User
from ..models.user import OFFICE_DUTIES


class AccountForm(forms.ModelForm):
    """Sysadmin: a new account."""

    class Meta:
        model = User
        fields = ("username", "full_name", "email")
        field_classes = {"username": UsernameField}
        help_texts = {"username": "建立后不能更改。", "email": "选填；填写后系统通知同时发送到此邮箱。"}


class AccountChangeForm(forms.ModelForm):
    """Sysadmin: name and address of an account."""

    class Meta:
        model = User
        fields = ("full_name", "email")


class DutyForm(forms.Form):
    """Secadmin: the duty, and the office that goes with it."""

    duty = forms.ChoiceField(label="职责", choices=[("", "无（收回职责）"), *Duty.choices], required=False)
    office = forms.ModelChoiceField(
        Office.objects.filter(is_active=True).select_related("region"),
        label="机构",
        required=False,
        empty_label="不属于任何机构",
        help_text="经办、审核、业务管理须选择机构，其他职责不选。",
    )

    def __init__(self, *args, offices=None, **kwargs):
        super().__init__(*args, **kwargs)
        if offices is not None:
            self.fields["office"].queryset = offices

    def clean(self):
        entered = super().clean()
        duty, office = entered.get("duty"), entered.get("office")
        if duty in OFFICE_DUTIES and office is None and "office" not in self.errors:
            self.add_error("office", "该职责须选择机构。")
        if duty not in OFFICE_DUTIES and office is not None:
            self.add_error("office", "该职责不属于任何机构，请不要选择机构。")
        return entered


class OfficeForm(forms.Form):
    """Sysadmin: a new office, of a region or of the nation."""

    region = RegionField(label="行政区划", required=False, help_text="输入名称查找，或逐级选择。")
    nation = forms.BooleanField(label="国家部委（全国），不选行政区划", required=False)
    department = forms.ChoiceField(label="部门", choices=Department.choices)
    name = forms.CharField(label="机构名称", max_length=100, help_text="例如：丹寨县文化和旅游局。")

    def clean(self):
        entered = super().clean()
        if "region" not in self.errors and bool(entered.get("region")) == entered["nation"]:
            self.add_error("region", "请选择行政区划，或勾选“国家部委（全国）”，二者选其一。")
        return entered


class OfficeChangeForm(forms.ModelForm):
    """Sysadmin: name and state of an office."""

    class Meta:
        model = Office
        fields = ("name", "is_active")
        help_texts = {"is_active": "停用后，该机构人员立即退出登录，不能再办理业务。"}


class UserFilterForm(forms.Form):
    """Conditions of the account list."""

    search = forms.CharField(label="用户名、姓名或机构", max_length=50, required=False)
    duty = forms.ChoiceField(label="职责", choices=[("", "全部"), ("none", "尚未分配"), *Duty.choices], required=False)
    state = forms.ChoiceField(
        label="状态",
        choices=[("", "全部"), ("active", "启用"), ("disabled", "停用"), ("locked", "登录锁定")],
        required=False,
    )


class OfficeFilterForm(forms.Form):
    """Conditions of the office list."""

    search = forms.CharField(label="机构名称或区划", max_length=50, required=False)
    department = forms.ChoiceField(label="部门", choices=[("", "全部"), *Department.choices], required=False)
