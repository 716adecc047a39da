"""Widgets that forms of every app use."""

from django import forms


def date_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def rows(count: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": str(count)})
