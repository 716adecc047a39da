"""Products, rights, sales and publicity (notice art. 6–8): rows that several figures are counted from."""

from catalog.models import Listing, MonthlySales, Order, OrderStatus
from reporting.work_indicators.base import Span, kept

WORKSHOP = "workshop__region"
LISTED = "产品目录"


def listings(span: Span):
    return Listing.objects.order_by().filter(span.stands("listed_on", "delisted_on"))


def orders(span: Span):
    return kept(Order).filter(span.holds("signed_on")).exclude(status=OrderStatus.CANCELLED)


def sales(span: Span):
    return kept(MonthlySales).filter(span.holds("month"))
