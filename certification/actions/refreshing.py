"""Bringing the shown standings up to a day: risk and deadlines change with the calendar too."""

import datetime

from django.db import transaction

from certification import standing
from workshops.models import Workshop


def refresh_standings(*, as_of: datetime.date) -> int:
    """Refresh what differs, each workshop under its lock so that nothing handed in meanwhile is overwritten."""
    changed = 0
    for found in standing.check(as_of=as_of):
        with transaction.atomic():
            Workshop.objects.select_for_update().get(pk=found.workshop_id)
            changed += standing.refresh([found.workshop_id], as_of=as_of)
    return changed
