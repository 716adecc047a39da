"""Short ways to a course, its sessions and its people, for the tests of training."""

import datetime
from decimal import Decimal

from tests.employment.numbers import number
from training.actions import attendance, courses, trainees, trainees_results
from training.actions.trainees_results import Result
from training.models import Course, Session, Trainee, TrainingNeed, TrainingPlan
from workshops.records import writing
from workshops.records.kind import get

DAY = datetime.date(2026, 3, 2)
PHONE = "13812340007"


def course(stage, *, status: str = "open", **given) -> Course:
    """Of 丹寨's HRSS office, with two sessions of four hours on the first day once it is running."""
    facts = {
        "title": "苗绣基础培训班", "form": "hands_on", "skill": "苗绣", "organiser": "县职校",
        "hours_planned": Decimal(8), "headcount": 3, "starts_on": DAY, "ends_on": DAY + datetime.timedelta(days=4),
        "certificate_name": "苗绣初级工培训合格证",
    }  # fmt: skip
    made = writing.enter(get("trainings"), by=given.pop("by", stage.county.hrss), **facts | given)
    for step in {"planned": (), "open": ("open",), "running": ("open", "start")}[status]:
        if step == "start":
            session(made, "08:00", "12:00")
            session(made, "14:00", "18:00")
        courses.advance(made.pk, by=made.by, step=step)
    made.refresh_from_db()
    return made


def session(of: Course, starts: str, ends: str, **given) -> Session:
    facts = {
        "course": of, "held_on": DAY, "starts_at": datetime.time.fromisoformat(starts),
        "ends_at": datetime.time.fromisoformat(ends), "hours": Decimal(4), "place": "传习所", "topic": f"针法{starts}",
        "checkin_open": True,
    }  # fmt: skip
    return writing.enter(get("training-sessions"), by=given.pop("by", of.by), **facts | given)


def trainee(stage, of: Course, serial: int = 1, *, by=None, **given) -> Trainee:
    said = {"name": f"杨阿{'甲乙丙丁戊己'[serial]}", "identity": number(serial), "phone": PHONE}
    return trainees.enrol(of.pk, by=by or of.by, **{"workshop": stage.workshop, **said, **given})


def there(of: Course, *people: Trainee, sessions: int = 2) -> None:
    """Present at the first so many sessions."""
    for each in of.sessions.order_by("starts_at")[:sessions]:
        attendance.keep_list(each.pk, by=of.by, present=[person.pk for person in people], seen=[])


def certified(stage, of: Course, serial: int = 1, **given) -> Trainee:
    """Of a running course, at every session, passed with a certificate of that day."""
    person = trainee(stage, of, serial, **given)
    there(of, person)
    certify(person, f"DZ-{serial}")
    return person


def certify(person: Trainee, number: str) -> None:
    """``number``: "" takes the certificate back."""
    result = Result(True, Decimal(86), number, DAY if number else None)
    trainees_results.record_results(person.course_id, by=person.course.by, results={person.pk: result})
    person.refresh_from_db()


def need(stage, **given) -> TrainingNeed:
    facts = {"workshop": stage.workshop, "year": 2026, "skill": "苗绣", "headcount": 12, "form": "hands_on"}
    return writing.enter(get("training-needs"), by=stage.leader.user, **facts | given)


def plan(stage, **given) -> TrainingPlan:
    facts = {"year": 2026, "title": "丹寨县2026年培训计划", "headcount": 100}
    return writing.enter(get("training-plans"), by=given.pop("by", stage.county.hrss), **facts | given)
