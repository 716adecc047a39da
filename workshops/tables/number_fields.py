"""Numbers in filters: as people type them, of bounded length, and never with an exponent.

``-1e1000000`` is a short decimal whose conversion to a whole number takes minutes, so the shape is asked first.
"""

import re

from django import forms
from django.core.exceptions import ValidationError

from .wording import plain

TYPED_MAX = 40
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")


def without_separators(typed: str) -> str:
    """12,345.6 as 12345.6; commas that do not part thousands stay, to be refused."""
    return typed.replace(",", "") if GROUPED.fullmatch(typed) else typed


class _ShapedField:
    """Full-width digits and separators of thousands are taken; what has not the ``shape`` is not converted."""

    widget = forms.TextInput
    shape: re.Pattern
    keyboard = "numeric"

    def to_python(self, value):
        if isinstance(value, str):
            value = self._typed(value)
        return super().to_python(value)

    def _typed(self, value: str) -> str:
        typed = without_separators(plain(value[: TYPED_MAX + 1]))
        if len(value) > TYPED_MAX or (typed and not self.shape.fullmatch(typed)):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return typed

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "inputmode": self.keyboard, "autocomplete": "off"}


class WholeNumberField(_ShapedField, forms.IntegerField):
    DIGITS = 9  # within every integer column
    LIMIT = 10**DIGITS - 1
    shape = re.compile(rf"[+-]?[0-9]{{1,{DIGITS}}}(\.0*)?")
    default_error_messages = {"invalid": f"请填写整数，例如 20，最多 {DIGITS} 位。"}


class AmountField(_ShapedField, forms.DecimalField):
    DIGITS, DECIMALS = 12, 4
    LIMIT = 10**DIGITS - 1
    shape = re.compile(rf"[+-]?[0-9]{{1,{DIGITS}}}(\.[0-9]{{0,{DECIMALS}}})?")
    keyboard = "decimal"
    default_error_messages = {"invalid": f"请填写数字，例如 120.5，整数最多 {DIGITS} 位，小数最多 {DECIMALS} 位。"}
