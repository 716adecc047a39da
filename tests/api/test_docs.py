"""The schema has no gaps, and its page works under the content security policy."""

import io

import pytest
from django.core.management import call_command


def test_the_schema_is_whole(db):
    call_command("spectacular", validate=True, fail_on_warn=True, stdout=io.StringIO())


def test_schema_and_docs_are_open_to_whoever_writes_a_client(client, db):
    assert "openapi" in client.get("/api/v1/schema/").content.decode()[:20]
    page = client.get("/api/v1/docs/")
    assert page.status_code == 200
    text = page.content.decode()
    assert "<style" not in text
    assert " style=" not in text
    assert "<script>" not in text


@pytest.mark.browser
def test_the_docs_draw_in_a_browser(chromium, live_server):
    page = chromium.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{live_server.url}/api/v1/docs/")
    page.locator("[id='operations-tag-applications']").click()
    page.get_by_text("/api/v1/applications/{id}/steps/").wait_for()
    page.locator("[id='operations-tag-regions']").click()
    page.get_by_text("/api/v1/regions/{code}/").click()
    page.get_by_role("button", name="Try it out").wait_for()
    page.close()
    assert said == []
