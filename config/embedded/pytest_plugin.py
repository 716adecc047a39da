"""Loaded with `-p`: a throw-away PostgreSQL and Valkey are up before Django's settings are read.

One pair for a run: under xdist the controller starts it and the workers inherit its addresses, each with a
Valkey database and a var directory of its own. DATABASE_URL or REDIS_URL in the environment win.
"""

import os
from pathlib import Path

import pytest

from config.embedded.keeper import close_pair, open_pair
from config.embedded.keys import new_keys

FIXED = {"DEBUG": "0", "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver", "PLAIN_STATIC": "1", "HTTPS": "0"}
FIXED["REQUIRE_SECOND_FACTOR"] = "0"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config):
    """A wrapper runs before every plain hook, so also before pytest-django's, which loads the settings."""
    asked = early_config.known_args_namespace
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        _take_own_part(worker)
    elif not (asked.help or asked.version):
        _prepare(early_config)
    return (yield)


def _prepare(config: pytest.Config) -> None:
    keeper, found = open_pair()
    config.add_cleanup(lambda: close_pair(keeper))
    for name, value in {**found, **new_keys()}.items():
        os.environ.setdefault(name, value)
    os.environ.update(FIXED, VAR_DIR=found["VAR_DIR"])


def _take_own_part(worker: str) -> None:
    """Give an xdist worker (gw0, gw1 …) the Valkey database and var directory of its number."""
    number = int(worker.removeprefix("gw")) + 1
    base, _, _ = os.environ["REDIS_URL"].rpartition("/")
    own = Path(os.environ["VAR_DIR"]) / worker
    own.mkdir(exist_ok=True)
    os.environ.update(REDIS_URL=f"{base}/{number}", VAR_DIR=str(own))
