"""What the public views share: the frame of a page, addresses as the site publishes them, and limits."""

from functools import wraps

from django.conf import settings
from django.core.cache.backends.locmem import LocMemCache
from django.shortcuts import render
from django.template.loader import render_to_string
from rest_framework.throttling import SimpleRateThrottle

from workshops.access.origin import client_address
from workshops.access.throttling import refuse_flood

FRAME = {"head": "head", "masthead": "masthead_public", "footer": "footer"}
_frames: dict[bool, dict[str, str]] = {}


class CatalogThrottle(SimpleRateThrottle):
    """Asking the public catalogue, by network address; generous, because a telephone network shares its addresses.

    Counted in each process by itself: asking Redis would take longer than the answer.
    """

    scope, rate = "catalog", "600/min"
    cache = LocMemCache("catalog.throttle", {"OPTIONS": {"MAX_ENTRIES": 20_000}})

    def get_cache_key(self, request, view):
        return self.cache_format % {"scope": self.scope, "ident": client_address(request)}


class PageThrottle(CatalogThrottle):
    """Opening the pages that lists and search engines lead to, one after the other."""

    scope, rate = "catalog_page", "1200/min"


class PhotoThrottle(CatalogThrottle):
    """Photographs: a page of the catalogue shows two dozen."""

    scope, rate = "catalog-photos", "3000/min"


class WorkbookThrottle(CatalogThrottle):
    """Making workbooks, which costs more."""

    scope, rate = "catalog_workbook", "10/min"


def limited(throttle: type[SimpleRateThrottle]):
    """Decorator: 429 once an address asked too often."""

    def decorate(view):
        @wraps(view)
        def held(request, *args, **kwargs):
            return refuse_flood(request, throttle()) or view(request, *args, **kwargs)

        return held

    return decorate


def page(request, template: str, context: dict):
    """A page in the frame of all public pages."""
    return render(request, template, {"frame": _frame(request), **context})


def _frame(request) -> dict[str, str]:
    """Head, masthead and footer, the same on all pages of the catalogue: drawn once a process for visitors and once
    for who is signed in, for they take a quarter of a page's time."""
    signed_in = request.user.is_authenticated
    if signed_in not in _frames or settings.DEBUG:
        parts = {name: f"components/{file}.html" for name, file in FRAME.items()}
        _frames[signed_in] = {name: render_to_string(part, {}, request) for name, part in parts.items()}
    return _frames[signed_in]


def absolute(request, path: str) -> str:
    """The address on the site's published name where it is set."""
    return settings.SITE_URL + path if settings.SITE_URL else request.build_absolute_uri(path)
