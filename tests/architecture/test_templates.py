"""Every template is used, and every template that code names is there."""

import re
from pathlib import Path

from django.conf import settings

FOUND_BY_NAME = {"404.html", "403.html", "400.html", "500.html", "403_csrf.html"}
"""Django looks these up itself."""
MADE_FROM_PARTS = re.compile(r"components/|django/forms/")
NAMED = re.compile(r"""["']([\w/.-]+\.(?:html|txt|svg))["']""")


def templates() -> dict[str, Path]:
    folder = settings.BASE_DIR / "templates"
    return {str(path.relative_to(folder)): path for path in sorted(folder.rglob("*.html"))}


def named() -> set[str]:
    sources = [
        path
        for folder in ("config", "reporting", "catalog", "certification", "training", "employment", "workshops")
        for path in (settings.BASE_DIR / folder).rglob("*.py")
    ]
    return {name for path in [*sources, *templates().values()] for name in NAMED.findall(path.read_text())}


def test_no_template_is_left_over():
    used = named()
    left = [name for name in templates() if name not in used and name not in FOUND_BY_NAME]
    assert [name for name in left if not MADE_FROM_PARTS.match(name)] == []


def test_every_named_template_is_there():
    ours = {
        name for name in named() if "/" in name and name.split("/")[0] in {path.split("/")[0] for path in templates()}
    }
    missing = {name for name in ours if name.endswith(".html")} - templates().keys()
    assert missing == set()


BLOCK = re.compile(r"{% block (\w+) %}(.*?){% endblock", re.DOTALL)
SET_BY_URL = re.compile(r"{% url [^%]* as (\w+) %}")


def _lost(text: str) -> set[str]:
    """Addresses set within one block and used in another, where they are empty: a block forgets what it set."""
    blocks = BLOCK.findall(text)
    set_in = {(name, word) for name, body in blocks for word in SET_BY_URL.findall(body)}
    return {
        f"{word} of {name} in {other}"
        for name, word in set_in
        for other, body in blocks
        if (other, word) not in set_in and re.search(rf"{{[{{%][^}}]*(?<![\w.'\":/-]){word}(?![\w'\":/-])", body)
    }


def test_no_block_uses_an_address_that_another_block_set():
    found = {name: lost for name, path in templates().items() if (lost := _lost(path.read_text()))}
    assert found == {}


def test_a_lost_address_is_found():
    assert _lost("{% block a %}{% url 'x' as back %}{% endblock %}{% block b %}<a href='{{ back }}'>{% endblock %}")
    assert not _lost("{% block a %}{% url 'x' as back %}{{ back }}{% endblock %}{% block b %}{% endblock %}")
