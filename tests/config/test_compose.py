"""The file that production starts from: every part is watched, and nothing is lost with a container."""

import re

import pytest
import yaml
from django.conf import settings

COMPOSE = yaml.safe_load((settings.BASE_DIR / "docker-compose.yml").read_text())
RUNNING = {name: service for name, service in COMPOSE["services"].items() if "setup" not in service.get("profiles", [])}
EXAMPLE = (settings.BASE_DIR / ".env.example").read_text()


def test_all_the_parts_are_there():
    assert RUNNING.keys() == {"web", "worker", "beat", "postgres", "redis"}


@pytest.mark.parametrize("name", RUNNING)
def test_a_part_is_watched_and_started_again(name):
    assert RUNNING[name]["healthcheck"]["test"]
    assert RUNNING[name]["restart"] == "unless-stopped"


def test_what_must_last_lies_in_named_volumes():
    kept = {mount.split(":")[0] for service in RUNNING.values() for mount in service.get("volumes", [])}
    assert kept == COMPOSE["volumes"].keys() == {"database", "media", "queue"}


def test_every_secret_it_asks_for_is_named_in_the_example():
    asked = set(re.findall(r"\$\{(\w+):\?\}", (settings.BASE_DIR / "docker-compose.yml").read_text()))
    named = set(re.findall(r"^(\w+)=", EXAMPLE, re.MULTILINE))
    assert asked | {"SECRET_KEY", "FIELD_KEYS", "LOOKUP_KEY", "JOURNAL_KEY", "ALLOWED_HOSTS"} <= named
