"""Benefits as the county's HRSS enters them. Nothing is amended: what is wrong is voided and entered anew;
only what was entered before it was paid is completed, once.
"""

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.db import transaction

from employment.actions.authority import is_county
from employment.models import Benefit, BenefitKind, BenefitRecipient, Person, Worker
from employment.queries.benefits import employed_within, same_payments, usable_kinds
from workshops.access import clock, journal
from workshops.access.models import Department, User
from workshops.access.refusal import Refused
from workshops.actions.storing import store_document
from workshops.models import Workshop
from workshops.regions.models import Region

FIRST_DAY = datetime.date(2000, 1, 1)
YEARS_MAX = 10
ONLY_HRSS = "补贴由工坊所在县的人力资源社会保障部门登记。"


def may_enter_in(user: User, region: Region) -> bool:
    return is_county(user, Department.HRSS) and user.region == region


def faults(
    *,
    workshop: Workshop,
    period_from: datetime.date,
    period_to: datetime.date,
    paid_on: datetime.date | None,
    today: datetime.date,
) -> Iterator[tuple[str, str]]:
    """What is wrong with the days of a payment, whoever states it: (field, reason in Chinese)."""
    if period_to < period_from:
        yield "period_to", "享受期止不能早于享受期起"
    elif period_from < FIRST_DAY:
        yield "period_from", "享受期起过早，请核对"
    elif (period_to - period_from).days > YEARS_MAX * 366:
        yield "period_to", f"享受期最长 {YEARS_MAX} 年，请核对"
    elif period_to < workshop.certified_on:
        yield "period_to", f"享受期在工坊认定（{workshop.certified_on}）之前"
    elif workshop.ended_on and period_from > workshop.ended_on:
        yield "period_from", f"享受期在工坊资格终止（{workshop.ended_on}）之后"
    if paid_on is None:
        return
    if paid_on > today:
        yield "paid_on", "发放日期不能晚于今天；尚未发放的请空着"
    elif paid_on < FIRST_DAY:
        yield "paid_on", "发放日期过早，请核对"


@transaction.atomic
def record(
    workshop_id: int,
    *,
    by: User,
    kind: BenefitKind,
    worker: Worker | None,
    period_from: datetime.date,
    period_to: datetime.date,
    amount: Decimal,
    payer: str,
    paid_on: datetime.date | None = None,
    document_number: str = "",
    upload=None,
    sure: bool = False,
) -> Benefit:
    """`amount` in yuan. `upload`: a Django UploadedFile. `sure`: enter it although it looks like a double payment
    or the worker had no spell in the period.

    Raises ``Refused``; ``double_payment`` and ``not_employed`` are what `sure` gets past.
    """
    workshop = _workshop(workshop_id, by)
    _refuse_kind(kind, worker, workshop)
    days = {"period_from": period_from, "period_to": period_to}
    _refuse_unsound(workshop, paid_on=paid_on, **days)
    hold_recipients([(workshop, worker)])
    doubled = same_payments(kind=kind, workshop=workshop, worker=worker, **days).exists()
    not_employed = worker is not None and not employed_within(worker, period_from, period_to)
    _refuse_doubtful(doubled, not_employed, sure)
    benefit = Benefit(
        kind=kind, workshop=workshop, worker=worker, amount=amount, payer=payer.strip(), paid_on=paid_on,
        document_number=document_number.strip(), by=by, recorded_at=clock.now(), **days,
    )  # fmt: skip
    benefit.full_clean()
    if upload:
        # Not shared: such papers name people, whom offices above the county don't read.
        benefit.document = store_document(upload, by=by, region=workshop.region, shared=False)
    benefit.save()
    detail = {"kind": kind.code, "doubled": doubled, "not_employed": not_employed}
    journal.record(by=by, action="benefit.record", obj=benefit, region=workshop.region_id, detail=detail)
    return benefit


def _refuse_unsound(workshop: Workshop, **days) -> None:
    for field, reason in faults(workshop=workshop, today=clock.today(), **days):
        raise Refused("not_sound", f"{reason}。", field=field)


def hold_recipients(recipients: Iterable[tuple[Workshop, Worker | None]]) -> None:
    """Holds the persons, and the workshops themselves, that are paid, so that two payments at once see each other."""
    pairs = list(recipients)
    persons = {worker.person_id for _, worker in pairs if worker is not None}
    workshops = {workshop.pk for workshop, worker in pairs if worker is None}
    for model, keys in ((Workshop, workshops), (Person, persons)):
        rows = model.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",), no_key=True)
        list(rows.values_list("pk", flat=True))


def _refuse_doubtful(doubled: bool, not_employed: bool, sure: bool) -> None:
    if sure:
        return
    if doubled:
        raise Refused("double_payment", "疑似重复发放，请核对后勾选确认，再次提交。", field="sure")
    if not_employed:
        reason = "享受期内该人员在这家工坊没有就业记录，请核对后勾选确认，再次提交。"
        raise Refused("not_employed", reason, field="sure")


def _workshop(workshop_id: int, by: User) -> Workshop:
    workshop = Workshop.objects.select_related("region").get(pk=workshop_id)
    if not may_enter_in(by, workshop.region):
        raise Refused("wrong_role", ONLY_HRSS)
    return workshop


def _refuse_kind(kind: BenefitKind, worker: Worker | None, workshop: Workshop) -> None:
    if not usable_kinds(workshop.region).filter(pk=kind.pk).exists():
        raise Refused("kind_not_usable", "这个补贴项目已停用，或不是本省的项目。", field="kind")
    if kind.recipient == BenefitRecipient.WORKER and worker is None:
        raise Refused("worker_missing", "这个项目发给从业人员，请选择从业人员。", field="worker")
    if kind.recipient == BenefitRecipient.WORKSHOP and worker is not None:
        raise Refused("worker_not_wanted", "这个项目发给工坊，不填从业人员。", field="worker")
    if worker is not None and worker.workshop_id != workshop.pk:
        raise Refused("worker_elsewhere", "该人员不是本工坊的从业人员。", field="worker")


@transaction.atomic
def enter_rows(benefits: Iterable[Benefit], *, by: User, region: Region) -> int:
    """Write rows that an import found sound, in one go; returns how many."""
    if not may_enter_in(by, region):
        raise Refused("wrong_role", ONLY_HRSS)
    made = Benefit.objects.bulk_create(benefits, batch_size=1000)
    journal.record(by=by, action="benefit.import", region=region, detail={"rows": len(made)})
    return len(made)


@transaction.atomic
def complete(benefit_id: int, *, by: User, paid_on: datetime.date, document_number: str = "", upload=None) -> Benefit:
    """Say when something entered as not yet paid was paid. `upload`: only where there is no document yet."""
    benefit = _locked(benefit_id, by)
    if benefit.paid_on:
        raise Refused("already_paid", "这条记录已有发放日期，不能再改；填错的请作废后重新登记。")
    if paid_on > clock.today():
        raise Refused("not_sound", "发放日期不能晚于今天。", field="paid_on")
    if paid_on < FIRST_DAY:
        raise Refused("not_sound", "发放日期过早，请核对。", field="paid_on")
    if upload and benefit.document_id:
        raise Refused("has_document", "这条记录已有凭证扫描件。")
    benefit.paid_on, benefit.document_number = paid_on, document_number.strip()
    benefit.full_clean()
    if upload:
        benefit.document = store_document(upload, by=by, region=benefit.workshop.region, shared=False)
    benefit.save(update_fields=["paid_on", "document_number", "document"])
    detail = {"kind": benefit.kind.code}
    journal.record(by=by, action="benefit.complete", obj=benefit, region=benefit.workshop.region_id, detail=detail)
    return benefit


@transaction.atomic
def void(benefit_id: int, *, by: User, reason: str) -> Benefit:
    """The row stays, with the reason; it counts and doubles no more."""
    benefit = _locked(benefit_id, by)
    if not reason.strip():
        raise Refused("reason_missing", "请写明作废原因。", field="reason")
    benefit.voided_at, benefit.void_reason = clock.now(), reason.strip()
    benefit.save(update_fields=["voided_at", "void_reason"])
    detail = {"kind": benefit.kind.code}
    journal.record(by=by, action="benefit.void", obj=benefit, region=benefit.workshop.region_id, detail=detail)
    return benefit


def _locked(benefit_id: int, by: User) -> Benefit:
    rows = Benefit.objects.select_for_update(of=("self",)).select_related("workshop__region", "kind")
    benefit = rows.get(pk=benefit_id)
    if not may_enter_in(by, benefit.workshop.region):
        raise Refused("wrong_role", ONLY_HRSS)
    if benefit.voided_at:
        raise Refused("already_voided", "这条记录已经作废。")
    return benefit
