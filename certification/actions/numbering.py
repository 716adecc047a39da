"""Registration numbers: unique, never reused, without gaps for a county and year (rules.md §3)."""

from django.db import connection

from certification.models import NumberSequence


def next_serial(*, region, year: int) -> int:
    """The next serial of a region and year."""
    return next_serials(region=region, year=year, count=1)[0]


def next_serials(*, region, year: int, count: int) -> range:
    """The next serials, the sequence's row staying locked until the transaction ends: a rollback leaves no gap.

    Whoever takes serials of several sequences takes them in the order of (region code, year), lest two wait for
    each other.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a number is given inside the transaction that uses it")
    NumberSequence.objects.bulk_create([NumberSequence(region=region, year=year)], ignore_conflicts=True)
    sequence = NumberSequence.objects.select_for_update().get(region=region, year=year)
    first = sequence.last + 1
    sequence.last += count
    sequence.save(update_fields=["last"])
    return range(first, first + count)
