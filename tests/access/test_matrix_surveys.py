"""Pages about surveys and their sheets: strangers find and change nothing, those concerned find each."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from reporting.models import Survey, SurveyQuestion, SurveySheet
from tests import factories
from tests.access.survey_rows import PAGES, addresses
from tests.access.test_matrix_areas import read_out, status
from tests.records.stage import TODAY, Stage
from workshops.access import clock

NO_GET = {
    "reporting:survey-copy",
    "reporting:survey-question-move",
    "reporting:survey-extend",
    "reporting:survey-remind",
}


@pytest.fixture
def stage(db, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    with clock.at(TODAY):
        yield Stage()


def state() -> tuple:
    return (
        sorted(Survey.objects.values_list("pk", "status")),
        sorted(SurveySheet.objects.values_list("pk", "status", "version")),
        SurveyQuestion.objects.count(),
    )


def test_strangers_find_no_page_and_change_nothing(stage):
    found, wrong = addresses(stage), {}
    assert found.keys() == PAGES.keys()
    before = state()
    others = [factories.user(duty, duty) for duty in ("sysadmin", "secadmin", "auditor")]
    others += [stage.official("hrss"), stage.county.rural]
    for stranger in (*stage.strangers, *others):
        client = Client()
        client.force_login(stranger)
        for name, arguments in found.items():
            address = reverse(name, kwargs=arguments)
            for answer in (
                client.get(address),
                client.post(address, {"reason": "越权", "to": "remove", "act": "submit"}),
            ):
                if answer.status_code not in (404, 405):
                    wrong[stranger.username, name] = answer.status_code
                read_out(answer)
    assert (wrong, state()) == ({}, before)


def test_the_sender_and_those_asked_find_each(stage):
    """Without this the test above would prove nothing."""
    clients = []
    for person in (stage.official(), stage.county.leader, stage.county.clerk):
        client = Client()
        client.force_login(person)
        clients.append(client)
    found = addresses(stage)
    missing = set()
    for name, arguments in found.items():
        address = reverse(name, kwargs=arguments) + ("?kind=short" if name.endswith("question-new") else "")
        if name not in NO_GET and 200 not in [status(client, address) for client in clients]:
            missing.add(name)
    assert missing == set()
