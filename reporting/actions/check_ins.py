"""The quarterly check-in (季度报告生产状况): by the workshop's leader, or a county office in the stead."""

import datetime

from django.db import transaction

from reporting.actions.problems_texts import refuse_numbers
from reporting.models import CheckIn
from reporting.queries.check_ins import answers_as, latest_of
from reporting.rules.check_in_term import closes_on, open_quarters, quarter_of
from reporting.rules.return_periods import Period
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions.faults import refuse_faulty
from workshops.actions.refusals import journalled
from workshops.models import Standing, Workshop

SAID = ("status", "since", "workers", "note", "learnt", "by_id")


@journalled("check_in.enter")
def check_in(workshop_id: int, *, by: User, status: str, quarter: datetime.date | None = None, **given) -> CheckIn:
    """Answer for a quarter that is open (without one: that which ends first); raises ``Refused``.

    ``given``: ``since`` (the day), ``workers``, ``note``, and of who answers in the stead ``learnt``.
    """
    with transaction.atomic():
        return _check_in(workshop_id, by, status, quarter, **given)


def _check_in(pk, by, status, quarter, *, since=None, workers=None, note="", learnt="") -> CheckIn:
    rows = Workshop.objects.select_for_update(of=("self",), no_key=True).select_related("region", "leader")
    workshop = rows.get(pk=pk)
    side = answers_as(by, workshop)
    if side is None:
        raise Refused("wrong_role", "生产状况由工坊带头人报告，或由所在县的文化和旅游、人力资源社会保障部门代报。")
    if workshop.standing != Standing.CERTIFIED:
        raise Refused("not_in_force", "资格已终止的工坊不再报告生产状况。")
    in_stead = side == "office"
    if in_stead and not learnt:
        raise Refused("learnt_missing", "代报须选择了解方式：电话或走访。", field="learnt")
    row = CheckIn(
        workshop=workshop, quarter=_quarter(quarter).first, status=status, since=since, workers=workers,
        note=note.strip(), learnt=learnt if in_stead else "", by=by, office=by.office if in_stead else None,
        at=clock.now(),
    )  # fmt: skip
    _refuse_unsound(row)
    if said := _said_already(row):
        return said
    row.save()
    show(workshop)
    detail = {"quarter": row.quarter.isoformat(), "status": row.status, "in_stead": in_stead}
    journal.record(by=by, action="check_in.enter", obj=row, region=workshop.region_id, detail=detail)
    return row


def _said_already(row: CheckIn) -> CheckIn | None:
    """The last answer, where this one says the same by the same person on the same day: a button pressed twice, or
    sent again after the connection broke."""
    last = CheckIn.objects.filter(workshop=row.workshop, quarter=row.quarter).order_by("-pk").first()
    same = last and all(getattr(last, name) == getattr(row, name) for name in SAID)
    return last if same and clock.local_day(last.at) == clock.local_day(row.at) else None


def _quarter(asked: datetime.date | None) -> Period:
    today = clock.today()
    there = open_quarters(today)
    if asked is None:
        return there[0]
    quarter = quarter_of(asked)
    if quarter not in there:
        said = "尚未开始" if quarter.first > today else f"已于 {closes_on(quarter):%Y-%m-%d} 截止"
        raise Refused("not_open", f"{quarter.label}的报告{said}。", field="quarter")
    return quarter


def _refuse_unsound(row: CheckIn) -> None:
    refuse_faulty(row, ("status", "workers", "note", "learnt"))
    if row.since and row.since > clock.today():
        raise Refused("since_later", "起始日期不能晚于今天。", field="since")
    refuse_numbers(note=row.note)


def show(workshop: Workshop) -> None:
    """The workshop shows the latest quarter's answer; under its row's lock."""
    last = latest_of(workshop.pk)
    if last and workshop.survival != last.status:
        workshop.survival = last.status
        workshop.save(update_fields=["survival", "updated_at"])
