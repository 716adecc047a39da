"""What edited rows are merged with: the rows as they are, as they were exported, and what hangs on them."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from employment.checks import Days, overlap, spell_faults
from employment.importing.people_columns import EDITED
from employment.models import Employment, Pay, Worker
from employment.queries.verified import claims_on
from workshops.access import clock
from workshops.people.identity import born_on

OF_WORKER = ("name", "phone", "ethnic_group", "home_region")


def facts(worker: Worker, spell: Employment) -> dict[str, Any]:
    """What a workbook may change, to compare: phone by look-up, division by code. Takes events as well."""
    of_worker = {
        "name": worker.name, "phone": worker.phone_lookup, "ethnic_group": worker.ethnic_group,
        "home_region": worker.home_region_id,
    }  # fmt: skip
    return of_worker | {name: getattr(spell, name) for name in EDITED if name not in OF_WORKER}


class Past:
    """Of the spells of a batch: what rows said at the version of an export (from the events that the database keeps of
    every change), and each worker's other spells, pay and category today."""

    def __init__(self, spells):
        spells = list(spells)
        workers = [spell.worker_id for spell in spells]
        self._workers = _by_version(Worker, workers)
        self._spells = _by_version(Employment, [spell.pk for spell in spells])
        self.categories = dict(claims_on(clock.today()).filter(worker__in=workers).values_list("worker", "category"))
        self._days: dict[int, dict[int, Days]] = defaultdict(dict)
        others = Employment.objects.filter(worker__in=workers, voided_at=None)
        for worker, pk, *days in others.values_list("worker_id", "pk", "started_on", "ended_on"):
            self._days[worker][pk] = tuple(days)
        self._paid: dict[int, list[Days]] = defaultdict(list)
        for spell, *days in Pay.objects.filter(employment__in=spells).values_list(
            "employment_id", "period_from", "period_to"
        ):
            self._paid[spell].append(tuple(days))

    def as_exported(self, spell: Employment, versions: tuple[int, int]) -> dict[str, Any] | None:
        """``facts`` at these versions of worker and spell; ``None`` if there never were such."""
        of_worker, of_spell = versions
        current = spell.worker
        worker = current if of_worker == current.version else self._workers.get((current.pk, of_worker))
        then = spell if of_spell == spell.version else self._spells.get((spell.pk, of_spell))
        return None if worker is None or then is None else facts(worker, then)

    def faults_of(
        self, spell: Employment, changes: dict[str, Any], edited: dict[int, Days]
    ) -> Iterator[tuple[str, str]]:
        """What stands against the merged days, and what the row's own cells don't show. ``edited``: the days of the
        spells that the file changes."""
        if not changes.keys() & {"started_on", "ended_on"}:
            return
        first, last = edited[spell.pk]
        if first is None:
            return
        born = born_on(spell.worker.identity())
        for name, reason in spell_faults(born=born, started_on=first, ended_on=last, today=clock.today()):
            yield "started_on" if name == "identity" else name, reason
        for pk, days in (self._days[spell.worker_id] | _of(edited, self._days[spell.worker_id])).items():
            if pk != spell.pk and overlap(days, (first, last)):
                yield "started_on", "与这个人在这家工坊的另一段就业时间重叠"
                return
        for began, ended in self._paid[spell.pk]:
            if not overlap((began, ended), (first, last)):
                yield "ended_on", f"{began} 至 {ended} 已登记报酬，不在修改后的就业期间内"
                return


def _of(edited: dict[int, Days], spells: dict[int, Days]) -> dict[int, Days]:
    return {pk: days for pk, days in edited.items() if pk in spells}


def _by_version(model, keys) -> dict[tuple[int, int], Any]:
    """The last event of each version holds what the row said when it was left."""
    events = model.events.rel.related_model.objects.filter(pgh_obj__in=keys).order_by("pgh_id")
    return {(event.pgh_obj_id, event.version): event for event in events}
