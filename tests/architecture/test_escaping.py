"""What people typed reaches a page escaped: nothing in a template, and little in code, says that text is safe."""

import re

from django.conf import settings

UNESCAPED = re.compile(r"\|\s*safe(seq)?\b|autoescape\s+off")
TRUSTING = re.compile(r"\b(mark_safe|SafeString|SafeText|SafeData)\(")
OWN_DRAWINGS = {"workshops/tables/templatetags/ui_icons.py", "workshops/access/views/second_factor.py"}
"""Modules whose markup holds no word of anybody's."""
ESCAPED_BY_ELEMENTTREE = {"reporting/charts.py"}
"""Drawn as a tree, never as text; tests/reporting/rollup/test_dashboard.py draws a chart of markup."""


def test_no_template_says_that_text_is_safe():
    found = [
        str(path.relative_to(settings.BASE_DIR))
        for folder in ("templates", "tests/ui/templates")
        for path in (settings.BASE_DIR / folder).rglob("*")
        if path.is_file() and UNESCAPED.search(path.read_text())
    ]
    assert found == []


def test_markup_is_made_by_format_html():
    found = {
        str(path.relative_to(settings.BASE_DIR))
        for folder in ("config", "reporting", "catalog", "certification", "training", "employment", "workshops")
        for path in (settings.BASE_DIR / folder).rglob("*.py")
        if TRUSTING.search(path.read_text())
    }
    assert found <= OWN_DRAWINGS | ESCAPED_BY_ELEMENTTREE
