"""Consultations and the steps of their issues."""

import re

from django import forms

from workshops.access import clock
from workshops.access.models import Department
from workshops.forms.inputs import date_input, rows

BETWEEN = re.compile(r"[、，,；;/\s]+")
NAMED = {label: value for value, label in Department.choices} | {
    f"{label}部门": value for value, label in Department.choices
}


def departments_in(text: str) -> list[str]:
    """The departments that a cell names, in their order; raises ``ValueError`` with the reason."""
    said = [each for each in BETWEEN.split(text) if each]
    if strange := [each for each in said if each not in NAMED]:
        raise ValueError(f"没有“{strange[0]}”这个部门，请填写{'、'.join(Department.labels)}中的一个或几个，用“、”隔开")
    found = {NAMED[each] for each in said}
    return [value for value in Department.values if value in found]


def departments_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="参加部门",
        choices=Department.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请选择参加会商的部门。"},
    )


class SettleForm(forms.Form):
    use_required_attribute = False
    settled_on = forms.DateField(
        label="落实日期",
        initial=clock.today,
        widget=date_input(),
        error_messages={"required": "请填写落实日期。", "invalid": "请填写有效的日期。"},
    )
    settlement = forms.CharField(
        label="落实情况", max_length=2000, widget=rows(5), error_messages={"required": "请写明落实情况。"}
    )


class DropForm(forms.Form):
    use_required_attribute = False
    settlement = forms.CharField(
        label="不再跟进的原因", max_length=2000, widget=rows(4), error_messages={"required": "请写明不再跟进的原因。"}
    )


class ReopenForm(forms.Form):
    """Nothing to fill in."""
