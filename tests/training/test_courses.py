"""From the need to the certificate: what the actions do, and what they refuse."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from employment.actions import vacancies
from tests import factories
from tests.employment import registered
from tests.training.courses import DAY, course, need, plan, session, there, trainee
from training.actions import courses, needs, trainees_results
from training.actions.trainees_results import Result
from training.queries import courses_figures as figures
from workshops.access.models import JournalEntry, Notice
from workshops.access.refusal import Refused
from workshops.records import writing
from workshops.records.kind import get

PASSED = Result(True, Decimal(86), "DZ-1", DAY)


def refused(code: str):
    return pytest.raises(Refused, check=lambda refusal: refusal.code == code)


def test_from_need_to_certificate(stage):
    wanted, planned = need(stage), plan(stage)
    assert needs.put_into_plan([wanted.pk], by=stage.county.hrss, plan_id=planned.pk) == 1
    needs.step_plan(planned.pk, by=stage.county.hrss, step="publish")
    made = course(stage, status="running", plan=planned, needs=[wanted])
    good, short = trainee(stage, made, 1), trainee(stage, made, 2)
    there(made, good)
    there(made, good, short, sessions=1)
    assert trainees_results.record_results(made.pk, by=made.by, results={good.pk: PASSED}) == 1
    courses.advance(made.pk, by=made.by, step="finish")
    for row in (wanted, good, short):
        row.refresh_from_db()
    assert (wanted.status, good.status, short.status) == ("met", "completed", "failed")
    assert figures.persons_trained(region=stage.county.region, year=2026) == 2
    assert figures.certificates(region=stage.county.region) == 1
    assert figures.hours_taught(year=2026) == 8
    assert figures.person_hours(year=2026) == 12
    assert figures.courses_by_form(year=2026)["hands_on"] == 1
    assert figures.person_times(region=stage.other.region) == 0
    told = Notice.objects.filter(to_user=stage.leader.user).values_list("kind", flat=True)
    assert {"need.planned", "course.open", "course.finish"} <= set(told)
    assert JournalEntry.objects.get(action="course.needs").detail["added"] == [wanted.pk]


def test_a_person_of_two_courses_is_one_person(stage):
    for title in ("第一期", "第二期"):
        made = course(stage, status="running", title=title)
        there(made, trainee(stage, made, 1))
        courses.advance(made.pk, by=made.by, step="finish")
    assert figures.persons_trained() == 1
    assert figures.person_times() == 2


@pytest.mark.parametrize(
    ("status", "step", "code"),
    [("planned", "start", "wrong_state"), ("open", "finish", "wrong_state"), ("open", "start", "no_sessions"),
     ("running", "open", "wrong_state")],
)  # fmt: skip
def test_no_step_is_skipped(stage, status, step, code):
    made = course(stage, status=status)
    with refused(code):
        courses.advance(made.pk, by=made.by, step=step)


def test_steps_are_its_own_offices(stage):
    made = course(stage)
    for stranger in (stage.county.clerk, stage.leader.user, stage.other.hrss):
        with refused("wrong_role"):
            courses.advance(made.pk, by=stranger, step="cancel")


def test_not_finished_with_sessions_to_come(stage):
    made = course(stage, status="running")
    session(made, "08:00", "12:00", held_on=DAY + datetime.timedelta(days=1))
    with refused("sessions_to_come"):
        courses.advance(made.pk, by=made.by, step="finish")


def test_sessions_lie_within_the_course_and_apart(stage):
    made = course(stage)
    session(made, "08:00", "12:00")
    session(made, "12:00", "14:00")
    for given, field in (
        ({"held_on": DAY + datetime.timedelta(days=9)}, "held_on"),
        ({"starts": "11:00", "ends": "13:00"}, "starts_at"),
        ({"by": stage.county.clerk}, "course"),
    ):
        said = {"starts": "15:00", "ends": "16:00"} | given
        with pytest.raises(ValidationError) as wrong:
            session(made, said.pop("starts"), said.pop("ends"), **said)
        assert field in wrong.value.message_dict


def test_an_order_names_a_vacancy_of_the_ordering_workshop(stage):
    second = registered.workshop(stage.county, "丹寨鸟笼坊")
    facts = {"title": "画工", "form": "on_site", "headcount": 3, "pay_basis": "piece", "closes_on": DAY}
    vacancy = vacancies.publish(stage.workshop.pk, by=stage.leader.user, **facts)
    order = {"form": "order_based", "order_post": "画工", "order_headcount": 2, "vacancy_number": vacancy.pk}
    with pytest.raises(ValidationError) as wrong:
        course(stage, order_workshop=second, **order)
    assert "vacancy_number" in wrong.value.message_dict
    assert course(stage, order_workshop=stage.workshop, **order).vacancy_number == vacancy.pk
    with pytest.raises(ValidationError) as wrong:
        course(stage, title="不是订单式", order_post="画工")
    assert "form" in wrong.value.message_dict


def test_results_need_attendance_and_certificates_need_a_pass(stage):
    made = course(stage, status="running")
    good, short = trainee(stage, made, 1), trainee(stage, made, 2)
    there(made, good)
    wrong = {short.pk: PASSED, good.pk: Result(False, None, "DZ-2", DAY)}
    with pytest.raises(ValidationError) as said:
        trainees_results.record_results(made.pk, by=made.by, results=wrong)
    assert set(said.value.message_dict) == {f"passed-{short.pk}", f"certificate_number-{good.pk}"}
    good.refresh_from_db()
    assert good.status == "enrolled"


def test_a_certificates_number_comes_once(stage):
    made = course(stage, status="running")
    people = [trainee(stage, made, serial) for serial in (1, 2)]
    there(made, *people)
    with pytest.raises(ValidationError) as said:
        trainees_results.record_results(made.pk, by=made.by, results={each.pk: PASSED for each in people})
    (field,) = said.value.message_dict
    assert field.startswith("certificate_number-")


def test_a_need_is_declined_with_an_answer_or_taken_back(stage):
    wanted = need(stage)
    with refused("no_answer"):
        needs.decline([wanted.pk], by=stage.county.clerk, answer=" ")
    with refused("wrong_role"):
        needs.decline([wanted.pk], by=stage.county.rural, answer="不办")
    with refused("nothing_chosen"):
        needs.decline([wanted.pk], by=stage.other.clerk, answer="不办")
    needs.decline([wanted.pk], by=stage.county.clerk, answer="本年已有同类培训")
    with refused("answered"):
        needs.decline([wanted.pk], by=stage.county.clerk, answer="再答")
    assert needs.reopen(wanted.pk, by=stage.county.clerk).status == "open"


def test_a_plan_takes_needs_of_its_year_from_its_own_office(stage):
    wanted, next_year = need(stage), need(stage, year=2027)
    planned = plan(stage)
    with refused("wrong_role"):
        needs.put_into_plan([wanted.pk], by=stage.county.clerk, plan_id=planned.pk)
    with refused("other_year"):
        needs.put_into_plan([next_year.pk], by=stage.county.hrss, plan_id=planned.pk)
    needs.put_into_plan([wanted.pk], by=stage.county.hrss, plan_id=planned.pk)
    with pytest.raises(ValidationError):
        writing.amend(get("training-needs"), wanted.pk, by=stage.leader.user, seen_version=2, headcount=1)


def test_what_has_people_is_cancelled_not_voided(stage):
    made = course(stage)
    trainee(stage, made)
    with refused("has_trainees"):
        writing.void(get("trainings"), made.pk, by=made.by, reason="登错")
    courses.advance(made.pk, by=made.by, step="cancel")
    assert Notice.objects.filter(to_user=stage.leader.user, kind="course.cancel").exists()


def test_a_course_of_the_province_takes_its_counties_people(stage):
    province = factories.province_official()
    made = course(stage, by=province)
    assert trainee(stage, made, by=stage.leader.user).course == made
