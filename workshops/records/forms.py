"""The form of a kind, made of its model's fields."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join

from workshops.actions.storing import MAX_DOCUMENT_BYTES
from workshops.forms.inputs import date_input, rows
from workshops.records.finding import Finder
from workshops.records.kind import Kind
from workshops.regions.fields import RegionField

ACCEPT = "application/pdf,image/jpeg,image/png,image/webp"
SEPARATORS = ("；", ";", "\n")


class Suggested(forms.TextInput):
    """A text input with the list of what may be named; works as a plain input where lists aren't shown."""

    def __init__(self, offered: Callable[[], list[str]]):
        super().__init__(attrs={"autocomplete": "off"})
        self._offered = offered

    @cached_property
    def offered(self) -> list[str]:
        """Asked for only where the list is drawn: not by a form that is sent."""
        return self._offered()

    def render(self, name, value, attrs=None, renderer=None):
        attrs = {**(attrs or {}), "list": f"{name}_offered"}
        options = format_html_join("", '<option value="{}"></option>', ((each,) for each in self.offered))
        shown = super().render(name, value, attrs, renderer)
        return format_html('{}<datalist id="{}_offered">{}</datalist>', shown, name, options)


class NamedField(forms.CharField):
    """Cleans to the row that was named, or ``None``."""

    def __init__(self, finder: Finder, user, **kwargs):
        super().__init__(**kwargs)
        self.finder, self.user = finder, user
        self.kept: dict[str, models.Model] = {}
        """Spelling → row of what the record names already: it stands, even if it may not be named anew."""
        self.widget = self._dressed(Suggested(lambda: finder.offered(user)))

    def _dressed(self, widget):
        widget.is_required = self.required
        return widget

    def prepare_value(self, value):
        return self.finder.spell(value) if isinstance(value, models.Model) else value

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        if text in self.kept:
            return self.kept[text]
        try:
            return self.finder.find(text, self.user)
        except LookupError as error:
            raise ValidationError(str(error)) from error


class NamedManyField(NamedField):
    """Several, one a line or with ； between; cleans to a list."""

    def _dressed(self, widget):
        return rows(3)

    def prepare_value(self, value):
        if isinstance(value, str) or value is None:
            return value
        return "\n".join(self.finder.spell(each) for each in value)

    def clean(self, value):
        text = forms.CharField.clean(self, value)
        found = []
        for each in split(text):
            try:
                found.append(self.kept[each] if each in self.kept else self.finder.find(each, self.user))
            except LookupError as error:
                raise ValidationError(str(error)) from error
        return found


def split(text: str) -> list[str]:
    for mark in SEPARATORS:
        text = text.replace(mark, "\n")
    return [each.strip() for each in text.split("\n") if each.strip()]


class RecordForm(forms.Form):
    """``kind`` and ``user`` decide the fields; with ``row`` it puts that row right."""

    use_required_attribute = False

    def __init__(self, *data, kind: Kind, user, row=None, initial=None):
        super().__init__(*data, initial=initial if row is None else _said(kind, row))
        self.kind, self.row = kind, row
        for name in kind.fields:
            self.fields[name] = kind.field(name, user) or _field(kind, name, user)
        if row is None:
            self._prefill()
        for name, finder in kind.named.items() if row is not None else ():
            said = self.initial[name]
            rows_ = said if isinstance(said, list) else [said] if said is not None else []
            self.fields[name].kept = {finder.spell(each): each for each in rows_}
        if kind.asks:
            self.fields["sure"] = forms.BooleanField(label="已核对，仍要保存", required=False)
        if row is not None:
            self.fields["seen_version"] = forms.IntegerField(initial=row.version, widget=forms.HiddenInput)

    def _prefill(self) -> None:
        """Who may name one workshop only needn't name it."""
        field = self.fields.get("workshop")
        offered = getattr(getattr(field, "widget", None), "offered", ())
        if len(offered) == 1 and "workshop" not in self.initial:
            self.initial["workshop"] = offered[0]

    @property
    def shown(self) -> list[forms.BoundField]:
        """Of the fields: whether it is sure is asked only where there are doubts."""
        asked = self.is_bound and self.has_error("sure")
        return [field for field in self.visible_fields() if field.name != "sure" or asked]

    @property
    def facts(self) -> dict:
        """For the action, once the form is sound."""
        return {name: value for name, value in self.cleaned_data.items() if name not in self.kind.files}

    @property
    def uploads(self) -> dict:
        return {name: self.cleaned_data.get(name) for name in self.kind.files}


def _said(kind: Kind, row) -> dict:
    said = {name: getattr(row, name) for name in kind.fields if name not in kind.files and name not in kind.many}
    return said | {name: list(getattr(row, name).all()) for name in kind.many}


def _field(kind: Kind, name: str, user) -> forms.Field:
    about = kind.model._meta.get_field(name)
    label, needed = str(about.verbose_name), not about.blank
    said = {"label": label, "help_text": about.help_text}
    if name in kind.files:
        accepting = forms.FileInput(attrs={"accept": ACCEPT, "data-max-bytes": str(MAX_DOCUMENT_BYTES)})
        return forms.FileField(
            label=label, required=False, widget=accepting, help_text=about.help_text or "PDF 文件或清晰的照片。",
            error_messages={"empty": "文件是空的，请重新选择。"},
        )  # fmt: skip
    if name in kind.named:
        many = name in kind.many
        said["help_text"] = about.help_text or ("一行一个。" if many else "")
        field = NamedManyField if many else NamedField
        return field(kind.named[name], user, required=needed, error_messages=_errors(label, needed), **said)
    if about.is_relation:
        return RegionField(root=user.region, required=needed, **said)
    made = about.formfield(label=label)
    if isinstance(about, models.BooleanField):
        made.required = False
    elif made.required:
        made.error_messages["required"] = f"请{'选择' if about.choices else '填写'}{_bare(label)}。"
    if isinstance(about, models.DateField):
        made.widget = date_input()
        made.error_messages["invalid"] = "请填写有效的日期。"
    elif isinstance(about, models.TimeField):
        made.widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        made.error_messages["invalid"] = "请填写时间，例如 09:30。"
    elif isinstance(about, models.TextField):
        made.widget = rows(4)
        if about.max_length:
            made.widget.attrs["maxlength"] = str(about.max_length)
    return made


def _errors(label: str, needed: bool) -> dict:
    return {"required": f"请填写{_bare(label)}。"} if needed else {}


def _bare(label: str) -> str:
    return label.split("（")[0]


class VoidForm(forms.Form):
    use_required_attribute = False
    reason = forms.CharField(
        label="作废原因", max_length=200, widget=rows(3), error_messages={"required": "请写明作废原因。"}
    )
