"""`/healthz`: the process answers. `/readyz`: the database, Redis and a worker answer too.

A middleware before all others, not a page: whoever watches over the processes knows an address, not the site's name, so
neither ALLOWED_HOSTS nor the turn to https may stand before the answer.
"""

import time

from django.core.cache import cache
from django.db import Error, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

HEARTBEAT, FRESH = "worker.heartbeat", 180.0  # seconds since a worker last took the heartbeat task


class HealthMiddleware:
    """Answers the two paths; all else goes on."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = {"/healthz": healthz, "/readyz": readyz}.get(request.path.rstrip("/"), self.get_response)
        return answer(request)


def beat_heart() -> None:
    """Called by a worker through a task of its own: proves broker, beat and worker at once."""
    cache.set(HEARTBEAT, time.time(), timeout=3600)


@require_safe
@never_cache
def healthz(request):
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request):
    """503 with the names of the parts that do not answer, and nothing more."""
    parts = {"database": _database(), "redis": _redis(), "worker": _worker()}
    ready = all(parts.values())
    body = {"status": "ok" if ready else "unavailable", "parts": {k: "ok" if v else "down" for k, v in parts.items()}}
    return JsonResponse(body, status=200 if ready else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except Error:
        return False


def _redis() -> bool:
    try:
        cache.get(HEARTBEAT)
    except (RedisError, OSError):
        return False
    return True


def _worker() -> bool:
    try:
        last = cache.get(HEARTBEAT)
    except (RedisError, OSError):
        return False
    return last is not None and time.time() - last < FRESH
