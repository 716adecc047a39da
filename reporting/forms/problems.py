"""Raising a workshop's problem, and the steps of one: short enough for a phone."""

from django import forms

from reporting.models import Problem, ProblemKind
from reporting.rules import problem_flow as flow
from workshops.access.models import Department
from workshops.forms.inputs import date_input, rows
from workshops.models import Workshop


class ProblemForm(forms.Form):
    """Who has one workshop isn't asked which."""

    use_required_attribute = False
    workshop = forms.ModelChoiceField(
        label="工坊",
        queryset=Workshop.objects.none(),
        empty_label="请选择",
        error_messages={"required": "请选择工坊。", "invalid_choice": "请从列出的工坊中选择。"},
    )
    kind = forms.ChoiceField(
        label="问题类别",
        choices=[("", "请选择"), *ProblemKind.choices],
        error_messages={"required": "请选择问题类别。"},
        help_text="系统按类别转给县里的承办部门。",
    )
    title = forms.CharField(
        label="问题",
        max_length=80,
        help_text="一句话说明，例如：厂房租约年底到期，需要新的场地。",
        error_messages={"required": "请用一句话说明问题。"},
    )
    description = forms.CharField(
        label="具体情况",
        max_length=2000,
        widget=rows(5),
        help_text="请不要填写手机号码和身份证号码。",
        error_messages={"required": "请填写具体情况。"},
    )

    def __init__(self, *args, workshops, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["workshop"].queryset = workshops
        found = list(workshops[:2])
        if len(found) == 1:
            self.fields["workshop"].initial = found[0].pk
            self.fields["workshop"].widget = forms.HiddenInput()


def words(label: str, required: str = "", help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=2000, widget=rows(4), required=bool(required), help_text=help_text,
        error_messages={"required": required},
    )  # fmt: skip


class StepForm(forms.Form):
    """Base: ``problem`` decides what may be chosen."""

    use_required_attribute = False

    def __init__(self, *args, problem: Problem, departments: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        if "department" in self.fields:
            labels = dict(Department.choices)
            self.fields["department"].choices = [(value, labels[value]) for value in departments]
        if "due_on" in self.fields:
            self.fields["due_on"].initial = problem.due_on


class TakeForm(StepForm):
    due_on = forms.DateField(
        label="办理期限",
        required=False,
        widget=date_input(),
        help_text=f"默认为反映后 {flow.DUE_DAYS} 天，可以按实际情况调整，最远 {flow.DUE_DAYS_MAX} 天。",
        error_messages={"invalid": "请填写有效的日期。"},
    )
    note = words("说明")


class ForwardForm(StepForm):
    department = forms.ChoiceField(
        label="转给",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择部门。", "invalid_choice": "请从列出的部门中选择。"},
    )
    note = words("转办原因", "请写明转办的原因。")


class EscalateForm(StepForm):
    note = words("需要上级协调的事项", "请写明需要上级协调的事项。")


class SettleForm(StepForm):
    note = words("办理结果", "请写明办理结果。", "工坊据此确认，请写清怎样解决的；不能解决的，写明原因。")


class ConfirmForm(StepForm):
    satisfied = forms.TypedChoiceField(
        label="对办理结果",
        choices=(("yes", "满意"), ("no", "不满意，但不再反映")),
        coerce=lambda given: given == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择对办理结果是否满意。", "invalid_choice": "请从列出的各项中选择。"},
    )
    note = words("说明")


class ReopenForm(StepForm):
    note = words("还有什么没有解决", "请写明还有什么没有解决。")


class CloseForm(StepForm):
    note = words("关闭原因", "请写明关闭的原因。")


class NoteForm(StepForm):
    note = words("说明", "请填写说明。")


STEP_FORMS: dict[str, type[StepForm]] = {
    flow.TAKE: TakeForm,
    flow.FORWARD: ForwardForm,
    flow.ESCALATE: EscalateForm,
    flow.SETTLE: SettleForm,
    flow.CONFIRM: ConfirmForm,
    flow.REOPEN: ReopenForm,
    flow.CLOSE: CloseForm,
    flow.NOTE: NoteForm,
}
