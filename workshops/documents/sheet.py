"""Papers as PDF: typst with the font shipped in a package, so every machine draws the same pages."""

import io
import json
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn as fonts
import segno
import typst
from django.conf import settings

LINE_LIMIT = 90  # characters of one fact, so that a paper stays on one page


def pdf(template: Path, content: dict) -> bytes:
    """The template drawn with the content, which is plain text and never read as markup."""
    given = {"content": json.dumps(content, ensure_ascii=False)}
    # From the root on, because templates import the one sheet of them all.
    compiler = typst.Compiler(template, root=settings.BASE_DIR, font_paths=_fonts(), sys_inputs=given)
    return compiler.compile(format="pdf", pdf_standards="a-2b")


def qr(address: str) -> str:
    """The code as SVG, in the colour of the sheet."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", border=0, dark="#1e3a66")
    return drawn.getvalue().decode()


def short(text: str) -> str:
    return text if len(text) <= LINE_LIMIT else text[: LINE_LIMIT - 1] + "…"


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts.serif_path().parent])
