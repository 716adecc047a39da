"""Labour brands: recognising one, workshops that join and leave, its end."""

from django import forms

from employment.forms.benefits import day, today_by_default
from employment.models import LabourBrand
from workshops.forms.inputs import rows

FIELDS = ("name", "issuer", "document_number", "recognised_on", "description")


class BrandForm(forms.Form):
    use_required_attribute = False
    name = forms.CharField(label="品牌名称", max_length=60, error_messages={"required": "请填写品牌名称。"})
    issuer = forms.CharField(label="认定单位", max_length=100, error_messages={"required": "请填写认定单位。"})
    document_number = forms.CharField(label="认定文号", max_length=100, required=False)
    recognised_on = day("认定日期", required="请填写认定日期。")
    description = forms.CharField(label="品牌特色", max_length=500, required=False, widget=rows(4))

    @classmethod
    def of(cls, brand: LabourBrand, data=None):
        return cls(data, initial={name: getattr(brand, name) for name in FIELDS})


class JoinForm(forms.Form):
    use_required_attribute = False
    number = forms.CharField(label="工坊登记编号", max_length=30, error_messages={"required": "请填写工坊登记编号。"})
    since = today_by_default("加入日期", required="请填写加入日期。")


class LeaveForm(forms.Form):
    use_required_attribute = False
    until = today_by_default("退出日期", required="请填写退出日期。")


class EndForm(forms.Form):
    use_required_attribute = False
    ended_on = today_by_default("终止日期", required="请填写终止日期。")
