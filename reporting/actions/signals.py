"""The nightly round of the signals: raises, refreshes, escalates and clears flags (what: `rules.flag_plan`)."""

import datetime
from collections import Counter
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from certification.queries.measures import Windows
from reporting.models import Flag, FlagAction, FlagStatus
from reporting.queries.flags import levels_above
from reporting.queries.signal_facts import gather
from reporting.rules import flag_flow as flow
from reporting.rules import flag_plan
from reporting.rules.signals import SIGNALS, Facts, evidence_of, find_all
from workshops.access import clock, journal, notify
from workshops.access.models import Department, Office
from workshops.models import Standing, Workshop
from workshops.regions.models import Region

BATCH = 500
ENDED = "资格已终止，不再跟踪。"
CLEARED = "提示的情况已不存在。"
HANDED_OVER = "原承办部门在本县没有机构，转由文化和旅游部门承办。"


def raise_signals(*, as_of: datetime.date, only: Collection[int] | None = None) -> Counter:
    """Bring every workshop's flags to what the facts of `as_of` say; returns how often each step was taken.

    ``only``: keys of workshops. Idempotent, safe when two run at once: each workshop's flags are read again under its
    row's lock. ValueError for a day that has not begun.
    """
    if as_of > clock.today():
        raise ValueError(f"{as_of:%Y-%m-%d} 尚未到来，不能据此提示。")
    windows, done, told, offices = Windows(), Counter(), Counter(), _offices()
    watched = Workshop.objects.filter(
        Q(standing=Standing.CERTIFIED) | Q(flags__status__in=(FlagStatus.OPEN, FlagStatus.HANDLED))
    )
    if only is not None:
        watched = watched.filter(pk__in=only)
    ids = list(watched.order_by("pk").values_list("pk", flat=True).distinct())
    for batch in _batches(ids):
        known = {workshop.pk: facts for workshop, facts in gather(batch, as_of, windows)}
        found = {pk: find_all(facts) for pk, facts in known.items()}
        flags = _flags_of(batch)
        regions = dict(Workshop.objects.filter(pk__in=batch).values_list("pk", "region"))
        levels = _levels(set(regions.values()))
        for pk in batch:
            there = levels[regions[pk]]
            mine = flags.get(pk, ())
            strayed = any(_has_strayed(flag, regions[pk], offices) for flag in mine)
            if strayed or flag_plan.steps(found.get(pk, {}), map(_standing, mine), as_of, there):
                _settle(pk, known.get(pk), as_of, done, told)
    _tell_offices(told, as_of)
    return done


def _batches(ids: list[int]):
    return (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))


def _flags_of(ids) -> dict[int, list[Flag]]:
    made: dict[int, list[Flag]] = {}
    for flag in Flag.objects.filter(workshop__in=ids).exclude(status=FlagStatus.CLOSED):
        made.setdefault(flag.workshop_id, []).append(flag)
    return made


def _levels(codes: set[str]) -> dict[str, frozenset[str]]:
    return {code: levels_above(region) for code, region in Region.objects.in_bulk(codes).items()}


def _standing(flag: Flag) -> flag_plan.Standing:
    return flag_plan.Standing(flag.signal, flag.status, flag.severity, flag.level, flag.acted_on, flag.facts)


@transaction.atomic
def _settle(pk: int, facts: Facts | None, as_of: datetime.date, done: Counter, told: Counter) -> None:
    """One workshop under its lock; no ``facts`` where its status has ended."""
    workshop = Workshop.objects.select_for_update(of=("self",), no_key=True).select_related("region").get(pk=pk)
    if workshop.standing != Standing.CERTIFIED:
        facts = None
    found = find_all(facts) if facts else {}
    flags = {flag.signal: flag for flag in _flags_of([pk]).get(pk, ())}
    steps = flag_plan.steps(found, map(_standing, flags.values()), as_of, levels_above(workshop.region))
    taken = []
    for step in steps:
        flag = flags.get(step.signal) or Flag(workshop=workshop, signal=step.signal, opened_on=as_of)
        _apply(flag, step, as_of, facts)
        if step.action != flag_plan.REFRESH:
            taken.append(f"{step.signal}:{step.action}")
            done[step.action] += 1
            told[step.action, flag.department, workshop.region_id, step.level] += 1
    offices = _offices(workshop.region_id)
    for flag in flags.values():
        if _has_strayed(flag, workshop.region_id, offices):
            _hand_over(flag, as_of)
            taken.append(f"{flag.signal}:{flow.FORWARD}")
            done[flow.FORWARD] += 1
            told[flow.RAISE, flag.department, workshop.region_id, flag.level] += 1
    if taken:
        journal.record(by=None, action="flag.watch", obj=workshop, region=workshop.region_id, detail={"steps": taken})


def _apply(flag: Flag, step: flag_plan.Step, as_of: datetime.date, facts: Facts | None) -> None:
    if step.found is not None:
        flag.severity, flag.facts = step.found.severity, step.found.facts
    if step.action == flag_plan.REFRESH:
        flag.save(update_fields=["severity", "facts"])
        return
    flag.level, flag.acted_on = step.level, as_of
    evidence, note = flag.facts, ""
    if step.action == flow.RAISE:
        flag.department = _owner(flag)
    elif step.action == flow.CLEAR:
        flag.closed_on = as_of
        evidence, note = (evidence_of(flag.signal, facts), CLEARED) if facts else ({}, ENDED)
    flag.status = next(row.target for row in flow.TABLE if row.action == step.action and row.role == flow.SYSTEM)
    flag.save()
    flag.steps.create(
        action=FlagAction(step.action), department=flag.department, at=clock.now(), facts=evidence, note=note
    )


def _owner(flag: Flag) -> str:
    """The signal's department; culture, which leads, where the county has no such office."""
    there = Office.objects.filter(region=flag.workshop.region_id, is_active=True)
    wanted = SIGNALS[flag.signal].department
    return wanted if there.filter(department=wanted).exists() else Department.CULTURE


def _offices(region: str | None = None) -> set[tuple[str, str]]:
    """(department, division) of the offices that there are."""
    rows = Office.objects.filter(is_active=True)
    return set((rows.filter(region=region) if region else rows).values_list("department", "region"))


def _has_strayed(flag: Flag, region: str, offices: set[tuple[str, str]]) -> bool:
    """Its office has ended, or its workshop lies in another county now, which has none."""
    if flag.status != FlagStatus.OPEN or flag.department == Department.CULTURE:
        return False
    return (flag.department, region) not in offices


def _hand_over(flag: Flag, as_of: datetime.date) -> None:
    """To culture, as one that is raised there; it has its days from now on."""
    flag.department, flag.acted_on = Department.CULTURE, as_of
    flag.save(update_fields=["department", "acted_on"])
    flag.steps.create(
        action=FlagAction.FORWARD, department=flag.department, at=clock.now(), facts=flag.facts, note=HANDED_OVER
    )


def _tell_offices(told: Counter, as_of: datetime.date) -> None:
    """One notice an office and day, however many flags were raised or left lying."""
    link = f"{reverse('reporting:flag-list')}?mine=true"
    regions = Region.objects.in_bulk([code for _, _, code, _ in told])
    new, lying = Counter(), Counter()
    for (action, department, code, level), count in told.items():
        if action in (flow.RAISE, flow.RECALL):
            new[department, code] += count
        elif action == flow.ESCALATE:
            above = regions[code].ancestor_codes
            lying[department, above[0] if level == flow.PROVINCE else above[-1]] += count
    for counted, words in ((new, "新增 {} 条工坊跟踪提示，请核实"), (lying, "{} 条工坊跟踪提示县级 30 天未办理")):
        _post(counted, words, as_of, link)


def _post(counted: Counter, words: str, as_of: datetime.date, link: str) -> None:
    there = set(Office.objects.filter(is_active=True).values_list("department", "region"))
    regions = Region.objects.in_bulk([code for _, code in counted])
    for (department, code), count in counted.items():
        if (department, code) in there:
            key = f"flags:{department}:{code}:{as_of.isoformat()}:{words[0]}"
            said = {"kind": "flag.digest", "title": words.format(count), "link": link, "dedupe_key": key}
            notify.post(to_office=(department, regions[code]), **said)
