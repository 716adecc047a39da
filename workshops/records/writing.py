"""Entering, putting right and voiding a record: the only writers of the kinds."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions import refusals
from workshops.actions.storing import store_document
from workshops.models import Record, Standing, Workshop
from workshops.people.texts import SAID, holds_number
from workshops.records.kind import Kind

SURE = "sure"
CHANGED = "这条记录刚被修改，请重新打开页面核对后再改。"


def enter(kind: Kind, /, *, by: User, uploads: dict[str, Any] | None = None, **facts) -> Record:
    """A new row; ``facts``: the kind's fields, and ``sure`` where it may be written in spite of doubts. Raises
    ``Refused`` or ``ValidationError`` by field; doubts stand at ``sure``."""
    with _tracing(kind, "enter", by), transaction.atomic():
        if not kind.keepers.may_add(by):
            raise Refused("wrong_role", f"您的账号不能登记{kind.noun}。")
        row = kind.model(by=by)
        _write(kind, row, facts, by, uploads or {}, "enter")
    return row


def amend(kind: Kind, pk: int, /, *, by: User, seen_version: int, uploads=None, **facts) -> Record:
    """``seen_version``: of the row as the user saw it, so that nobody overwrites what they have not read."""
    with _tracing(kind, "amend", by, pk), transaction.atomic():
        row = _hold(kind, pk, by)
        if row.version != seen_version:
            raise Refused("changed_meanwhile", CHANGED)
        row.version += 1
        _write(kind, row, facts, by, uploads or {}, "amend")
    return row


def void(kind: Kind, pk: int, *, by: User, reason: str) -> Record:
    """Entered by mistake: it stays, counts no more and can't be taken back."""
    with _tracing(kind, "void", by, pk), transaction.atomic():
        row = _hold(kind, pk, by)
        row.voided_at, row.void_reason = clock.now(), reason.strip()
        row.version += 1
        row.save()
        kind.changed(row, by, act="void")
        journal.record(by=by, action=kind.act("void"), obj=row, region=kind.region_of(row))
    return row


def _tracing(kind: Kind, act: str, by: User, pk: int | None = None):
    return refusals.tracing(kind.act(act), by, (kind.model._meta.label_lower, pk) if pk else None)


def build(kind: Kind, by: User, facts: dict[str, Any]) -> Record:
    """The row that the facts make, unsaved, for checking many of them."""
    row = kind.model(by=by, **{name: value for name, value in facts.items() if name not in kind.many})
    kind.complete(row, by)
    return row


def find_faults(kind: Kind, row: Record, by: User) -> dict[str, list[str]]:
    """Field → reasons, of the kind's rules, the model's fields and the database's constraints."""
    found: dict[str, list[str]] = {}
    if row.pk is None and _has_ended(kind, row):
        found["workshop"] = ["工坊的资格已终止，不能再新增。"]
    elif not kind.keepers.may_keep(by, row):
        found["workshop" if "workshop" in kind.fields else ""] = [f"您的账号不能为其登记{kind.noun}。"]
    try:
        # Rows that others name were found among those that exist.
        row.clean_fields(exclude=[*kind.relations, "void_reason"])
    except ValidationError as error:
        found |= error.message_dict
    for field, reason in kind.faults(row, by):
        found.setdefault(field, []).append(reason)
    for field in kind.prose:
        if field not in found and holds_number(getattr(row, field)):
            found[field] = [SAID]
    if not found:
        _ask_constraints(kind, row, found)
    return found


def _has_ended(kind: Kind, row: Record) -> bool:
    workshop = kind.workshop_of(row)
    return kind.in_force_only and workshop is not None and workshop.standing != Standing.CERTIFIED


def _ask_constraints(kind: Kind, row: Record, found: dict[str, list[str]]) -> None:
    for constraint in kind.model._meta.constraints:
        try:
            constraint.validate(kind.model, row)
        except ValidationError:
            field, reason = _words(kind, constraint.name)
            found.setdefault(field, []).append(reason)


def _words(kind: Kind, constraint: str) -> tuple[str, str]:
    return kind.constraint_words.get(constraint, ("", "填写的内容互相矛盾，或与已有记录重复，请核对。"))


def _write(kind: Kind, row: Record, facts: dict[str, Any], by: User, uploads: dict, act: str) -> None:
    sure = facts.pop("sure", False)
    _fill(kind, row, facts, by)
    if found := find_faults(kind, row, by):
        raise ValidationError({field or "__all__": reasons for field, reasons in found.items()})
    doubts = list(kind.doubts(row, by))
    if doubts and not sure:
        raise ValidationError({SURE: [said for _, said in doubts]})
    if hasattr(row, "doubts"):
        row.doubts = [code for code, _ in doubts]
    for name, upload in uploads.items():
        if upload:
            setattr(row, name, _stored(upload, by, kind.region_of(row), name))
    _save(kind, row)
    for name in kind.many & facts.keys():
        getattr(row, name).set(facts[name])
    kind.changed(row, by, act=act)
    journal.record(by=by, action=kind.act(act), obj=row, region=kind.region_of(row))


def _fill(kind: Kind, row: Record, facts: dict[str, Any], by: User) -> None:
    """The facts put into the row; its workshop under lock, for its status may end at this moment."""
    if strange := facts.keys() - (set(kind.fields) - set(kind.files)):
        raise TypeError(f"{kind.name} has no {strange}")
    for name, value in facts.items():
        if name not in kind.many:
            setattr(row, name, value.strip() if isinstance(value, str) else value)
    kind.complete(row, by)
    workshop = kind.workshop_of(row)
    if workshop is not None:
        held = Workshop.objects.select_for_update(of=("self",), no_key=True).select_related("leader", "region")
        row.workshop = held.get(pk=workshop.pk)


def _stored(upload, by: User, region, name: str):
    try:
        return store_document(upload, by=by, region=region, shared=False)
    except Refused as refusal:
        raise Refused(refusal.code, refusal.message, field=name) from refusal


def _save(kind: Kind, row: Record) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:  # another was quicker
        constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        if constraint not in kind.constraint_words:
            raise
        field, reason = kind.constraint_words[constraint]
        raise Refused("conflict", reason, field=field) from error


def _hold(kind: Kind, pk: int, by: User) -> Record:
    rows = kind.model.objects.select_for_update(of=("self",), no_key=True).select_related("by", *kind.joins)
    row = rows.get(pk=pk)
    if not kind.keepers.may_keep(by, row):
        raise Refused("wrong_role", f"您的账号不能更改这条{kind.noun}记录。")
    if row.voided_at:
        raise Refused("voided", "这条记录已经作废，不能再更改。")
    return row
