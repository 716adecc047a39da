"""The form that a sheet is filled with: a field a question, named by the question's key; the rules check each."""

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from reporting.actions.survey_filling import Faulty
from reporting.rules import survey_answers as rules
from reporting.rules import survey_questions as asked
from reporting.rules.survey_questions import Question
from workshops.forms.inputs import date_input, rows


class TableInput(forms.Widget):
    """Rows of cells, all of them there from the start: it works without script."""

    template_name = "reporting/survey_table_input.html"
    use_fieldset = True

    def __init__(self, question: Question):
        super().__init__()
        self.question = question

    def value_from_datadict(self, data, files, name):
        width = len(self.question.columns)
        return [[data.get(f"{name}-{r}-{c}", "") for c in range(width)] for r in range(self.question.rows)]

    def value_omitted_from_data(self, data, files, name):
        return f"{name}-0-0" not in data

    def render(self, name, value, attrs=None, renderer=None):
        cells = value if isinstance(value, list) else []
        places = enumerate(self.question.columns)
        columns, lines = list(places), []
        for number in range(self.question.rows):
            row = cells[number] if number < len(cells) else []
            made = [
                (f"{name}-{number}-{at}", column, row[at] if at < len(row) else "", self._id(attrs, number, at))
                for at, column in columns
            ]
            lines.append((number + 1, made))
        return render_to_string(self.template_name, {"columns": self.question.columns, "lines": lines})

    @staticmethod
    def _id(attrs: dict | None, number: int, at: int) -> str:
        """The first cell has the address that the summary of errors links to."""
        base = (attrs or {}).get("id", "")
        return f"{base}_0" if number == at == 0 else f"{base}_{number}_{at}"

    def id_for_label(self, id_):
        return f"{id_}_0" if id_ else id_


class PhotosInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else []


class AnswerField(forms.Field):
    """``required`` is for the mark beside the label; a draft may leave it out, so the rules ask for it."""

    def __init__(self, question: Question, number: int, *, is_draft: bool):
        widget = _widget(question)
        label, note = f"{number}. {question.text}", _note(question)
        super().__init__(label=label, help_text=note, widget=widget, required=question.required)
        self.question, self.is_draft = question, is_draft
        if question.kind in asked.CHOICES:
            self.widget.choices = [(option, option) for option in question.options]

    def clean(self, value):
        if self.question.kind == asked.PHOTO:
            return value
        try:
            return (rules.as_typed if self.is_draft else rules.read)(self.question, value)
        except rules.Wrong as wrong:
            raise ValidationError(str(wrong)) from wrong


def _widget(question: Question) -> forms.Widget:
    made = {
        asked.LONG: lambda: rows(4),
        asked.NUMBER: lambda: forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        asked.SINGLE: forms.RadioSelect,
        asked.MULTIPLE: forms.CheckboxSelectMultiple,
        asked.DATE: date_input,
        asked.TABLE: lambda: TableInput(question),
        asked.PHOTO: lambda: PhotosInput(attrs={"accept": "image/jpeg,image/png,image/webp", "multiple": True}),
    }.get(question.kind, lambda: forms.TextInput(attrs={"maxlength": str(rules.SHORT_MAX)}))
    return made()


def _note(question: Question) -> str:
    """The composer's hint, and what the rules will ask for."""
    said = [question.help] if question.help else []
    if question.kind == asked.NUMBER and (question.minimum or question.maximum):
        least, most = question.minimum, question.maximum
        said.append(f"填 {least} 到 {most}" if least and most else f"不小于 {least}" if least else f"不大于 {most}")
    if question.kind == asked.MULTIPLE:
        said.append("可以选多项")
    if question.kind == asked.PHOTO:
        said.append(f"最多 {asked.PHOTOS_MAX} 张，JPG、PNG 或 WebP 格式，每张不超过 10 MB")
    if question.kind == asked.TABLE:
        said.append("没有的行留空")
    return "；".join(said)


class FillForm(forms.Form):
    """``questions`` in order; of photographs only new uploads are a field, those kept stand beside it."""

    use_required_attribute = False

    def __init__(self, data=None, files=None, *, questions: list[Question], answers: dict, is_draft: bool = False):
        super().__init__(data, files, initial=answers)
        self.questions = questions
        for number, question in enumerate(questions, start=1):
            self.fields[question.key] = AnswerField(question, number, is_draft=is_draft)

    def uploads(self) -> list[tuple[str, list]]:
        """Key of the question → files chosen now."""
        photos = [question.key for question in self.questions if question.kind == asked.PHOTO]
        return [(key, self.files.getlist(key)) for key in photos if self.files and self.files.getlist(key)]

    def given(self) -> dict:
        """What was typed, as the actions take it; sound or not."""
        return {question.key: self[question.key].data for question in self.questions if question.kind != asked.PHOTO}

    def show(self, fault: Faulty) -> None:
        """Each fault at its question."""
        for key, message in fault.faults.items():
            if key in self.fields and message not in self.errors.get(key, ()):
                self.add_error(key, message)
