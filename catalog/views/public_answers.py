"""What the public views share: addresses as the site publishes them, and limits."""

from functools import wraps

from django.conf import settings
from django.core.cache.backends.locmem import LocMemCache
from rest_framework.throttling import SimpleRateThrottle

from workshops.access.origin import client_address
from workshops.access.throttling import refuse_flood


class CatalogThrottle(SimpleRateThrottle):
    """Asking the public catalogue, by network address; generous, because a telephone network shares its addresses.

    Counted in each process by itself: asking Redis would take longer than the answer.
    """

    scope, rate = "catalog", "600/min"
    cache = LocMemCache("catalog.throttle", {"OPTIONS": {"MAX_ENTRIES": 20_000}})

    def get_cache_key(self, request, view):
        return self.cache_format % {"scope": self.scope, "ident": client_address(request)}


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


def absolute(request, path: str) -> str:
    """The address on the site's published name where it is set."""
    return settings.SITE_URL + path if settings.SITE_URL else request.build_absolute_uri(path)
