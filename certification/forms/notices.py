"""Forms of the public: searching notices, objecting, looking up a certificate."""

from django import forms

from certification.forms.applying_fields import ContactPhoneField
from certification.numbers import parse_number
from workshops.forms.inputs import rows


class NoticeSearchForm(forms.Form):
    search = forms.CharField(label="工坊名称或地区", max_length=60, required=False)


class ObjectionForm(forms.Form):
    use_required_attribute = False
    name = forms.CharField(label="姓名或单位", max_length=60, error_messages={"required": "请填写姓名或单位。"})
    contact = ContactPhoneField(
        label="联系电话",
        help_text="加密保存，仅供受理部门核实情况时联系，不公开。",
        error_messages={"required": "请填写联系电话。"},
    )
    text = forms.CharField(
        label="异议内容",
        max_length=2000,
        widget=rows(6),
        help_text="写明具体的事实和理由，便于核实。",
        error_messages={"required": "请写明异议内容。"},
    )


class NumberForm(forms.Form):
    """A registration number as people type it; the cleaned value is its one spelling."""

    number = forms.CharField(
        label="登记编号或校验码",
        max_length=140,  # room for the digest of a released table, spaces within, which may be typed here too
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        help_text="印在证书上，例如 FYGF-522636-2024-0007。核对统计表或工作简报时，输入其校验码。",
        error_messages={"required": "请输入登记编号或校验码。"},
    )

    def clean_number(self):
        try:
            return str(parse_number(self.cleaned_data["number"]))
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
