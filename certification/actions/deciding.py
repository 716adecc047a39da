"""The decision: certification or refusal, with the evidence criterion by criterion (rules.md §2, §3)."""

from collections.abc import Mapping

from certification import criteria, deadlines, flow
from certification.actions.registering import register
from certification.models import Application, ApplicationKind, Case, Decision, Objection
from certification.notifying import tell_applicant, tell_departments
from certification.queries.applications import findings_for
from certification.wording import said_day
from workshops.access import clock
from workshops.access.models import Department, User
from workshops.access.refusal import Refused


def certify(
    application_id: int, *, by: User, reasons: str, verdicts: Mapping[str, criteria.Verdict] | None = None
) -> Application:
    """Certify: every criterion must be met, those that need judgement by a verdict with its reason."""

    def effect(application: Application) -> None:
        if application.kind == ApplicationKind.NEW:
            refuse_while_notice_runs(application)
        findings = _settled(application, verdicts or {})
        _refuse_unless_met(findings)
        _decide(application, by, reasons, findings, certified=True)
        workshop = register(application, by=by)
        tell_applicant(application, "application.certified", f"“{application.name}”已认定为非遗工坊", workshop.number)
        title = f"“{application.name}”已认定，请录入项目库"
        tell_departments(application, "application.certified", title, [Department.RURAL])

    return flow.advance(Case.APPLICATION, application_id, flow.Action.CERTIFY, by=by, note=reasons, effect=effect)


def refuse(
    application_id: int, *, by: User, reasons: str, verdicts: Mapping[str, criteria.Verdict] | None = None
) -> Application:
    if not reasons.strip():
        raise Refused("reason_missing", "不予认定须写明理由。", field="reasons")

    def effect(application: Application) -> None:
        _decide(application, by, reasons, _settled(application, verdicts or {}), certified=False)
        tell_applicant(application, "application.refused", f"“{application.name}”的认定申请未予认定", reasons)

    return flow.advance(Case.APPLICATION, application_id, flow.Action.REFUSE, by=by, note=reasons, effect=effect)


def _decide(application, by, reasons, findings, *, certified: bool) -> None:
    Decision.objects.create(
        application=application,
        certified=certified,
        reasons=reasons,
        findings=[finding.to_json() for finding in findings],
        by=by,
        at=clock.now(),
    )


def _settled(application: Application, verdicts: Mapping[str, criteria.Verdict]) -> list[criteria.Finding]:
    findings = findings_for(application)
    asked = {finding.code for finding in findings if finding.outcome == criteria.Outcome.JUDGEMENT}
    if verdicts.keys() - asked:
        raise Refused("verdict_not_asked", "只能对需要人工判断的条件作出判断。")
    if any(not verdict.reason.strip() for verdict in verdicts.values()):
        raise Refused("verdict_reason_missing", "每项判断都须写明理由。")
    return criteria.settle(findings, verdicts)


def _refuse_unless_met(findings: list[criteria.Finding]) -> None:
    open_ones = [finding for finding in findings if finding.outcome != criteria.Outcome.MET]
    if not open_ones:
        return
    judged = [finding.label for finding in open_ones if finding.outcome == criteria.Outcome.JUDGEMENT]
    if judged:
        raise Refused("judgement_missing", f"请对以下条件作出判断并写明理由：{'、'.join(judged)}。")
    labels = "、".join(finding.label for finding in open_ones)
    raise Refused("criteria_not_met", f"以下条件不符合，不能认定：{labels}。")


def refuse_while_notice_runs(application: Application) -> None:
    """Refused while an objection is open, one was upheld, or the days are not over."""
    objections = Objection.objects.filter(notice__application=application, notice__round=application.round)
    if objections.filter(settled_at=None).exists():
        raise Refused("objection_open", "公示期间收到的异议尚未处理，不能认定。")
    if objections.filter(upheld=True).exists():
        raise Refused("objection_upheld", "公示异议成立，不能认定。")
    end = deadlines.notice_end(application)
    if end is None or clock.today() <= end:
        raise Refused("notice_running", f"公示尚未期满（至{said_day(end)}），不能认定。" if end else "尚未公示。")
