"""The rows behind head counts: one a person at a workshop, without anything that says who it is."""

from collections.abc import Iterator, Mapping, Sequence

from reporting.people_indicators.base import PeopleIndicator
from reporting.queries.basis import Basis
from reporting.queries.evidence.row import PEOPLE, EvidenceRow, person_key
from reporting.queries.people_rows import stays_of_people


def people_rows(
    asked: Sequence[PeopleIndicator], basis: Basis, labels: Mapping[int, str], in_force: Sequence[int]
) -> Iterator[EvidenceRow]:
    """``labels``: workshop → its name; ``in_force``: the workshops whose people count."""
    signs = tuple(each.counts for each in asked)
    for person, workshop, bits in stays_of_people(basis, in_force, signs):
        values = {each.code: "1" for number, each in enumerate(asked) if bits & 2**number}
        if values:
            yield EvidenceRow(PEOPLE, person_key(person, workshop), labels[workshop], values)
