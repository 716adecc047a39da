"""Erasure of trainees when the period of retention is over, as of the register's people (docs/adr/0031).

A person goes as a whole: only when every course, and every subsidy, of theirs lies before the period. Instead of the
look-up of the identity number all their rows get one token that says nothing, so counts of persons stay what they were.
"""

import datetime
import uuid

from django.apps import apps
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from training.models import SubsidyClaim, Trainee
from workshops.access import journal
from workshops.people.names import ERASED

BATCH = 500
MARK = "erased-"


def erase_trainees(*, older_than: datetime.date, dry_run: bool = False) -> int:
    """Rows erased; ``older_than``: the first day still within the period. Batch by batch; broken off, it goes on."""
    if dry_run:
        return Trainee.objects.filter(identity_lookup__in=_expired(older_than)).count()
    done, after = 0, ""
    while lookups := list(_expired(older_than).filter(identity_lookup__gt=after)[:BATCH]):
        done += _batch(lookups, older_than)
        after = lookups[-1]
    return done


def _expired(limit: datetime.date):
    """Look-ups of people whom nothing within the period speaks of, in order."""
    same = Trainee.objects.filter(identity_lookup=OuterRef("identity_lookup"))
    claims = SubsidyClaim.objects.filter(trainee__identity_lookup=OuterRef("identity_lookup"), voided_at=None)
    recent = claims.filter(Q(year__gte=limit.year) | Q(paid_on__gte=limit) | Q(decided_at__date__gte=limit))
    rows = Trainee.objects.filter(~Exists(same.filter(course__ends_on__gte=limit)), ~Exists(recent))
    rows = rows.exclude(identity_lookup="").exclude(identity_lookup__startswith=MARK)
    return rows.order_by("identity_lookup").values_list("identity_lookup", flat=True).distinct()


@transaction.atomic
def _batch(lookups: list[str], limit: datetime.date) -> int:
    rows = Trainee.objects.filter(identity_lookup__in=lookups)
    list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    past = apps.get_model("training", "TraineeEvent").objects
    done = 0
    for lookup in _expired(limit).filter(identity_lookup__in=lookups):  # once more, under the locks
        own = Trainee.objects.filter(identity_lookup=lookup)
        keys, token = list(own.values_list("pk", flat=True)), f"{MARK}{uuid.uuid4().hex}"
        own.exclude(void_reason="").update(void_reason=ERASED)
        own.exclude(certificate_number="").update(certificate_number=ERASED)
        done += own.update(name=ERASED, identity_sealed="", phone_sealed="", identity_lookup=token)
        # After the rows themselves: changing them wrote one more event with the name.
        events = past.filter(pgh_obj_id__in=keys)
        events.exclude(void_reason="").update(void_reason=ERASED)
        events.exclude(certificate_number="").update(certificate_number=ERASED)
        events.update(name=ERASED, identity_lookup=token)
    if done:
        journal.record(by=None, action="trainee.erase", detail={"ended_before": limit.isoformat(), "rows": done})
    return done
