import datetime

from django import forms

from workshops.access import clock


class ExportForm(forms.Form):
    """On which basis a table is made; what may be asked for is the action's to say."""

    year = forms.IntegerField(label="统计年度", min_value=2000, max_value=2100)
    as_of = forms.DateField(
        label="统计日", widget=forms.DateInput(attrs={"type": "date"}), help_text="统计到这一天为止的事实。"
    )
    known_at = forms.DateTimeField(
        label="登记截至",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="只计入这一时点以前登记的内容；不填为 10 分钟前已登记的内容。统计日和登记截至相同，统计表就相同。",
    )

    @staticmethod
    def usual() -> dict:
        """This year up to today, as known now."""
        today: datetime.date = clock.today()
        return {"year": today.year, "as_of": today.isoformat()}
