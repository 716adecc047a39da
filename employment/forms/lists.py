"""Entries of the list, and settling a mismatch."""

from django import forms

from employment.actions import listing, settling
from employment.models import Category, Mismatch, MismatchOutcome, Removal
from workshops.access import clock
from workshops.forms.inputs import date_input, rows
from workshops.people.names import LONGEST

BAD_DAY = "请填写有效的日期。"


def _name_field(help_text: str = "") -> forms.CharField:
    said = {"required": "请填写姓名。"}
    return forms.CharField(label="姓名", max_length=LONGEST, help_text=help_text, error_messages=said)


class AmendForm(forms.Form):
    use_required_attribute = False
    name = _name_field("本县名单中此人其他类别的记录一并更正。")
    employed_at = forms.CharField(
        label="名单记载的就业工坊",
        max_length=100,
        required=False,
        help_text="在非遗工坊就业的填写工坊名称；没有的空着。",
    )


class AddForm(AmendForm):
    name = _name_field()
    identity = forms.CharField(
        label="身份证号码",
        max_length=30,
        help_text="18 位，加密保存。",
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "text"}),
        error_messages={"required": "请填写身份证号码。"},
    )
    category = forms.ChoiceField(
        label="人员类别",
        choices=[("", "请选择"), *Category.choices],
        error_messages={"required": "请选择人员类别。", "invalid_choice": "请选择人员类别。"},
    )
    valid_from = forms.DateField(
        label="列入日期",
        widget=date_input(),
        help_text="自该日起属于该类别。",
        error_messages={"required": "请填写列入日期。", "invalid": BAD_DAY},
    )
    field_order = ("name", "identity", "category", "valid_from", "employed_at")


class EndForm(forms.Form):
    use_required_attribute = False
    removal = forms.ChoiceField(
        label="移出原因",
        choices=[("", "请选择"), *((reason.value, Removal(reason).label) for reason in listing.REASONS)],
        error_messages={"required": "请选择移出原因。", "invalid_choice": "请选择移出原因。"},
    )
    valid_to = forms.DateField(
        label="截止日期",
        widget=date_input(),
        initial=clock.today,
        help_text="仍属于该类别的最后一天。",
        error_messages={"required": "请填写截止日期。", "invalid": BAD_DAY},
    )


class SettleForm(forms.Form):
    """Offers what may be found out about the kind of the task."""

    use_required_attribute = False
    outcome = forms.ChoiceField(
        label="办理结果",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择办理结果。", "invalid_choice": "请从列出的办理结果中选择。"},
    )
    note = forms.CharField(
        label="说明", max_length=300, required=False, widget=rows(3), help_text="结果为“其他”的必填；不要填写证件号码。"
    )

    def __init__(self, *args, task: Mismatch, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [
            (outcome.value, MismatchOutcome(outcome).label) for outcome in settling.OUTCOMES[task.kind]
        ]
