"""What an application states, as the pure rules read it."""

import hashlib
import json

from certification import criteria
from certification.criteria_facts import Facts, full_months
from certification.models import Application
from certification.queries.measures import measure_for, spec_of
from workshops.access import clock
from workshops.models import ALL_FACTS, OperatorKind

LEGAL_PERSONS = {OperatorKind.ENTERPRISE, OperatorKind.COOPERATIVE}


def facts_of(application: Application, *, project_count: int | None = None) -> Facts:
    """The facts for the criteria; months in operation count to the submission, or to today for a draft.

    `project_count` spares the query where the caller knows it.
    """
    day = clock.local_day(application.submitted_at) if application.submitted_at else clock.today()
    opened = application.opened_on
    return Facts(
        legal_person=application.operator_kind in LEGAL_PERSONS,
        floor_area=application.floor_area,
        utilities=application.utilities(),
        posts=application.posts,
        employed=application.employed,
        indirectly_employed=application.indirectly_employed,
        lifted_from_poverty=application.lifted_from_poverty,
        monitored=application.monitored,
        low_income=application.low_income,
        months_in_operation=full_months(opened, day) if opened else None,
        project_count=application.projects.count() if project_count is None else project_count,
        craft=application.craft_name,
        craft_ground=application.craft_ground,
        answers={code: bool(answer) for code, answer in application.answers.items()},
    )


def findings_for(application: Application) -> list[criteria.Finding]:
    """The criteria of the measure that judges it: that of its submission, or the one in force today for a draft."""
    measure = application.measure or measure_for(application.region, clock.today())
    return criteria.evaluate(spec_of(measure), facts_of(application))


def content_digest(application: Application) -> str:
    """SHA-256 (hex) of what is stated, so that a signed opinion shows what it was signed for."""
    projects = sorted(application.projects.values_list("pk", flat=True))
    return digest_of(application, projects, sorted(application.files.values_list("sha256", flat=True)))


def digest_of(application: Application, projects: list[int], files: list[str]) -> str:
    """The same, for a caller that knows the projects (keys, sorted) and files (SHA-256, sorted)."""
    stated = {field: str(getattr(application, field)) for field in ALL_FACTS if field != "region"}
    stated |= {"region": application.region_id, "projects": projects, "answers": application.answers, "files": files}
    return hashlib.sha256(json.dumps(stated, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
