"""Certificates that leave the system name people: journalled with the purpose, as other such exports."""

from collections.abc import Sequence

from training.models import Course, Trainee
from workshops.access import journal
from workshops.access.models import User


def journal_papers(course: Course, trainees: Sequence[Trainee], *, by: User, purpose: str) -> None:
    """Whose papers, by the rows' keys."""
    detail = {
        "table": "training-certificates", "course": course.pk, "rows": len(trainees), "purpose": purpose, "clear": [],
        "trainees": [each.pk for each in trainees],
    }  # fmt: skip
    journal.record(by=by, action="personal_data.export", region=course.region_id, detail=detail)
