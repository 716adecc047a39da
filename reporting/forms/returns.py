"""Filling in a return, and the words that go with its steps."""

from django import forms

from reporting.actions.returns import EXPLANATION_MAX
from reporting.models import Return
from reporting.queries.returns import cells, open_remarks
from reporting.queries.returns_findings import findings_of
from reporting.rules import return_flow as flow
from workshops.forms.inputs import rows
from workshops.tables.templatetags.ui import figure


class FillForm(forms.Form):
    """A field for each cell that is typed and each finding; ``data()`` gives what ``advance`` takes."""

    use_required_attribute = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args, filed: Return, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = filed.version
        reasons = {remark.code: f"退回意见：{remark.reason}" for remark in open_remarks(filed)}
        self.typed = [cell for cell in cells(filed.period, filed.figures, filed.extras) if cell.typed]
        self.findings = {f"finding_{at}": each for at, each in enumerate(findings_of(filed)) if not each.impossible}
        for cell in self.typed:
            self.fields[cell.code] = forms.DecimalField(
                label=f"{cell.name}（{cell.unit}）", required=False, min_value=0, decimal_places=cell.decimals,
                max_digits=17, initial=cell.value, error_messages=_wrong(cell),
                help_text="；".join(said for said in (cell.definition, reasons.get(cell.code)) if said),
            )  # fmt: skip
        for name, finding in self.findings.items():
            self.fields[name] = forms.CharField(
                label=f"情况说明：{finding.message}", required=False, max_length=EXPLANATION_MAX, widget=rows(2),
                initial=finding.explanation,
            )  # fmt: skip

    def given(self) -> dict:
        clean = self.cleaned_data
        return {
            "extras": {cell.code: clean[cell.code] for cell in self.typed},
            "explanations": {finding.key: clean[name] for name, finding in self.findings.items()},
            "seen_version": clean["seen_version"],
        }


class StepForm(forms.Form):
    """Words with a step. ``note`` is asked for where the table's rules need it."""

    use_required_attribute = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    note = forms.CharField(label="说明", required=False, max_length=2000, widget=rows(3))

    def __init__(self, *args, filed: Return, **kwargs):
        super().__init__(*args, **kwargs)
        self.filed = filed
        self.fields["seen_version"].initial = filed.version

    def given(self) -> dict:
        return dict(self.cleaned_data)


class ReturnForm(StepForm):
    """Reasons at the cells."""

    note = forms.CharField(
        label="退回原因", required=False, max_length=2000, widget=rows(3), help_text="也可以只在下面指出有问题的指标。"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for cell in cells(self.filed.period, self.filed.figures, self.filed.extras):
            self.fields[f"cell_{cell.code}"] = forms.CharField(
                label=f"{cell.label}：{_said(cell)}", required=False, max_length=300
            )

    def given(self) -> dict:
        given = dict(self.cleaned_data)
        words = {name: given.pop(name) for name in self.fields if name.startswith("cell_")}
        return given | {"cells": {name.removeprefix("cell_"): said for name, said in words.items() if said}}


class ReopenForm(ReturnForm):
    note = forms.CharField(
        label="重新打开的理由", max_length=2000, widget=rows(3),
        error_messages={"required": "请写明重新打开的理由。"},
    )  # fmt: skip
    document = forms.CharField(
        label="决定文号或依据", max_length=100, error_messages={"required": "请填写决定的文号或依据。"}
    )
    field_order = ("note", "document")


def _wrong(cell) -> dict[str, str]:
    return {
        "invalid": "请填写数字。",
        "min_value": "不能小于 0。",
        "max_decimal_places": f"最多 {cell.decimals} 位小数。" if cell.decimals else "应为整数。",
        "max_digits": "数字太长。",
        "max_whole_digits": "数字太长。",
    }


def _said(cell) -> str:
    return "未填" if cell.value is None else f"{figure(cell.value)} {cell.unit}"


STEP_FORMS: dict[str, type[StepForm]] = {
    flow.SUBMIT: StepForm,
    flow.PASS: StepForm,
    flow.ACCEPT: StepForm,
    flow.RETURN: ReturnForm,
    flow.REPORT: StepForm,
    flow.RECEIVE: StepForm,
    flow.CONCLUDE: StepForm,
    flow.REOPEN: ReopenForm,
}
