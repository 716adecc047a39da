from django import forms

from reporting.models import PeriodKind
from reporting.rules.return_periods import MONTHS, YEAR, Period
from workshops.access import clock


class BriefingForm(forms.Form):
    kind = forms.ChoiceField(
        label="时期", choices=[(kind, label.removesuffix("报")) for kind, label in PeriodKind.choices], initial=YEAR
    )
    year = forms.IntegerField(label="年度", min_value=2015, max_value=2100)
    number = forms.IntegerField(
        label="第几个", min_value=1, max_value=12, initial=1, required=False, help_text="第几月、季度或半年；年度不填。"
    )
    known_at = forms.DateTimeField(
        label="登记截至",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="不填为 10 分钟前已登记的内容；填写过去的时点，得到当时的数据。",
    )

    @staticmethod
    def usual() -> dict:
        return {"kind": YEAR, "year": clock.today().year, "number": 1}

    def clean(self):
        given = super().clean()
        kind, year = given.get("kind"), given.get("year")
        if kind and year:
            number = 1 if kind == YEAR else given.get("number") or 1
            if number > 12 // MONTHS[kind]:
                self.add_error("number", f"一年只有 {12 // MONTHS[kind]} 个这样的时期。")
            else:
                given["period"] = Period(kind, year, number)
        return given
