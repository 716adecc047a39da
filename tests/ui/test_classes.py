"""Every class that a template uses is defined in a style sheet, so that no page is left half dressed."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import find

CLASS = re.compile(r'class="([^"]*)"')
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
DEFINED = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
MADE_UP = {"tone-", "step-"}
"""What remains of a class whose end is filled in by the template."""


def test_every_class_is_defined():
    sheets = [*(settings.BASE_DIR / "static/css").glob("*.css"), Path(find("bootstrap/css/bootstrap.css"))]
    defined = {name for sheet in sheets for name in DEFINED.findall(sheet.read_text())}
    unknown = {}
    for template in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        plain = TAG.sub(lambda tag: " " if tag[0].startswith("{%") else "", template.read_text())
        used = {name for names in CLASS.findall(plain) for name in names.split()}
        if missing := used - defined - MADE_UP:
            unknown[template.name] = missing
    assert unknown == {}
