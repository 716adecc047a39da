"""Showing leaders whom to call: the whole office phone, and a row in the journal that says so."""

from dataclasses import dataclass

from django.db import transaction

from reporting.models import ResponsiblePerson
from reporting.queries.responsible import of_leader
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused


@dataclass(frozen=True, slots=True)
class Contact:
    person: ResponsiblePerson
    phone: str


@transaction.atomic
def contacts_for(*, by: User) -> list[Contact]:
    """Those in post in the leader's own counties, with the number in clear; nobody's for others."""
    if not by.is_leader:
        raise Refused("wrong_role", "本页供工坊带头人查询所在县的负责人。")
    found = [Contact(person, person.phone()) for person in of_leader(by, clock.today()).select_related("region")]
    if any(contact.phone for contact in found):
        shown = [contact.person.pk for contact in found if contact.phone]
        journal.record(by=by, action="responsible.read_phones", region=by.home_region_id, detail={"rows": shown})
    return found
