"""Files and functions stay small enough to be read at once (architecture.md "Style")."""

import ast
from pathlib import Path
from statistics import median

from django.conf import settings

SOURCES = ("config", "reporting", "catalog", "certification", "training", "employment", "workshops")
LINES_OF_A_FILE, LINES_OF_A_TEST, LINES_OF_A_FUNCTION, MEDIAN = 400, 500, 40, 80
FORBIDDEN_NAMES = {"utils", "helpers", "common", "services"}


def files(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((settings.BASE_DIR / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def test_no_file_is_too_long():
    long = {str(path): lines(path) for path in files(*SOURCES) if lines(path) > LINES_OF_A_FILE}
    long |= {str(path): lines(path) for path in files("tests") if lines(path) > LINES_OF_A_TEST}
    assert long == {}


def test_files_are_short_on_the_whole():
    assert median(lines(path) for path in files(*SOURCES) if lines(path)) < MEDIAN


def test_no_function_is_too_long():
    long = {}
    for path in files(*SOURCES):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > LINES_OF_A_FUNCTION:
                long[f"{path.relative_to(settings.BASE_DIR)}:{node.name}"] = node.end_lineno - node.lineno + 1
    assert long == {}


def test_no_module_is_a_drawer_for_everything():
    drawers = [str(path) for path in files(*SOURCES) if FORBIDDEN_NAMES & {path.stem, *path.parent.parts}]
    assert drawers == []
