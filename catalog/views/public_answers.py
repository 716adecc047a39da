"""What the public views share: addresses as the site publishes them, limits, and data blocks for search engines."""

import json
from functools import wraps

from django.conf import settings
from rest_framework.throttling import SimpleRateThrottle

from workshops.access.origin import client_address
from workshops.access.throttling import refuse_flood

# json_script's escapes: inside <script> nothing may end the element or start a comment.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class CatalogThrottle(SimpleRateThrottle):
    """Asking the public catalogue, by network address; generous, because a telephone network shares its addresses."""

    scope, rate = "catalog", "240/min"

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


class DataBlock(str):
    """JSON for ``<script type="application/ld+json">``: a block of data, which the CSP lets stand and nobody runs.

    Escaped the way such an element is read, so that no text in it can leave the element; templates write it as it is.
    """

    __slots__ = ()

    @classmethod
    def of(cls, data: dict) -> "DataBlock":
        """Without the entries that say nothing."""
        said = {name: value for name, value in data.items() if value not in (None, "", [])}
        return cls(json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))

    def __html__(self) -> str:
        return str(self)
