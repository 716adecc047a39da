"""Conditions of the journal pages."""

import datetime

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from .. import journal_labels
from ..models import JournalEntry

# Far enough for any entry, near enough for every calendar computation with time zones.
DAYS = (datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))
DAY_HINT = "请填写 1900 年至 2199 年之间的日期。"


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        validators=[MinValueValidator(DAYS[0], DAY_HINT), MaxValueValidator(DAYS[1], DAY_HINT)],
        error_messages={"invalid": "请填写日期，例如 2024-05-20。"},
    )


class JournalFilterForm(forms.Form):
    """Who, what, when and with what result; fields are the parameters of ``queries.entries``."""

    who = forms.CharField(label="用户名", max_length=50, required=False)
    action = forms.ChoiceField(label="操作", required=False)
    result = forms.ChoiceField(label="结果", choices=[("", "全部"), *JournalEntry.Result.choices], required=False)
    since = _day("起始日期")
    until = _day("截止日期")
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["action"].choices = [("", "全部"), *journal_labels.choices()]

    def clean(self):
        entered = super().clean()
        if entered.get("since") and entered.get("until") and entered["since"] > entered["until"]:
            self.add_error("until", "截止日期不能早于起始日期。")
        return entered
