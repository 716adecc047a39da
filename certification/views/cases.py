"""``/applications/<id>/``: the case for everybody in scope, with the steps that the user may take now."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from certification import criteria, flow
from certification.actions.objecting import may_settle
from certification.models import Application, ApplicationKind, ApplicationStatus, Objection
from certification.queries import cases
from certification.queries.drafts import returned_reasons
from certification.views.applying_files import file_item
from certification.views.case_actions import ACTIONS, action_url
from certification.views.handing_in import OUTCOMES
from certification.views.steps import timeline
from workshops.access import scope
from workshops.access.views.scoped import ScopedDetailView
from workshops.models import Attachment

OWN_PAGES = {
    flow.Action.SUBMIT: ("certification:application-edit", "继续填写并提交"),
    flow.Action.PRESENT: ("certification:application-edit", "继续填写并提交核对"),
    flow.Action.WITHDRAW: ("certification:application-withdraw", "撤回申请"),
}
"""Steps with pages among those for applying: (URL name, words)."""
WEIGHTS = {flow.Action.RETURN: "warn", flow.Action.REFUSE: "bad", flow.Action.WITHDRAW: "quiet"}


class CaseView(ScopedDetailView):
    model = Application
    template_name = "certification/application_detail.html"
    context_object_name = "application"

    def narrow(self, queryset):
        return queryset.select_related(
            "region__province", "measure", "applicant", "opened_by", "previous", "decision__by__office", "certificate"
        )

    def get_context_data(self, **kwargs):
        application: Application = self.object
        user = self.request.user
        files = visible_files(application.files.all(), user)
        lacking, objections = lacking_of(application), list(cases.objections_for(user, application))
        settles = may_settle(user, application)
        waiting = [each for each in objections if settles and not each.settled_at]
        return super().get_context_data(
            **kwargs,
            stages=cases.stages(application, list(application.steps.order_by("id"))),
            buttons=[*settling(waiting), *buttons(application, user, lacking)],
            hints=list(lacking.values()) if user.is_office else [],
            projects=application.projects.select_related("region").order_by("level", "name"),
            photos=[file_item(each) for each in files if each.kind == Attachment.Kind.PHOTO],
            documents=[file_item(each) for each in files if each.kind == Attachment.Kind.DOCUMENT],
            findings=self.findings(),
            rounds=[(each, inspections_shown(each.inspections, user)) for each in cases.rounds(application)],
            notice=cases.current_notice(application),
            objections=objections,
            may_settle=settles,
            decision=getattr(application, "decision", None),
            certificate=getattr(application, "certificate", None),
            timeline=timeline(application),
            returned=returned_reasons(application),
            is_transfer=application.kind == ApplicationKind.TRANSFER,
        )

    def findings(self):
        """(finding, outcome in words); none for a draft, whose author sees them before handing in."""
        if self.object.measure is None:
            return []
        found = cases.findings_of(self.object)
        words = OUTCOMES | ({criteria.Outcome.JUDGEMENT: "未作判断"} if hasattr(self.object, "decision") else {})
        return [(finding, words[finding.outcome]) for finding in found]


def lacking_of(application: Application) -> dict[str, str]:
    """{the step that comes next: what it still waits for}; empty where it waits for nothing."""
    step = {
        ApplicationStatus.REVIEW: flow.Action.OPEN_NOTICE,
        ApplicationStatus.NOTICE: flow.Action.CERTIFY,
    }.get(application.status)
    lacking = ACTIONS[step].lacking(application) if step else ""
    return {step: lacking} if lacking else {}


def visible_files(files, user) -> list[Attachment]:
    """Those that the user may open."""
    return list(scope.rows(files, user).order_by("created_at"))


def inspections_shown(inspections, user) -> list[tuple]:
    """(inspection, its photographs as far as the user may open them)."""
    keys = [photo.pk for inspection in inspections for photo in inspection.photos.all()]
    allowed = {photo.pk: photo for photo in scope.rows(Attachment.objects.filter(pk__in=keys), user)} if keys else {}
    return [
        (each, [file_item(allowed[photo.pk]) for photo in each.photos.all() if photo.pk in allowed])
        for each in inspections
    ]


def buttons(application: Application, user, lacking: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """(words, address, weight) of the steps the user may take; weight: main, plain, warn, bad or quiet.

    A step that is `lacking` would be refused, so it is no step to take now; the hints tell.
    """
    found = []
    for action in flow.allowed_actions(application, user):
        if action in lacking:
            continue
        weight = WEIGHTS.get(action) or ("plain" if any(each[2] == "main" for each in found) else "main")
        if action in OWN_PAGES:
            name, words = OWN_PAGES[action]
            found.append((words, reverse(name, args=[application.pk]), weight))
        else:
            found.append((flow.Action(action).label, action_url(application, action), weight))
    return found


def settling(objections: Iterable[Objection]) -> list[tuple[str, str, str]]:
    """The same of objections that wait to be settled."""
    return [
        (f"处理异议（{each.name}）", reverse("certification:objection-settle", args=[each.pk]), "main")
        for each in objections
    ]
