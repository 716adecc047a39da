"""Edited rows of people: found by their id, merged with what others changed since the export, conflicts by cell."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone

from employment.actions import matching
from employment.checks import spell_faults
from employment.identity import born_on
from employment.importing.merging import merge
from employment.importing.own_workshops import OwnWorkshops
from employment.importing.people_columns import COLUMNS, EDITED
from employment.importing.people_rows import MASKED, masks
from employment.models import Employment, Worker
from workshops.access import clock, journal, sealed
from workshops.regions.models import Region
from workshops.tables.columns import Kind, shown

OF_WORKER = ("name", "phone", "ethnic_group", "home_region")
BY_KEY = {column.key: column for column in COLUMNS}
RowFault = tuple[int, str, str]


def edited_faults(rows, own: OwnWorkshops) -> Iterator[RowFault]:
    """For rows that carry a row id; a sound one gets ``values["edit"]``: (worker id, spell id, changes)."""
    found = _found([row.values["row_id"] for row in rows], own)
    events = _Past(found.values())
    seen: dict[str, int] = {}
    for row in rows:
        key = row.values["row_id"]
        spell = found.get(key)
        if spell is None:
            yield row.number, "row_id", "没有这条记录，或者不归您登记；请重新导出后修改"
        elif above := seen.get(key):
            yield row.number, "row_id", f"与第 {above} 行是同一条记录"
        else:
            seen[key] = row.number
            yield from ((row.number, field, reason) for field, reason in _merged(row, spell, events))


def _found(uids: list[str], own: OwnWorkshops) -> dict[str, Employment]:
    spells = Employment.objects.filter(uid__in=uids, voided_at=None, worker__workshop__in=own.by_pk)
    return {str(spell.uid): spell for spell in spells.select_related("worker__home_region", "worker__person")}


def _merged(row, spell: Employment, events: "_Past") -> Iterator[tuple[str, str]]:
    values, worker = row.values, spell.worker
    yield from _untouchable(row, spell)
    was = events.as_exported(spell, values["versions"])
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
    yield from _impossible(spell, current | merged.changes, events)
    values["edit"] = (worker.pk, spell.pk, {name: values[name] for name in merged.changes})


def _impossible(spell: Employment, after: dict[str, Any], events: "_Past") -> Iterator[tuple[str, str]]:
    """What the row's own cells don't show: the person's age, and other spells of the same person."""
    first, last = after["started_on"], after["ended_on"]
    if first is None:
        return
    born = born_on(spell.worker.identity())
    for name, reason in spell_faults(born=born, started_on=first, ended_on=last, today=clock.today()):
        if name == "identity":
            yield "started_on", reason
    for pk, started, ended in events.others[spell.worker_id]:
        if pk != spell.pk and started <= (last or datetime.date.max) and first <= (ended or datetime.date.max):
            yield "started_on", "与这个人在这家工坊的另一段就业时间重叠"
            return


def _conflict(name: str, is_now: Any) -> str:
    column = BY_KEY[name]
    how = "要保留，请填写相同的内容；要用您的，请重新导出后再改"
    if column.personal:
        return f"导出以后他人已修改{column.label}，与您填写的不同。{how}"
    label = column.labels.get(is_now, is_now) if column.choice_pairs else is_now
    if column.kind == Kind.REGION:
        label = Region.objects.get(pk=is_now).full_name
    return f"导出以后他人已改为“{shown(label) if label else '空'}”，与您填写的不同。{how}"


def _untouchable(row, spell: Employment) -> Iterator[tuple[str, str]]:
    """The workshop, the number and the category of an existing row are not changed by workbooks."""
    values, workshop = row.values, spell.worker.workshop
    if values["identity"] != masks(spell.worker)["identity"] and values["identity"] != spell.worker.identity():
        yield "identity", "已登记的身份证号码不能在工作簿中修改；登记错误的，请作废后重新登记"
    if values["category"]:
        yield "category", "已有人员的类别请在该人员的页面变更；这里请空着"
    if values["workshop"] and values["workshop"] not in (workshop.name, workshop.number):
        yield "workshop", "已有记录的工坊不能修改；换了工坊的，请结束这条记录后重新登记"


def facts(worker: Worker, spell: Employment) -> dict[str, Any]:
    """What a workbook may change, to compare: phone by look-up, division by code. Takes events as well."""
    of_worker = {name: getattr(worker, name) for name in ("name", "ethnic_group")}
    of_spell = {name: getattr(spell, name) for name in EDITED if name not in OF_WORKER}
    return of_worker | of_spell | {"phone": worker.phone_lookup, "home_region": worker.home_region_id}


class _Past:
    """What rows said at the version of an export, from the events that the database keeps of every change; and the
    spells (id, first day, last day) of each worker as they are."""

    def __init__(self, spells):
        spells = list(spells)
        self.workers = self._by_version(Worker.events.rel.related_model, [spell.worker_id for spell in spells])
        self.spells = self._by_version(Employment.events.rel.related_model, [spell.pk for spell in spells])
        self.others: dict[int, list[tuple]] = defaultdict(list)
        others = Employment.objects.filter(worker__in=[spell.worker_id for spell in spells], voided_at=None)
        for worker, *days in others.values_list("worker_id", "pk", "started_on", "ended_on"):
            self.others[worker].append(tuple(days))

    @staticmethod
    def _by_version(model, keys) -> dict[tuple[int, int], Any]:
        """The last event of each version holds what the row said when it was left."""
        events = model.objects.filter(pgh_obj__in=keys).order_by("pgh_id")
        return {(event.pgh_obj_id, event.version): event for event in events}

    def as_exported(self, spell: Employment, versions: tuple[int, int]) -> dict[str, Any] | None:
        of_worker, of_spell = versions
        current = spell.worker
        worker = current if of_worker == current.version else self.workers.get((current.pk, of_worker))
        then = spell if of_spell == spell.version else self.spells.get((spell.pk, of_spell))
        return None if worker is None or then is None else facts(worker, then)


@transaction.atomic
def write(rows, *, by) -> int:
    """Write the changes of merged rows; a row without changes counts too. Returns how many."""
    moved = []
    for row in rows:
        worker_id, spell_id, changes = row.values["edit"]
        if mine := {name: value for name, value in changes.items() if name in OF_WORKER}:
            moved.append(_change_worker(worker_id, mine).person_id)
        if theirs := {name: value for name, value in changes.items() if name not in OF_WORKER}:
            _change_spell(spell_id, theirs)
        if changes:
            spell = Employment(pk=spell_id)
            journal.record(by=by, action="employment.import_edit", obj=spell, detail={"fields": sorted(changes)})
    matching.match(person_ids=moved)
    return len(rows)


def _change_worker(pk: int, changes: dict[str, Any]) -> Worker:
    worker = Worker.objects.select_for_update().get(pk=pk)
    for name, value in changes.items():
        if name == "phone":
            worker.seal_phone(value)
        else:
            setattr(worker, name, value)
    worker.version += 1
    worker.save()
    return worker


def _change_spell(pk: int, changes: dict[str, Any]) -> None:
    spell = Employment.objects.select_for_update().get(pk=pk)
    for name, value in changes.items():
        setattr(spell, name, value)
    spell.version += 1
    spell.updated_at = timezone.now()
    spell.save()
