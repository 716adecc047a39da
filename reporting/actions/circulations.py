"""Taking note of figures that were passed on (通报)."""

from django.db import transaction

from reporting.models import Circulation
from reporting.queries.circulations import may_acknowledge
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions.refusals import tracing


def acknowledge(circulation_id: int, *, by: User) -> Circulation:
    """By the department that it was passed to; once."""
    refused = (Circulation._meta.label_lower, circulation_id)
    with tracing("circulation.acknowledge", by, refused), transaction.atomic():
        row = Circulation.objects.select_for_update(of=("self",)).select_related("frozen__filed").get(pk=circulation_id)
        if not may_acknowledge(row, by):
            raise Refused("wrong_role", "通报由收到的部门签收。")
        if row.acknowledged_at is not None:
            raise Refused("wrong_state", "这份通报已经签收。")
        row.acknowledged_at, row.acknowledged_by = clock.now(), by
        row.save(update_fields=("acknowledged_at", "acknowledged_by"))
        journal.record(by=by, action="circulation.acknowledge", obj=row, region=row.region_id)
        return row
