"""Registering whom a workshop employs: the person, the worker as this workshop knows them, and the spell."""

import datetime

from django.db import transaction

from employment.actions import claiming, matching, spells
from employment.actions.holding import hold_worker, hold_workshop, refuse_faulty
from employment.models import Employment, Person, Sex, Worker, identity_lookup
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.models import Workshop
from workshops.people import spelling
from workshops.people.identity import born_on, is_male
from workshops.regions.models import Level, Region


@transaction.atomic
def register(
    *,
    by: User,
    workshop_id: int,
    name: str,
    identity: str,
    phone: str,
    ethnic_group: str,
    home_region: Region,
    category: str,
    relation: str,
    form: str,
    post: str,
    started_on: datetime.date,
    contract: str = "",
    insurance: str = "",
    pay_basis: str = "",
    ended_on: datetime.date | None = None,
) -> Employment:
    """Whoever the workshop knows already gets a further spell, and what is given now is what it says of them.

    `phone`, `ethnic_group` and `category` may be "". Raises ``Refused`` at the field at fault.
    """
    workshop = hold_workshop(workshop_id, by=by, adding=True)
    number = spelling.number_of(identity)
    worker = _worker(workshop, number, spelling.name_of(name))
    _write(worker, phone=phone, ethnic_group=ethnic_group, home_region=home_region)
    given = {
        "relation": relation, "form": form, "post": post, "started_on": started_on, "ended_on": ended_on,
        "contract": contract, "insurance": insurance, "pay_basis": pay_basis,
    }  # fmt: skip
    spell = spells.write(Employment(worker=worker, recorded_at=clock.now()), given, born=born_on(number))
    if category:
        claiming.claim_unless_claimed(worker, category, started_on)
    journal.record(by=by, action="worker.register", obj=spell, region=workshop.region_id, detail={"worker": worker.pk})
    matching.match(person_ids=[worker.person_id])
    return spell


@transaction.atomic
def amend_worker(
    worker_id: int,
    *,
    by: User,
    seen_version: int,
    name: str,
    phone: str,
    ethnic_group: str,
    home_region: Region,
) -> Worker:
    """`phone` "" keeps the known one. Raises ``Refused`` (changed_meanwhile, unchanged, or at a field)."""
    worker = hold_worker(worker_id, by=by)
    if worker.version != seen_version:
        raise Refused("changed_meanwhile", "这名人员的信息刚刚被他人更改，请核对最新内容后重新填写。")
    moved = worker.home_region_id != home_region.pk
    changed = _write(
        worker, name=spelling.name_of(name), phone=phone, ethnic_group=ethnic_group, home_region=home_region
    )
    if not changed:
        raise Refused("unchanged", "没有改动。")
    region = worker.workshop.region_id
    journal.record(by=by, action="worker.amend", obj=worker, region=region, detail={"fields": changed})
    if moved:
        matching.match(person_ids=[worker.person_id])
    return worker


def person_of(number: str) -> Person:
    """The person of a normal identity number, found or made, and locked; safe where two workshops register them at
    once, and where they are just being erased: then they are somebody new."""
    lookup = identity_lookup(number)
    facts = {"sex": Sex.MALE if is_male(number) else Sex.FEMALE, "birth_year": born_on(number).year}
    while True:
        Person.objects.get_or_create(identity_lookup=lookup, defaults=facts)
        locked = Person.objects.select_for_update(no_key=True).filter(identity_lookup=lookup).first()
        if locked is not None:
            return locked


def _worker(workshop: Workshop, number: str, name: str) -> Worker:
    """As the workshop knows them already, or new and not yet saved."""
    person = person_of(number)
    known = Worker.objects.select_for_update(of=("self",), no_key=True).filter(person=person, workshop=workshop).first()
    if known is None:
        made = Worker(person=person, workshop=workshop, name=name, created_at=clock.now())
        made.seal_identity(number)
        return made
    if known.name != name:
        said = "该身份证号码在本工坊已登记，但姓名与所填的不同，请核对；原登记的姓名有误的，请先到该人员页面更正。"
        raise Refused("other_name", said, field="name")
    return known


def _write(worker: Worker, *, phone: str, ethnic_group: str, home_region: Region, name: str = "") -> list[str]:
    """Saves what is given; "" leaves what is known. Names of the fields that changed."""
    if not (home_region.certifies or home_region.level == Level.COUNTY):
        raise Refused("home_region", "户籍所在地请选择到县级。", field="home_region")
    given = {"name": name or worker.name, "ethnic_group": ethnic_group or worker.ethnic_group}
    changed = [field for field, value in given.items() if getattr(worker, field) != value]
    for field, value in given.items():
        setattr(worker, field, value)
    refuse_faulty(worker, given)
    if worker.home_region_id != home_region.pk:
        worker.home_region = home_region
        changed.append("home_region")
    digits = spelling.phone_of(phone)
    if digits and digits != worker.phone():
        worker.seal_phone(digits)
        changed.append("phone")
    if worker.pk is None:
        worker.save()
    elif changed:
        worker.version += 1
        worker.save()
    return changed
