"""A case's body as paragraphs and headings: authors write plain text. Pure."""

import re
from collections.abc import Iterator

HEADING_MAX = 40
HEADING = re.compile(r"^([一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)")
SUMMARY_MAX = 120


def blocks(body: str) -> Iterator[tuple[str, str]]:
    """(``heading`` or ``text``, words): a short line that begins with 一、 or （一） is a heading."""
    for line in body.splitlines():
        if words := line.strip():
            short = len(words) <= HEADING_MAX and not words.endswith(("。", "；", "："))
            yield ("heading" if short and HEADING.match(words) else "text"), words


def cut(summary: str) -> str:
    """For link previews: one line, not too long."""
    line = " ".join(summary.split())
    return line if len(line) <= SUMMARY_MAX else f"{line[: SUMMARY_MAX - 1]}…"
