"""Vacancies and referrals."""

from django import forms

from employment.forms.benefits import day, today_by_default
from employment.models import EmploymentForm, PayBasis, ReferralOutcome, Vacancy
from workshops.forms.inputs import rows

WHOLE = {"invalid": "请填写整数。"}
PAY_MAX = 100_000
FIELDS = (
    "title", "form", "headcount", "pay_basis", "pay_from", "pay_to", "requirements", "training_offered", "closes_on",
)  # fmt: skip


class VacancyForm(forms.Form):
    use_required_attribute = False
    title = forms.CharField(
        label="岗位名称", max_length=40, help_text="例如：蜡染画工。", error_messages={"required": "请填写岗位名称。"}
    )
    form = forms.ChoiceField(
        label="就业形式", choices=EmploymentForm.choices, error_messages={"required": "请选择就业形式。"}
    )
    headcount = forms.IntegerField(
        label="招聘人数",
        min_value=1,
        max_value=1000,
        error_messages={"required": "请填写招聘人数。"} | WHOLE,
    )
    pay_basis = forms.ChoiceField(
        label="计酬方式", choices=PayBasis.choices, error_messages={"required": "请选择计酬方式。"}
    )
    pay_from = forms.IntegerField(
        label="月收入下限（元）", min_value=0, max_value=PAY_MAX, required=False, error_messages=WHOLE
    )
    pay_to = forms.IntegerField(
        label="月收入上限（元）", min_value=0, max_value=PAY_MAX, required=False, error_messages=WHOLE
    )
    closes_on = day("截止日期", required="请填写截止日期。", help_text="到期后自动停止接受推荐，最远一年。")
    training_offered = forms.BooleanField(label="提供岗前培训", required=False)
    requirements = forms.CharField(
        label="要求和说明",
        max_length=500,
        required=False,
        widget=rows(4),
        help_text="工作地点、时间、技艺要求等。请不要填写个人电话。",
    )

    @classmethod
    def of(cls, vacancy: Vacancy, data=None):
        return cls(data, initial={name: getattr(vacancy, name) for name in FIELDS})


class NameSearchForm(forms.Form):
    search = forms.CharField(
        label="按姓名查找", max_length=40, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class ReferralForm(forms.Form):
    """`worker`: who was chosen among the suggestions; then the name is known, and the phone if it is registered."""

    use_required_attribute = False
    name = forms.CharField(
        label="姓名",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "请填写姓名。"},
    )
    phone = forms.CharField(
        label="联系电话",
        max_length=20,
        help_text="手机号码，或带区号的固定电话。加密保存，供工坊联系。",
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        error_messages={"required": "请填写联系电话。"},
    )
    note = forms.CharField(
        label="推荐说明", max_length=200, required=False, widget=rows(3), help_text="技艺特长、意愿等。"
    )

    def __init__(self, *args, worker=None, **kwargs):
        super().__init__(*args, **kwargs)
        if worker is not None:
            del self.fields["name"]
            if worker.phone_sealed:
                self.fields["phone"].required = False
                self.fields["phone"].help_text = "留空则使用登记的电话。"


class AnswerForm(forms.Form):
    use_required_attribute = False
    outcome = forms.ChoiceField(
        label="结果",
        choices=[(value, label) for value, label in ReferralOutcome.choices if value != ReferralOutcome.PENDING],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择录用或不录用。"},
    )
    outcome_on = today_by_default("答复日期", required="请填写答复日期。")
    note = forms.CharField(label="说明", max_length=200, required=False, widget=rows(3))
