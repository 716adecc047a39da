"""How often one network address may ask what anybody may ask; counted in the cache, by the API's own throttle."""

import math

from django.conf import settings
from django.shortcuts import render
from rest_framework.throttling import SimpleRateThrottle

from .origin import client_address


class VerifyThrottle(SimpleRateThrottle):
    """Looking up certificates by number; generous, because a telephone network shares its addresses."""

    scope = "verify"

    def get_rate(self):
        return f"{settings.VERIFICATIONS_PER_MINUTE}/min"

    def get_cache_key(self, request, view):
        return self.cache_format % {"scope": self.scope, "ident": client_address(request)}


def refuse_flood(request, throttle: SimpleRateThrottle):
    """Count the request; a page with 429 when its address asked too often, else ``None``."""
    if throttle.allow_request(request, view=None):
        return None
    answer = render(request, "429.html", status=429)
    answer["Retry-After"] = str(math.ceil(throttle.wait() or 1))
    return answer
