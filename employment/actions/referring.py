"""Referrals: a county office proposes a person for a vacancy, the workshop answers."""

import datetime

from django.db import transaction
from django.urls import reverse

from employment.actions.authority import COUNTY_STAFF, refuse_unless_keeps
from employment.actions.vacancies import fill, locked
from employment.models import Referral, ReferralOutcome, Vacancy, VacancyStatus, Worker
from employment.queries.vacancies import EXPIRED, OPEN, hired_for, out_of_work, state_of
from workshops.access import clock, journal, notify
from workshops.access.models import User
from workshops.access.phones import normal_contact
from workshops.access.refusal import Refused
from workshops.people import spelling
from workshops.people.fields import Field, may_see

ENDED = {EXPIRED: "这个岗位已过截止日期，不再接受推荐。", "filled": "这个岗位已招满，不再接受推荐。"}
CONTACT = "请填写 11 位手机号码，或带区号的固定电话。"


def may_refer(user: User, vacancy: Vacancy) -> bool:
    """Staff of the three departments of the workshop's county; people are told by name, so who may read names."""
    in_county = user.is_office and user.level == "county" and user.duty in COUNTY_STAFF
    return in_county and user.region == vacancy.workshop.region and may_see(user, Field.NAME)


@transaction.atomic
def refer(
    vacancy_id: int, *, by: User, name: str = "", phone: str = "", note: str = "", worker: Worker | None = None
) -> Referral:
    """`worker`: one of ``out_of_work``, whose name is taken, and whose phone where none is given."""
    vacancy = locked(vacancy_id)
    if not may_refer(by, vacancy):
        raise Refused("wrong_role", "只有工坊所在县的部门可以推荐人员。")
    state = state_of(vacancy)
    if state != OPEN:
        raise Refused("not_open", ENDED.get(state, "这个岗位已结束招聘，不再接受推荐。"))
    if worker is not None and not out_of_work(by, vacancy.workshop.region).filter(pk=worker.pk).exists():
        raise Refused("worker_not_free", "该人员已在工坊就业，或不在本县登记，不能推荐。", field="worker")
    referral = Referral(vacancy=vacancy, worker=worker, note=note.strip(), by=by, referred_at=clock.now())
    referral.name = worker.name if worker else spelling.name_of(name)
    referral.seal_phone(_contact(phone, worker))
    _refuse_twice(referral)
    referral.full_clean()
    referral.save()
    region = vacancy.workshop.region_id
    journal.record(by=by, action="referral.make", obj=referral, region=region, detail={"vacancy": vacancy.pk})
    _tell_leader(vacancy)
    return referral


@transaction.atomic
def answer(referral_id: int, *, by: User, outcome: str, outcome_on: datetime.date, note: str = "") -> Referral:
    """`outcome`: hired or declined. With the last post filled the vacancy is."""
    known = Referral.objects.get(pk=referral_id)
    vacancy = locked(known.vacancy_id)
    refuse_unless_keeps(by, vacancy.workshop)
    referral = Referral.objects.select_related("by").get(pk=referral_id)
    if referral.outcome != ReferralOutcome.PENDING:
        raise Refused("answered", "这次推荐已经答复。")
    if outcome not in (ReferralOutcome.HIRED, ReferralOutcome.DECLINED):
        raise Refused("no_outcome", "请选择录用或不录用。", field="outcome")
    if not clock.local_day(referral.referred_at) <= outcome_on <= clock.today():
        raise Refused("wrong_day", "答复日期应在推荐之后，不晚于今天。", field="outcome_on")
    if outcome == ReferralOutcome.HIRED and vacancy.status == VacancyStatus.FILLED:
        raise Refused("filled", "这个岗位已招满；还要录用的，请先增加招聘人数。", field="outcome")
    referral.outcome, referral.outcome_on, referral.outcome_note = outcome, outcome_on, note.strip()
    referral.save(update_fields=["outcome", "outcome_on", "outcome_note"])
    if outcome == ReferralOutcome.HIRED and vacancy.status == VacancyStatus.OPEN:
        fill(vacancy, hired_for(vacancy))
        vacancy.save(update_fields=["status"])
    detail = {"vacancy": vacancy.pk, "outcome": str(outcome)}
    journal.record(by=by, action="referral.answer", obj=referral, region=vacancy.workshop.region_id, detail=detail)
    title = f"“{vacancy.workshop.name}”已答复岗位推荐：{vacancy.title}"
    notify.post(to_users=[referral.by], kind="vacancy.answered", title=title, link=_page(vacancy))
    return referral


def _contact(typed: str, worker: Worker | None) -> str:
    """The number to call; without one the leader could not answer."""
    phone = normal_contact(typed) if typed.strip() else worker.phone() if worker else ""
    if not phone:
        raise Refused("bad_phone", CONTACT, field="phone")
    return phone


def _refuse_twice(referral: Referral) -> None:
    waiting = referral.vacancy.referrals.exclude(outcome=ReferralOutcome.DECLINED)
    if waiting.filter(phone_lookup=referral.phone_lookup, name=referral.name).exists():
        raise Refused("already_referred", "这个人已推荐给该岗位。")


def _tell_leader(vacancy: Vacancy) -> None:
    leader = vacancy.workshop.leader.user
    if leader is not None:
        title = f"有人被推荐到“{vacancy.workshop.name}”的岗位：{vacancy.title}"
        notify.post(to_users=[leader], kind="vacancy.referred", title=title, link=_page(vacancy))


def _page(vacancy: Vacancy) -> str:
    return reverse("employment:vacancy-detail", args=[vacancy.pk])
