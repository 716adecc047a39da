"""Composing one question: a form a kind, so that nothing is asked for that the kind doesn't need."""

from django import forms

from reporting.rules import survey_questions as rules
from workshops.forms.inputs import rows


class QuestionForm(forms.Form):
    """``facts()`` is what the action takes."""

    use_required_attribute = False
    text = forms.CharField(label="题目", max_length=200, error_messages={"required": "请填写题目。"})
    help = forms.CharField(label="填写提示", max_length=200, required=False)
    section = forms.CharField(
        label="分节标题", max_length=60, required=False, help_text="从本题起开始新的一节时填写，例如：二、产品销售。"
    )
    required = forms.BooleanField(label="必答", required=False, initial=True)

    def facts(self) -> dict:
        return dict(self.cleaned_data)


class NumberForm(QuestionForm):
    unit = forms.CharField(label="单位", max_length=10, required=False, help_text="例如：件、元、人。")
    minimum = forms.DecimalField(label="最小值", max_digits=14, decimal_places=2, required=False)
    maximum = forms.DecimalField(label="最大值", max_digits=14, decimal_places=2, required=False)


class ChoiceForm(QuestionForm):
    options = forms.CharField(
        label="选项",
        widget=rows(6),
        help_text="每行一个选项。",
        error_messages={"required": "至少填写两个选项，每行一个。"},
    )

    def facts(self) -> dict:
        lines = self.cleaned_data["options"].splitlines()
        return self.cleaned_data | {"options": [" ".join(line.split()) for line in lines if line.strip()]}


class TableForm(QuestionForm):
    rows = forms.IntegerField(
        label="最多行数", min_value=1, max_value=rules.ROWS_MAX, initial=5, error_messages={"required": "请填写行数。"}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for place in range(1, rules.COLUMNS_MAX + 1):
            self.fields[f"column_{place}"] = forms.CharField(label=f"第 {place} 列名称", max_length=30, required=False)
            self.fields[f"column_{place}_holds"] = forms.ChoiceField(
                label=f"第 {place} 列填写", choices=(("text", "文字"), ("number", "数字")), required=False
            )

    def facts(self) -> dict:
        given = self.cleaned_data
        columns = [
            {"name": " ".join(given[f"column_{n}"].split()), "numeric": given[f"column_{n}_holds"] == "number"}
            for n in range(1, rules.COLUMNS_MAX + 1)
            if given[f"column_{n}"].strip()
        ]
        plain = {name: given[name] for name in (*QuestionForm.base_fields, "rows")}
        return plain | {"columns": columns}


FORMS: dict[str, type[QuestionForm]] = {
    rules.NUMBER: NumberForm,
    rules.SINGLE: ChoiceForm,
    rules.MULTIPLE: ChoiceForm,
    rules.TABLE: TableForm,
}


def form_for(kind: str) -> type[QuestionForm]:
    return FORMS.get(kind, QuestionForm)


def initial_of(row) -> dict:
    """What the form of a question that is there begins with."""
    names = ("text", "help", "section", "required", "unit", "minimum", "maximum", "rows")
    made = {name: getattr(row, name) for name in names}
    made["options"] = "\n".join(row.options)
    for place, column in enumerate(row.columns, start=1):
        made[f"column_{place}"] = column["name"]
        made[f"column_{place}_holds"] = "number" if column["numeric"] else "text"
    return made
