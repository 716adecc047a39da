"""New rows of people against the register: whose workshop, whose name, and no spell twice. A few queries a batch."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from employment.checks import FOREVER, Days, overlap
from employment.importing.own_workshops import OwnWorkshops
from employment.models import CategoryClaim, Employment, Worker, identity_lookup

RowFault = tuple[int, str, str]


@dataclass
class Known:
    """A worker as the register or the file has them: spells as (first day, last day or None, where it stands)."""

    name: str
    worker_id: int | None = None
    spells: list[tuple[datetime.date, datetime.date | None, str]] = field(default_factory=list)
    claims: list[tuple[datetime.date, datetime.date | None, str]] = field(default_factory=list)

    def overlapping(self, first: datetime.date, last: datetime.date | None) -> str:
        """Where an overlapping spell stands; "" if there is none."""
        for started, ended, where in self.spells:
            if overlap((started, ended), (first, last)):
                return where
        return ""

    def category_on(self, day: datetime.date) -> str:
        """What is claimed for the day; "" if nothing is."""
        return next((what for first, last, what in self.claims if first <= day <= (last or FOREVER)), "")


def new_faults(
    rows, own: OwnWorkshops, seen: dict[tuple[int, str], Known], edited: dict[int, Days]
) -> Iterator[RowFault]:
    """For rows without a row id. ``seen``: what the file held so far, by (workshop, look-up); it is kept up.
    ``edited``: the days that the file gives to spells of the register.

    Rows get ``values["workshop_row"]`` and ``values["lookup"]``, which the writer needs.
    """
    placed = []
    for row in rows:
        row.values["workshop_row"] = row.values["lookup"] = None
        try:
            row.values["workshop_row"] = own.find(row.values["workshop"])
        except LookupError as reason:
            yield row.number, "workshop", str(reason)
            continue
        if row.values["born"]:
            row.values["lookup"] = identity_lookup(row.values["identity"])
            placed.append(row)
    register = registered({(row.values["workshop_row"].pk, row.values["lookup"]) for row in placed}, edited)
    for row in placed:
        key = row.values["workshop_row"].pk, row.values["lookup"]
        yield from ((row.number, name, reason) for name, reason in _against(row, register.get(key), seen.get(key)))
        _remember(row, seen.setdefault(key, Known(row.values["name"])))


def _against(row, known: Known | None, above: Known | None) -> Iterator[tuple[str, str]]:
    values = row.values
    if known and values["name"] and known.name != values["name"]:
        yield "name", "这个身份证号码在这家工坊已登记为另一姓名，请核对"
    elif above and values["name"] and above.name and above.name != values["name"]:
        yield "name", "同一身份证号码在文件前面的行中是另一姓名，请核对"
    if values["started_on"] is None:
        return
    last = values["ended_on"]
    if above and (where := above.overlapping(values["started_on"], last)):
        yield "started_on", f"与{where}是同一人，就业时间重叠"
    elif known and known.overlapping(values["started_on"], last):
        yield "started_on", "系统中已有这个人在这家工坊的就业记录，时间重叠"
    claimed = known.category_on(values["started_on"]) if known else ""
    claimed = claimed or (above.category_on(values["started_on"]) if above else "")
    if claimed and values["category"] and claimed != values["category"]:
        yield "category", "这个人已申报为另一类别，变更类别请在该人员的页面办理"


def _remember(row, known: Known) -> None:
    if row.values["started_on"]:
        known.spells.append((row.values["started_on"], row.values["ended_on"], f"第 {row.number} 行"))
        if row.values["category"]:
            known.claims.append((row.values["started_on"], None, row.values["category"]))


def registered(keys: set[tuple[int, str]], edited: dict[int, Days] | None = None) -> dict[tuple[int, str], Known]:
    """What the register has of these people in these workshops, by (workshop, look-up); spells with ``edited`` days."""
    found: dict[int, tuple[tuple[int, str], Known]] = {}
    workers = Worker.objects.filter(
        person__identity_lookup__in={lookup for _, lookup in keys}, workshop__in={workshop for workshop, _ in keys}
    )
    for pk, workshop, lookup, name in workers.values_list("pk", "workshop_id", "person__identity_lookup", "name"):
        if (workshop, lookup) in keys:
            found[pk] = (workshop, lookup), Known(name, pk)
    days: dict[int, list] = defaultdict(list)
    for worker, pk, *spell in Employment.objects.filter(worker__in=found, voided_at=None).values_list(
        "worker_id", "pk", "started_on", "ended_on"
    ):
        days[worker].append((*(edited or {}).get(pk, spell), "登记"))
    for worker, *claim in CategoryClaim.objects.filter(worker__in=found, withdrawn_at=None).values_list(
        "worker_id", "valid_from", "valid_to", "category"
    ):
        found[worker][1].claims.append(tuple(claim))
    for worker, spells in days.items():
        found[worker][1].spells = spells
    return dict(found.values())
