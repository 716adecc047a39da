"""Single entries of the list: added, amended and closed by the county's rural office. Whole lists are imported."""

import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from employment.actions.authority import is_county
from employment.actions.matching import match_listings
from employment.models import Category, Listing, Removal, identity_lookup
from workshops.access import clock, journal
from workshops.access.models import Department, User
from workshops.access.refusal import Refused
from workshops.people import spelling

REASONS = (Removal.RISK_REMOVED, Removal.MOVED, Removal.DIED, Removal.OTHER)
"""Why an entry may be closed by hand; CHANGED comes with an imported change."""


def may_keep(user: User, region) -> bool:
    """Staff of the rural office of the very county."""
    return is_county(user, Department.RURAL) and user.region == region


@transaction.atomic
def add(
    *, by: User, name: str, identity: str, category: str, valid_from: datetime.date, employed_at: str = ""
) -> Listing:
    """An entry of the list of `by`'s county. Raises ``Refused`` naming the field."""
    if not is_county(by, Department.RURAL):
        raise Refused("wrong_role", "名单由县级乡村振兴部门登记。")
    number = spelling.number_of(identity)
    if category not in Category.values:
        raise Refused("wrong_category", "请选择人员类别。", field="category")
    _refuse_future(valid_from, "valid_from", "列入日期")
    entry = Listing(
        region=by.region, category=category, name=spelling.name_of(name), valid_from=valid_from,
        employed_at=employed_at.strip(), recorded_at=clock.now(),
    )  # fmt: skip
    entry.seal_identity(number)
    _refuse_other_name(_beside(entry), entry.name)
    _refuse_repeated(number, category, valid_from, by)
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError:  # entered by somebody else at the same instant
        _refuse_repeated(number, category, valid_from, by)
        raise
    journal.record(by=by, action="listing.add", obj=entry, detail={"category": category})
    match_listings(listing_ids=[entry.pk])
    return entry


@transaction.atomic
def amend(listing_id: int, *, by: User, name: str, employed_at: str) -> Listing:
    """Correct the name or the place of work of an open entry; other facts are another entry.

    A name is the person's: it is corrected in every entry of the number beside this one that had the same name.
    """
    entry = _open_entry(listing_id, by)
    before = (entry.name, entry.employed_at)
    entry.name, entry.employed_at = spelling.name_of(name), employed_at.strip()
    if before == (entry.name, entry.employed_at):
        raise Refused("unchanged", "内容没有改动。", field="name")
    if entry.name != before[0]:
        beside = _beside(entry)
        _refuse_other_name(beside.exclude(name=before[0]), entry.name)
        _rename(beside.filter(name=before[0]), entry.name, by)
    entry.save(update_fields=["name", "employed_at"])
    moved = before[1] != entry.employed_at
    changed = [key for key, is_so in (("name", before[0] != entry.name), ("employed_at", moved)) if is_so]
    journal.record(by=by, action="listing.amend", obj=entry, detail={"changed": changed})
    match_listings(listing_ids=[entry.pk], amended=[entry.pk] if moved else [])
    return entry


@transaction.atomic
def end(listing_id: int, *, by: User, valid_to: datetime.date, removal: str) -> Listing:
    """Close an open entry. `valid_to`: the last day on which it holds."""
    entry = _open_entry(listing_id, by)
    if removal not in REASONS:
        raise Refused("wrong_removal", "请选择移出原因。", field="removal")
    _refuse_future(valid_to, "valid_to", "截止日期")
    if valid_to < entry.valid_from:
        raise Refused("before_listed", f"截止日期不能早于列入日期（{entry.valid_from}）。", field="valid_to")
    entry.valid_to, entry.removal, entry.closed_recorded_at = valid_to, removal, clock.now()
    entry.save(update_fields=["valid_to", "removal", "closed_recorded_at"])
    journal.record(by=by, action="listing.end", obj=entry, detail={"removal": removal})
    match_listings(listing_ids=[entry.pk])
    return entry


def _open_entry(listing_id: int, by: User) -> Listing:
    entry = Listing.objects.select_for_update(of=("self",)).select_related("region").get(pk=listing_id)
    if not may_keep(by, entry.region):
        raise Refused("wrong_role", "名单由本县乡村振兴部门维护。")
    if entry.valid_to is not None:
        raise Refused("closed", f"该人员已移出名单（截止 {entry.valid_to}）。")
    return entry


def _beside(entry: Listing):
    """The other entries of its number on the list of its county that hold on one of its days or later."""
    same = Listing.objects.filter(identity_lookup=entry.identity_lookup, region=entry.region).exclude(pk=entry.pk)
    return same.filter(Q(valid_to=None) | Q(valid_to__gte=entry.valid_from)).order_by("valid_from", "pk")


def _refuse_other_name(entries, name: str) -> None:
    """One number is one person. The list is the office's own, so that the name there may be told."""
    other = entries.exclude(name=name).first()
    if other is not None:
        said = f"本县名单中这个号码的姓名是“{other.name}”（{other.get_category_display()}，自 {other.valid_from}）"
        raise Refused("other_name", f"{said}，请核对号码和姓名；原记录姓名有误的，先更正原记录。", field="name")


def _rename(entries, name: str, by: User) -> None:
    for entry in entries.select_for_update(of=("self",)).select_related("region"):
        entry.name = name
        entry.save(update_fields=["name"])
        journal.record(by=by, action="listing.amend", obj=entry, detail={"changed": ["name"]})


def _refuse_repeated(number: str, category: str, valid_from: datetime.date, by: User) -> None:
    found = Listing.objects.filter(identity_lookup=identity_lookup(number), category=category, region=by.region)
    for entry in found.order_by("valid_from"):
        if entry.valid_to is None:
            raise Refused("repeated", f"名单中已有（自 {entry.valid_from}）。", field="identity")
        if entry.valid_to >= valid_from:
            said = f"与名单中 {entry.valid_from} 至 {entry.valid_to} 的记录重叠，列入日期应在其后。"
            raise Refused("overlaps", said, field="valid_from")


def _refuse_future(day: datetime.date, field: str, label: str) -> None:
    if day > clock.today():
        raise Refused("future_date", f"{label}不能晚于今天。", field=field)
