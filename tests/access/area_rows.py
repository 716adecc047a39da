"""Pages about rows of 丹寨 in training, products, sales, publicity and governance, that strangers must not find.

Pages of the kinds of records are held by tests/records/test_kinds.py.
"""

from catalog.actions import cases, cases_photos
from reporting.actions import problems
from tests import factories
from tests.access import monitoring_rows, report_rows, return_rows
from tests.catalog import catalogued, event_stage
from tests.records.stage import Stage
from tests.reporting import figures
from tests.training import courses, test_subsidies
from workshops.actions.storing import store_photo

COURSE = {"training:course-results", "training:course-results-workbook", "training:trainee-enrol",
          "training:trainee-pick", "training:course-subsidies", "training:course-certificates"}  # fmt: skip
STEPS = {"training:course-step", "training:plan-step", "catalog:listing-step", "catalog:event-application-step",
         "catalog:exemplary-case-act", "reporting:problem-step"}  # fmt: skip
SESSION = {"training:session-attendance", "training:session-code"}
TRAINEE = {f"training:trainee-{page}" for page in ("detail", "edit", "withdraw", "resume", "void")}
CLAIM = {f"training:subsidy-claim-{page}" for page in ("detail", "void", "file")}
LEADER = {"training:leader-record"}
CULTIVATION = {"training:cultivation-move", "training:cultivation-grant"}
NEED = {"training:need-reopen"}
PRODUCT = {f"catalog:product-{page}" for page in ("photos", "submit", "discontinue")}
PHOTO = {"catalog:product-photo", "catalog:product-photo-move"}
OTHERS = {
    "catalog:workshop-products", "catalog:listing-detail", "catalog:event-application-detail", "catalog:event-apply",
    "catalog:exemplary-case-photo", "catalog:study-route-publish", "catalog:study-route-suspend",
    "reporting:issue-settle", "reporting:issue-drop", "reporting:issue-reopen", "reporting:problem-detail",
    "training:trainee-certificate", "reporting:export-detail", "reporting:export-file",
}  # fmt: skip
CASE = {f"catalog:exemplary-case-{page}" for page in ("detail", "edit", "photos")}
PAGES = (
    report_rows.PAGES
    | return_rows.PAGES
    | monitoring_rows.PAGES
    | dict.fromkeys(
        COURSE | STEPS | SESSION | TRAINEE | CLAIM | LEADER | CULTIVATION | NEED | PRODUCT | PHOTO | OTHERS | CASE
    )
)
"""Names of the addresses."""


def addresses(stage: Stage) -> dict[str, dict]:
    """URL name → arguments of a row that is there."""
    course = courses.course(stage, status="running")
    trainee = courses.trainee(stage, course)
    certified = courses.certified(stage, course, 2)
    claim = test_subsidies.claimed(stage, test_subsidies.course(stage, 3))[0]
    cultivation = stage.row("cultivations")
    people = catalogued.People(stage)
    product = catalogued.product(stage.workshop, by=people.leader, photos=2)
    listing = catalogued.submitted(product, people.leader)
    event = event_stage.national(stage)
    applied = event_stage.applied(stage, event)
    case = _case(stage)
    issue = stage.row("consultation-issues")
    problem = problems.raise_problem(
        stage.workshop.pk, by=stage.county.leader, kind="policy", title="补贴", description="尚未答复。"
    )
    export = figures.export_of(stage.county.region, by=stage.official())
    pk = {"pk": course.pk}
    return {
        **report_rows.addresses(stage),
        **return_rows.addresses(stage),
        **monitoring_rows.addresses(stage),
        **_all(COURSE, pk),
        **_all(SESSION, {"pk": course.sessions.first().pk}),
        **_all(TRAINEE, {"pk": trainee.pk}),
        **_all(CLAIM, {"pk": claim.pk}),
        **_all(LEADER, {"pk": stage.leader.pk}),
        **_all(CULTIVATION, {"pk": cultivation.pk}),
        **_all(NEED, {"pk": courses.need(stage).pk}),
        **_all(PRODUCT, {"pk": product.pk}),
        **_all(PHOTO, {"pk": product.pk, "photo": product.photos.first().pk}),
        **_all(CASE, {"pk": case.pk}),
        "training:trainee-certificate": {"pk": certified.pk},
        "training:course-step": pk | {"step": "finish"},
        "training:plan-step": {"pk": courses.plan(stage).pk, "step": "publish"},
        "catalog:workshop-products": {"pk": stage.workshop.pk},
        "catalog:listing-detail": {"pk": listing.pk},
        "catalog:listing-step": {"pk": listing.pk, "action": "list"},
        "catalog:event-application-detail": {"pk": applied.pk},
        "catalog:event-application-step": {"pk": applied.pk, "action": "recommend"},
        "catalog:event-apply": {"pk": event.pk, "workshop": stage.workshop.pk},
        "catalog:exemplary-case-photo": {"pk": case.photos.first().pk},
        "catalog:exemplary-case-act": {"pk": case.pk, "action": "submit"},
        **_all(("catalog:study-route-publish", "catalog:study-route-suspend"), {"pk": stage.row("study-routes").pk}),
        **_all(("reporting:issue-settle", "reporting:issue-drop", "reporting:issue-reopen"), {"pk": issue.pk}),
        "reporting:export-detail": {"pk": export.pk},
        "reporting:export-file": {"pk": export.pk, "form": "csv"},
        "reporting:problem-detail": {"pk": problem.pk},
        "reporting:problem-step": {"pk": problem.pk, "action": "take"},
    }


def _all(names, arguments: dict) -> dict[str, dict]:
    return {name: dict(arguments) for name in names}


def _case(stage: Stage):
    case = cases.draft(
        stage.workshop.pk, by=stage.county.leader, year=2026, title="带富一个寨", summary="居家就业。",
        body="点蜡染布。",
    )  # fmt: skip
    photo = store_photo(factories.photo(), by=stage.county.leader, region=stage.county.region)
    return cases_photos.add(case.pk, by=stage.county.leader, photos=[photo])


__all__ = ["PAGES", "addresses"]
