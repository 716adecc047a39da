"""Products that everybody may see."""

from django.db.models import Case, Q, QuerySet, Value, When

from catalog.models import Product, ProductStatus
from catalog.queries.listing_in_force import RANK
from workshops.models import Standing

LISTED = ~Q(listed_level="") & Q(voided_at=None, status=ProductStatus.ACTIVE)


def listed() -> QuerySet[Product]:
    """What the public catalogue shows: in it, made and sold, of a workshop whose certification is in force."""
    return Product.objects.filter(LISTED, workshop__standing=Standing.CERTIFIED)


def of_workshop(workshop) -> QuerySet[Product]:
    """A workshop's products, those in the highest catalogue first."""
    rows = workshop.products.filter(voided_at=None).select_related("cover")
    levels = [When(listed_level=level, then=Value(rank)) for level, rank in RANK.items()]
    return rows.order_by(Case(*levels, default=Value(-1)).desc(), "-recorded_at", "-pk")
