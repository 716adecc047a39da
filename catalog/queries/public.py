"""Which workshops the public sees beside the products that ``catalog.queries.products`` lists."""

from django.db.models import Exists, OuterRef, QuerySet

from catalog.models import Product
from catalog.queries.products import LISTED, listed
from workshops.models import Standing, Workshop


def published() -> QuerySet[Product]:
    """Products in the catalogue, without an order of their own."""
    return listed().order_by()


def public_workshops() -> QuerySet[Workshop]:
    """Workshops that have their status and at least one product in the catalogue."""
    own = Product.objects.filter(LISTED, workshop=OuterRef("pk"))
    return Workshop.objects.filter(Exists(own), standing=Standing.CERTIFIED).order_by()
