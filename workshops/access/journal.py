"""Writing the journal. Sealing and verifying it: ``sealing.py``."""

from .models import JournalEntry
from .models.user import User
from .origin import client_address, current_address

Result = JournalEntry.Result


def record(*, by, action: str, obj=None, region=None, result="done", detail=None, request=None) -> JournalEntry:
    """Append one entry, in the current transaction.

    ``by``: the acting user; ``None`` or an anonymous user for the system itself or a visitor.
    ``action``: dotted English code, e.g. ``application.accept``. ``obj``: a model instance, or a pair (label, id).
    ``region``: Region or its code; taken from ``obj.region`` when not given. ``result``: ``done`` | ``refused``.
    ``detail``: JSON, never personal data. The address comes from ``request``, else from the request being served.
    """
    actor = by if isinstance(by, User) and by.pk else None
    label, key = _identify(obj)
    return JournalEntry.objects.create(
        actor=actor,
        actor_name=actor.username if actor else "",
        duty=actor.duty if actor else "",
        office_name=actor.office.name if actor and actor.office else "",
        action=action,
        object_type=label,
        object_id=key,
        region_id=_region_code(region, obj),
        result=result,
        detail=detail or {},
        address=client_address(request) if request is not None else current_address(),
    )


def _identify(obj) -> tuple[str, str]:
    if obj is None:
        return "", ""
    if isinstance(obj, tuple):
        label, key = obj
        return label, str(key)
    return obj._meta.label_lower, str(obj.pk)


def _region_code(region, obj) -> str | None:
    if region is None:
        return getattr(obj, "region_id", None)
    return region if isinstance(region, str) else region.pk
