"""What was added, removed or changed between two sets of rows, with when and by whom where that is known."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from reporting.queries.evidence.causes import Causes
from reporting.queries.evidence.causes_people import causes_of_people
from reporting.queries.evidence.causes_register import causes_of_workshops
from reporting.queries.evidence.causes_work import causes_of_work
from reporting.queries.evidence.row import PEOPLE, WORKSHOPS, EvidenceRow


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row's part in one figure: ``frozen`` None where it was added since, ``live`` None where it counts no more.

    ``by``: name and office of the user. Both ``at`` and ``by`` are None where nothing says it: a figure may change
    because a day passed.
    """

    table: str
    key: str
    code: str
    label: str
    frozen: str | None
    live: str | None
    at: datetime.datetime | None
    by: str | None


def changes(
    frozen_rows: Iterable[EvidenceRow],
    live_rows: Iterable[EvidenceRow],
    *,
    since: datetime.datetime | None = None,
) -> list[RowChange]:
    """By table, key and code. ``since``: when the rows were frozen, so that nothing older is named as the cause."""
    frozen, live = _by_key(frozen_rows), _by_key(live_rows)
    found: list[tuple[str, str, str, str, str | None, str | None]] = []
    for table, key in sorted(frozen.keys() | live.keys()):
        before, now = frozen.get((table, key)), live.get((table, key))
        label = (now or before).label
        for code in sorted({*(before.values if before else ()), *(now.values if now else ())}):
            was, is_now = (row.values.get(code) if row else None for row in (before, now))
            if was != is_now:
                found.append((table, key, code, label, was, is_now))
    asked: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for table, key, code, *_ in found:
        asked[table][key].add(code)
    causes = {table: _causes(table, keys, since) for table, keys in asked.items()}
    return [RowChange(*each, *causes[each[0]].get((each[1], each[2]), (None, None))) for each in found]


def _by_key(rows: Iterable[EvidenceRow]) -> dict[tuple[str, str], EvidenceRow]:
    return {(row.table, row.key): row for row in rows}


def _causes(table: str, keys: dict[str, set[str]], since: datetime.datetime | None) -> Causes:
    if table == WORKSHOPS:
        return causes_of_workshops(keys, since)
    if table == PEOPLE:
        return causes_of_people(keys, since)
    return causes_of_work(table, keys, since)
