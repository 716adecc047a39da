"""Where the current request comes from, kept beside the call stack so that actions need not be told."""

import ipaddress
from contextvars import ContextVar

from django.conf import settings

_address: ContextVar[str | None] = ContextVar("request_address", default=None)


def current_address() -> str | None:
    """Client address of the request being served; ``None`` in tasks and commands."""
    return _address.get()


def client_address(request) -> str | None:
    """The client's address. ``X-Forwarded-For`` counts only as far as our own proxies wrote it
    (``TRUSTED_PROXY_COUNT``): what is further left came from the client and may be invented."""
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    depth = settings.TRUSTED_PROXY_COUNT
    if depth and len(hops) >= depth and _is_address(hops[-depth]):
        return hops[-depth]
    return request.META.get("REMOTE_ADDR") or None


def published(request, path: str) -> str:
    """The address that a printed code carries: the site's published one where it is set."""
    return settings.SITE_URL + path if settings.SITE_URL else request.build_absolute_uri(path)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


class RequestOriginMiddleware:
    """Remembers the client address for the journal."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = _address.set(client_address(request))
        try:
            return self.get_response(request)
        finally:
            _address.reset(token)
