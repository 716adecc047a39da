"""Before there is a draft: where the workshop lies, or which former one is taken over."""

from django import forms

from certification.forms.applying_messages import ClearMessages
from workshops.regions.fields import RegionField


class PlaceForm(forms.Form):
    region = RegionField(label="工坊所在的县（市、区）", certifying=True)


class TransferForm(ClearMessages, forms.Form):
    """Which former 非遗扶贫就业工坊 is taken over."""

    legacy_name = forms.CharField(
        label="原非遗扶贫就业工坊名称", max_length=100, error_messages={"required": "请填写原工坊名称。"}
    )
    legacy_document = forms.CharField(
        label="原认定文件或编号", max_length=100, required=False, help_text="例如：原认定通知的文号。"
    )
