"""The check-in, short enough for a phone, and the steps of a flag."""

from django import forms

from reporting.models import WORKERS_MAX, Flag, Learnt, ProblemKind
from reporting.rules import flag_flow as flow
from workshops.access.models import Department
from workshops.forms.inputs import date_input, rows
from workshops.models import Survival

SURVIVALS = {"required": "请选择生产、停产或歇业。", "invalid_choice": "请选择生产、停产或歇业。"}
LEARNT = {"required": "请选择了解方式。", "invalid_choice": "请选择电话或走访。"}


class CheckInForm(forms.Form):
    """``status`` is the button that was pressed: it has no field of its own on the page."""

    use_required_attribute = False
    status = forms.ChoiceField(label="生产状况", choices=Survival.choices, error_messages=SURVIVALS)
    workers = forms.IntegerField(
        label="现有从业人员（人）",
        required=False,
        min_value=0,
        max_value=WORKERS_MAX,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": "请填写整数。", "min_value": "不能少于 0。", "max_value": "数字太大，请核对。"},
    )
    since = forms.DateField(
        label="从哪天开始停产或歇业",
        required=False,
        widget=date_input(),
        error_messages={"invalid": "请填写有效的日期。"},
    )
    note = forms.CharField(label="说明", required=False, max_length=300, help_text="请不要填写手机号码。")


class SteadForm(CheckInForm):
    """By a county office: it says how it knows."""

    learnt = forms.ChoiceField(
        label="了解方式", choices=Learnt.choices, widget=forms.RadioSelect, error_messages=LEARNT
    )
    field_order = ("learnt", "workers", "since", "note", "status")


def words(label: str, required: str = "", help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=1000, widget=rows(4), required=bool(required), help_text=help_text,
        error_messages={"required": required},
    )  # fmt: skip


class FlagStepForm(forms.Form):
    """Base: ``flag`` and ``departments`` decide what may be chosen."""

    use_required_attribute = False

    def __init__(self, *args, flag: Flag, departments: list[str], title: str, **kwargs):
        super().__init__(*args, **kwargs)
        if "department" in self.fields:
            labels = dict(Department.choices)
            self.fields["department"].choices = [(value, labels[value]) for value in departments]
        if "title" in self.fields:
            self.fields["title"].initial = title


class NormalForm(FlagStepForm):
    note = words("核实情况", "请写明怎样核实的、情况如何。", "例如：已电话核实，报酬按季度发放，下月登记。")


class HelpedForm(FlagStepForm):
    note = words("帮扶情况", "请写明帮扶了什么。")


class OtherForm(FlagStepForm):
    note = words("处置情况", "请写明怎样处置的。")


class ForwardForm(FlagStepForm):
    department = forms.ChoiceField(
        label="转给",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择部门。", "invalid_choice": "请从列出的部门中选择。"},
    )
    note = words("转办原因", "请写明转办的原因。")


class NoteForm(FlagStepForm):
    note = words("说明", "请填写说明。")


class ReturnForm(FlagStepForm):
    note = words("要求", "请写明还要核实什么。")


class ProblemStepForm(FlagStepForm):
    kind = forms.ChoiceField(
        label="问题类别",
        choices=[("", "请选择"), *ProblemKind.choices],
        error_messages={"required": "请选择问题类别。"},
        help_text="系统按类别转给县里的承办部门。",
    )
    title = forms.CharField(label="问题", max_length=80, error_messages={"required": "请用一句话说明问题。"})
    description = forms.CharField(
        label="具体情况",
        max_length=2000,
        widget=rows(5),
        help_text="请不要填写手机号码和身份证号码。",
        error_messages={"required": "请填写具体情况。"},
    )


class StoppedForm(FlagStepForm):
    survival = forms.ChoiceField(
        label="生产状况",
        choices=[(value, label) for value, label in Survival.choices if value != Survival.PRODUCING],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择停产或歇业。", "invalid_choice": "请选择停产或歇业。"},
    )
    learnt = forms.ChoiceField(
        label="了解方式", choices=Learnt.choices, widget=forms.RadioSelect, error_messages=LEARNT
    )
    since = forms.DateField(
        label="起始日期", required=False, widget=date_input(), error_messages={"invalid": "请填写有效的日期。"}
    )
    note = words("说明")


STEP_FORMS: dict[str, type[FlagStepForm]] = {
    flow.NORMAL: NormalForm,
    flow.HELPED: HelpedForm,
    flow.PROBLEM: ProblemStepForm,
    flow.STOPPED: StoppedForm,
    flow.OTHER: OtherForm,
    flow.FORWARD: ForwardForm,
    flow.NOTE: NoteForm,
    flow.RETURN: ReturnForm,
}
