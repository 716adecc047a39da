"""Showing on a form why an action was refused; what was typed stays."""

from django import forms
from django.core.exceptions import ValidationError

from workshops.access.refusal import Refused


def show_refusal(form: forms.BaseForm, error: Refused | ValidationError) -> None:
    """Put each message at its field, or above the form where the form has no such field."""
    if isinstance(error, Refused):
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for field, messages in by_field.items():
        for message in messages:
            form.add_error(field if field in form.fields else None, message)
