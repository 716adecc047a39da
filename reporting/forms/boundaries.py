"""Entering a change of divisions: what it is, and a line for each way from an old division to a new one."""

import re

from django import forms

from reporting.actions.boundaries import TypedLine
from workshops.forms.inputs import date_input, rows
from workshops.regions.models import Level, RegionChange

MOST_LINES = 80
CODE = re.compile(r"[1-9][0-9]{5}")
LEVELS = [("", "同原区划"), *((value, label) for value, label in Level.choices if value != Level.PROVINCE)]


class ChangeForm(forms.ModelForm):
    use_required_attribute = False
    lines = forms.CharField(label="明细", required=False, widget=forms.HiddenInput)
    """Where what is said against the lines as a whole stands."""

    class Meta:
        model = RegionChange
        fields = ("title", "kind", "effective_on", "document_no", "source")
        widgets = {"effective_on": date_input()}
        help_texts = {
            "title": "例如：撤销甲县，设立乙市",
            "effective_on": "自这一天零时起，机构管辖和统计按新区划。",
            "source": "批复或公告的名称和出处；不确定的不要录入。",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [each for each in self.fields["kind"].choices if each[0]]
        self.fields["kind"].choices = [("", "请选择"), *kinds]


def code_field(label: str) -> forms.CharField:
    return forms.RegexField(
        CODE, label=label, required=False, max_length=6, error_messages={"invalid": "区划代码是 6 位数字。"},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip


class LineForm(forms.Form):
    """Empty rows are not kept; what the old division says already needn't be typed again."""

    use_required_attribute = False
    old_code = code_field("原代码")
    new_code = code_field("新代码")
    new_name = forms.CharField(label="新名称", required=False, max_length=50)
    new_level = forms.ChoiceField(label="新级别", required=False, choices=LEVELS)
    new_parent = code_field("新上级代码")
    is_heir = forms.BooleanField(label="承接原机构", required=False)
    corps = forms.BooleanField(label="兵团所属", required=False)

    def typed(self) -> TypedLine | None:
        given = self.cleaned_data
        if not (given.get("old_code") or given.get("new_code")):
            return None
        return TypedLine(**given)


LineFormSet = forms.formset_factory(LineForm, extra=3, max_num=MOST_LINES, absolute_max=MOST_LINES)


class ChangeForms:
    """The form and its lines together; the button that asks for more rows only gives them."""

    def __init__(self, data=None, *, instance: RegionChange):
        if data is not None and data.get("action") == "more":
            data = _with_more(data)
        initial = _said(list(instance.lines.all())) if instance.pk else []
        self.form = ChangeForm(data, instance=instance)
        self.lines = LineFormSet(data, prefix="lines", initial=initial)

    def all(self) -> list:
        return [self.form, self.lines]

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), self.lines.is_valid()])

    def typed(self) -> list[TypedLine]:
        return [line for form in self.lines if (line := form.typed())]


def _said(lines) -> list[dict]:
    """What has to be typed: blank is what stays as it was, whatever it will be by the time of another review."""
    kept = {line.old_code: line for line in lines if line.old_code}
    found = []
    for line in lines:
        before = kept.get(line.new_code, line)
        said = {name: getattr(line, name) for name in ("old_code", "new_code", "is_heir", "corps")}
        for name in ("name", "level", "parent"):
            new = getattr(line, f"new_{name}")
            said[f"new_{name}"] = "" if new == getattr(before, f"old_{name}") else new
        found.append(said)
    return found


def _with_more(data):
    given = data.copy()
    total = given.get("lines-TOTAL_FORMS", "")
    if total.isdecimal() and len(total) < 6:
        given["lines-TOTAL_FORMS"] = str(min(int(total) + 5, MOST_LINES))
    return given


class ReasonForm(forms.Form):
    use_required_attribute = False
    reason = forms.CharField(
        label="原因", max_length=300, widget=rows(3), error_messages={"required": "请写明原因。"},
        help_text="请写清需要怎样修改，或者为什么作废。",
    )  # fmt: skip


class PlainForm(forms.Form):
    """A step that needs no words."""

    use_required_attribute = False


class AssignForm(forms.Form):
    """A list for each workshop of a split division; what isn't chosen stays open."""

    use_required_attribute = False

    def __init__(self, *args, asked, names: dict[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        for each in asked:
            workshop = each.workshop
            self.fields[f"w{workshop.pk}"] = forms.ChoiceField(
                label=workshop.name, required=False, initial=each.chosen,
                choices=[("", "尚未分配"), *((code, f"{names[code]}（{code}）") for code in each.options)],
                help_text=workshop.address or workshop.number,
            )  # fmt: skip

    def chosen(self) -> dict[int, str]:
        return {int(name[1:]): code for name, code in self.cleaned_data.items() if code}


class ReconciliationForm(forms.Form):
    """Two days whose divisions are set side by side."""

    use_required_attribute = False
    first = forms.DateField(label="甲版区划（日期）", widget=date_input())
    second = forms.DateField(label="乙版区划（日期）", widget=date_input())
    year = forms.TypedChoiceField(label="统计年度", coerce=int)

    def __init__(self, *args, years: list[int], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, f"{year} 年度") for year in years]
