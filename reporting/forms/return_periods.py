"""Opening a period of returns."""

import re

from django import forms

from reporting.actions.return_periods import Extra
from reporting.indicators import INDICATORS
from reporting.models import PeriodKind, ReturnExtra
from reporting.people_indicators import PEOPLE_INDICATORS
from reporting.rules.return_periods import MONTHS, Period
from reporting.work_indicators import GROUPS
from workshops.access import clock
from workshops.forms.inputs import date_input, rows
from workshops.regions.models import Region

SEPARATORS = re.compile(r"[，,、\t]")


def code_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The dictionary of indicators by group."""
    groups = (("工坊、年度确认和申报就业", INDICATORS), ("从业人员", PEOPLE_INDICATORS))
    work = tuple((title, indicators) for _, title, indicators in GROUPS)
    return [(title, [(each.code, f"{each.code} {each.name}") for each in told]) for title, told in (*groups, *work)]


class PeriodForm(forms.Form):
    use_required_attribute = False
    kind = forms.ChoiceField(label="报表类型", choices=PeriodKind.choices, initial=PeriodKind.QUARTER)
    year = forms.IntegerField(label="年份", min_value=2021, max_value=2100, error_messages={"required": "请填写年份。"})
    number = forms.IntegerField(
        label="第几期", min_value=1, max_value=12, initial=1,
        help_text="月报填月份，季报填第几季度，半年报填 1 或 2，年报填 1。",
        error_messages={"required": "请填写第几期。"},
    )  # fmt: skip
    due_county = forms.DateField(
        label="县级报送期限", widget=date_input(), error_messages={"required": "请填写县级报送期限。"}
    )
    due_province = forms.DateField(
        label="省级报送期限", widget=date_input(), help_text="市级汇总和省级报送都以此为限。",
        error_messages={"required": "请填写省级报送期限。"},
    )  # fmt: skip
    codes = forms.MultipleChoiceField(
        label="由系统生成的指标", choices=code_choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选择一项指标。"},
    )  # fmt: skip
    extras = forms.CharField(
        label="补充指标", required=False, widget=rows(4),
        help_text="系统不能生成、由各级填写的指标，一行一项：名称，单位，小数位数（0–2，可不填），填报说明（可不填）。",
    )  # fmt: skip
    zero_reports = forms.BooleanField(
        label="没有工坊的县也要零报告", required=False, help_text="不勾选的，只要求期末前认定过工坊的县填报。"
    )
    note = forms.CharField(label="填报说明", required=False, max_length=2000, widget=rows(3))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        previous = Period.holding("quarter", clock.today()).previous
        self.fields["year"].initial, self.fields["number"].initial = previous.year, previous.number

    def clean_extras(self) -> list[Extra]:
        lines = [line.strip() for line in self.cleaned_data["extras"].splitlines()]
        return [_extra(at, line) for at, line in enumerate(lines, 1) if line]

    def clean(self):
        given = super().clean()
        kind, year, number = given.get("kind"), given.get("year"), given.get("number")
        if kind and year and number:
            if number > 12 // MONTHS[kind]:
                self.add_error("number", f"一年只有 {12 // MONTHS[kind]} 期{PeriodKind(kind).label}。")
            else:
                given["span"] = Period(kind, year, number)
        return given


class CancelForm(forms.Form):
    use_required_attribute = False
    reason = forms.CharField(
        label="撤销理由", max_length=500, widget=rows(3), error_messages={"required": "请写明撤销理由。"}
    )


class ExtendForm(forms.Form):
    """For a region of the page and each of its parts; ``given()`` is what the action takes."""

    use_required_attribute = False
    region = forms.ChoiceField(label="适用地区", required=False)
    due_county = forms.DateField(label="县级报送期限延长至", required=False, widget=date_input())
    due_province = forms.DateField(
        label="省级报送期限延长至", required=False, widget=date_input(), help_text="市级汇总和省级报送都以此为限。"
    )
    reason = forms.CharField(
        label="延期理由", max_length=500, widget=rows(3), error_messages={"required": "请写明延期理由。"}
    )

    def __init__(self, *args, whole: tuple[str, str], parts: list[Region], days: tuple, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = [whole, *((part.pk, part.name) for part in parts)]
        self.fields["region"].initial = whole[0]
        for name, day in zip(("due_county", "due_province"), days, strict=True):
            said = self.fields[name].help_text
            self.fields[name].help_text = f"现行期限 {day.isoformat()}，不延长的不填。{said}"

    def clean(self):
        given = super().clean()
        if not (given.get("due_county") or given.get("due_province") or self.errors):
            self.add_error("due_county", "请至少填写一个新的期限。")
        return given

    def given(self) -> dict:
        code = self.cleaned_data["region"]
        region = Region.objects.get(pk=code) if code else None
        return {
            **{name: self.cleaned_data[name] for name in ("due_county", "due_province", "reason")},
            "region": region,
        }


def _extra(at: int, line: str) -> Extra:
    parts = [part.strip() for part in SEPARATORS.split(line, maxsplit=3)]
    label, unit, decimals, note = (*parts, "", "", "")[:4]
    wide = {name: ReturnExtra._meta.get_field(name).max_length for name in ("label", "unit", "note")}
    if not label or not unit:
        raise forms.ValidationError(f"第 {at} 行应写明名称和单位，例如：展会销售额，万元，2。")
    if decimals not in ("", "0", "1", "2"):
        raise forms.ValidationError(f"第 {at} 行的小数位数应为 0、1 或 2。")
    if len(label) > wide["label"] or len(unit) > wide["unit"] or len(note) > wide["note"]:
        raise forms.ValidationError(
            f"第 {at} 行太长：名称最多 {wide['label']} 字，单位最多 {wide['unit']} 字，说明最多 {wide['note']} 字。"
        )
    return Extra(label, unit, int(decimals or 0), note)
