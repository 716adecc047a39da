"""Claiming, deciding and paying training subsidies."""

from django import forms

from training.models import Course
from training.queries.subsidies import rules_for
from workshops.actions.storing import MAX_DOCUMENT_BYTES
from workshops.forms.inputs import date_input, rows


class RuleField(forms.ModelChoiceField):
    def label_from_instance(self, rule):
        return f"{rule.name}（{rule.region.name}）"


class RuleForm(forms.Form):
    """Which rule the entitlements are worked out by."""

    use_required_attribute = False
    rule = RuleField(
        label="补贴标准", queryset=None, empty_label=None,
        error_messages={"required": "请选择补贴标准。", "invalid_choice": "请从列出的标准中选择。"},
    )  # fmt: skip

    def __init__(self, *data, course: Course):
        super().__init__(*data)
        self.fields["rule"].queryset = rules_for(course)


class DecideForm(forms.Form):
    use_required_attribute = False
    reason = forms.CharField(
        label="不予补贴的原因", max_length=200, required=False, widget=rows(2), help_text="只在不予补贴时填写。"
    )


class PayForm(forms.Form):
    use_required_attribute = False
    paid_on = forms.DateField(
        label="发放日期", widget=date_input(),
        error_messages={"required": "请填写发放日期。", "invalid": "请填写有效的日期。"},
    )  # fmt: skip
    document_number = forms.CharField(label="文号或凭证号", max_length=100, required=False)
    documents = forms.FileField(
        label="凭证扫描件", required=False, help_text="PDF 文件或清晰的照片。",
        widget=forms.FileInput(
            attrs={"accept": "application/pdf,image/jpeg,image/png", "data-max-bytes": str(MAX_DOCUMENT_BYTES)}
        ),
        error_messages={"empty": "文件是空的，请重新选择。"},
    )  # fmt: skip
