"""Writing planned workshops in bulk, with the rows the real actions would have written."""

import datetime
import random
from collections import defaultdict

from django.db import connection

from certification import criteria
from certification.models import (
    Application,
    ApplicationStep,
    Certificate,
    Confirmation,
    ConfirmationStatus,
    ConfirmationStep,
    Decision,
    Ending,
    EndingCase,
    EndingKind,
    EndingStatus,
    Inspection,
    NumberSequence,
    Opinion,
    ProjectLibraryEntry,
)
from certification.models import (
    ApplicationStatus as A,
)
from certification.numbers import format_number
from certification.queries.applications import digest_of, facts_of
from certification.queries.measures import Windows, measure_for, spec_of
from certification.standing import assess_workshop, with_facts
from reporting.demo.plan import Plan, noon
from reporting.demo.words import EXTRA_INSPECTORS
from workshops.access.models import Department, Duty
from workshops.models import Leader, Workshop

DAY = datetime.timedelta(days=1)
# (days before certification, action, from, to, who)
STEPS = (
    (40, "submit", A.DRAFT, A.SUBMITTED, (Department.CULTURE, Duty.CLERK)),
    (37, "accept", A.SUBMITTED, A.ACCEPTED, (Department.CULTURE, Duty.CLERK)),
    (36, "open_review", A.ACCEPTED, A.REVIEW, (Department.CULTURE, Duty.CLERK)),
    (28, "inspect", A.REVIEW, A.REVIEW, (Department.CULTURE, Duty.CLERK)),
    (25, "opine", A.REVIEW, A.REVIEW, (Department.CULTURE, Duty.APPROVER)),
    (22, "opine", A.REVIEW, A.REVIEW, (Department.HRSS, Duty.APPROVER)),
    (20, "opine", A.REVIEW, A.REVIEW, (Department.RURAL, Duty.APPROVER)),
    (15, "open_notice", A.REVIEW, A.NOTICE, (Department.CULTURE, Duty.CLERK)),
    (0, "certify", A.NOTICE, A.CERTIFIED, (Department.CULTURE, Duty.APPROVER)),
)
EVIDENCE = "符合条件，材料齐全，现场核查情况属实。"


def write_workshops(plans: list[Plan], staff: dict, projects: dict, rng: random.Random) -> list[Workshop]:
    """Leaders, workshops, certificates and the cases behind them. `projects`: {(province, category): [IchProject]}."""
    plans = sorted(plans, key=lambda plan: (plan.region.pk, plan.certified_on))
    leaders = [Leader(name=plan.leader, region=plan.region) for plan in plans]
    for leader, plan in zip(leaders, plans, strict=True):
        leader.seal_phone(plan.phone)
    Leader.objects.bulk_create(leaders, batch_size=1000)
    serials: dict[tuple[str, int], int] = defaultdict(int)
    workshops, certificates = [], []
    for plan, leader in zip(plans, leaders, strict=True):
        key = (plan.region.pk, plan.certified_on.year)
        serials[key] += 1
        number = format_number(plan.region.pk, plan.certified_on.year, serials[key])
        chosen = projects.get((plan.region.province_id, plan.ich_category), [])
        project = rng.choice(chosen) if chosen and rng.random() < 0.7 else None
        workshops.append(_workshop(plan, leader, number, project))
    Workshop.objects.bulk_create(workshops, batch_size=1000)
    _link_projects(workshops)
    applications = _write_cases(plans, workshops, staff, rng)
    for plan, workshop, application in zip(plans, workshops, applications, strict=True):
        certificates.append(_certificate(plan, workshop, application, staff))
    Certificate.objects.bulk_create(certificates, batch_size=1000)
    sequences = [NumberSequence(region_id=region, year=year, last=last) for (region, year), last in serials.items()]
    NumberSequence.objects.bulk_create(sequences)
    _write_library(plans, workshops, staff, rng)
    _date_history(plans, workshops)
    return workshops


def _workshop(plan: Plan, leader: Leader, number: str, project) -> Workshop:
    workshop = Workshop(**plan.facts, region=plan.region, leader=leader, number=number, certified_on=plan.certified_on)
    workshop.projects_text = str(project) if project else ""
    words = (workshop.name, leader.name, workshop.operator_name, project and project.name, workshop.craft_name, number)
    workshop.search_text = " ".join(word for word in words if word).lower()
    workshop.chosen_project = project
    return workshop


def _link_projects(workshops: list[Workshop]) -> None:
    through = Workshop.projects.through
    links = [through(workshop=w, ichproject=w.chosen_project) for w in workshops if w.chosen_project]
    through.objects.bulk_create(links, batch_size=2000)


def _write_cases(plans, workshops, staff, rng) -> list[Application]:
    measures: dict = {}
    applications = []
    for plan, workshop in zip(plans, workshops, strict=True):
        submitted = plan.certified_on - 40 * DAY
        key = (plan.region.province_id, submitted)
        if key not in measures:
            measures[key] = measure_for(plan.region, submitted)
        clerk = staff[plan.region.pk, Department.CULTURE, Duty.CLERK]
        application = Application(
            **plan.facts,
            region=plan.region,
            status=A.CERTIFIED,
            round=1,
            opened_by=clerk,
            leader_name=plan.leader,
            measure=measures[key],
            submitted_at=noon(submitted, rng),
        )
        application.seal_leader_phone(plan.phone)
        application.chosen_project = workshop.chosen_project
        applications.append(application)
    Application.objects.bulk_create(applications, batch_size=1000)
    through = Application.projects.through
    links = [through(application=a, ichproject=a.chosen_project) for a in applications if a.chosen_project]
    through.objects.bulk_create(links, batch_size=2000)
    _write_steps(plans, applications, staff, rng)
    return applications


def _write_steps(plans, applications, staff, rng) -> None:
    steps, opinions, inspections, decisions = [], [], [], []
    specs: dict = {}
    for plan, application in zip(plans, applications, strict=True):
        for days, action, source, target, (department, duty) in STEPS:
            user, at = staff[plan.region.pk, department, duty], noon(plan.certified_on - days * DAY, rng)
            steps.append(
                ApplicationStep(
                    case=application, action=action, source=source, target=target, by=user, duty=duty,
                    department=department, office_name=user.office.name, at=at,
                    note=EVIDENCE if action in {"opine", "inspect", "certify"} else "",
                )
            )  # fmt: skip
            if action == "opine":
                digest = digest_of(
                    application, [application.chosen_project.pk] if application.chosen_project else [], []
                )
                opinions.append(
                    Opinion(application=application, round=1, department=department, agrees=True, text=EVIDENCE,
                            by=user, at=at, content_digest=digest)
                )  # fmt: skip
            elif action == "inspect":
                inspections.append(
                    Inspection(application=application, round=1, inspected_on=at.date(), by=user, at=at,
                               inspectors="、".join(rng.sample(EXTRA_INSPECTORS, 2)), findings=EVIDENCE)
                )  # fmt: skip
            elif action == "certify":
                decisions.append(
                    Decision(application=application, certified=True, reasons=EVIDENCE, by=user, at=at,
                             findings=_findings(application, specs))
                )  # fmt: skip
    for rows in (steps, opinions, inspections, decisions):
        if rows:
            type(rows[0]).objects.bulk_create(rows, batch_size=2000)


def _findings(application: Application, specs: dict) -> list[dict]:
    """As a decision keeps them: what needed a person's judgement was judged at the inspection."""
    if application.measure_id not in specs:
        specs[application.measure_id] = spec_of(application.measure)
    count = 1 if application.chosen_project else 0
    findings = criteria.evaluate(specs[application.measure_id], facts_of(application, project_count=count))
    judged = [f.code for f in findings if f.outcome == criteria.Outcome.JUDGEMENT]
    settled = criteria.settle(findings, {code: criteria.Verdict(True, EVIDENCE) for code in judged})
    return [finding.to_json() for finding in settled]


def _certificate(plan: Plan, workshop: Workshop, application: Application, staff) -> Certificate:
    region, year, serial = workshop.number.split("-")[1:]
    return Certificate(
        workshop=workshop,
        application=application,
        region=plan.region,
        year=int(year),
        serial=int(serial),
        number=workshop.number,
        certified_on=plan.certified_on,
        recorded_at=noon(plan.certified_on, random.Random(workshop.number)),
        by=staff[region, Department.CULTURE, Duty.APPROVER],
        figures=workshop.figures(),
    )


def _write_library(plans, workshops, staff, rng) -> None:
    entries = []
    for plan, workshop in zip(plans, workshops, strict=True):
        if rng.random() < 0.9:
            day = plan.certified_on + rng.randrange(5, 60) * DAY
            rural = staff[plan.region.pk, Department.RURAL, Duty.APPROVER]
            code = f"XMK{plan.region.pk}{plan.certified_on:%Y}{workshop.pk % 100000:05d}"
            entries.append(ProjectLibraryEntry(workshop=workshop, code=code, entered_on=day, by=rural))
    ProjectLibraryEntry.objects.bulk_create(entries, batch_size=2000)


def _date_history(plans, workshops) -> None:
    """The change history starts on the day of certification, not on the day that this was loaded."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE workshops_workshopevent SET pgh_created_at = certified_on::timestamptz WHERE pgh_obj_id = ANY(%s)",
            [[workshop.pk for workshop in workshops]],
        )


def write_confirmations(plans: list[Plan], workshops: list[Workshop], staff: dict) -> None:
    by_number = {workshop.pk: workshop for workshop in workshops}
    plans = sorted(plans, key=lambda plan: (plan.region.pk, plan.certified_on))
    rows, returned = [], []
    for plan, workshop in zip(plans, by_number.values(), strict=True):
        clerk = staff[plan.region.pk, Department.CULTURE, Duty.CLERK]
        for planned in plan.submissions:
            status = ConfirmationStatus.SUBMITTED
            if planned.accepted_at:
                status = ConfirmationStatus.ACCEPTED
            elif planned.returned_at:
                status = ConfirmationStatus.RETURNED
            row = Confirmation(
                workshop=workshop, year=planned.year, status=status, figures=workshop.figures(),
                statement="登记信息属实。", signature_name=plan.leader, submitted_at=planned.at, submitted_by=clerk,
                accepted_at=planned.accepted_at, returned_at=planned.returned_at,
                return_reason="请补充今年的就业人数。" if planned.returned_at else "",
                due_on=planned.at.date() + 28 * DAY if status == ConfirmationStatus.SUBMITTED else None,
            )  # fmt: skip
            (returned if planned.returned_at else rows).append(row)
    Confirmation.objects.bulk_create(returned + rows, batch_size=2000)
    _write_confirmation_steps(returned + rows, staff)


def _write_confirmation_steps(rows: list[Confirmation], staff: dict) -> None:
    steps = []
    for row in rows:
        decided_at = row.accepted_at or row.returned_at
        if decided_at is None:
            continue
        user = staff[row.workshop.region_id, Department.CULTURE, Duty.APPROVER]
        steps.append(
            ConfirmationStep(
                case=row, action="pass" if row.accepted_at else "return", source="submitted", target=row.status,
                by=user, duty=user.duty, department=user.department, office_name=user.office.name, at=decided_at,
                note=row.return_reason,
            )
        )  # fmt: skip
    ConfirmationStep.objects.bulk_create(steps, batch_size=2000)


def write_endings(plans: list[Plan], workshops: list[Workshop], staff: dict, today: datetime.date) -> None:
    """注销 as planned; 自动取消 by the rule itself, recorded in the night after each window closed."""
    plans = sorted(plans, key=lambda plan: (plan.region.pk, plan.certified_on))
    for plan, workshop in zip(plans, workshops, strict=True):
        if plan.cancelled_on:
            _cancel(plan, workshop, staff)
    windows, endings = Windows(), []
    lapsed = with_facts(Workshop.objects.filter(pk__in=[w.pk for w in workshops], endings=None))
    for workshop in lapsed.iterator(chunk_size=500):
        assessment = assess_workshop(workshop, windows, today - DAY)
        if assessment.evidence:
            night = datetime.datetime.combine(assessment.revoked_on, datetime.time(0, 30))
            endings.append(
                Ending(
                    workshop=workshop, kind=EndingKind.REVOCATION, effective_on=assessment.revoked_on,
                    recorded_at=night.replace(tzinfo=noon(today, random.Random(0)).tzinfo),
                    evidence={"as_of": (assessment.revoked_on - DAY).isoformat(),
                              "years": assessment.evidence.to_json(), "notices": []},
                )
            )  # fmt: skip
    Ending.objects.bulk_create(endings)


def _cancel(plan: Plan, workshop: Workshop, staff: dict) -> None:
    approver = staff[plan.region.pk, Department.CULTURE, Duty.APPROVER]
    at = noon(plan.cancelled_on, random.Random(workshop.pk))
    clerk = staff[plan.region.pk, Department.CULTURE, Duty.CLERK]
    case = EndingCase.objects.create(
        workshop=workshop, kind=EndingKind.CANCELLATION, status=EndingStatus.ENDED, opened_at=at, opened_by=clerk,
        grounds="经营者外出务工，不再开展生产，申请注销。",
    )  # fmt: skip
    Ending.objects.create(
        workshop=workshop, kind=EndingKind.CANCELLATION, effective_on=plan.cancelled_on, recorded_at=at,
        by=approver, case=case,
    )  # fmt: skip
