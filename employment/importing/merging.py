"""Three-way merge of one edited row: what it was when exported, what it is now, what the workbook says. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Merged:
    """``changes``: field → value to write. ``conflicts``: field → (was, is, wanted), where both sides changed it."""

    changes: dict[str, Any] = field(default_factory=dict)
    conflicts: dict[str, tuple[Any, Any, Any]] = field(default_factory=dict)


def merge(
    fields: Iterable[str], *, base: Mapping[str, Any], current: Mapping[str, Any], wanted: Mapping[str, Any]
) -> Merged:
    """What only the workbook changed is written; what only the other changed stays; both alike is no conflict."""
    merged = Merged()
    for name in fields:
        was, is_now, said = base[name], current[name], wanted[name]
        if said in (was, is_now):
            continue
        if is_now == was:
            merged.changes[name] = said
        else:
            merged.conflicts[name] = (was, is_now, said)
    return merged
