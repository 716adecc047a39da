"""Forms of 注销, 撤销 and 更正."""

from django import forms

from certification.forms.files import DocumentField, DocumentsField
from workshops.access.forms.reauthentication import ReauthenticationForm


def _text(label: str, *, rows: int = 4, limit: int = 2000, required: str = "", help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=limit,
        required=bool(required),
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": str(rows)}),
        error_messages={"required": required},
    )


class CancellationForm(forms.Form):
    """注销 request. A clerk who enters it for the leader uploads the signed request."""

    use_required_attribute = False
    grounds = _text("注销原因", required="请写明注销原因。")
    files = DocumentsField(label="附件")

    def __init__(self, *args, on_behalf: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if on_behalf:
            self.fields["files"].label = "带头人签字的注销申请扫描件"
            self.fields["files"].required = True
        else:
            self.fields["files"].label = "附件（选填）"


class WithdrawalForm(forms.Form):
    """Opening a 撤销 case."""

    use_required_attribute = False
    grounds = _text("撤销事由", required="请写明撤销事由。", help_text="写明查明的事实和依据的规定，工坊会看到。")
    files = DocumentsField(label="证明材料")


class HearingForm(forms.Form):
    hearing_on = forms.DateField(
        label="听取陈述申辩日期",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "请填写日期。", "invalid": "请填写有效的日期。"},
    )
    record = _text(
        "陈述申辩记录",
        limit=4000,
        rows=6,
        required="请填写陈述申辩记录。",
        help_text="记录参加人和主要意见；当事人未到的，写明通知情况。",
    )


class OpinionForm(forms.Form):
    agrees = forms.TypedChoiceField(
        label="意见",
        choices=[("yes", "同意撤销"), ("no", "不同意撤销")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择同意或不同意。"},
    )
    text = _text("说明", limit=1000, rows=3, help_text="不同意时须写明理由。")


class DecisionForm(forms.Form):
    note = _text("决定理由", rows=3, limit=1000, required="请写明理由。")


class GraveDecisionForm(ReauthenticationForm, DecisionForm):
    """A decision that ends or restores a status: the password once more (security.md), which no action needs."""

    field_order = ("note", "sure", "password")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = "为防止误办和冒用，请再次输入您的登录密码。"

    def clean(self):
        for name in ("password", "sure"):
            self.cleaned_data.pop(name, None)
        return self.cleaned_data


class EndForm(GraveDecisionForm):
    """Ending can't be taken back: confirmed by a tick too."""

    sure = forms.BooleanField(
        label="我已核对，确认终止该工坊的资格。", error_messages={"required": "请勾选确认后再作出决定。"}
    )


class DropForm(forms.Form):
    note = _text("撤回说明（选填）", rows=2, limit=500)


class CorrectionForm(forms.Form):
    """Asking the province to annul an ending; `years`: the missed years it rests on, none for other endings."""

    use_required_attribute = False
    reason = _text("更正理由", required="请写明更正理由。", help_text="写明资格终止有什么错误、依据是什么。")
    years = forms.TypedMultipleChoiceField(
        label="应视为已确认的年度",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="自动取消所依据的未确认年度。资格终止期间的年度由系统一并视为已确认。",
    )
    document = DocumentField(label="依据文件")

    def __init__(self, *args, missed: list[int], **kwargs):
        super().__init__(*args, **kwargs)
        if missed:
            self.fields["years"].choices = [(year, f"{year}年") for year in missed]
            self.initial.setdefault("years", missed)
        else:
            del self.fields["years"]
