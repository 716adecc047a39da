"""Widgets that forms of every app use."""

from django import forms


def date_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def rows(count: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": str(count)})


class MonthField(forms.DateField):
    """Cleans to the first day of the month."""

    def __init__(self, **kwargs):
        widget = forms.DateInput(format="%Y-%m", attrs={"type": "month", "placeholder": "2026-03"})
        super().__init__(widget=widget, input_formats=("%Y-%m", "%Y-%m-%d"), **kwargs)
        self.error_messages["invalid"] = "请填写月份，例如 2026-03。"

    def clean(self, value):
        day = super().clean(value)
        return day and day.replace(day=1)
