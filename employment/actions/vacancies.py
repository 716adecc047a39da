"""Vacancies: published, amended and closed by the workshop's leader or its county's culture office."""

import datetime

from django.db import transaction

from employment.actions.authority import refuse_unless_keeps
from employment.actions.holding import hold_workshop
from employment.models import Vacancy, VacancyStatus
from employment.queries.vacancies import hired_for
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.people.texts import holds_any_number

DAYS_MAX = 366
"""How long a vacancy may be open."""


@transaction.atomic
def publish(workshop_id: int, *, by: User, **facts) -> Vacancy:
    """`facts`: title, form, headcount, pay_basis, pay_from, pay_to (yuan a month), requirements, training_offered,
    closes_on."""
    workshop = hold_workshop(workshop_id, by=by, adding=True)
    vacancy = Vacancy(workshop=workshop, published_on=clock.today())
    _write(vacancy, facts)
    journal.record(by=by, action="vacancy.publish", obj=vacancy, region=workshop.region_id)
    return vacancy


@transaction.atomic
def amend(vacancy_id: int, *, by: User, **facts) -> Vacancy:
    """Of one that is not closed; with more posts a filled one is open again."""
    vacancy = locked(vacancy_id)
    refuse_unless_keeps(by, vacancy.workshop, adding=True)
    if vacancy.status == VacancyStatus.CLOSED:
        raise Refused("closed", "这个岗位已结束招聘，请另行发布。")
    _write(vacancy, facts)
    journal.record(by=by, action="vacancy.amend", obj=vacancy, region=vacancy.workshop.region_id)
    return vacancy


@transaction.atomic
def close(vacancy_id: int, *, by: User) -> Vacancy:
    vacancy = locked(vacancy_id)
    refuse_unless_keeps(by, vacancy.workshop)
    if vacancy.status == VacancyStatus.CLOSED:
        raise Refused("closed", "这个岗位已结束招聘。")
    vacancy.status, vacancy.closed_at = VacancyStatus.CLOSED, clock.now()
    vacancy.save(update_fields=["status", "closed_at"])
    journal.record(by=by, action="vacancy.close", obj=vacancy, region=vacancy.workshop.region_id)
    return vacancy


def locked(vacancy_id: int) -> Vacancy:
    """The vacancy under its lock, with what deciding about it needs."""
    rows = Vacancy.objects.select_for_update(of=("self",)).select_related("workshop__leader__user", "workshop__region")
    return rows.get(pk=vacancy_id)


def fill(vacancy: Vacancy, hired: int) -> None:
    """Open or filled, by how many were hired; the caller saves."""
    vacancy.status = VacancyStatus.FILLED if hired >= vacancy.headcount else VacancyStatus.OPEN


def _write(vacancy: Vacancy, facts: dict) -> None:
    for field, value in facts.items():
        setattr(vacancy, field, value.strip() if isinstance(value, str) else value)
    _refuse_mobile(vacancy.requirements)
    if vacancy.closes_on < clock.today():
        raise Refused("past", "截止日期不能早于今天。", field="closes_on")
    if vacancy.closes_on > clock.today() + datetime.timedelta(days=DAYS_MAX):
        raise Refused("too_far", "截止日期最远为一年以后。", field="closes_on")
    if vacancy.pay_from and vacancy.pay_to and vacancy.pay_to < vacancy.pay_from:
        raise Refused("pay_order", "月收入上限不能低于下限。", field="pay_to")
    hired = hired_for(vacancy) if vacancy.pk else 0
    if vacancy.headcount < hired:
        raise Refused("fewer_than_hired", f"已录用 {hired} 人，招聘人数不能更少。", field="headcount")
    fill(vacancy, hired)
    vacancy.full_clean()
    vacancy.save()


def _refuse_mobile(text: str) -> None:
    """Vacancies are read far beyond the county, so nobody's number stands in one."""
    if holds_any_number(text):
        reason = "这里有手机号码或身份证号码，请删去：岗位信息各级都能看到，推荐的人员由工坊联系。"
        raise Refused("mobile_number", reason, field="requirements")
