"""Rows of pay against the register: whose spell it is, and no period twice. A few queries a batch."""

from collections import defaultdict
from collections.abc import Iterator

from employment.checks import overlap
from employment.importing.own_workshops import OwnWorkshops
from employment.models import Employment, Pay, identity_lookup
from employment.queries.pay import period_end

RowFault = tuple[int, str, str]


def pay_faults(rows, own: OwnWorkshops, seen: dict[int, list]) -> Iterator[RowFault]:
    """A sound row gets ``values["spell"]``. ``seen``: spell → (first day, last day, row) of the file so far."""
    placed = []
    for row in rows:
        row.values["spell"] = None
        try:
            workshop = own.find(row.values["workshop"], ended=True)
        except LookupError as reason:
            yield row.number, "workshop", str(reason)
            continue
        if row.values["identity"] and row.values["period"]:
            placed.append((row, (workshop.pk, identity_lookup(row.values["identity"]))))
    spells = _spells({key for _, key in placed})
    paid = _paid(spell.pk for found in spells.values() for spell in found)
    for row, key in placed:
        fault = _place(row, spells.get(key, ()))
        fault = fault or _twice(row, paid, seen)
        if fault:
            yield row.number, *fault


def _spells(keys: set[tuple[int, str]]) -> dict[tuple[int, str], list[Employment]]:
    found: dict[tuple[int, str], list[Employment]] = defaultdict(list)
    rows = Employment.objects.filter(
        voided_at=None,
        worker__workshop__in={workshop for workshop, _ in keys},
        worker__person__identity_lookup__in={lookup for _, lookup in keys},
    )
    for spell in rows.select_related("worker__person").order_by("started_on"):
        found[spell.worker.workshop_id, spell.worker.person.identity_lookup].append(spell)
    return found


def _paid(spells) -> dict[int, list[tuple]]:
    found: dict[int, list[tuple]] = defaultdict(list)
    for spell, *days in Pay.objects.filter(employment__in=list(spells)).values_list(
        "employment_id", "period_from", "period_to"
    ):
        found[spell].append(tuple(days))
    return found


def _place(row, spells) -> tuple[str, str] | None:
    """The spell of the period; the latest where somebody left and came back within it."""
    values = row.values
    if not spells:
        return "identity", "这家工坊没有登记这个人，请先登记从业人员"
    first = values["first"]
    last = period_end(values["period"], first)
    touching = [each for each in spells if overlap((each.started_on, each.ended_on), (first, last))]
    if not touching:
        return "months", "这个人在该期间没有在这家工坊就业"
    values["spell"], values["last"] = touching[-1], last
    return None


def _twice(row, paid, seen) -> tuple[str, str] | None:
    values = row.values
    spell, first, last = values["spell"].pk, values["first"], values["last"]
    for began, ended, number in seen.get(spell, ()):
        if overlap((began, ended), (first, last)):
            return "months", f"与第 {number} 行是同一人，期间重叠"
    seen.setdefault(spell, []).append((first, last, row.number))
    for began, ended in paid[spell]:
        if overlap((began, ended), (first, last)):
            return "months", f"{began} 至 {ended} 已登记报酬，期间不能重叠；更正请在“登记报酬”页办理"
    return None
