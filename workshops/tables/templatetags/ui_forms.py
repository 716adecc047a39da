"""How a bound form field is dressed for the page: widget class, error state, what belongs to its label."""

from django import forms
from django.forms.boundfield import BoundField

CLASSES = (
    (forms.CheckboxInput, "form-check-input"),
    ((forms.RadioSelect, forms.CheckboxSelectMultiple), ""),
    ((forms.Select, forms.SelectMultiple), "form-select"),
)
DJANGO_ROWS = "10"
"""What Django gives a text area for which nobody chose a height."""
WIDE = (forms.Textarea, forms.FileInput, forms.RadioSelect, forms.CheckboxSelectMultiple)


def widget_class(field: BoundField) -> str:
    """Bootstrap's class for this widget, with ``is-invalid`` after a refusal; empty for groups of choices."""
    css = next((css for kinds, css in CLASSES if isinstance(field.field.widget, kinds)), "form-control")
    own = field.field.widget.attrs.get("class", "")
    invalid = "is-invalid" if field.errors and css else ""
    return " ".join(filter(None, (own, css, invalid)))


def dressed(field: BoundField, label: str = "", unit: str = "") -> dict:
    """Context of components/form_field.html. Django itself adds aria-describedby and aria-invalid."""
    widget = field.field.widget
    css = widget_class(field)
    attrs = {"class": css} if css else {}
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == DJANGO_ROWS:
        attrs["rows"] = "4"
    return {
        "field": field,
        "label": label or field.label,
        "unit": unit,
        "control": field.as_widget(attrs=attrs),
        "is_checkbox": isinstance(widget, forms.CheckboxInput),
        "is_group": field.use_fieldset and not isinstance(widget, forms.SelectDateWidget),
        "is_file": isinstance(widget, forms.FileInput),
        "is_wide": isinstance(widget, WIDE),
        "said_required": field.field.required and not isinstance(widget, forms.CheckboxInput),
    }


def problems(forms_given) -> list[tuple[str, str, str]]:
    """Every error of one form, a formset or a list of them, as (link target id, label, message), in page order.

    An error that belongs to no field has an empty target and label.
    """
    found: list[tuple[str, str, str]] = []
    for form in _flat(forms_given):
        found += [("", "", message) for message in form.non_field_errors()]
        for field in form:
            target = _first_control(field)
            found += [(target, str(field.label), message) for message in field.errors]
    return found


def kept(forms_given) -> str:
    """What a refused form did not lose: a browser never sends a chosen file a second time."""
    lost = any(getattr(form, "files", None) for form in _flat(forms_given))
    return "已填写的内容没有丢失，文件需要重新选择" if lost else "已填写的内容没有丢失"


def _first_control(field: BoundField) -> str:
    return f"{field.auto_id}_0" if field.use_fieldset else field.auto_id


def _flat(given):
    if given is None:
        return
    if isinstance(given, forms.BaseForm):
        yield given
        return
    if isinstance(given, forms.BaseFormSet):
        yield from (_Whole(given), *given.forms)
        return
    for one in given:
        yield from _flat(one)


class _Whole:
    """A formset's own errors, in the shape of a form without fields."""

    def __init__(self, formset):
        self.non_field_errors = formset.non_form_errors

    def __iter__(self):
        return iter(())
