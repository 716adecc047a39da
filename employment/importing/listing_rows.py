"""What each row of a list does to the entries that are there: opens one, ends one, amends one, or is at fault."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from employment.models import Listing, Removal, identity_lookup
from workshops.tables.checking import Row

ADD, CHANGE = "add", "change"
REMOVALS = (Removal.RISK_REMOVED, Removal.MOVED, Removal.DIED, Removal.OTHER)
CHANGES = (
    (ADD, "新增"),
    (CHANGE, "变更"),
    (Removal.RISK_REMOVED.value, "风险消除"),
    (Removal.MOVED.value, "户籍迁出"),
    (Removal.DIED.value, "死亡"),
    (Removal.OTHER.value, "其他原因移出"),
)
Fault = tuple[int, str, str]


class Refusal(Exception):
    """The row can't be taken: (key, reason)."""


@dataclass(slots=True)
class Step:
    """`ends`: the entry that ends with `last_day` for `removal`; `amends`: whose name and place change."""

    row: Row
    lookup: str
    opens: bool = False
    ends: Listing | None = None
    last_day: datetime.date | None = None
    removal: str = ""
    amends: Listing | None = None


@dataclass(slots=True)
class Steps:
    steps: list[Step] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


Names = dict[tuple[str, str], tuple[int, int]]
"""By look-up and county: the first row of a file that says the person's name, and a hash of the name."""


def resolve(rows: Iterable[Row], *, lock: bool = False, names: Names | None = None) -> Steps:
    """Of sound rows: one question to the register for all of them. `lock`: the entries, before they are written.

    `names`: what the rows before these said, and what these add to it.
    """
    names = {} if names is None else names
    sound = [(row, identity_lookup(row.values["identity"])) for row in rows if not row.problems]
    known, taken, found = _entries(sound, lock), {}, Steps()
    for row, lookup in sound:
        try:
            step = _step(row, lookup, known[lookup, row.values["region"].pk])
            _take_once(step, taken)
            _name_once(step, names)
        except Refusal as refusal:
            found.faults.append((row.number, *refusal.args))
        else:
            found.steps.append(step)
    return found


def _entries(sound, lock: bool) -> dict[tuple[str, str], list[Listing]]:
    entries = Listing.objects.filter(
        identity_lookup__in={lookup for _, lookup in sound}, region__in={row.values["region"].pk for row, _ in sound}
    )
    entries = entries.defer("identity_sealed").order_by("valid_from")
    found = defaultdict(list)
    for entry in entries.select_for_update() if lock else entries:
        found[entry.identity_lookup, entry.region_id].append(entry)
    return found


def _take_once(step: Step, taken: dict[int, int]) -> None:
    """Two rows of a file must not both act on one entry, which may stand there under two categories."""
    entry = step.ends or step.amends
    if entry is None:
        return
    first = taken.setdefault(entry.pk, step.row.number)
    if first != step.row.number:
        raise Refusal("identity", f"与第 {first} 行针对同一条名单记录")


def _name_once(step: Step, names: Names) -> None:
    """Two rows of a file must not give one number two names."""
    if not (step.opens or step.amends):
        return
    given, number = step.row.values, step.row.number
    said = hash(given["name"])
    first, known = names.setdefault((step.lookup, given["region"].pk), (number, said))
    if known != said:
        raise Refusal("name", f"与第 {first} 行号码相同、姓名不同，请核对号码和姓名")


def _one_name(row: Row, entries: list[Listing], since: datetime.date, hint: str) -> None:
    """One number is one person: of the entries that hold on `since` or later none has another name.

    The reason doesn't tell the name there: reasons are kept, and offices above the county read them.
    """
    for entry in entries:
        if (entry.valid_to is None or entry.valid_to >= since) and entry.name != row.values["name"]:
            said = f"名单中此号码（{entry.get_category_display()}，自 {entry.valid_from}）的姓名与本行不同"
            raise Refusal("name", f"{said}，请核对号码和姓名；{hint}")


def _step(row: Row, lookup: str, entries: list[Listing]) -> Step:
    change = row.values["change"]
    if change == ADD:
        return _adding(row, lookup, entries)
    if change == CHANGE:
        step = _changing(row, lookup, [entry for entry in entries if entry.valid_to is None])
        own = step.ends or step.amends
        others = [entry for entry in entries if entry is not own]
        since = row.values["valid_from"] or own.valid_from
        _one_name(row, others, since, "姓名有误的，请县级乡村振兴部门在名单中更正信息")
        return step
    return _removing(row, lookup, entries)


def _adding(row: Row, lookup: str, entries: list[Listing]) -> Step:
    since = row.values["valid_from"]
    _one_name(row, entries, since, "原记录姓名有误的，先更正原记录")
    for entry in entries:
        if entry.category != row.values["category"]:
            continue
        if entry.valid_to is None:
            said = f"名单中已有（自 {entry.valid_from}）"
            raise Refusal("identity", said if _same(entry, row) else f"{said}，内容不同的请填“变更”")
        if entry.valid_to >= since:
            raise Refusal("valid_from", f"与名单中 {entry.valid_from} 至 {entry.valid_to} 的记录重叠")
    return Step(row, lookup, opens=True)


def _changing(row: Row, lookup: str, open_entries: list[Listing]) -> Step:
    since = row.values["valid_from"]
    same = [entry for entry in open_entries if entry.category == row.values["category"]]
    if not open_entries:
        raise Refusal("identity", "名单中没有此人，请填“新增”")
    if not same and len(open_entries) > 1:
        raise Refusal("category", "此人在名单中有多个类别，请分别填写移出和新增")
    entry = (same or open_entries)[0]
    if same and since in (None, entry.valid_from):
        if (entry.name, entry.employed_at) == (row.values["name"], row.values["employed_at"]):
            raise Refusal("identity", f"与名单中的记录（自 {entry.valid_from}）相同，没有变更")
        return Step(row, lookup, amends=entry)
    if since is None:
        raise Refusal("valid_from", "变更人员类别须填写列入日期")
    if since <= entry.valid_from:
        raise Refusal("valid_from", f"应晚于名单中原有的列入日期（{entry.valid_from}）")
    last_day = since - datetime.timedelta(days=1)
    return Step(row, lookup, opens=True, ends=entry, last_day=last_day, removal=Removal.CHANGED)


def _removing(row: Row, lookup: str, entries: list[Listing]) -> Step:
    of_category = [entry for entry in entries if entry.category == row.values["category"]]
    entry = next((entry for entry in of_category if entry.valid_to is None), None)
    if entry is None:
        ended = of_category[-1].valid_to if of_category else None
        raise Refusal("identity", f"已移出名单（截止 {ended}）" if ended else "名单中没有此人的这一类别")
    last_day = row.values["valid_to"]
    if last_day < entry.valid_from:
        raise Refusal("valid_to", f"不能早于列入日期（{entry.valid_from}）")
    return Step(row, lookup, ends=entry, last_day=last_day, removal=row.values["change"])


def _same(entry: Listing, row: Row) -> bool:
    given = row.values
    return (entry.valid_from, entry.name, entry.employed_at) == (
        given["valid_from"], given["name"], given["employed_at"],
    )  # fmt: skip
