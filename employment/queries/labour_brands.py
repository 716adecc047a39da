"""Labour brands: public facts, so every office and every leader reads all of them."""

from django.db.models import Count, Q

from employment.models import BrandWorkshop, LabourBrand
from workshops.access.models import User
from workshops.models import Workshop


def brands_for(user: User):
    """All brands with ``carried_by``, the workshops that carry them now; none for administrators."""
    if not (user.is_leader or user.is_office):
        return LabourBrand.objects.none()
    now = Count("carriers", filter=Q(carriers__until=None))
    return LabourBrand.objects.annotate(carried_by=now).select_related("region")


def brands_of(workshop: Workshop) -> list[BrandWorkshop]:
    """The brands that a workshop carries or carried, with ``brand``; those it carries now first, then the latest."""
    carried = workshop.brands.select_related("brand__region").order_by("-since", "-pk")
    return sorted(carried, key=lambda each: each.until is not None)


def carriers_seen(brand: LabourBrand, user: User) -> tuple[list[BrandWorkshop], int]:
    """(the carriers in the user's scope, how many others carry it now)."""
    carriers = brand.carriers.select_related("workshop__region").order_by("until", "since", "pk")
    seen = list(carriers.visible_to(user))
    return seen, brand.carriers.filter(until=None).exclude(pk__in=[each.pk for each in seen]).count()
