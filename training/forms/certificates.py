"""Purpose and password before certificates, which name people, leave the system."""

from django import forms

from workshops.access.forms.reauthentication import RevealForm


class PrintForm(RevealForm):
    """``parts``: files that the certificates are divided into."""

    part = forms.TypedChoiceField(label="打印哪一份", coerce=int)
    field_order = ("part", "purpose", "password")

    def __init__(self, *args, parts: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [(number, f"第 {number} 份，共 {parts} 份") for number in range(1, parts + 1)]
        if parts < 2:
            del self.fields["part"]
        purpose = self.fields["purpose"]
        purpose.label, purpose.initial = "打印用途", "打印培训证书"
        purpose.error_messages["min_length"] = "请写明打印用途（至少 4 个字）。"

    def chosen_part(self) -> int:
        return self.cleaned_data.get("part", 1)
