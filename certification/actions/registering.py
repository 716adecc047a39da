"""Entering a certified application into the register."""

from certification.actions.numbering import next_serial
from certification.models import Application, Certificate
from certification.numbers import format_number
from certification.standing import refresh
from workshops.access import clock
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions.describing import describe
from workshops.models import ALL_FACTS, Leader, Standing, Workshop


def register(application: Application, *, by: User) -> Workshop:
    """The workshop with its certificate, in the deciding transaction; the old record stays linked."""
    refuse_second_registration(application)
    today = clock.today()
    serial = next_serial(region=application.region, year=today.year)
    number = format_number(application.region_id, today.year, serial)
    facts = {field: getattr(application, field) for field in ALL_FACTS}
    workshop = Workshop(
        **facts, number=number, certified_on=today, leader=_leader(application), previous=application.previous
    )
    workshop.save()
    workshop.projects.set(application.projects.all())
    describe(workshop)
    Certificate.objects.create(
        workshop=workshop,
        application=application,
        region=application.region,
        year=today.year,
        serial=serial,
        number=number,
        certified_on=today,
        recorded_at=clock.now(),
        figures=workshop.figures(),
        by=by,
    )
    refresh([workshop.pk])
    workshop.refresh_from_db()
    return workshop


def refuse_second_registration(application: Application) -> None:
    """One workshop has one valid registration: not beside the old one, nor beside another that followed it."""
    if application.previous_id is None:
        return
    previous = Workshop.objects.select_for_update().get(pk=application.previous_id)
    if previous.standing == Standing.CERTIFIED:
        raise Refused("still_certified", f"原登记（{previous.number}）的资格有效，不能重新认定。")
    if previous.successors.exists():
        raise Refused("already_succeeded", f"原登记（{previous.number}）已重新认定并取得新的登记编号。")


def _leader(application: Application) -> Leader:
    """The applicant as this county knows them; another county's row of the same person stays as it is."""
    of_the_county = Leader.objects.filter(region=application.region)
    leader = of_the_county.filter(user=application.applicant).first() if application.applicant else None
    if leader is None:
        leader = Leader(region=application.region, user=application.applicant)
    renamed = leader.pk is not None and leader.name != application.leader_name
    leader.name = application.leader_name
    leader.seal_phone(application.leader_phone())
    leader.save()
    for workshop in leader.workshops.select_related("leader") if renamed else ():
        describe(workshop)
    return leader
