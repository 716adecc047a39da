"""A field's help may be what a province wrote: it is text, and htmx finds nothing in it."""

import pytest
from django import forms
from django.template import Context, Template
from django.utils.html import format_html

HOSTILE = '<b hx-post="/applications/1/withdraw/" hx-trigger="load">填写说明</b>'


def shown(field: forms.Field) -> str:
    form = type("OneForm", (forms.Form,), {"answer": field})()
    return Template("{% load ui %}{% form_field form.answer %}").render(Context({"form": form}))


@pytest.mark.parametrize("kind", [forms.CharField, forms.BooleanField, forms.FileField])
def test_help_text_is_escaped(kind):
    html = shown(kind(label="问题", help_text=HOSTILE))
    assert "<b hx-post" not in html
    assert "&lt;b hx-post=" in html


def test_markup_of_our_own_stays_and_what_it_holds_is_escaped():
    html = shown(forms.CharField(help_text=format_html('<strong class="return-reason">{}</strong>', HOSTILE)))
    assert '<strong class="return-reason">&lt;b hx-post=' in html
