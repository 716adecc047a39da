"""docs/flow.md: the diagram and the table of every kind of case, made from `flow.TABLE`."""

from django.conf import settings

from certification.flow import MODELS, TABLE, Action, Transition
from certification.models import Case

PATH = settings.BASE_DIR / "docs" / "flow.md"
HEAD = """# The flow of cases

Made by `manage.py flow_diagram` from `certification/flow.py:TABLE`; don't edit. Who prepared a case may not take a step
marked “他人” (docs/adr/0002).
"""


def flow_document() -> str:
    """The whole document, Markdown with mermaid diagrams."""
    return "\n".join([HEAD, *(_section(case) for case in Case)])


def _section(case: str) -> str:
    rows = [row for row in TABLE if row.case == case]
    return f"## {Case(case).label} (`{case}`)\n\n{_diagram(case, rows)}\n\n{_table(case, rows)}\n"


def _diagram(case: str, rows: list[Transition]) -> str:
    labels = dict(MODELS[case]._meta.get_field("status").choices)
    used = list(dict.fromkeys(status for row in rows for status in (row.source, row.target)))
    lines = [f"    {status}: {labels[status]}" for status in used]
    arrows = dict.fromkeys(f"    {row.source} --> {row.target}: {Action(row.action).label}" for row in rows)
    ends = [f"    {status} --> [*]" for status in used if all(row.source != status for row in rows)]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, *arrows, *ends, "```"])


def _table(case: str, rows: list[Transition]) -> str:
    labels = dict(MODELS[case]._meta.get_field("status").choices)
    lines = ["| 现状态 | 步骤 | 新状态 | 由谁办理 | |", "|---|---|---|---|---|"]
    lines += [
        f"| {labels[row.source]} | {Action(row.action).label} (`{row.action}`) | {labels[row.target]} "
        f"| {row.role.label} | {'他人' if row.decides else ''} |"
        for row in rows
    ]
    return "\n".join(lines)
