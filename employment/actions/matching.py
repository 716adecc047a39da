"""Bringing the register and rural's lists together, by the keyed look-up of identity numbers (rules.md §5)."""

from collections.abc import Iterable

from employment.models import Listing, Person


def match(*, person_ids: Iterable[int]) -> None:
    """Link the entries of lists to these persons; in the caller's transaction, after people were entered."""
    for pk, lookup in Person.objects.filter(pk__in=list(person_ids)).values_list("pk", "identity_lookup"):
        if lookup:
            Listing.objects.filter(identity_lookup=lookup, person=None).update(person=pk)
