"""A version of a measure: its fields, the rows of its figures and its own questions. Works without script."""

from django import forms
from django.forms import formset_factory

from certification.actions.measuring import Content
from certification.criteria import FACT_KINDS, check_threshold
from certification.forms.files import DocumentField
from certification.models import Measure
from certification.windows import check_window
from workshops.access import clock
from workshops.forms.inputs import date_input

MOST_ROWS = 60
FACTS = [("", "（不设）"), *((key, f"{kind.label}（{kind.unit or '是'}）") for key, kind in FACT_KINDS.items())]
SECTIONS = (
    ("办法", ("title", "document_number", "effective_from", "file")),
    ("水电暖和工具设备", ("needs_water", "needs_power", "needs_heating", "needs_tools")),
    ("公示和办理期限", ("notice_days", "notice_day_kind", "accept_days", "review_days", "decide_days", "confirm_days")),
    ("年度确认期", ("window_opens_month", "window_opens_day", "window_closes_month", "window_closes_day")),
)
WINDOW = SECTIONS[-1][1]


class MeasureForm(forms.ModelForm):
    use_required_attribute = False
    file = DocumentField(
        label="办法文件", required=False, help_text="印发的办法全文，PDF。修改草稿时不选则保留原文件。"
    )

    class Meta:
        model = Measure
        fields = tuple(name for _, names in SECTIONS for name in names if name != "file")
        widgets = {"effective_from": date_input()}
        help_texts = {
            "effective_from": "最早为明天。自这一天起提交的申请按本版本认定。",
            "needs_heating": "按当地需要。",
            "notice_days": "发布当天不计。",
        }

    def clean(self):
        given = self.cleaned_data
        if all(name in given for name in WINDOW):
            opens_month, opens_day, closes_month, closes_day = (given[name] for name in WINDOW)
            for fault in check_window((opens_month, opens_day), (closes_month, closes_day)):
                self.add_error("window_opens_month", fault)
        return given

    def clean_effective_from(self):
        day = self.cleaned_data["effective_from"]
        if day <= clock.today():
            raise forms.ValidationError("施行日期最早为明天。")
        return day

    def sections(self):
        """(heading, bound fields)."""
        return [(heading, [self[name] for name in names]) for heading, names in SECTIONS]

    def stated(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "file"}


class ThresholdForm(forms.Form):
    """One figure; a row without one is left out."""

    use_required_attribute = False
    group = forms.IntegerField(label="条件组", min_value=1, max_value=20, required=False)
    fact = forms.ChoiceField(label="指标", choices=FACTS, required=False)
    minimum = forms.DecimalField(label="不低于", max_digits=10, decimal_places=2, required=False)

    def clean(self):
        given = self.cleaned_data
        fact = given.get("fact")
        if not fact:
            return given
        if given.get("group") is None and "group" not in self.errors:
            self.add_error("group", "请填写条件组的序号。")
        minimum = given.get("minimum")
        if minimum is None and "minimum" not in self.errors:
            self.add_error("minimum", "请填写最低标准；“是或否”的条件填 1。")
        elif minimum is not None and (problem := check_threshold(fact, minimum)):
            self.add_error("minimum", f"{problem}。")
        return given

    def row(self) -> tuple | None:
        given = self.cleaned_data
        return (given["group"], given["fact"], given["minimum"]) if given.get("fact") else None


class QuestionForm(forms.Form):
    """One yes/no criterion; a row without text is left out."""

    use_required_attribute = False
    text = forms.CharField(label="条件内容", max_length=200, required=False)
    help = forms.CharField(label="填写说明（选填）", max_length=200, required=False)

    def clean(self):
        if self.cleaned_data.get("help") and not self.cleaned_data.get("text"):
            self.add_error("text", "请填写条件内容。")
        return self.cleaned_data

    def row(self) -> tuple | None:
        given = self.cleaned_data
        return (given["text"], given["help"]) if given.get("text") else None


def _formset(form):
    return formset_factory(form, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


ThresholdFormSet, QuestionFormSet = _formset(ThresholdForm), _formset(QuestionForm)
ADD = {"add_threshold": "thresholds", "add_question": "questions"}
"""Value of a submit button → prefix of the rows that get one more."""


class MeasureForms:
    """The three forms of the page together. `data`, `files`: None for a page not sent yet."""

    def __init__(self, data=None, files=None, *, instance: Measure, base: Measure | None = None):
        """`base`: the stored version whose rows are shown first; None for none."""
        if data is not None and data.get("action") in ADD:
            data = _with_one_more(data, ADD[data["action"]])
        thresholds = [{"group": t.group, "fact": t.fact, "minimum": t.minimum} for t in _of(base, "thresholds")]
        questions = [{"text": q.text, "help": q.help} for q in _of(base, "questions")]
        self.form = MeasureForm(data, files, instance=instance)
        self.thresholds = ThresholdFormSet(data, prefix="thresholds", initial=thresholds)
        self.questions = QuestionFormSet(data, prefix="questions", initial=questions)

    def all(self) -> list:
        return [self.form, self.thresholds, self.questions]

    def is_valid(self) -> bool:
        parts = [part.is_valid() for part in self.all()]  # every part, so that all errors are told at once
        return all(parts)

    def content(self) -> Content:
        thresholds = [row for form in self.thresholds if (row := form.row())]
        questions = [row for form in self.questions if (row := form.row())]
        return Content(self.form.stated(), tuple(thresholds), tuple(questions))


def _of(base: Measure | None, name: str):
    return getattr(base, name).all() if base else ()


def _with_one_more(data, prefix: str):
    given = data.copy()
    total = given.get(f"{prefix}-TOTAL_FORMS", "")
    if total.isdecimal():
        given[f"{prefix}-TOTAL_FORMS"] = str(min(int(total) + 1, MOST_ROWS))
    return given
