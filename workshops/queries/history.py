"""The history of a register entry, from the events the database itself keeps."""

import datetime
from dataclasses import dataclass
from itertools import pairwise

from django.db import models

from workshops.access.models import User
from workshops.models import Workshop

# Columns that follow from others or say nothing to a reader.
SILENT = {"id", "uid", "search_text", "version", "created_at", "updated_at", "would_end_on", "at_risk"}


@dataclass(frozen=True, slots=True)
class Change:
    """One change: when, by whom ("" = the system), and (label, old, new) of each field. The first has no fields."""

    at: datetime.datetime
    by: str
    fields: tuple[tuple[str, str, str], ...]


def changes_of(workshop: Workshop) -> list[Change]:
    """Newest first; changes of silent columns alone are left out."""
    events = list(workshop.events.select_related("pgh_context").order_by("pgh_id"))
    names = _names(events)
    if not events:
        return []
    changes = [Change(events[0].pgh_created_at, _by(events[0], names), ())]
    for before, after in pairwise(events):
        fields = tuple(_difference(before, after))
        if fields:
            changes.append(Change(after.pgh_created_at, _by(after, names), fields))
    return changes[::-1]


def _difference(before, after):
    for field in Workshop._meta.concrete_fields:
        if field.name in SILENT:
            continue
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if old != new:
            yield field.verbose_name, _said(field, before, old), _said(field, after, new)


def _said(field: models.Field, event, value) -> str:
    if value in (None, ""):
        return "—"
    if isinstance(value, bool):
        return "是" if value else "否"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field.is_relation:
        related = field.related_model._base_manager.filter(pk=value).first()
        return str(related or value)
    return str(value)


def _names(events) -> dict[int, str]:
    keys = {event.pgh_context.metadata.get("user") for event in events if event.pgh_context}
    users = User.objects.filter(pk__in=keys - {None}).select_related("office")
    return {u.pk: f"{u.full_name}（{u.office.name if u.office else u.get_duty_display()}）" for u in users}


def _by(event, names: dict[int, str]) -> str:
    return names.get(event.pgh_context.metadata.get("user"), "") if event.pgh_context else ""
