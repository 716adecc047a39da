"""Fields of an application that need more than a type: the unified code, the phone number, several files at once."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength

from workshops.access.phones import normal_contact


class UsccField(forms.CharField):
    """统一社会信用代码 (GB 32100) as people type it: spaces, hyphens, lower case and full width are taken."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocapitalize": "characters", "maxlength": "30"}))
        super().__init__(**kwargs)

    def clean(self, value):
        typed = re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", super().clean(value))).upper()
        return _checked(typed) if typed else ""


def _checked(code: str) -> str:
    try:
        return uscc.validate(code)
    except InvalidLength:
        message = f"统一社会信用代码应为 18 位，现为 {len(code)} 位。"
    except InvalidFormat:
        message = "统一社会信用代码含有不会出现的字符（不使用字母 I、O、Z、S、V），请核对。"
    except InvalidChecksum:
        message = "统一社会信用代码的校验位不对，请对照营业执照核对 18 位代码。"
    raise ValidationError(message, code="uscc")


class ContactPhoneField(forms.CharField):
    """A mainland mobile number or land line; blank means that the number already kept stays."""

    def __init__(self, **kwargs):
        attrs = {"inputmode": "tel", "autocomplete": "off", "maxlength": "25"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value):
        typed = super().clean(value).strip()
        if not typed:
            return ""
        digits = normal_contact(typed)
        if digits is None:
            raise ValidationError("请填写 11 位手机号码，或带区号的固定电话，例如 0855-3612345。", code="phone")
        return digits


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Any number of files; the cleaned value is a list."""

    def __init__(self, *, accept: str, max_bytes: int, **kwargs):
        attrs = {"accept": accept, "data-max-bytes": str(max_bytes)}
        super().__init__(widget=SeveralFilesInput(attrs=attrs), required=False, **kwargs)

    def clean(self, data, initial=None):
        given = data if isinstance(data, list | tuple) else [data]
        return [super(SeveralFilesField, self).clean(one, initial) for one in given if one]
