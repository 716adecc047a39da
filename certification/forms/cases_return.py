"""Returning an application: which entries are at fault and why, by the steps they are filled in."""

from collections.abc import Iterator

from django import forms

from certification.application_steps import STEPS
from certification.forms.cases import CaseForm
from certification.models import Application, ApplicationKind
from workshops.forms.inputs import rows

FIELDS = {
    "operator": (
        "legacy_name", "legacy_document", "name", "address", "description", "operator_kind", "operator_name", "uscc",
        "leader_name", "leader_phone", "in_poverty_area", "in_key_county", "in_resettlement_site",
    ),
    "basis": ("projects", "craft_category", "craft_name", "craft_ground"),
    "premises": ("floor_area", "opened_on", "has_water", "has_power", "has_heating", "has_tools", "tools_description"),
    "employment": (
        "posts", "employed", "lifted_from_poverty", "monitored", "low_income", "indirectly_employed",
        "average_income", "annual_sales",
    ),
    "files": ("files",),
}  # fmt: skip
"""Step → entries that may be named, in the order the applicant's form asks for them."""
LABELS = {"projects": "非遗代表性项目", "leader_phone": "带头人联系电话", "files": "照片和证明材料"}
DEFAULT_REASON = "请核对后重新填写。"


def label_of(name: str) -> str:
    """What an entry named by a return is called; one the form does not know keeps its name."""
    if name.startswith("question_"):
        return "本省另行规定的条件"
    known = {field.name: str(field.verbose_name) for field in Application._meta.concrete_fields}
    return LABELS.get(name) or known.get(name, name)


class ReturnForm(CaseForm):
    """For each entry `at_<name>` (at fault) and `why_<name>`; the province's own questions as `question_<pk>`."""

    note = forms.CharField(
        label="总的说明",
        max_length=1000,
        required=False,
        widget=rows(4),
        help_text="申请人会看到；没有勾选具体内容的必须填写。",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = {step.slug: list(self._names(step.slug)) for step in STEPS}
        for name, label in (pair for pairs in self.names.values() for pair in pairs):
            self.fields[f"at_{name}"] = forms.BooleanField(label=label, required=False)
            self.fields[f"why_{name}"] = forms.CharField(
                label=f"{label}：需要怎样补正",
                max_length=200,
                required=False,
                widget=forms.TextInput(attrs={"placeholder": DEFAULT_REASON}),
            )

    def _names(self, slug: str) -> Iterator[tuple[str, str]]:
        transfer = self.application.kind == ApplicationKind.TRANSFER
        for name in FIELDS.get(slug, ()):
            if transfer or not name.startswith("legacy"):
                yield name, label_of(name)
        if slug == "employment":
            for question in self.application.measure.questions.all():
                yield f"question_{question.pk}", question.text

    def groups(self) -> list[tuple[str, list, int]]:
        """(step's title, [(box, reason)] as bound fields, how many are ticked)."""
        found = []
        for step in STEPS:
            pairs = [(self[f"at_{name}"], self[f"why_{name}"]) for name, _ in self.names[step.slug]]
            if pairs:
                found.append((step.title, pairs, sum(bool(box.value()) for box, _ in pairs)))
        return found

    def clean(self):
        reasons = {
            name: self.cleaned_data.get(f"why_{name}") or DEFAULT_REASON
            for pairs in self.names.values()
            for name, _ in pairs
            if self.cleaned_data.get(f"at_{name}")
        }
        if not reasons and not self.cleaned_data.get("note", "").strip():
            raise forms.ValidationError("请勾选需要补正的内容，或写明退回的原因。")
        self.reasons = reasons
        return self.cleaned_data

    def payload(self) -> dict:
        return {"note": self.cleaned_data["note"], "fields": self.reasons}
