"""What the forms of an application say of a value they can't take, and numbers as people type them."""

import unicodedata

from django import forms
from django.db import models
from django.utils.functional import Promise

from workshops.tables.number_fields import without_separators

LENGTHS = {
    "max_length": "最多 %(limit_value)d 个字，现有 %(show_value)d 个字，请精简。",
    "null_characters_not_allowed": "含有不能保存的字符，请删除后重新填写。",
}
NUMBERS = {
    "min_value": "不能小于 %(limit_value)s，请核对。",
    "max_value": "数字太大，请核对单位和位数。",
    "max_digits": "数字太大，请核对单位和位数。",
    "max_whole_digits": "数字太大，整数部分最多 %(max)s 位，请核对单位和位数。",
    "max_decimal_places": "最多写到小数点后 %(max)s 位。",
}
FILES = {
    "required": "请选择文件。",
    "missing": "请选择文件。",
    "invalid": "文件没有上传成功，请重新选择。",
    "empty": "所选文件没有内容，请重新选择。",
}
BLANK = models.BLANK_CHOICE_DASH[0]
GONE = "所选的一项已不在名录中，请重新选择。"
# The first kind that a field is of holds.
MESSAGES: tuple[tuple[type[forms.Field], dict[str, str]], ...] = (
    (forms.DecimalField, NUMBERS | {"required": "请填写数字。", "invalid": "请填写数字，例如 120.5。"}),
    (forms.IntegerField, NUMBERS | {"required": "请填写数字。", "invalid": "请填写整数，例如 12；没有请填 0。"}),
    (forms.DateField, {"required": "请填写日期。", "invalid": "请填写日期，例如 2024-05-20。"}),
    (forms.FileField, FILES),
    (forms.ModelMultipleChoiceField, dict.fromkeys(("invalid_choice", "invalid_pk_value"), GONE)),
    (forms.ChoiceField, {"required": "请选择一项。", "invalid_choice": "请从列出的各项中选择。"}),
    (forms.CharField, LENGTHS | {"required": "请填写这一项。"}),
)


class ClearMessages:
    """A form that says what to do instead of Django's own messages; what a field was given of its own stays."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            clear(field)


def clear(field: forms.Field) -> None:
    """Put the messages above in the place of Django's, and words in the place of its dashes."""
    messages = next((messages for kind, messages in MESSAGES if isinstance(field, kind)), {})
    for code, message in messages.items():
        if isinstance(field.error_messages.get(code), Promise | None):  # Django's own are translated when shown
            field.error_messages[code] = message
    if isinstance(field, forms.TypedChoiceField):
        field.choices = [("", "请选择") if each == BLANK else each for each in field.choices]


class _AsTyped:
    """Separators of thousands, full-width digits and signs are taken."""

    def to_python(self, value):
        if isinstance(value, str):
            value = without_separators(unicodedata.normalize("NFKC", value).strip())
        return super().to_python(value)


class WholeNumberField(_AsTyped, forms.IntegerField):
    """A count as people type it."""


class NumberField(_AsTyped, forms.DecimalField):
    """An amount as people type it."""


def typed_field(field: models.Field, **kwargs) -> forms.Field | None:
    """The form field of a model field, as ``Meta.formfield_callback``."""
    if isinstance(field, models.DecimalField):
        kwargs["form_class"] = NumberField
    elif isinstance(field, models.IntegerField) and not field.choices:
        kwargs["form_class"] = WholeNumberField
    return field.formfield(**kwargs)
