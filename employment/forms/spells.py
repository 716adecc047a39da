"""Forms about a spell of employment."""

from django import forms

from employment.actions.spells import FIELDS
from employment.models import Contract, Employment, EmploymentForm, Insurance, PayBasis, Relation
from workshops.access import clock
from workshops.forms.inputs import date_input, rows

NOT_GIVEN = ("", "未填写")
INVALID_DAY = "请填写有效的日期。"


class SpellForm(forms.Form):
    use_required_attribute = False
    relation = forms.ChoiceField(
        label="吸纳方式",
        choices=Relation.choices,
        widget=forms.RadioSelect,
        help_text="直接吸纳：由工坊直接用工；带动：通过订单、代工、原料收购等增收。两者分别统计，不相加。",
        error_messages={"required": "请选择吸纳方式。"},
    )
    form = forms.ChoiceField(
        label="就业形式",
        choices=EmploymentForm.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择就业形式。"},
    )
    post = forms.CharField(
        label="岗位", max_length=40, help_text="例如：绣娘、蜡染画工。", error_messages={"required": "请填写岗位。"}
    )
    started_on = forms.DateField(
        label="开始日期",
        widget=date_input(),
        error_messages={"required": "请填写开始日期。", "invalid": INVALID_DAY},
    )
    ended_on = forms.DateField(
        label="结束日期", required=False, widget=date_input(), help_text="最后一个工作日；仍在就业的空着。",
        error_messages={"invalid": INVALID_DAY},
    )  # fmt: skip
    contract = forms.ChoiceField(label="合同", choices=[NOT_GIVEN, *Contract.choices], required=False)
    insurance = forms.ChoiceField(label="社会保险", choices=[NOT_GIVEN, *Insurance.choices], required=False)
    pay_basis = forms.ChoiceField(label="计酬方式", choices=[NOT_GIVEN, *PayBasis.choices], required=False)


class SpellEditForm(SpellForm):
    """`seen_version`: of the spell when the page was opened."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, spell: Employment, **kwargs):
        initial = {name: getattr(spell, name) for name in FIELDS} | {"seen_version": spell.version}
        super().__init__(*args, initial=initial, **kwargs)


class SpellEndForm(forms.Form):
    use_required_attribute = False
    ended_on = forms.DateField(
        label="结束日期", widget=date_input(), initial=clock.today, help_text="最后一个工作日。",
        error_messages={"required": "请填写结束日期。", "invalid": INVALID_DAY},
    )  # fmt: skip
    reason = forms.CharField(label="结束原因", max_length=100, required=False, help_text="例如：外出务工、返乡务农。")


class SpellVoidForm(forms.Form):
    use_required_attribute = False
    reason = forms.CharField(
        label="作废原因",
        max_length=200,
        widget=rows(3),
        help_text="仅用于误登；人员离开的，请登记就业结束。不要填写个人信息。",
        error_messages={"required": "请写明作废原因。"},
    )
