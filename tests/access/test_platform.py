"""Headers, error pages, logs, demo accounts, and Django's own deployment check."""

import datetime
import logging
import os
import subprocess
import sys

import pytest
import time_machine
from django.conf import settings as project
from django.core.management import CommandError, call_command
from django.test import RequestFactory
from django.views.debug import get_exception_reporter_filter

from config.embedded.keys import new_keys
from workshops.access.actions.expiry import forget_expired
from workshops.access.actions.tokens import issue_token
from workshops.access.demo import ACCOUNTS, PASSWORD, create_demo_accounts
from workshops.access.log_safety import NoQueryString
from workshops.access.models import ApiToken, JournalEntry, User
from workshops.access.refusal import Refused


@pytest.mark.parametrize("path", ["/accounts/sign-in/", "/no-such-path/"])
def test_every_answer_carries_the_headers(client, db, path):
    answer = client.get(path)
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


def test_pages_of_a_signed_in_person_are_not_stored(client, clerk):
    client.force_login(clerk)
    assert "no-store" in client.get("/messages/")["Cache-Control"]


@pytest.mark.parametrize("path", ["/accounts/sign-in/", "/accounts/register/"])
def test_pages_hold_nothing_inline(client, regions, path):
    text = client.get(path).content.decode()
    assert " style=" not in text
    assert "<style" not in text
    assert " onclick=" not in text
    assert "<script>" not in text


def test_missing_pages_say_so_without_the_database(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        answer = client.get("/no-such-path/")
    assert answer.status_code == 404
    assert "没有找到" in answer.content.decode()


def test_a_change_without_its_token_is_refused(clerk, db):
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/accounts/sign-in/", {"username": "clerk"})
    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()


def test_error_reports_hold_nothing_that_was_sent():
    request = RequestFactory().post("/", {"phone": "13812345678"})
    report_filter = get_exception_reporter_filter(request)
    assert "13812345678" not in str(report_filter.get_post_parameters(request))
    phone = "13812345678"
    assert phone not in str(report_filter.get_traceback_frame_variables(request, sys._getframe()))


def test_logs_hold_no_search_words():
    record = logging.LogRecord("x", 30, "", 0, "%s: %s", ("Not Found", "/workshops/?search=潘秋菊"), None)
    NoQueryString().filter(record)
    assert record.getMessage() == "Not Found: /workshops/?…"


PRODUCTION = {
    "DEBUG": "0",
    "ALLOWED_HOSTS": "feiyi.example",
    "DATABASE_URL": os.environ.get("DATABASE_URL", ""),
    "PATH": os.environ["PATH"],
}


def check(**extra) -> subprocess.CompletedProcess:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, env={**PRODUCTION, **extra}, cwd=project.BASE_DIR, capture_output=True, text=True)


def test_the_deployment_check_passes_with_production_settings():
    outcome = check(**new_keys())
    assert outcome.returncode == 0, outcome.stderr


@pytest.mark.parametrize("missing", ["SECRET_KEY", "FIELD_KEYS", "LOOKUP_KEY", "JOURNAL_KEY"])
def test_without_a_key_no_command_runs(missing):
    outcome = check(**{**new_keys(), missing: ""})
    assert outcome.returncode != 0
    assert missing in outcome.stderr


def test_demo_accounts_are_refused_outside_demonstrations(settings, db):
    settings.DEBUG = False
    with pytest.raises(Refused):
        create_demo_accounts()


def test_demo_accounts_are_the_published_ones(settings, regions):
    settings.DEBUG = True
    made = create_demo_accounts()
    assert set(made) == {row[0] for row in ACCOUNTS} == set(create_demo_accounts())
    assert len(made) == 19
    assert made["county_hrss_b"].region.code == "522634"
    assert made["province_rural"].level == "province"
    assert made["ministry"].level == made["ministry_reviewer"].level == "nation"
    assert made["prefecture_culture"].level == "prefecture"
    assert made["leader"].home_region.code == "522636"
    assert all(user.check_password(PASSWORD) for user in made.values())


def test_the_first_administrators_are_made_by_command_once(db, capsys):
    call_command("create_administrator", "sysadmin", "root1", "郑伟")
    user = User.objects.get(username="root1")
    assert user.must_change_password
    assert user.check_password(capsys.readouterr().out.split("：")[-1].strip())
    with pytest.raises(CommandError, match="已有启用"):
        call_command("create_administrator", "sysadmin", "root2", "郑伟")


def test_the_command_gives_an_administrator_a_new_password(client, secadmin, clerk, capsys):
    client.force_login(secadmin)
    issue_token(by=secadmin)
    call_command("create_administrator", "secadmin", "secadmin", "--new-password")
    secadmin.refresh_from_db()
    assert secadmin.check_password(capsys.readouterr().out.split("：")[-1].strip())
    assert secadmin.must_change_password
    assert client.get("/messages/").status_code == 302
    assert not ApiToken.objects.exists()
    entry = JournalEntry.objects.get(action="account.reset_password")
    assert (entry.actor, entry.object_id, entry.detail) == (None, str(secadmin.pk), {"on_server": True})
    for duty, name in (("auditor", "secadmin"), ("secadmin", "clerk"), ("secadmin", "nobody")):
        with pytest.raises(CommandError, match="没有这个职责"):
            call_command("create_administrator", duty, name, "--new-password")
    with pytest.raises(CommandError, match="写明姓名"):
        call_command("create_administrator", "sysadmin", "root1")


def test_what_expired_is_forgotten_and_nothing_else(clerk, sign_in, client):
    with time_machine.travel(datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC), tick=False) as clock:
        sign_in(clerk, "wrong")
        sign_in(clerk)
        issue_token(by=clerk)
        assert forget_expired() == {"sessions": 0, "tokens": 0, "attempts": 0}
        clock.shift(datetime.timedelta(days=1))
        sign_in("nobody", "wrong")
        assert forget_expired() == {"sessions": 1, "tokens": 1, "attempts": 0}
