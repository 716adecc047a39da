"""The office phone of a responsible person, typed in clear or left as the mask that stands there."""

from django import forms
from django.core.exceptions import ValidationError

from workshops.access.phones import normal_contact

SAID = "请填写带区号的固定电话（不含分机号）或 11 位手机号码。"


def office_number(typed: str) -> str:
    """The digits of a number; raises ``ValueError`` with the reason, which never repeats it."""
    number = normal_contact(typed)
    if number is None:
        raise ValueError(SAID)
    return number


class OfficePhoneField(forms.CharField):
    """Cleans to the digits of a number; an untouched mask stays one, and changes nothing."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
        said = "带区号的固定电话，或手机号码。加密保存；本县工坊带头人可以看到完整号码，以便联系。"
        super().__init__(label="办公电话", max_length=20, required=False, widget=widget, help_text=said, **kwargs)

    def clean(self, value):
        typed = super().clean(value)
        if not typed or "*" in typed:
            return typed
        try:
            return office_number(typed)
        except ValueError as error:
            raise ValidationError(str(error)) from error
