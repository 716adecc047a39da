"""Whoever watches over the processes asks by address: in production as in tests."""

import pytest
from django.test import Client

from config import health


@pytest.fixture
def watcher(settings):
    settings.ALLOWED_HOSTS = ["register.example"]
    settings.SECURE_SSL_REDIRECT = True
    return Client(SERVER_NAME="127.0.0.1")


def test_a_living_process_says_so_whatever_it_is_called(watcher):
    answer = watcher.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert watcher.get("/").status_code == 400  # the site itself keeps to its name


@pytest.mark.django_db
def test_ready_means_database_redis_and_a_worker(watcher):
    from django.core.cache import cache

    cache.delete(health.HEARTBEAT)
    answer = watcher.get("/readyz")
    assert (answer.status_code, answer.json()["parts"]["worker"]) == (503, "down")
    health.beat_heart()
    answer = watcher.get("/readyz")
    assert answer.json() == {"status": "ok", "parts": {"database": "ok", "redis": "ok", "worker": "ok"}}


def test_health_is_asked_not_told(watcher):
    assert watcher.post("/healthz").status_code == 405
