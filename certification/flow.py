"""What may happen next, and who may do it: one transition table for the four kinds of case (rules.md §3, §4).

Buttons, the API's `allowed_actions`, the diagram in docs/flow.md and the test matrix are made from `TABLE`.
`advance` is the only writer of a case's status.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import models, transaction

from certification import deadlines
from certification.models import (
    Application,
    ApplicationKind,
    Case,
    Confirmation,
    CorrectionCase,
    EndingCase,
)
from certification.models import (
    ApplicationStatus as A,
)
from certification.models import (
    ConfirmationStatus as C,
)
from certification.models import (
    CorrectionStatus as R,
)
from certification.models import (
    EndingStatus as E,
)
from workshops.access import clock, journal
from workshops.access.models import Department, Duty, User
from workshops.access.refusal import Refused


class Action(models.TextChoices):
    SUBMIT = "submit", "提交"
    ACCEPT = "accept", "受理"
    RETURN = "return", "退回补正"
    OPEN_REVIEW = "open_review", "转三部门联审"
    OPINE = "opine", "签署意见"
    INSPECT = "inspect", "登记现场核查"
    OPEN_NOTICE = "open_notice", "发布公示"
    PRESENT = "present", "提交转入核对"
    CERTIFY = "certify", "认定"
    REFUSE = "refuse", "不予认定"
    WITHDRAW = "withdraw", "撤回申请"
    PASS = "pass", "通过"
    HEAR = "hear", "登记陈述申辩"
    END = "end", "决定终止资格"
    REJECT = "reject", "不予同意"
    CORRECT = "correct", "决定更正"


@dataclass(frozen=True, slots=True)
class Role:
    """Who: an office's department, the duties that may act, and the level; or the workshop's own side."""

    department: str | None
    duties: frozenset[str]
    level: str  # "county" = the certifying region's own office, "province" = that of its province, "own" = the leader

    @property
    def label(self) -> str:
        if self.level == "own":
            return "带头人（申请人）"
        level = {"county": "县级", "province": "省级"}[self.level]
        duties = "、".join(Duty(duty).label for duty in sorted(self.duties))
        return f"{level}{Department(self.department).label}部门（{duties}）"


def _county(department: str, *duties: str) -> Role:
    return Role(department, frozenset(duties), "county")


OWNER = Role(None, frozenset({Duty.LEADER}), "own")
CULTURE_CLERK = _county(Department.CULTURE, Duty.CLERK)
CULTURE_APPROVER = _county(Department.CULTURE, Duty.APPROVER)
CULTURE_STAFF = _county(Department.CULTURE, Duty.CLERK, Duty.APPROVER)
HRSS_STAFF = _county(Department.HRSS, Duty.CLERK, Duty.APPROVER)
RURAL_STAFF = _county(Department.RURAL, Duty.CLERK, Duty.APPROVER)
PROVINCE_CULTURE = Role(Department.CULTURE, frozenset({Duty.APPROVER, Duty.OFFICIAL}), "province")


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table. `decides` marks those that whoever prepared the case may not take."""

    case: str
    source: str
    action: str
    target: str
    role: Role
    decides: bool = False


def _rows(case: str, *rows: tuple) -> list[Transition]:
    return [Transition(case, *row) for row in rows]


TABLE: tuple[Transition, ...] = (
    *_rows(
        Case.APPLICATION,
        (A.DRAFT, Action.SUBMIT, A.SUBMITTED, OWNER),
        (A.RETURNED, Action.SUBMIT, A.SUBMITTED, OWNER),
        (A.SUBMITTED, Action.ACCEPT, A.ACCEPTED, CULTURE_CLERK),
        (A.SUBMITTED, Action.RETURN, A.RETURNED, CULTURE_CLERK),
        (A.ACCEPTED, Action.OPEN_REVIEW, A.REVIEW, CULTURE_CLERK),
        (A.REVIEW, Action.OPINE, A.REVIEW, CULTURE_STAFF),
        (A.REVIEW, Action.OPINE, A.REVIEW, HRSS_STAFF),
        (A.REVIEW, Action.OPINE, A.REVIEW, RURAL_STAFF),
        (A.REVIEW, Action.INSPECT, A.REVIEW, CULTURE_CLERK),
        (A.REVIEW, Action.RETURN, A.RETURNED, CULTURE_CLERK),
        (A.REVIEW, Action.OPEN_NOTICE, A.NOTICE, CULTURE_CLERK),
        (A.REVIEW, Action.REFUSE, A.REFUSED, CULTURE_APPROVER, True),
        (A.NOTICE, Action.CERTIFY, A.CERTIFIED, CULTURE_APPROVER, True),
        (A.NOTICE, Action.REFUSE, A.REFUSED, CULTURE_APPROVER, True),
        (A.DRAFT, Action.WITHDRAW, A.WITHDRAWN, OWNER),
        (A.SUBMITTED, Action.WITHDRAW, A.WITHDRAWN, OWNER),
        (A.RETURNED, Action.WITHDRAW, A.WITHDRAWN, OWNER),
        (A.ACCEPTED, Action.WITHDRAW, A.WITHDRAWN, OWNER),
        (A.REVIEW, Action.WITHDRAW, A.WITHDRAWN, OWNER),
        (A.NOTICE, Action.WITHDRAW, A.WITHDRAWN, OWNER),
        # The short path of a former 非遗扶贫就业工坊: no application, the same criteria (notice art. 2).
        (A.DRAFT, Action.PRESENT, A.TRANSFER_CHECK, CULTURE_CLERK),
        (A.DRAFT, Action.WITHDRAW, A.WITHDRAWN, CULTURE_CLERK),
        (A.TRANSFER_CHECK, Action.CERTIFY, A.CERTIFIED, CULTURE_APPROVER, True),
        (A.TRANSFER_CHECK, Action.REFUSE, A.REFUSED, CULTURE_APPROVER, True),
        (A.TRANSFER_CHECK, Action.RETURN, A.RETURNED, CULTURE_APPROVER),
        (A.RETURNED, Action.PRESENT, A.TRANSFER_CHECK, CULTURE_CLERK),
        (A.RETURNED, Action.WITHDRAW, A.WITHDRAWN, CULTURE_CLERK),
    ),
    *_rows(
        Case.CONFIRMATION,
        (C.SUBMITTED, Action.PASS, C.ACCEPTED, CULTURE_STAFF, True),
        (C.SUBMITTED, Action.RETURN, C.RETURNED, CULTURE_STAFF, True),
    ),
    *_rows(
        Case.ENDING,
        (E.REQUESTED, Action.END, E.ENDED, CULTURE_APPROVER, True),
        (E.REQUESTED, Action.REJECT, E.REJECTED, CULTURE_APPROVER, True),
        (E.REQUESTED, Action.WITHDRAW, E.DROPPED, OWNER),
        (E.HEARING, Action.HEAR, E.HEARING, CULTURE_CLERK),
        (E.HEARING, Action.OPINE, E.HEARING, CULTURE_STAFF),
        (E.HEARING, Action.OPINE, E.HEARING, HRSS_STAFF),
        (E.HEARING, Action.OPINE, E.HEARING, RURAL_STAFF),
        (E.HEARING, Action.END, E.ENDED, CULTURE_APPROVER, True),
        (E.HEARING, Action.REJECT, E.REJECTED, CULTURE_APPROVER, True),
    ),
    *_rows(
        Case.CORRECTION,
        (R.REQUESTED, Action.CORRECT, R.APPROVED, PROVINCE_CULTURE, True),
        (R.REQUESTED, Action.REJECT, R.REJECTED, PROVINCE_CULTURE, True),
    ),
)

MODELS: dict[str, type[models.Model]] = {
    Case.APPLICATION: Application,
    Case.CONFIRMATION: Confirmation,
    Case.ENDING: EndingCase,
    Case.CORRECTION: CorrectionCase,
}


def case_of(obj) -> str:
    return next(case for case, model in MODELS.items() if isinstance(obj, model))


def owner_of(obj) -> int | None:
    """The account of the leader whose case it is."""
    if isinstance(obj, Application):
        return obj.applicant_id
    workshop = obj.ending.workshop if isinstance(obj, CorrectionCase) else obj.workshop
    return workshop.leader.user_id


def editor_of(application: Application) -> int | None:
    """Whose draft it is: the applicant's, or the clerk's who takes a former workshop over."""
    transfer = application.kind == ApplicationKind.TRANSFER
    return application.opened_by_id if transfer else application.applicant_id


def _prepared_by(obj) -> set[int]:
    """Who prepared the case and so may not decide it: clerks who took a step, and whoever opened or handed it in."""
    people = set(obj.steps.filter(duty=Duty.CLERK).exclude(action=Action.OPINE).values_list("by", flat=True))
    for field in ("opened_by_id", "submitted_by_id", "requested_by_id"):
        people.add(getattr(obj, field, None))
    return people - {None}


def plays(user: User, role: Role, obj) -> bool:
    """Whether the user holds the role for this case: duty, department and the very region.

    A draft, or what was returned to be mended, is its editor's alone.
    """
    if user.duty not in role.duties:
        return False
    if isinstance(obj, Application) and obj.status in (A.DRAFT, A.RETURNED) and editor_of(obj) != user.pk:
        return False
    if role.level == "own":
        return owner_of(obj) == user.pk
    if not user.is_office or user.department != role.department or user.region is None:
        return False
    wanted = obj.region if role.level == "county" else obj.region.province
    return user.region.pk == wanted.pk


def allowed_actions(obj, user: User) -> list[str]:
    """Actions the user may take on the case now, in the table's order: what buttons and the API show."""
    case = case_of(obj)
    rows = [row for row in TABLE if row.case == case and row.source == obj.status and plays(user, row.role, obj)]
    if owner_of(obj) == user.pk:
        rows = [row for row in rows if row.role is OWNER]
    if any(row.decides for row in rows) and user.pk in _prepared_by(obj):
        rows = [row for row in rows if not row.decides]
    if case in (Case.APPLICATION, Case.ENDING) and user.department and _has_opined(obj, user):
        rows = [row for row in rows if row.action != Action.OPINE]
    return list(dict.fromkeys(row.action for row in rows))


def _has_opined(obj, user: User) -> bool:
    opinions = obj.opinions.filter(department=user.department)
    if isinstance(obj, Application):
        opinions = opinions.filter(round=obj.round)
    return opinions.exists()


def _find(obj, action: str, by: User) -> Transition:
    case = case_of(obj)
    here = [row for row in TABLE if row.case == case and row.action == action and row.source == obj.status]
    if not here:
        raise Refused("wrong_state", f"当前状态为“{obj.get_status_display()}”，不能{Action(action).label}。")
    mine = [row for row in here if plays(by, row.role, obj)]
    if not mine:
        who = "或".join(dict.fromkeys(row.role.label for row in here))
        raise Refused("wrong_role", f"{Action(action).label}须由{who}办理。")
    if mine[0].decides and by.pk in _prepared_by(obj):
        raise Refused("same_person", "经办人不能审核、决定自己经办的事项，请由另一人办理。")
    if mine[0].role is not OWNER and owner_of(obj) == by.pk:
        raise Refused("own_workshop", "不能办理本人的工坊的事项，请由另一人办理。")
    return mine[0]


def advance(
    case: str,
    pk: int,
    action: str,
    *,
    by: User,
    note: str = "",
    detail: dict | None = None,
    effect: Callable[[models.Model], None] | None = None,
    after: Callable[[models.Model], None] | None = None,
):
    """Take one step: lock the row, ask the table, run `effect(obj)`, write status and step, all in one transaction.

    `effect` writes what the step brings about, `after` what follows from the status once it is written; both may
    raise `Refused` and undo everything. `effect` may fill `detail`. Returns the case. Refusals are journalled.
    """
    model = MODELS[case]
    try:
        with transaction.atomic():
            obj = model.objects.select_for_update(of=("self",)).get(pk=pk)
            row = _find(obj, action, by)
            if effect:
                effect(obj)
            obj.status = row.target
            obj.due_on = deadlines.due_on(obj)
            obj.save()
            _write_step(obj, row, by, note, detail)
            if after:
                after(obj)
            journal.record(by=by, action=f"{case}.{action}", obj=obj, region=obj.region, detail={"to": row.target})
            return obj
    except Refused as refusal:
        journal.record(
            by=by,
            action=f"{case}.{action}",
            obj=(model._meta.label_lower, pk),
            result="refused",
            detail={"code": refusal.code},
        )
        raise


def _write_step(obj: models.Model, row: Transition, by: User, note: str, detail: dict | None) -> None:
    """The append-only record of the step, with the signer's office as it was then."""
    obj.steps.create(
        action=row.action,
        source=row.source,
        target=row.target,
        by=by,
        duty=by.duty,
        department=by.department or "",
        office_name=by.office.name if by.office else "",
        at=clock.now(),
        note=note,
        detail=detail or {},
    )


def reschedule(obj) -> None:
    """Write anew the last day of the step that waits: it moves while an objection stops a notice's clock."""
    obj.due_on = deadlines.due_on(obj)
    obj.save(update_fields=["due_on"])


def actors(rows: Iterable[Transition] = TABLE) -> list[Role]:
    """The distinct roles of the table, for the documentation and the test matrix."""
    return list(dict.fromkeys(row.role for row in rows))
