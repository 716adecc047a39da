"""Entering and voiding benefits, and the kinds of a province."""

from decimal import Decimal

from django import forms

from employment.models import BenefitKind, BenefitRecipient, Worker
from employment.queries.benefits import usable_kinds
from workshops.access import clock
from workshops.actions.storing import MAX_DOCUMENT_BYTES
from workshops.forms.inputs import date_input, rows
from workshops.models import Workshop

ACCEPT = "application/pdf,image/jpeg,image/png,image/webp"
NOT_A_DAY = "请填写有效的日期。"


def day(label: str, *, required: str = "", **kwargs) -> forms.DateField:
    """`required`: what to say when it is missing; optional without."""
    errors = {"required": required, "invalid": NOT_A_DAY}
    return forms.DateField(label=label, required=bool(required), widget=date_input(), error_messages=errors, **kwargs)


def document_field() -> forms.FileField:
    return forms.FileField(
        label="凭证扫描件",
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT, "data-max-bytes": str(MAX_DOCUMENT_BYTES)}),
        help_text="PDF 文件或清晰的照片，只有本县人力资源社会保障部门能查看。",
        error_messages={"empty": "文件是空的，请重新选择。"},
    )


class KindField(forms.ModelChoiceField):
    def label_from_instance(self, kind):
        return f"{kind.name}（发给{kind.get_recipient_display()}）"


class WorkerField(forms.ModelChoiceField):
    """For county offices: the name, and the masked number to tell people of one name apart."""

    def label_from_instance(self, worker):
        return f"{worker.name}（{worker.identity_masked}）"


class BenefitForm(forms.Form):
    use_required_attribute = False
    kind = KindField(
        label="补贴项目",
        queryset=None,
        empty_label="请选择",
        error_messages={"required": "请选择补贴项目。", "invalid_choice": "请从列出的项目中选择。"},
    )
    worker = WorkerField(
        label="从业人员",
        queryset=None,
        required=False,
        empty_label="（发给工坊的项目不选）",
        error_messages={"invalid_choice": "请从本工坊的从业人员中选择。"},
    )
    period_from = day("享受期起", required="请填写享受期起。")
    period_to = day("享受期止", required="请填写享受期止。")
    amount = forms.DecimalField(
        label="金额（元）",
        max_digits=12,
        decimal_places=2,
        min_value=Decimal("0.01"),
        help_text="创业担保贷款填贷款额，税费减免填减免额。",
        error_messages={"required": "请填写金额。", "invalid": "请填写数字，例如 1200 或 1200.50。"},
    )
    payer = forms.CharField(label="发放单位", max_length=100, error_messages={"required": "请填写发放单位。"})
    paid_on = day("发放日期", help_text="尚未发放的可以空着。")
    document_number = forms.CharField(label="文号或凭证号", max_length=100, required=False)
    documents = document_field()
    sure = forms.BooleanField(label="已核对，仍要登记", required=False)

    def __init__(self, *args, workshop: Workshop, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].queryset = usable_kinds(workshop.region)
        self.fields["worker"].queryset = (
            Worker.objects.visible_to(user).filter(workshop=workshop, person__erased_at=None).order_by("name", "pk")
        )
        self.initial.setdefault("payer", user.office.name)


class CompleteForm(forms.Form):
    """What was not known when the row was entered; `with_documents` where it has none yet."""

    use_required_attribute = False
    paid_on = day("发放日期", required="请填写发放日期。")
    document_number = forms.CharField(label="文号或凭证号", max_length=100, required=False)
    documents = document_field()

    def __init__(self, *args, with_documents: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not with_documents:
            del self.fields["documents"]


class VoidForm(forms.Form):
    use_required_attribute = False
    reason = forms.CharField(
        label="作废原因", max_length=200, widget=rows(3), error_messages={"required": "请写明作废原因。"}
    )


class KindAmendForm(forms.Form):
    use_required_attribute = False
    name = forms.CharField(label="名称", max_length=60, error_messages={"required": "请填写名称。"})
    basis = forms.CharField(label="政策依据", max_length=200, required=False, help_text="文件名称和文号。")
    is_active = forms.BooleanField(label="启用", required=False, help_text="停用后不能再登记，已登记的保留。")

    @classmethod
    def of(cls, kind: BenefitKind, data=None):
        return cls(data, initial={"name": kind.name, "basis": kind.basis, "is_active": kind.is_active})


class KindForm(forms.Form):
    use_required_attribute = False
    code = forms.CharField(
        label="代码",
        max_length=12,
        help_text="1 至 12 位字母和数字，保存后自动加上本省的区划代码，不能再改。",
        error_messages={"required": "请填写代码。"},
    )
    name = forms.CharField(label="名称", max_length=60, error_messages={"required": "请填写名称。"})
    recipient = forms.ChoiceField(
        label="享受对象",
        choices=BenefitRecipient.choices,
        widget=forms.RadioSelect,
        help_text="保存后不能再改。",
        error_messages={"required": "请选择享受对象。"},
    )
    basis = forms.CharField(label="政策依据", max_length=200, required=False, help_text="文件名称和文号。")


def today_by_default(label: str, *, required: str) -> forms.DateField:
    return day(label, required=required, initial=clock.today)
