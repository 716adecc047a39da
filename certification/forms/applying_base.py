"""What the forms of all steps have in common: a draft may be incomplete, and nothing valid is lost to an error."""

from collections.abc import Mapping

from django import forms
from django.forms.utils import ErrorDict
from django.utils.html import format_html

from certification.forms.applying_messages import clear, typed_field
from certification.models import Application


class StepForm(forms.ModelForm):
    """One step. Fields declared required are only marked so: what is missing holds up handing in, not saving.

    ``returned``: {field: reason} of the latest return for correction, shown beside the fields.
    """

    required_to_submit: tuple[str, ...] = ()
    use_required_attribute = False

    class Meta:
        model = Application
        fields: tuple[str, ...] = ()
        formfield_callback = typed_field

    def __init__(self, *args, returned: Mapping[str, str] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.prepare()
        required = self.must_state()
        for name, field in self.fields.items():
            clear(field)
            field.required = name in required
            if isinstance(field, forms.IntegerField):
                field.widget = _typed_number(field)
            if reason := (returned or {}).get(name):
                field.help_text = format_html(
                    '{} <strong class="return-reason">退回意见：{}</strong>', field.help_text, reason
                )

    def prepare(self) -> None:
        """Add, drop and describe fields for this application, before what holds for every field is done."""

    def must_state(self) -> tuple[str, ...]:
        """The fields marked as required."""
        return self.required_to_submit

    def full_clean(self):
        marked = [field for field in self.fields.values() if field.required]
        for field in marked:
            field.required = False
        super().full_clean()
        for field in marked:
            field.required = True

    def storable(self) -> dict:
        """Keyword arguments for ``drafting.save_draft``: the model fields that are valid, whatever else is not."""
        names = {field.name for field in Application._meta.concrete_fields}
        return {"fields": {name: value for name, value in self.cleaned_data.items() if name in names}}


def mark_lacking(form: forms.BaseForm, problems: Mapping[str, str]) -> None:
    """Show ``problems`` beside the form's fields, whether it was sent or not."""
    if not form.is_bound:
        form._errors = ErrorDict(renderer=form.renderer)
    for name, message in problems.items():
        if name in form.fields and name not in form.errors:
            form.errors[name] = form.error_class([message], renderer=form.renderer)


def _typed_number(field: forms.IntegerField) -> forms.TextInput:
    """A plain box with the digits' keyboard: browsers show nothing in a number box that holds something else."""
    whole = not isinstance(field, forms.DecimalField)
    return forms.TextInput(attrs={"inputmode": "numeric" if whole else "decimal", "autocomplete": "off"})
