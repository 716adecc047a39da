"""A row of every resource of the API, by the real actions, and who may write it."""

import datetime
from collections.abc import Callable

from catalog.actions import cases
from reporting.actions import boundaries, problems
from reporting.actions.boundaries import TypedLine
from reporting.actions.check_ins import check_in
from reporting.models import Flag
from tests import factories
from tests.access.danzhai_people import People
from tests.catalog import catalogued, event_stage
from tests.certification.confirmations import confirm
from tests.records.stage import TODAY, Stage, samples
from tests.reporting.returns.cast import Cast
from tests.reporting.surveys import made as surveys
from tests.training import courses, test_subsidies
from workshops.access.models import User

Row = tuple[object, User]
"""Its key in the address, and who writes it."""


def row_of(stage: Stage, resource: str) -> Row:
    """Of kinds of records the sample that stands for them.

    Raises:
        KeyError: a resource that is new: say here how a row of it comes to be.
    """
    if resource in MADE:
        return MADE[resource](stage)
    person = samples()[resource].by(stage)
    return stage.row(resource).pk, person


def _of_certificate(part: Callable) -> Callable[[Stage], Row]:
    def made(stage: Stage) -> Row:
        workshop = factories.workshop(stage.county, datetime.date(2025, 5, 20), name="认定的工坊")
        return part(workshop), stage.county.approver

    return made


def _of_people(part: Callable) -> Callable[[Stage], Row]:
    return lambda stage: (part(People(stage.county, stage.workshop, "杨")).pk, stage.county.hrss)


def _confirmation(stage: Stage) -> Row:
    workshop = factories.workshop(stage.county, name="认定的工坊", certified_on=datetime.date(2025, 5, 20))
    return confirm(workshop, stage.county.leader, TODAY.year).pk, stage.county.leader


def _application(stage: Stage) -> Row:
    return factories.draft(stage.county, name="苗绣非遗工坊").pk, stage.county.leader


def _change(stage: Stage) -> Row:
    ministry = stage.official(code=None)
    said = {"title": "丹寨撤县设市", "document_no": "国函〔2026〕1号", "source": "国务院批复", "kind": "recode"}
    lines = [TypedLine(factories.DANZHAI, "522637", "丹寨市")]
    day = TODAY.date() + datetime.timedelta(days=30)
    return boundaries.enter(by=ministry, lines=lines, effective_on=day, **said).pk, ministry


def _case(stage: Stage) -> Row:
    leader = stage.county.leader
    said = {"year": TODAY.year, "title": "带富一个寨", "summary": "居家就业。", "body": "点蜡染布。"}
    return cases.draft(stage.workshop.pk, by=leader, **said).pk, leader


def _flag(stage: Stage) -> Row:
    today = TODAY.date()
    said = {"signal": "no_sales", "department": "culture", "severity": "notice", "facts": {}}
    flag = Flag.objects.create(workshop=stage.workshop, opened_on=today, acted_on=today, **said)
    return flag.pk, stage.county.clerk


def _problem(stage: Stage) -> Row:
    said = {"kind": "policy", "title": "补贴", "description": "尚未答复。"}
    return problems.raise_problem(stage.workshop.pk, by=stage.county.leader, **said).pk, stage.county.clerk


def _listing(stage: Stage) -> Row:
    leader = stage.county.leader
    return catalogued.submitted(catalogued.product(stage.workshop, by=leader), leader).pk, stage.county.approver


def _event_application(stage: Stage) -> Row:
    return event_stage.applied(stage, event_stage.national(stage)).pk, stage.county.clerk


def _return(stage: Stage) -> Row:
    cast = Cast(stage)
    return cast.prepared(cast.filed()).pk, cast.clerk


def _period(stage: Stage) -> Row:
    cast = Cast(stage)
    return cast.period.pk, cast.ministry


def _circulation(stage: Stage) -> Row:
    cast = Cast(stage)
    frozen = cast.accepted(cast.filed()).frozen.get()
    return frozen.circulations.get(department="hrss").pk, cast.hrss


def _survey(stage: Stage) -> Row:
    return surveys.published(stage.official()).pk, stage.official()


def _sheet(stage: Stage) -> Row:
    sheet = surveys.sheet_of(surveys.published(stage.official()), stage.workshop)
    return sheet.pk, stage.county.leader


def _training_certificate(stage: Stage) -> Row:
    return courses.certified(stage, courses.course(stage, status="running"), 2).pk, stage.county.hrss


MADE: dict[str, Callable[[Stage], Row]] = {
    "regions": lambda stage: (factories.DANZHAI, stage.official(code=None)),
    "regions/changes": _change,
    "workshops": lambda stage: (stage.workshop.pk, stage.county.leader),
    "leaders": lambda stage: (stage.workshop.leader_id, stage.county.leader),
    "applications": _application,
    "certificates": _of_certificate(lambda workshop: workshop.certificate.pk),
    "measures": _of_certificate(lambda workshop: workshop.certificate.application.measure_id),
    "confirmations": _confirmation,
    "workers": _of_people(lambda people: people.worker),
    "employments": _of_people(lambda people: people.spell),
    "pays": _of_people(lambda people: people.pay),
    "benefits": _of_people(lambda people: people.benefit),
    "vacancies": _of_people(lambda people: people.vacancy),
    "listings": _of_people(lambda people: people.listing),
    "mismatches": _of_people(lambda people: people.mismatches["not_listed"]),
    "trainees": lambda stage: (courses.trainee(stage, courses.course(stage)).pk, stage.county.hrss),
    "training-certificates": _training_certificate,
    "subsidy-claims": lambda stage: (
        test_subsidies.claimed(stage, test_subsidies.course(stage, 3))[0].pk, stage.county.hrss,
    ),
    "product-listings": _listing,
    "event-applications": _event_application,
    "exemplary-cases": _case,
    "problems": _problem,
    "flags": _flag,
    "check-ins": lambda stage: (
        check_in(stage.workshop.pk, by=stage.county.leader, status="producing").pk, stage.county.leader,
    ),
    "returns": _return,
    "return-periods": _period,
    "return-circulations": _circulation,
    "surveys": _survey,
    "survey-sheets": _sheet,
}  # fmt: skip
