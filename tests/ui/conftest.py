"""The gallery served from a thread, under the same content security policy as the product, without a database."""

from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PLAIN_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        return


def with_policy(get_response):
    def middleware(request):
        response = get_response(request)
        response["Content-Security-Policy"] = POLICY
        return response

    return middleware


@pytest.fixture(scope="package")
def gallery():
    """Address of the running gallery. Its settings hold for this folder's tests alone: others need the product's."""
    templates = [
        {**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], settings.BASE_DIR / "tests/ui/templates"]}
    ]
    wanted = ("sessions", "common", "csrf", "messages", "htmx")
    middleware = [name for name in settings.MIDDLEWARE if any(word in name for word in wanted)]
    with override_settings(
        ROOT_URLCONF="tests.ui.gallery",
        TEMPLATES=templates,
        MIDDLEWARE=["tests.ui.conftest.with_policy", *middleware],
        MESSAGE_STORAGE="django.contrib.messages.storage.cookie.CookieStorage",
        STORAGES={**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STATIC}},
        SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
    ):
        server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), handler_class=Quiet)
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()


@pytest.fixture
def open_page(chromium, gallery):
    """``open_page(path, width=…, scripts=True)`` → (page, what the console said)."""
    contexts = []

    def opened(path: str, width: int = 1280, scripts: bool = True):
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts, locale="zh-CN"
        )
        contexts.append(context)
        page = context.new_page()
        said = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(gallery + path)
        return page, said

    yield opened
    for context in contexts:
        context.close()
