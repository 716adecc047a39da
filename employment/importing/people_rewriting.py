"""Writing the changes of merged rows, under the locks and by the checks of the pages' own actions."""

from typing import Any

from employment.actions import spells
from employment.actions.holding import hold_spell
from employment.importing.people_edits import Edit, edits_of
from employment.importing.people_past import OF_WORKER
from employment.models import Worker
from workshops.access import journal
from workshops.access.refusal import Refused
from workshops.import_tables import RowsChanged


def write(rows, *, by, own_versions: dict[int, int]) -> tuple[int, set[int]]:
    """How many rows changed anything, and the persons concerned; in the caller's transaction.

    ``own_versions``: worker → version that this file has written, kept up. Raises ``RowsChanged`` where others
    changed a row after it was merged.
    """
    count, persons = 0, set()
    for edit in edits_of(rows):
        try:
            persons.add(_write(edit, by, own_versions))
        except Refused as refused:
            raise RowsChanged from refused
        count += 1
    return count, persons


def _write(edit: Edit, by, own_versions: dict[int, int]) -> int:
    spell = hold_spell(edit.spell_id, by=by)
    worker = spell.worker
    if (worker.version, spell.version) != (own_versions.get(worker.pk, edit.versions[0]), edit.versions[1]):
        raise RowsChanged
    if mine := {name: value for name, value in edit.changes.items() if name in OF_WORKER}:
        _change_worker(worker, mine)
        own_versions[worker.pk] = worker.version
    if theirs := {name: value for name, value in edit.changes.items() if name not in OF_WORKER}:
        spells.rewrite(spell, {"ended_on": spell.ended_on} | theirs)
    journal.record(by=by, action="employment.import_edit", obj=spell, detail={"fields": sorted(edit.changes)})
    return worker.person_id


def _change_worker(worker: Worker, changes: dict[str, Any]) -> None:
    for name, value in changes.items():
        if name == "phone":
            worker.seal_phone(value)
        else:
            setattr(worker, name, value)
    worker.version += 1
    worker.save()
