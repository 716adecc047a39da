"""Needs by skill, ticked into a plan; pages of courses by role."""

import pytest
from django.urls import reverse

from tests.training.courses import course, need, plan, there, trainee

SUMMARY = "/training-needs/summary/?year=2026"


def test_ticked_into_a_plan_or_declined(stage, as_user):
    first, second, planned = need(stage), need(stage, skill="蜡染"), plan(stage)
    client = as_user(stage.county.hrss)
    page = client.get(SUMMARY)
    assert [(each["skill"], each["heads"]) for each in page.context["skills"]] == [("苗绣", 12), ("蜡染", 12)]
    assert "请选择要列入的培训计划" in client.post(SUMMARY, {"needs": [first.pk]}).content.decode()
    assert client.post(SUMMARY, {"needs": [first.pk], "plan": planned.pk}).status_code == 302
    said = {"needs": [second.pk], "answer": "本年已有同类培训", "decline": "1"}
    assert client.post(SUMMARY, said).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.plan, second.status) == (planned, "declined")
    mine = as_user(stage.leader.user)
    assert "本年已有同类培训" in mine.get(reverse("training:training-needs-detail", args=[second.pk])).content.decode()
    assert planned.title in mine.get(reverse("training:training-needs-detail", args=[first.pk])).content.decode()


def test_others_only_read_or_see_nothing(stage, as_user):
    wanted = need(stage)
    assert as_user(stage.leader.user).get(SUMMARY).status_code == 404
    assert as_user(stage.other.hrss).get(SUMMARY).context["skills"] == []
    assert as_user(stage.county.rural).post(SUMMARY, {"needs": [wanted.pk], "answer": "x"}).status_code == 404
    assert as_user(stage.official()).get(SUMMARY).context["count"] == 1


@pytest.mark.parametrize("status", ["planned", "open", "running"])
def test_the_course_offers_what_may_happen_next(stage, as_user, status):
    made = course(stage, status=status)
    page = as_user(made.by).get(reverse("training:trainings-detail", args=[made.pk])).content.decode()
    steps = {"planned": ["open"], "open": ["start"], "running": ["finish"]}[status]
    for step in (*steps, "cancel"):
        assert reverse("training:course-step", args=[made.pk, step]) in page
    leader = as_user(stage.leader.user).get(reverse("training:trainings-detail", args=[made.pk])).content.decode()
    assert "/step/" not in leader
    assert (reverse("training:trainee-enrol", args=[made.pk]) in leader) == (status == "open")
    assert as_user(stage.county.clerk).get(reverse("training:course-step", args=[made.pk, "cancel"])).status_code == 404
    assert as_user(made.by).get(reverse("training:course-step", args=[made.pk, "nothing"])).status_code == 404


def test_results_are_typed_by_the_office(stage, as_user):
    made = course(stage, status="running")
    person = trainee(stage, made)
    address = reverse("training:course-results", args=[made.pk])
    client = as_user(made.by)
    sent = {f"passed-{person.pk}": "passed", f"score-{person.pk}": "90"}
    assert "出勤课时不足" in client.post(address, sent).content.decode()
    there(made, person)
    assert client.post(address, sent).status_code == 302
    person.refresh_from_db()
    assert person.status == "completed"
    assert as_user(stage.leader.user).get(address).status_code == 404


def test_a_step_refused_says_why(stage, as_user):
    made = course(stage)
    page = as_user(made.by).post(reverse("training:course-step", args=[made.pk, "start"]))
    assert "还没有排课" in page.content.decode()


def test_a_form_enrols_and_names_what_is_wrong(stage, as_user):
    made = course(stage)
    address = reverse("training:trainee-enrol", args=[made.pk])
    client = as_user(stage.leader.user)
    assert stage.workshop.number in client.get(address).content.decode()
    sent = {"name": "杨阿甲", "identity": "1", "phone": "", "workshop": stage.workshop.number}
    assert "identity" in client.post(address, sent).context["form"].errors
    assert as_user(stage.county.rural).get(address).status_code == 404
