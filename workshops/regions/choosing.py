"""Finding one division in force: by code, by what somebody typed, or by stepping down the tree. Public data only."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models.functions import Length

from .models import Region, RegionQuerySet

MATCHES = 20
TEXT_MAX = 40
CODE = re.compile(r"[1-9][0-9]{5}")
# People write 贵州省 丹寨县, 贵州省/丹寨县 or 贵州-丹寨; every part has to be found in the full name.
PARTS = re.compile(r"[\s\0/／,，、>·-]+")  # NUL: the database refuses to compare it


@dataclass(frozen=True)
class Choice:
    """What was chosen: at most one ``region``; else ``candidates`` that fit the ``text`` (at most ``MATCHES``)."""

    region: Region | None = None
    text: str = ""
    candidates: list[Region] = field(default_factory=list)


@dataclass(frozen=True)
class Step:
    """One drop-down list of the way down: its options and the chosen one (``None`` = not chosen)."""

    options: list[Region]
    chosen: Region | None


def search(text: str, among: RegionQuerySet) -> RegionQuerySet:
    """Divisions whose full name holds every part of ``text``, or whose code starts with it; shortest name first."""
    text, among = text.strip()[:TEXT_MAX], among.in_force()
    if text.isdecimal():
        return among.filter(code__startswith=text)
    parts = [part for part in PARTS.split(text) if part]
    if not parts:
        return among.none()
    for part in parts:
        among = among.filter(full_name__contains=part)
    return among.order_by(Length("full_name"), "code")


def by_text(text: str, among: RegionQuerySet) -> Choice:
    """The one division that ``text`` names (its full name, its name alone, or the only match), else candidates."""
    found = list(search(text, among)[:MATCHES])
    named = [region for region in found if text.strip() in (region.full_name, region.name, region.code)]
    if len(named) == 1 or len(found) == 1:
        return Choice(region=(named or found)[0])
    return Choice(text=text.strip()[:TEXT_MAX], candidates=found)


def by_steps(codes: Iterable[str], among: RegionQuerySet) -> Region | None:
    """The deepest of ``codes`` that still lies below the ones before it (a changed province drops the old county)."""
    asked = [code for code in codes if CODE.fullmatch(code)][:4]
    known = among.in_force().in_bulk(asked)
    here = None
    for code in asked:
        region = known.get(code)
        if region is None or (here is not None and not region.path.startswith(here.path)):
            break
        here = region
    return here


def steps(region: Region | None, root: Region | None = None) -> list[Step]:
    """The drop-down lists from ``root`` (``None`` = the nation) down to ``region`` and one below it."""
    chain = region.path.split("/")[:-1] if region else []
    if root:
        chain = chain[chain.index(root.code) + 1 :] if root.code in chain else []
    parents = [root.code if root else None, *chain]
    options = _children(parents)
    return [
        Step(options[parent], next((child for child in options[parent] if child.code in chain), None))
        for parent in parents
        if parent in options
    ]


def _children(parents: list[str | None]) -> dict[str | None, list[Region]]:
    """Children by parent code; the reporting units stand under ``None``."""
    rows = Region.objects.filter(reporting_parent__in=[code for code in parents if code])
    if None in parents:
        rows = rows | Region.objects.provinces()
    children: dict[str | None, list[Region]] = {}
    for row in rows.order_by("code"):
        children.setdefault(row.reporting_parent_id, []).append(row)
    return children
