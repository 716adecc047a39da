"""A case's steps and files, as the components show them."""

from django.urls import reverse

from certification.flow import Action
from certification.forms.cases_return import label_of
from workshops.access import scope
from workshops.models import Attachment

TONES = {
    Action.PASS: "good",
    Action.CERTIFY: "good",
    Action.CORRECT: "good",
    Action.RETURN: "warn",
    Action.END: "bad",
    Action.REJECT: "bad",
    Action.REFUSE: "bad",
}


def timeline(case) -> list[dict]:
    """Entries for the timeline component, newest first."""
    return [
        {
            "title": Action(step.action).label,
            "at": step.at,
            "who": "，".join(filter(None, (step.office_name, step.by.full_name))),
            "note": _note(step),
            "tone": TONES.get(step.action, "info"),
        }
        for step in case.steps.select_related("by").order_by("-id")
    ]


def _note(step) -> str:
    """What was written, and what a return says of single entries."""
    named = [f"{label_of(name)}：{reason}" for name, reason in step.detail.get("fields", {}).items()]
    agrees = {True: "同意。", False: "不同意。"}.get(step.detail.get("agrees"), "")
    return "\n".join(filter(None, (agrees + step.note, *named)))


def files_shown(files, user) -> list[dict]:
    """Items for the attachments component: those of `files` that the user may open."""
    keys = [file.pk for file in files if file]
    rows = scope.rows(Attachment.objects.filter(pk__in=keys), user).order_by("created_at")
    return [{"name": row.name, "url": reverse("workshops:file", args=[row.pk]), "note": row.caption} for row in rows]
