"""An act that cannot be undone is shown once more with all that was entered, and taken only from that page."""

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import render

from workshops.access.refusal import Refused
from workshops.forms.refusing import show_refusal


def is_confirmed(request) -> bool:
    return request.POST.get("confirmed") == "yes"


def hidden(form: forms.Form, data) -> forms.Form:
    """The bound form with every field out of sight, and the mark that the page was confirmed."""
    given = data.copy()
    given["confirmed"] = "yes"
    form.data = given
    for field in form.fields.values():
        field.widget = field.hidden_widget()
    form.fields["confirmed"] = forms.CharField(widget=forms.HiddenInput)
    return form


def confirm_page(request, form: forms.Form, **context):
    """`title`, `facts`, `consequences`, `confirm_label`, `cancel_url` as components/confirm_page.html takes them."""
    return render(request, "components/confirm_page.html", {"form": hidden(form, request.POST), **context})


def done_or_refused(form: forms.Form, act) -> object | None:
    """What `act()` gives; None after a refusal, which then stands on the form."""
    try:
        return act()
    except (Refused, ValidationError) as error:
        show_refusal(form, error)
        return None
