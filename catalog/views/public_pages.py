"""The pages of the public catalogue."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalog.forms.public import ProductQuery, WorkshopQuery
from catalog.models import ListingLevel, ProductKind
from catalog.queries.public import public_workshops
from catalog.queries.public_cards import newest
from catalog.queries.public_details import product_facts, workshop_facts
from catalog.queries.public_numbers import numbers
from catalog.queries.public_places import counties_of, provinces
from catalog.queries.public_search import CAP, find_products, find_workshops
from catalog.queries.public_text import price_text
from catalog.views import public_linked_data as linked
from catalog.views import public_markup as markup
from catalog.views.public_answers import CatalogThrottle, PageThrottle, absolute, limited, page
from workshops.models import CraftCategory

NEWEST = 8


@require_safe
@limited(PageThrottle)
def home(request):
    counted = numbers()
    products = reverse("catalog:public-product-list")
    kinds = [(value, label, counted.kinds.get(value, 0)) for value, label in ProductKind.choices]
    shown = {
        "numbers": counted,
        "crafts": [(value, label, counted.crafts.get(value, 0)) for value, label in CraftCategory.choices],
        "kinds": markup.tags(products, "kind", kinds),
        "provinces": markup.tags(products, "province", counted.provinces),
        "cards": markup.product_cards(newest(NEWEST), heading="h3"),
        "canonical": absolute(request, reverse("catalog:public-home")),
        "linked_data": linked.site(request),
    }
    return page(request, "catalog/public_home.html", shown)


@require_safe
@limited(CatalogThrottle)
def product_list(request):
    query = ProductQuery(request.GET)
    found = None
    if not query.faults:
        found = find_products(query.wanted, **_cursor(request))
    kept = query.kept
    shown = {
        "query": query, "wanted": query.wanted, "found": found, "cap": CAP,
        "cards": markup.product_cards(found.cards if found else [], eager=markup.EAGER),
        "kept": kept, "export": urlencode(kept), "pages": _pages(kept, found),
        "crafts": markup.options(CraftCategory.choices, query.wanted.craft, "全部"),
        "kinds": markup.options(ProductKind.choices, query.wanted.kind, "全部"),
        "levels": markup.options(ListingLevel.choices, query.wanted.level, "全部"),
        **_places(query),
        "without_project": urlencode({name: value for name, value in kept.items() if name != "project"}),
        "canonical": _canonical(request, "catalog:public-product-list", kept),
    }  # fmt: skip
    return page(request, "catalog/public_product_list.html", shown)


@require_safe
@limited(PageThrottle)
def product_detail(request, uid):
    facts = product_facts(uid)
    if facts is None:
        raise Http404
    product = facts.product
    shown = {
        "facts": facts,
        "product": product,
        "others": markup.product_cards(facts.others, heading="h3"),
        "price": price_text(product.price_from, product.price_to, product.unit),
        "canonical": absolute(request, reverse("catalog:public-product-detail", args=[uid])),
        "image": linked.photo_address(request, product.cover_id),
        "linked_data": linked.product(request, facts),
    }
    return page(request, "catalog/public_product_detail.html", shown)


@require_safe
@limited(CatalogThrottle)
def workshop_list(request):
    query = WorkshopQuery(request.GET)
    found = find_workshops(query.words, query.region, query.craft, **_cursor(request))
    kept = query.kept
    shown = {
        "query": query, "found": found, "cap": CAP, "cards": markup.workshop_cards(found.cards),
        "kept": kept, "pages": _pages(kept, found), **_places(query),
        "crafts": markup.options(CraftCategory.choices, query.craft, "全部"),
        "canonical": _canonical(request, "catalog:public-workshop-list", kept),
    }  # fmt: skip
    return page(request, "catalog/public_workshop_list.html", shown)


@require_safe
@limited(PageThrottle)
def workshop_detail(request, uid):
    facts = workshop_facts(uid)
    if facts is None:
        raise Http404
    shown = {
        "facts": facts,
        "workshop": facts.workshop,
        "cards": markup.product_cards(facts.products, heading="h3"),
        "canonical": absolute(request, reverse("catalog:public-workshop-detail", args=[uid])),
        "image": linked.photo_address(request, next((each.cover for each in facts.products if each.cover), None)),
        "linked_data": linked.workshop(request, facts),
    }
    return page(request, "catalog/public_workshop_detail.html", shown)


@require_safe
@limited(CatalogThrottle)
def workshop_by_number(request, number):
    """The number on a certificate leads to the workshop's page."""
    found = get_object_or_404(public_workshops(), number=number)
    return redirect("catalog:public-workshop-detail", found.uid)


def _places(query) -> dict:
    """Options of the two fields for a division."""
    province, county = (each.code if each else "" for each in (query.province, query.county))
    below = counties_of(query.province)
    return {
        "provinces": markup.options(provinces(), province, "全国"),
        "counties": markup.options(below, county, "全部" if below else "先选省（区、市）"),
        "has_counties": bool(below),
    }


def _cursor(request) -> dict[str, str]:
    return {name: request.GET.get(name, "")[:40] for name in ("before", "after")}


def _pages(kept: dict, found) -> dict[str, str]:
    """Query strings of the pages before and after."""
    if found is None:
        return {}
    given = {"before": found.before, "after": found.after}
    return {name: urlencode({**kept, name: cursor}) for name, cursor in given.items() if cursor}


def _canonical(request, name: str, kept: dict) -> str:
    query = urlencode(kept)
    return absolute(request, reverse(name) + (f"?{query}" if query else ""))
