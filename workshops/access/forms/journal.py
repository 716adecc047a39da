"""Conditions of the journal pages."""

from django import forms

from .. import journal_labels
from ..models import JournalEntry


class JournalFilterForm(forms.Form):
    """Who, what, when and with what result; fields are the parameters of ``queries.entries``."""

    who = forms.CharField(label="用户名", max_length=50, required=False)
    action = forms.ChoiceField(label="操作", required=False)
    result = forms.ChoiceField(label="结果", choices=[("", "全部"), *JournalEntry.Result.choices], required=False)
    since = forms.DateField(label="起始日期", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label="截止日期", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["action"].choices = [("", "全部"), *journal_labels.choices()]

    def clean(self):
        entered = super().clean()
        if entered.get("since") and entered.get("until") and entered["since"] > entered["until"]:
            self.add_error("until", "截止日期不能早于起始日期。")
        return entered
