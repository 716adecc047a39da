from django import forms

from reporting.models import ReportLines, ReportPart, ReportSharing
from reporting.queries.figures import DICTIONARY, SECTIONS
from reporting.queries.saved_reports import splits


class ReportForm(forms.Form):
    """What a report shows; what may go together is the action's to say. ``years``: those that are kept."""

    name = forms.CharField(label="报表名称", max_length=60)
    codes = forms.MultipleChoiceField(label="指标", widget=forms.CheckboxSelectMultiple)
    lines = forms.ChoiceField(
        label="地区划分",
        choices=ReportLines.choices,
        initial=ReportLines.PARTS,
        help_text="每位读者只看到本单位所在地区的数据。",
    )
    split = forms.ChoiceField(
        label="细分", required=False, help_text="可选。细分时只能选择一项指标，每个类别单独成列。"
    )
    years = forms.TypedMultipleChoiceField(label="统计年度", coerce=int, widget=forms.CheckboxSelectMultiple)
    part = forms.ChoiceField(
        label="统计期", choices=ReportPart.choices, initial=ReportPart.YEAR, help_text="所选各年度的同一时期。"
    )
    edition = forms.DateField(
        label="区划版本",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="可选。按这一天的行政区划列出各地区，合计不变；不填为现行区划。",
    )
    sharing = forms.ChoiceField(
        label="共享范围", choices=ReportSharing.choices, initial=ReportSharing.OWN, help_text="共享的是表式，不是数据。"
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, years: list[int], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["years"].choices = [(year, f"{year} 年") for year in years]
        self.fields["codes"].choices = [
            (title, [(code, f"{DICTIONARY[code].name}（{code}，{DICTIONARY[code].unit}）") for code in codes])
            for title, codes in SECTIONS
        ]
        ways = [(key, f"{each.name}：按{way.title}") for key, (each, way) in splits().items()]
        self.fields["split"].choices = [("", "不细分"), *ways]

    @property
    def facts(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
