"""Sales by month and channel, and what the plausibility checks ask about a workshop."""

import datetime
from decimal import Decimal

from django.db.models import Max, Min, Q, QuerySet, Sum

from catalog.models import MonthlySales, Order, OrderStatus, Outlet, PlatformShop, Product, SalesChannel
from catalog.rules.sales_checks import Sold

MONTHS_BEFORE = 12


def what_is_known(row: MonthlySales) -> Sold:
    """For the checks, of a row that may be unsaved."""
    workshop, month = row.workshop_id, row.month
    others = MonthlySales.objects.filter(workshop=workshop, voided_at=None).exclude(pk=row.pk)
    before = others.filter(channel=row.channel, month__lt=month, month__gte=_back(month, MONTHS_BEFORE))
    prices = Product.objects.filter(workshop=workshop, voided_at=None).aggregate(
        low=Min("price_from"), high=Max("price_from"), top=Max("price_to")
    )
    signed = Order.objects.filter(
        workshop=workshop, voided_at=None, channel=row.channel, signed_on__gte=month, signed_on__lt=_back(month, -1)
    ).exclude(status=OrderStatus.CANCELLED)
    return Sold(
        amount=row.amount,
        quantity=row.quantity,
        channel=row.channel,
        usual=tuple(before.order_by("month").values_list("amount", flat=True)),
        prices=(prices["low"], max(prices["high"], prices["top"] or 0)) if prices["low"] is not None else None,
        orders=signed.aggregate(sum=Sum("amount"))["sum"] or Decimal(0),
        annual=row.workshop.annual_sales,
        has_shop=_stood(PlatformShop, workshop, month),
        has_outlet=_stood(Outlet, workshop, month),
    )


def _stood(model, workshop: int, month: datetime.date) -> bool:
    """Whether one of the workshop's was open on some day of the month."""
    rows = model.objects.filter(workshop=workshop, voided_at=None, opened_on__lt=_back(month, -1))
    return rows.filter(Q(closed_on=None) | Q(closed_on__gte=month)).exists()


def _back(month: datetime.date, months: int) -> datetime.date:
    """The first day so many months before (after, where negative)."""
    at = month.year * 12 + month.month - 1 - months
    return datetime.date(at // 12, at % 12 + 1, 1)


def by_month_and_channel(rows: QuerySet[MonthlySales], *, year: int) -> list[tuple[datetime.date, dict[str, Decimal]]]:
    """(first day of the month, {channel: yuan, "total": yuan}) of the year, months without sales left out."""
    found: dict[datetime.date, dict[str, Decimal]] = {}
    sums = rows.filter(month__year=year).values("month", "channel").annotate(sum=Sum("amount")).order_by("month")
    for each in sums:
        line = found.setdefault(each["month"], {channel: Decimal(0) for channel in SalesChannel.values})
        line[each["channel"]] = each["sum"]
    return [(month, line | {"total": sum(line.values())}) for month, line in found.items()]
