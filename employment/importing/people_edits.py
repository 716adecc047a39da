"""Edited rows of people: found by their id, merged with what others changed since the export, conflicts by cell."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from employment.checks import Days
from employment.importing.merging import merge
from employment.importing.own_workshops import OwnWorkshops
from employment.importing.people_columns import COLUMNS, EDITED
from employment.importing.people_past import OF_WORKER, Past, facts
from employment.importing.people_rows import MASKED
from employment.models import Employment, Worker
from workshops.access import sealed
from workshops.regions.models import Region
from workshops.tables.columns import Kind, shown

BY_KEY = {column.key: column for column in COLUMNS}
RowFault = tuple[int, str, str]


@dataclass(frozen=True)
class Edit:
    """What one row changes; ``versions`` of worker and spell are those it was merged with."""

    spell_id: int
    worker_id: int
    versions: tuple[int, int]
    changes: dict[str, Any]


@dataclass
class EditsOfFile:
    """What the rows above said: row of each spell, days of each edited spell, and what each worker is to become."""

    rows: dict[str, int] = field(default_factory=dict)
    days: dict[int, Days] = field(default_factory=dict)
    workers: dict[int, dict[str, tuple[Any, int]]] = field(default_factory=dict)


def edited_faults(rows, own: OwnWorkshops, file: EditsOfFile) -> Iterator[RowFault]:
    """For rows that carry a row id; a sound one gets ``values["edit"]``, an ``Edit``."""
    found = _found([row.values["row_id"] for row in rows], own)
    past = Past(found.values())
    merged = []
    for row in rows:
        key = row.values["row_id"]
        spell = found.get(key)
        if spell is None:
            yield row.number, "row_id", "没有这条记录，或者不归您登记；请重新导出后修改"
        elif above := file.rows.get(key):
            yield row.number, "row_id", f"与第 {above} 行是同一条记录"
        else:
            file.rows[key] = row.number
            yield from ((row.number, *fault) for fault in _merged(row, spell, past, file))
            merged.append((row, spell))
    # When all rows of the batch are merged: one may make room for another.
    for row, spell in merged:
        if edit := row.values.get("edit"):
            said = {(each.key, each.reason) for each in row.problems}
            found_now = past.faults_of(spell, edit.changes, file.days)
            yield from ((row.number, *fault) for fault in found_now if fault not in said)


def _found(uids: list[str], own: OwnWorkshops) -> dict[str, Employment]:
    """Spells in force of people who are not erased."""
    spells = Employment.objects.filter(uid__in=uids, voided_at=None, worker__workshop__in=own.by_pk)
    spells = spells.exclude(worker__identity_sealed="")
    return {str(spell.uid): spell for spell in spells.select_related("worker__home_region", "worker__workshop")}


def _merged(row, spell: Employment, past: Past, file: EditsOfFile) -> Iterator[tuple[str, str]]:
    values, worker = row.values, spell.worker
    yield from _untouchable(row, spell, past.categories.get(worker.pk, ""))
    was = past.as_exported(spell, values["versions"])
    if was is None:
        yield "row_version", "版本不对，请重新导出后修改"
        return
    current = facts(worker, spell)
    wanted = {name: values[name] for name in EDITED} | {"home_region": getattr(values["home_region"], "pk", None)}
    masked = not values["phone"] or MASKED in values["phone"]
    wanted["phone"] = was["phone"] if masked else sealed.lookup(values["phone"], label=Worker.PHONE_LABEL)
    merged = merge(EDITED, base=was, current=current, wanted=wanted)
    for name, (_, is_now, _) in merged.conflicts.items():
        yield name, _conflict(name, is_now)
    yield from _otherwise_above(row, worker, merged.changes, file)
    changes = {name: values[name] for name in merged.changes}
    file.days[spell.pk] = (changes.get("started_on", spell.started_on), changes.get("ended_on", spell.ended_on))
    values["edit"] = Edit(spell.pk, worker.pk, (worker.version, spell.version), changes)


def _otherwise_above(row, worker: Worker, changes: dict[str, Any], file: EditsOfFile) -> Iterator[tuple[str, str]]:
    """Two rows of one person that would make different things of them."""
    said = file.workers.setdefault(worker.pk, {})
    for name in OF_WORKER:
        if name in changes:
            value, number = said.setdefault(name, (changes[name], row.number))
            if value != changes[name]:
                yield name, f"与第 {number} 行是同一人，两行填写的不同"


def _conflict(name: str, is_now: Any) -> str:
    column = BY_KEY[name]
    how = "要保留，请填写相同的内容；要用您的，请重新导出后再改"
    if column.personal:
        return f"导出以后他人已修改{column.label}，与您填写的不同。{how}"
    label = column.labels.get(is_now, is_now) if column.choice_pairs else is_now
    if column.kind == Kind.REGION:
        label = Region.objects.get(pk=is_now).full_name
    return f"导出以后他人已改为“{shown(label) if label else '空'}”，与您填写的不同。{how}"


def _untouchable(row, spell: Employment, category: str) -> Iterator[tuple[str, str]]:
    """The workshop, the number and the category of an existing row are not changed by workbooks."""
    values, workshop, number = row.values, spell.worker.workshop, spell.worker.identity()
    if values["identity"] not in (number, sealed.mask_identity(number)):
        yield "identity", "已登记的身份证号码不能在工作簿中修改；登记错误的，请作废后重新登记"
    if values["category"] and values["category"] != category:
        yield "category", "已有人员的类别请在该人员的页面变更，这里不要改动"
    if values["workshop"] and values["workshop"] not in (workshop.name, workshop.number):
        yield "workshop", "已有记录的工坊不能修改；换了工坊的，请结束这条记录后重新登记"


def edits_of(rows) -> Iterator[Edit]:
    """What the merged rows change, of those that change anything."""
    return (row.values["edit"] for row in rows if row.values["edit"].changes)
