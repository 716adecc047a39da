"""Forms of the yearly confirmation: the update, the signature, the county's answer."""

import copy

from django import forms

from certification.changes import Changes, difference
from certification.completeness import head_count_problems, operator_problems
from certification.forms.applying_fields import UsccField
from certification.forms.files import DocumentField
from workshops.models import HEAD_COUNTS, UPDATABLE_FACTS, Workshop

SECTIONS = (
    ("就业人数", (*HEAD_COUNTS,)),
    ("收入与销售", ("average_income", "annual_sales")),
    ("工坊与经营主体", ("name", "address", "operator_kind", "operator_name", "uscc", "description")),
    ("所在区域", ("in_poverty_area", "in_key_county", "in_resettlement_site")),
    ("场地与设施", ("floor_area", "has_water", "has_power", "has_heating", "has_tools", "tools_description")),
)
UNITS = dict.fromkeys(HEAD_COUNTS, "人") | {
    "posts": "个", "average_income": "元", "annual_sales": "元", "floor_area": "平方米",
}  # fmt: skip
LABELS = {"average_income": "从业人员人均年收入", "annual_sales": "年销售额", "floor_area": "场地面积"}


class UpdateForm(forms.ModelForm):
    """The facts a yearly update may change. The workshop given stays untouched; see `changes`."""

    uscc = UsccField(label="统一社会信用代码", required=False)

    class Meta:
        model = Workshop
        fields = UPDATABLE_FACTS
        labels = LABELS
        widgets = {
            "description": forms.Textarea(attrs={"rows": "4"}),
            **{name: forms.NumberInput(attrs={"inputmode": "numeric", "min": "0"}) for name in HEAD_COUNTS},
        }

    def __init__(self, *args, workshop: Workshop, **kwargs):
        self.workshop = workshop
        super().__init__(*args, instance=copy.copy(workshop), **kwargs)
        for name in (*HEAD_COUNTS, "address"):
            self.fields[name].required = True

    def clean(self):
        stated = Workshop(**{name: self.cleaned_data.get(name) for name in UPDATABLE_FACTS})
        for field, problem in (operator_problems(stated) | head_count_problems(stated)).items():
            if field not in self.errors:
                self.add_error(field, problem)
        return self.cleaned_data

    def changes(self) -> Changes:
        """{field: [old, new]} of a valid form."""
        return difference(self.workshop, self.cleaned_data)

    def sections(self):
        """(heading, [(bound field, unit)]) as the page shows them."""
        return [(heading, [(self[name], UNITS.get(name, "")) for name in names]) for heading, names in SECTIONS]


class SignForm(forms.Form):
    """Statement and typed name as signature; a scan of the leader's own where the county signs on behalf."""

    use_required_attribute = False
    statement = forms.BooleanField(error_messages={"required": "请勾选确认声明。"})
    signature_name = forms.CharField(
        label="签名",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "请填写签名。"},
    )
    signature_scan = DocumentField(label="带头人签字的确认书扫描件")
    year = forms.IntegerField(widget=forms.HiddenInput)
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, workshop: Workshop, statement: str, on_behalf: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["statement"].label = statement
        name = self.fields["signature_name"]
        if on_behalf:
            name.label, name.initial = "扫描件上的签名人", workshop.leader.name
        else:
            name.help_text = f"请输入带头人姓名“{workshop.leader.name}”作为签名。"
            del self.fields["signature_scan"]


class AcceptForm(forms.Form):
    """Accept a confirmation."""

    note = forms.CharField(label="审核意见（选填）", max_length=500, required=False)


class ReturnForm(forms.Form):
    """Return a confirmation; the reason goes to the leader."""

    reason = forms.CharField(
        label="退回原因",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="写明哪一项需要怎样修改，带头人会看到。",
        error_messages={"required": "请写明退回原因。"},
    )
