"""Products that everybody may see."""

from django.db.models import Q, QuerySet

from catalog.models import Product, ProductStatus
from workshops.models import Standing

LISTED = ~Q(listed_level="") & Q(voided_at=None, status=ProductStatus.ACTIVE)


def listed() -> QuerySet[Product]:
    """What the public catalogue shows: in it, made and sold, of a workshop whose certification is in force."""
    return Product.objects.filter(LISTED, workshop__standing=Standing.CERTIFIED)


def of_workshop(workshop) -> QuerySet[Product]:
    """A workshop's products, those in the catalogue first."""
    rows = workshop.products.filter(voided_at=None).select_related("cover")
    return rows.order_by("-listed_level", "-recorded_at", "-pk")
