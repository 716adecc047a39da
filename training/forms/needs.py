"""Arranging training needs: which year is shown, and what is done with the ticked ones."""

from django import forms

from training.models import PlanStatus, TrainingPlan
from workshops.forms.inputs import rows


class YearForm(forms.Form):
    year = forms.IntegerField(
        label="年度", min_value=2021, max_value=2199, error_messages={"invalid": "请填写年份，如 2026。"}
    )


class PlanField(forms.ModelChoiceField):
    def label_from_instance(self, plan):
        return f"{plan.title}（{plan.get_status_display()}）"


class ArrangeForm(forms.Form):
    """``plan`` for putting into a plan, ``answer`` for declining; which of the two the button says."""

    use_required_attribute = False
    needs = forms.TypedMultipleChoiceField(
        coerce=int,
        error_messages={
            "required": "请勾选要安排的需求。", "invalid_choice": "所选需求中有的已经安排，请重新勾选。",
        },
    )  # fmt: skip
    plan = PlanField(
        label="列入的培训计划", queryset=None, required=False, empty_label="请选择",
        error_messages={"invalid_choice": "请从列出的计划中选择。"},
    )  # fmt: skip
    answer = forms.CharField(
        label="不采纳的原因", max_length=500, required=False, widget=rows(3), help_text="工坊可以看到。"
    )

    def __init__(self, *args, user, year: int, needs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["needs"].choices = [(each.pk, each.pk) for each in needs]
        plans = TrainingPlan.objects.visible_to(user).filter(voided_at=None, year=year, by__office=user.office)
        self.fields["plan"].queryset = plans.exclude(status=PlanStatus.CLOSED)
