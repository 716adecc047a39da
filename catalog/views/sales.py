"""``/monthly-sales/by-month/``: sales of a year by month and channel, of what the user sees."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import TemplateView

from catalog.models import MonthlySales, SalesChannel
from catalog.queries.sales import by_month_and_channel
from workshops.access import clock

FIRST_YEAR = 2015


class SalesByMonthView(LoginRequiredMixin, TemplateView):
    template_name = "catalog/sales_by_month.html"

    def get_context_data(self, **kwargs):
        year = self._year()
        rows = MonthlySales.objects.visible_to(self.request.user).filter(voided_at=None)
        months = by_month_and_channel(rows, year=year)
        channels = SalesChannel.choices
        lines = [(month, [sums[code] for code, _ in channels], sums["total"]) for month, sums in months]
        totals = [(label, sum(sums[code] for _, sums in months)) for code, label in channels]
        return super().get_context_data(
            **kwargs,
            year=year,
            years=range(clock.today().year, FIRST_YEAR, -1),
            channels=[label for _, label in channels],
            lines=lines,
            totals=totals,
            total=sum(amount for _, amount in totals),
            chart=[(f"{month.month}月", sums["total"]) for month, sums in months],
            by_channel=[(label, amount) for label, amount in totals if amount],
        )

    def _year(self) -> int:
        """What is no year that may be asked for is this one."""
        this = clock.today().year
        asked = self.request.GET.get("year", "")
        return int(asked) if asked.isdecimal() and FIRST_YEAR < int(asked) <= this else this
