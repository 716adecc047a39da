"""People of a course: who enrols them, once each, within the places; who reads which field; erasing."""

import datetime

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import factories
from tests.api.conftest import Api
from tests.employment.numbers import number
from tests.employment.people import register
from tests.training.courses import PHONE, course, plan, there, trainee
from tests.workbooks import filled
from training.actions import courses, trainees
from training.actions.trainees_erasing import erase_trainees
from training.models import Trainee
from training.queries.courses_figures import persons_trained
from workshops import import_tables
from workshops.access.models import JournalEntry
from workshops.access.refusal import Refused
from workshops.actions import importing, running_imports
from workshops.people.names import ERASED
from workshops.people.offers import offers


def refused(code: str):
    return pytest.raises(Refused, check=lambda refusal: refusal.code == code)


def imported(by, table: str, *lines: dict):
    """The job after checking; written when all rows are sound."""
    file = SimpleUploadedFile("名册.xlsx", filled(import_tables.get(table), *lines).getvalue())
    job = importing.upload(by=by, table_name=table, file=file)
    running_imports.check(job.pk)
    job.refresh_from_db()
    if job.result["bad"] == 0:
        importing.confirm(job.pk, by=by, skip_bad_rows=False)
        running_imports.save(job.pk)
    return job


def test_a_leader_enrols_own_people_while_it_is_open(stage):
    made = course(stage)
    mine = trainee(stage, made, by=stage.leader.user)
    assert (mine.identity(), mine.phone()) == (number(1), PHONE)
    assert number(1) not in str(JournalEntry.objects.values_list("detail", flat=True))
    for by, given, code in (
        (stage.leader.user, {"workshop": None}, "wrong_role"),
        (stage.other.leader, {"workshop": stage.others_workshop}, "other_region"),
        (stage.other.leader, {}, "wrong_role"),
        (stage.county.rural, {}, "wrong_role"),
    ):
        with refused(code):
            trainee(stage, made, 2, by=by, **given)
    courses.advance(made.pk, by=made.by, step="cancel")
    with refused("not_open"):
        trainee(stage, made, 2, by=stage.leader.user)


def test_one_person_once_within_the_places(stage):
    made = course(stage, headcount=2)
    first = trainee(stage, made, 1)
    with refused("twice"):
        trainee(stage, made, 1, by=stage.leader.user, name="另一名字")
    trainee(stage, made, 2)
    with refused("full"):
        trainee(stage, made, 3)
    trainees.withdraw(first.pk, by=stage.leader.user)
    trainee(stage, made, 3)
    with refused("full"):
        trainees.resume(first.pk, by=made.by)


@pytest.mark.parametrize(
    ("given", "field"), [({"identity": "123"}, "identity"), ({"name": "李"}, "name"), ({"phone": "12"}, "phone")]
)
def test_what_is_typed_is_checked(stage, given, field):
    with pytest.raises(Refused) as refusal:
        trainee(stage, course(stage), **given)
    assert refusal.value.field == field


def test_picked_from_the_workshops_workers(stage, as_user):
    made = course(stage)
    register(stage.leader.user, stage.workshop, 1)
    known = next(iter(offers.people(stage.leader.user, stage.workshop)))
    address = reverse("training:trainee-pick", args=[made.pk])
    page = as_user(stage.leader.user).get(address).content.decode()
    assert known.masked in page
    assert number(1) not in page
    as_user(stage.leader.user).post(address, {"workers": [known.worker]})
    assert made.trainees.get().identity() == number(1)
    assert as_user(stage.county.rural).get(address).status_code == 404


def test_imported_with_the_reasons_beside_the_rows(stage):
    made = course(stage)
    trainee(stage, made, 1)
    row = {"course": made.title, "name": "王小二", "workshop": stage.workshop.name}
    lines = [row | {"identity": number(serial)} for serial in (1, 2, 3, 4)] + [row | {"identity": "123"}]
    job = imported(made.by, "trainees", *lines)
    assert job.result["bad"] == 3
    assert number(1) not in str(job.result)
    imported(stage.leader.user, "trainees", *(row | {"identity": number(serial)} for serial in (2, 3)))
    assert made.trainees.count() == 3


def test_results_come_back_by_the_number_of_the_trainee(stage, as_user):
    made = course(stage, status="running")
    person = trainee(stage, made)
    there(made, person)
    client = as_user(made.by)
    address = reverse("training:course-results-workbook", args=[made.pk])
    assert client.post(address, {"purpose": "登记考核结果", "password": "错"}).status_code == 200
    answer = client.post(address, {"purpose": "登记考核结果", "password": factories.PASSWORD})
    assert answer["Content-Disposition"].startswith("attachment")
    assert JournalEntry.objects.filter(action="personal_data.export").count() == 1
    line = {"number": str(person.pk), "name": person.name, "score": 86.5, "passed": "合格",
            "certificate_number": "DZ-1", "certified_on": datetime.date(2026, 3, 2)}  # fmt: skip
    assert imported(made.by, "training-results", line | {"name": "别人"}).result["bad"] == 1
    imported(made.by, "training-results", line)
    person.refresh_from_db()
    assert (person.status, float(person.test_score), person.certificate_number) == ("completed", 86.5, "DZ-1")
    listed = client.get(reverse("training:training-certificate-list")).context["listing"].page
    assert [each.pk for each in listed] == [person.pk]


def test_names_and_numbers_by_the_matrix(stage, as_user):
    made = course(stage)
    person = trainee(stage, made)
    address = reverse("training:trainee-detail", args=[person.pk])
    for user in (stage.leader.user, made.by):
        page = as_user(user).get(address).content.decode()
        assert person.name in page
        assert person.identity_masked in page
        assert person.identity() not in page
    above = factories.province_official()
    for page in (address, reverse("training:trainee-list"), reverse("training:trainings-detail", args=[made.pk])):
        said = as_user(above).get(page).content.decode()
        assert person.name not in said
        assert "杨**" in said
        assert person.identity_masked not in said
    found = Api(above).get(f"/trainees/{person.pk}/").json()
    assert (found["name"], found["identity"], found["phone"]) == ("杨**", None, None)
    for stranger in (*stage.strangers, stage.neighbour):
        assert as_user(stranger).get(address).status_code == 404
        assert Api(stranger).get(f"/trainees/{person.pk}/").status_code == 404
        assert person.name not in as_user(stranger).get(made_url(made)).content.decode()
    assert as_user(stage.other.clerk).get(reverse("training:trainee-edit", args=[person.pk])).status_code == 404


def made_url(made) -> str:
    return reverse("training:trainings-detail", args=[made.pk])


def test_corrected_and_voided(stage, as_user):
    made = course(stage)
    person = trainee(stage, made)
    given = {"name": "杨阿新", "phone": "", "seen_version": person.version}
    as_user(stage.leader.user).post(reverse("training:trainee-edit", args=[person.pk]), given)
    person.refresh_from_db()
    assert (person.name, person.phone()) == ("杨阿新", PHONE)
    with refused("changed_meanwhile"):
        trainees.correct(person.pk, by=made.by, **given)
    void = reverse("training:trainee-void", args=[person.pk])
    assert as_user(stage.leader.user).get(void).status_code == 404
    assert as_user(made.by).post(void, {"reason": "号码登错"}).status_code == 302
    trainee(stage, made, 1)


def test_erased_as_a_whole_and_still_counted(stage):
    made = course(stage, status="running")
    person = trainee(stage, made)
    there(made, person)
    courses.advance(made.pk, by=made.by, step="finish")
    later = course(stage, title="次年班", starts_on=datetime.date(2026, 3, 9), ends_on=datetime.date(2026, 3, 20))
    trainee(stage, later, 1)
    assert erase_trainees(older_than=datetime.date(2026, 3, 10)) == 0
    limit = datetime.date(2026, 4, 1)
    assert erase_trainees(older_than=limit, dry_run=True) == 2
    assert erase_trainees(older_than=limit) == 2
    rows = list(Trainee.objects.all())
    assert {(each.name, each.identity(), each.phone()) for each in rows} == {(ERASED, "", "")}
    assert len({each.identity_lookup for each in rows}) == 1
    events = apps.get_model("training", "TraineeEvent").objects
    assert not events.exclude(name=ERASED).exists()
    assert persons_trained() == 1
    assert erase_trainees(older_than=limit) == 0


def test_a_plan_is_no_leaders(stage, as_user):
    address = reverse("training:training-plans-detail", args=[plan(stage).pk])
    assert as_user(stage.leader.user).get(address).status_code == 404
