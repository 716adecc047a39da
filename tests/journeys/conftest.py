"""The running product in a real browser: pages opened as a visitor, or as a user who signs in."""

import pytest
from celery.contrib.testing.worker import start_worker
from django.urls import reverse

from config.celery import app
from tests import factories

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


@pytest.fixture
def visit(chromium, live_server, transactional_db):
    """``visit(path, size=PHONE, scripts=True)`` → a page of a browser of its own.

    Whatever the consoles of all pages said against them (scripts, the content security policy) fails the test.
    """
    contexts, said = [], []

    def visited(path: str = "/", size=PHONE, scripts: bool = True):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport=size,
            java_script_enabled=scripts,
            locale="zh-CN",
            has_touch=size == PHONE,
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path)
        return page

    yield visited
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture
def sign_in(visit):
    """``sign_in(user, size=DESK, scripts=True)`` → the user's desk, reached by typing name and password."""

    def signed_in(user, size=DESK, scripts: bool = True):
        page = visit(reverse("access:sign-in"), size, scripts)
        page.get_by_label("用户名").fill(user.username)
        page.get_by_label("密码").fill(factories.PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url(lambda url: "sign-in" not in url)
        return page

    return signed_in


@pytest.fixture
def worker(transactional_db):
    """A real Celery worker on the tests' own broker and database."""
    with start_worker(app, pool="solo", perform_ping_check=False, shutdown_timeout=30):
        yield
