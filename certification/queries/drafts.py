"""What the pages of an application in the making show beside its fields."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from certification import criteria
from certification.application_steps import SLUGS, STEPS, FormStep, anchor_of, missing_in, place_of, step_of
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
class ToMend:
    """One thing to fill in or to mend before handing in, and where: ``step`` and the element ``anchor`` on its page."""

    field: str
    message: str
    step: FormStep
    anchor: str


def to_mend(messages: Mapping[str, str]) -> list[ToMend]:
    """{field: what is missing, or why it came back} in the order the form asks for them."""
    found = [ToMend(name, message, step_of(name), anchor_of(name)) for name, message in messages.items()]
    return sorted(found, key=lambda each: place_of(each.field))


def first_to_mend(problems: Mapping[str, str], returned: Returned | None) -> str:
    """The slug where work goes on: what was returned first, then what is missing, and the last step when nothing is."""
    waiting = to_mend(returned.fields if returned else {}) or to_mend(problems)
    return waiting[0].step.slug if waiting else SLUGS[-1]


def begun_steps(application: Application) -> set[str]:
    """Slugs of the steps up to the last one that states something; all of them once the application was handed in."""
    if application.round:
        return set(SLUGS)
    stated = [place for place, step in enumerate(STEPS) if any(_stated(application, name) for name in step.fields)]
    return set(SLUGS[: max(stated, default=-1) + 1])


def _stated(application: Application, name: str) -> bool:
    if name in ("projects", "files"):
        return getattr(application, name).exists()
    if name in KNOWN_AT_THE_START:
        return False
    value = getattr(application, "leader_phone_sealed" if name == "leader_phone" else name)
    return bool(value) or (value == 0 and value is not False)


KNOWN_AT_THE_START = {"name", "leader_name", "legacy_name", "legacy_document"}
"""What a draft may hold before anybody has seen its form."""


def progress(
    problems: Mapping[str, str], current: str, *, begun: Set[str] = frozenset(), returned: Returned | None = None
) -> list[tuple[FormStep, str, str]]:
    """(step, state, note) for each step, as the stepper component knows them; ``current``: the slug shown."""
    shown = []
    for step in STEPS:
        lacking, reasons = missing_in(step, problems), missing_in(step, returned.fields if returned else {})
        if step.slug == current:
            state = "current"
        elif reasons or (lacking and step.slug in begun):
            state = "open"
        else:
            state = "todo" if lacking or step.slug == SLUGS[-1] else "done"
        words = (f"退回意见 {reasons} 条" if reasons else "", f"还缺 {lacking} 项" if lacking else "")
        shown.append((step, state, "，".join(filter(None, words))))
    return shown


def measure_in_force(region) -> Measure:
    """The measure an application from ``region`` handed in today would be judged by."""
    return measure_for(region, clock.today())


def conditions_of(measure: Measure) -> list[criteria.Finding]:
    """Every criterion of the measure with what it requires: judged on nothing stated, so only that part is of use."""
    return criteria.evaluate(spec_of(measure), Facts())
