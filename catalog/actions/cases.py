"""Exemplary cases: drafting, and `advance`, the only writer of a case's status (the table: rules/case_flow.py)."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max

from catalog.actions.cases_notices import tell
from catalog.actions.cases_texts import refuse_mobile
from catalog.models import CaseStep, ExemplaryCase
from catalog.rules import case_flow
from catalog.rules.case_flow import Action, Role, Transition
from workshops.access import clock, journal
from workshops.access.models import Department, Duty, Office, User
from workshops.access.refusal import Refused
from workshops.actions.refusals import tracing
from workshops.models import Standing, Workshop
from workshops.people.keeping import is_county, keeps
from workshops.regions.models import Region

TEXTS = ("title", "summary", "body")
BODY_MIN = 200
"""Characters of the body that is handed in (ours)."""


def roles_of(user: User, case: ExemplaryCase) -> frozenset[str]:
    """What the user is to this case; the case comes with its workshop's leader and region, and ``created_by``."""
    played, workshop = set(), case.workshop
    if keeps(user, workshop) and user.is_leader == case.created_by.is_leader:
        played.add(Role.AUTHOR)
    if is_county(user, Department.CULTURE) and user.duty == Duty.APPROVER and user.region == workshop.region:
        played.add(Role.COUNTY)
    if user.is_office and user.department == Department.CULTURE and user.duty in (Duty.APPROVER, Duty.OFFICIAL):
        if user.region is None:
            played.add(Role.MINISTRY)
        elif user.region.pk == workshop.region.province_id:
            played.add(Role.PROVINCE)
    return frozenset(played)


def had_a_hand(user: User, case: ExemplaryCase) -> bool:
    """Drafted it or handed it in: somebody else nominates."""
    return case.created_by_id == user.pk or case.steps.filter(action=Action.SUBMIT, by=user).exists()


def allowed_actions(case: ExemplaryCase, user: User) -> list[Action]:
    """What buttons and the API show."""
    return case_flow.allowed(case.status, roles_of(user, case), drafted=had_a_hand(user, case))


def may_edit(user: User, case: ExemplaryCase) -> bool:
    return case.status in case_flow.EDITABLE and Role.AUTHOR in roles_of(user, case)


def may_draft(user: User) -> bool:
    return user.is_leader or is_county(user, Department.CULTURE)


@transaction.atomic
def draft(workshop_id: int, *, by: User, year: int, **texts) -> ExemplaryCase:
    """`texts`: title, summary, body. One case of a workshop and year is open at a time."""
    workshop = _hold_workshop(workshop_id)
    if not (may_draft(by) and keeps(by, workshop)):
        raise Refused("wrong_role", "只有工坊带头人和所在县的文化和旅游部门可以起草案例。")
    refuse_unless_in_force(workshop)
    if abs(year - clock.today().year) > 1:
        raise Refused("strange_year", "申报年度为今年或前后一年。", field="year")
    others = ExemplaryCase.objects.filter(workshop=workshop, year=year, status__in=case_flow.OPEN)
    if others.exists():
        raise Refused("already_open", f"这家工坊{year}年度已有一个办理中的案例。", field="year")
    case = ExemplaryCase(workshop=workshop, created_by=by, year=year)
    _write(case, texts)
    journal.record(by=by, action="exemplary_case.draft", obj=case, region=workshop.region_id)
    return case


@transaction.atomic
def amend(case_id: int, *, by: User, **texts) -> ExemplaryCase:
    """Of a draft or a returned case, by the side that drafted it."""
    case = hold_editable(case_id, by=by)
    _write(case, texts)
    journal.record(by=by, action="exemplary_case.amend", obj=case, region=case.workshop.region_id)
    return case


def hold(case_id: int) -> ExemplaryCase:
    """The row, locked to the end of the transaction."""
    rows = ExemplaryCase.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("workshop__leader__user", "workshop__region", "created_by").get(pk=case_id)


def hold_editable(case_id: int, *, by: User) -> ExemplaryCase:
    case = hold(case_id)
    if Role.AUTHOR not in roles_of(by, case):
        raise Refused("wrong_role", "案例由起草的一方修改。")
    if case.status not in case_flow.EDITABLE:
        raise Refused("wrong_state", f"案例现为“{case.get_status_display()}”，不能修改。")
    return case


def refuse_unless_in_force(workshop: Workshop) -> None:
    if workshop.standing != Standing.CERTIFIED:
        raise Refused("not_in_force", f"“{workshop.name}”的非遗工坊资格已终止，不能申报优秀案例。")


def advance(
    case_id: int, action: str, *, by: User, reason: str = "", rank: int | None = None, number: str = ""
) -> ExemplaryCase:
    """Take one step. `reason` for a return, a refusal or a withdrawal; `rank` orders a recommendation within its
    province and year (by default the next); `number` is that of the publication (by default the year's next).

    Refusals are journalled.
    """
    with (
        tracing(f"exemplary_case.{action}", by, (ExemplaryCase._meta.label_lower, case_id), every=True),
        transaction.atomic(),
    ):
        case = hold(case_id)
        row = _permitted(case, action, by)
        if row.action in case_flow.IN_FORCE_ONLY:
            case.workshop = _hold_workshop(case.workshop_id)
            refuse_unless_in_force(case.workshop)
        reason = reason.strip()
        if case_flow.needs_reason(row) and not reason:
            raise Refused("no_reason", f"请写明{case_flow.LABELS[row.action]}的原因。", field="reason")
        if effect := EFFECTS.get(row.action):
            effect(case, by=by, rank=rank, number=number.strip())
        case.status = row.target
        _save(case)
        _write_step(case, row, by, reason)
        tell(case, row, reason)
        region = case.workshop.region_id
        journal.record(by=by, action=f"exemplary_case.{row.action}", obj=case, region=region, detail={"to": row.target})
        return case


def _permitted(case: ExemplaryCase, action: str, by: User) -> Transition:
    try:
        return case_flow.find(case.status, action, roles_of(by, case), drafted=had_a_hand(by, case))
    except case_flow.NotAllowed as error:
        raise Refused(error.code, error.message) from error


def _complete(case: ExemplaryCase, **_given) -> None:
    if len(case.body) < BODY_MIN:
        raise Refused("too_short", f"正文不足 {BODY_MIN} 字，请充实后再提交。", field="body")
    if not case.photos.exists():
        raise Refused("no_photo", "请至少上传一张照片。")


def _rank(case: ExemplaryCase, *, rank: int | None, **_given) -> None:
    """Under a lock of the province's row, so that two who recommend at once take different places."""
    province = Region.objects.select_for_update(no_key=True).get(pk=case.workshop.region.province_id)
    others = ExemplaryCase.objects.filter(year=case.year, workshop__region__province=province).exclude(pk=case.pk)
    standing = others.exclude(status=case_flow.State.WITHDRAWN)
    if rank is not None and standing.filter(rank=rank).exists():
        raise Refused("rank_taken", f"本省{case.year}年度已有案例排在第 {rank} 位。", field="rank")
    case.rank = rank or (standing.aggregate(last=Max("rank"))["last"] or 0) + 1


def _publish(case: ExemplaryCase, *, number: str, by: User, **_given) -> None:
    """Under a lock of the ministry's office, so that two who publish at once take different numbers."""
    Office.objects.select_for_update(no_key=True).get(pk=by.office_id)
    case.number = number or next_number(case.year)
    case.published_at = clock.now()


EFFECTS = {
    Action.SUBMIT: _complete,
    Action.RECOMMEND: _rank,
    Action.PUBLISH: _publish,
}


def next_number(year: int) -> str:
    """`AL2025-003`: after the highest of its form."""
    start = f"AL{year}-"
    taken = ExemplaryCase.objects.filter(number__regex=rf"^{start}[0-9]{{3,6}}$").values_list("number", flat=True)
    return f"{start}{max((int(each.removeprefix(start)) for each in taken), default=0) + 1:03d}"


def _hold_workshop(workshop_id: int) -> Workshop:
    rows = Workshop.objects.select_for_update(of=("self",), no_key=True).select_related("leader__user", "region")
    return rows.get(pk=workshop_id)


def _write(case: ExemplaryCase, texts: dict) -> None:
    for name in TEXTS:
        if name in texts:
            setattr(case, name, texts[name].strip())
    refuse_mobile(case, *TEXTS)
    case.clean_fields(exclude=["workshop", "cover", "created_by"])
    for name in TEXTS:
        limit = case._meta.get_field(name).max_length
        if len(getattr(case, name)) > limit:
            raise ValidationError({name: f"不能超过 {limit} 字。"})
    case.save()


def _save(case: ExemplaryCase) -> None:
    try:
        with transaction.atomic():
            case.save()
    except IntegrityError as error:
        if "catalog_exemplarycase_number" not in str(error):
            raise
        raise Refused("number_taken", f"编号“{case.number}”已用于另一案例。", field="number") from error


def _write_step(case: ExemplaryCase, row: Transition, by: User, reason: str) -> None:
    CaseStep.objects.create(
        case=case, action=row.action, from_status=row.source, to_status=row.target, by=by, reason=reason
    )
