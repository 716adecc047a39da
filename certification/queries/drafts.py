"""What the pages of an application in the making show beside its fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from certification import criteria
from certification.application_steps import STEPS, FormStep, anchor_of, missing_in, step_of
from certification.criteria_facts import Facts
from certification.models import Application, ApplicationStatus, Measure
from certification.queries.measures import measure_for, spec_of
from workshops.access import clock


@dataclass(frozen=True)
class Returned:
    """Why an application came back: ``note`` for the whole, ``fields`` maps form fields to what to mend."""

    note: str = ""
    office: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


def returned_reasons(application: Application) -> Returned | None:
    """Of the latest return for correction; None unless the application waits for the applicant to mend it."""
    if application.status != ApplicationStatus.RETURNED:
        return None
    step = application.steps.filter(action="return").order_by("-id").first()
    return Returned(step.note, step.office_name, step.detail.get("fields", {})) if step else None


@dataclass(frozen=True)
class Missing:
    """One thing to fill in before handing in, and where: ``step`` and the element ``anchor`` on its page."""

    message: str
    step: FormStep
    anchor: str


def missing_list(problems: Mapping[str, str]) -> list[Missing]:
    """In the order of the steps."""
    found = [Missing(message, step_of(name), anchor_of(name)) for name, message in problems.items()]
    return sorted(found, key=lambda each: STEPS.index(each.step))


def progress(problems: Mapping[str, str], current: str) -> list[tuple[FormStep, str, str]]:
    """(step, state, note) for each step, as the stepper component knows them; ``current``: the slug shown."""
    shown = []
    for step in STEPS:
        lacking = missing_in(step, problems)
        complete = not lacking and step.slug != "review"
        state = "current" if step.slug == current else "done" if complete else "todo"
        shown.append((step, state, f"还缺 {lacking} 项" if lacking else ""))
    return shown


def measure_in_force(region) -> Measure:
    """The measure an application from ``region`` handed in today would be judged by."""
    return measure_for(region, clock.today())


def conditions_of(measure: Measure) -> list[criteria.Finding]:
    """Every criterion of the measure with what it requires: judged on nothing stated, so only that part is of use."""
    return criteria.evaluate(spec_of(measure), Facts())
