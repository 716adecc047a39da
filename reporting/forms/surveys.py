"""Composing a survey: what it is about, and whom it goes to."""

from django import forms

from reporting.models import AreaType, SurveyAudience
from reporting.queries.survey_audience import pairings_for, regions_for
from workshops.access.models import Department, User
from workshops.forms.inputs import date_input, rows
from workshops.models import CraftCategory
from workshops.regions.models import Region

DAY_WRONG = {"required": "请填写日期。", "invalid": "请填写有效的日期。"}


class PairingChoice(forms.ModelChoiceField):
    def label_from_instance(self, pairing) -> str:
        sides = f"{pairing.helping_region.full_name}—{pairing.helped_region.full_name}"
        return f"{sides}（{pairing.get_kind_display()}）"


class RegionsChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, region) -> str:
        return region.name


class SurveySettingsForm(forms.Form):
    use_required_attribute = False
    title = forms.CharField(
        label="问卷标题",
        max_length=80,
        error_messages={"required": "请填写问卷标题。"},
        help_text="例如：2026年上半年非遗工坊生产经营情况调研。",
    )
    intro = forms.CharField(
        label="填写说明",
        max_length=2000,
        required=False,
        widget=rows(4),
        help_text="写明调研目的和用途，显示在题目之前。",
    )
    opens_on = forms.DateField(label="开始日期", widget=date_input(), error_messages=DAY_WRONG)
    due_on = forms.DateField(
        label="截止日期",
        widget=date_input(),
        error_messages=DAY_WRONG,
        help_text="截止前 7 天、2 天和逾期后各提醒一次；结束问卷前逾期仍可填写。",
    )
    audience = forms.ChoiceField(
        label="由谁填写",
        choices=SurveyAudience.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择由谁填写。"},
        help_text="工坊由带头人填写，县级文化和旅游部门可以代填。",
    )
    departments = forms.MultipleChoiceField(
        label="填写部门",
        choices=Department.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="由县级部门填写时选择。",
    )
    regions = RegionsChoice(
        label="发放范围",
        queryset=Region.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="不选的，发给本地区全部。",
    )
    craft_category = forms.ChoiceField(
        label="传统工艺类别",
        choices=[("", "不限"), *CraftCategory.choices],
        required=False,
        help_text="由工坊填写时可以限定。",
    )
    area_type = forms.ChoiceField(
        label="所在区域", choices=[("", "不限"), *AreaType.choices], required=False, help_text="由工坊填写时可以限定。"
    )
    pairing = PairingChoice(
        label="互访调研的结对关系",
        queryset=None,
        required=False,
        empty_label="不是互访调研",
        help_text="选择后由结对地区的部门填写，不再选择发放范围。",
    )

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["regions"].queryset = regions_for(user)
        self.fields["pairing"].queryset = pairings_for(user)
        if user.region is None:
            self.fields["regions"].help_text = "不选的，发给全国。"

    def clean_regions(self):
        return list(self.cleaned_data["regions"])


class EndForm(forms.Form):
    use_required_attribute = False
    reason = forms.CharField(label="原因", max_length=300, required=False, widget=rows(3))


class ReopenForm(forms.Form):
    use_required_attribute = False
    reason = forms.CharField(
        label="退回原因",
        max_length=300,
        widget=rows(3),
        error_messages={"required": "请写明退回的原因。"},
        help_text="写明哪一题需要怎样修改，填写人会收到通知。",
    )
