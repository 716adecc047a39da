"""Registration numbers: unique, never reused, without gaps for a county and year (rules.md §3)."""

from django.db import connection

from certification.models import NumberSequence


def next_serial(*, region, year: int) -> int:
    """The next serial, the sequence's row staying locked until the transaction ends: a rollback leaves no gap."""
    if not connection.in_atomic_block:
        raise RuntimeError("a number is given inside the transaction that uses it")
    NumberSequence.objects.bulk_create([NumberSequence(region=region, year=year)], ignore_conflicts=True)
    sequence = NumberSequence.objects.select_for_update().get(region=region, year=year)
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return sequence.last
