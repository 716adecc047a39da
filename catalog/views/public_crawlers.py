"""``/sitemap.xml`` and its parts, ``/robots.txt``: what crawlers may read, and nothing that asks for an account."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from catalog.queries import public_feed
from catalog.queries.public_numbers import numbers
from catalog.views.public_answers import absolute
from workshops.models import CraftCategory

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
OPEN = ("/$", "/catalog/", "/public-notices/", "/verify/$", "/static/", "/sitemap")
CLOSED = ("/catalog/suggestions/", "/catalog/feed")


@require_safe
def robots(request):
    """Everything is closed but the public pages; the longest path that fits decides (RFC 9309)."""
    lines = ["User-agent: *", *(f"Allow: {path}" for path in OPEN), *(f"Disallow: {path}" for path in CLOSED)]
    lines += ["Disallow: /", "", f"Sitemap: {absolute(request, reverse('catalog:public-sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request):
    places = [(absolute(request, reverse("catalog:public-sitemap-pages")), None)]
    for name, parts in (
        ("catalog:public-sitemap-products", public_feed.product_parts()),
        ("catalog:public-sitemap-workshops", public_feed.workshop_parts()),
    ):
        places += _addressed(request, name, "0", parts)
    return _answer("sitemapindex", "sitemap", places)


@require_safe
def sitemap_pages(request):
    """The catalogue's front page and the lists by province and by craft."""
    products = absolute(request, reverse("catalog:public-product-list"))
    counted = numbers()
    places = [absolute(request, reverse("catalog:public-home")), products]
    places += [absolute(request, reverse("catalog:public-workshop-list"))]
    places += [f"{products}?province={code}" for code, _, _ in counted.provinces]
    places += [f"{products}?craft={value}" for value in CraftCategory.values if counted.crafts.get(value)]
    return _answer("urlset", "url", [(place, None) for place in places])


@require_safe
def sitemap_products(request, part):
    return _part(request, public_feed.sitemap_products(part), "catalog:public-product-detail")


@require_safe
def sitemap_workshops(request, part):
    return _part(request, public_feed.sitemap_workshops(part), "catalog:public-workshop-detail")


def _part(request, rows, name: str) -> HttpResponse:
    if not rows:
        raise Http404
    return _answer("urlset", "url", _addressed(request, name, str(rows[0][0]), rows))


def _addressed(request, name: str, sample: str, rows) -> list[tuple]:
    """Addresses that differ in one argument alone: resolving each would take most of the time."""
    before, after = absolute(request, reverse(name, args=[sample])).rsplit(sample, 1)
    return [(f"{before}{argument}{after}", changed) for argument, changed in rows]


def _answer(root: str, entry: str, places) -> HttpResponse:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{NAMESPACE}">']
    for place, changed in places:
        modified = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
        lines.append(f"<{entry}><loc>{escape(place)}</loc>{modified}</{entry}>")
    return HttpResponse("\n".join([*lines, f"</{root}>", ""]), content_type="application/xml; charset=utf-8")
