"""Applying for an event, and the steps of an application."""

from django import forms

from catalog.rules.event_flow import Action
from workshops.forms.inputs import rows

WHOLE = {"invalid": "请填写整数。"}
MONEY_MAX = 9_999_999_999


class ProductBoxes(forms.ModelMultipleChoiceField):
    def label_from_instance(self, product):
        return f"{product.name}（{product.get_listed_level_display()}目录）"


class ApplyForm(forms.Form):
    """``products``: what the workshop may show."""

    use_required_attribute = False
    products = ProductBoxes(
        queryset=None, label="参展产品", widget=forms.CheckboxSelectMultiple, help_text="可选多件。",
        error_messages={"required": "请至少选择一件参展产品。", "invalid_choice": "请从列出的产品中选择。",
                        "invalid_pk_value": "请从列出的产品中选择。"},
    )  # fmt: skip
    people = forms.IntegerField(
        label="参展人数（人）", min_value=1, max_value=99, initial=2,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages=WHOLE | {"required": "请填写参展人数。", "min_value": "至少 1 人。", "max_value": "最多99人。"},
    )  # fmt: skip
    wishes = forms.CharField(
        label="参展需求", max_length=500, required=False, widget=rows(3),
        help_text="如展位位置、用电、现场展演等。请不要填写个人电话。",
    )  # fmt: skip

    def __init__(self, *args, products, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["products"].queryset = products


class StepForm(forms.Form):
    """Base of the steps: ``facts`` go to the action as they are."""

    use_required_attribute = False

    def __init__(self, *args, application, **kwargs):
        super().__init__(*args, **kwargs)
        self.application = application


class RecommendForm(StepForm):
    note = forms.CharField(label="推荐意见", max_length=200, required=False, widget=rows(3))


class AdmitForm(StepForm):
    stand_number = forms.CharField(
        label="展位号", max_length=20, required=False, help_text="尚未排定的可以留空，以后再填。"
    )
    note = forms.CharField(label="参展通知", max_length=200, required=False, widget=rows(3),
                           help_text="如报到时间、布展要求；工坊能够看到。")  # fmt: skip


class AssignForm(StepForm):
    stand_number = forms.CharField(
        label="展位号", max_length=20, error_messages={"required": "请填写展位号。"}
    )  # fmt: skip

    def __init__(self, *args, application, **kwargs):
        super().__init__(*args, application=application, **kwargs)
        self.initial.setdefault("stand_number", application.stand_number)


class DeclineForm(StepForm):
    reason = forms.CharField(
        label="不予入选的原因", max_length=200, widget=rows(3), help_text="工坊能够看到。",
        error_messages={"required": "请写明不予入选的原因。"},
    )  # fmt: skip


class WithdrawForm(StepForm):
    reason = forms.CharField(label="撤回的原因", max_length=200, required=False, widget=rows(3))


class ReportForm(StepForm):
    sales_amount = forms.DecimalField(
        label="现场销售额（元）", min_value=0, max_value=MONEY_MAX, max_digits=12, decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"}), help_text="没有销售的填 0。",
        error_messages={"required": "请填写现场销售额。", "invalid": "请填写数字。", "min_value": "不能为负数。"},
    )  # fmt: skip
    result = forms.CharField(
        label="参展成效", max_length=1000, widget=rows(5), help_text="观众反响、洽谈合作、获奖、媒体报道等。",
        error_messages={"required": "请填写参展成效。"},
    )  # fmt: skip

    def __init__(self, *args, application, **kwargs):
        super().__init__(*args, application=application, **kwargs)
        self.initial.setdefault("sales_amount", application.sales_amount)
        self.initial.setdefault("result", application.result)


FORMS: dict[Action, type[StepForm]] = {
    Action.RECOMMEND: RecommendForm,
    Action.ADMIT: AdmitForm,
    Action.ASSIGN: AssignForm,
    Action.DECLINE: DeclineForm,
    Action.WITHDRAW: WithdrawForm,
    Action.REPORT: ReportForm,
}
