"""Two nightly rounds at once, and a round beside a person, in real threads on a real database."""

import pytest

from reporting.actions.check_in_reminders import remind_check_ins
from reporting.actions.check_ins import check_in
from reporting.actions.flags import advance
from reporting.actions.signals import raise_signals
from reporting.models import Flag, FlagStep
from tests.concurrency.threads import at_once
from tests.records.stage import TODAY, Stage
from tests.reporting.monitoring.conftest import certify
from workshops.access import clock
from workshops.access.models import Notice
from workshops.models import Workshop

pytestmark = pytest.mark.django_db(transaction=True)
AS_OF = TODAY.date()


@pytest.fixture
def stage(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with clock.at(TODAY):
        made = Stage()
        for workshop in (made.workshop, made.others_workshop):
            certify(workshop, made.county.approver)
        yield made


def test_two_rounds_at_once_raise_each_flag_once(stage):
    first, second = at_once(lambda: raise_signals(as_of=AS_OF), lambda: raise_signals(as_of=AS_OF))
    assert (first + second)["raise"] == Flag.objects.count() == FlagStep.objects.count() == 4
    assert raise_signals(as_of=AS_OF) == {}
    assert Notice.objects.filter(kind="flag.digest", to_region="522636").count() == 1


def test_two_reminder_runs_at_once_tell_each_leader_once(stage):
    at_once(lambda: remind_check_ins(as_of=AS_OF), lambda: remind_check_ins(as_of=AS_OF))
    assert Notice.objects.filter(kind="check_in.reminder", to_user__isnull=False).count() == 2


def test_a_step_and_a_round_never_cross(stage):
    check_in(stage.workshop.pk, by=stage.county.leader, status="stopped")
    raise_signals(as_of=AS_OF)
    flag = Flag.objects.get(signal="stopped")
    check_in(stage.workshop.pk, by=stage.county.leader, status="producing")
    at_once(
        lambda: advance(flag.pk, "helped", by=stage.county.clerk, note="协调了原料。"),
        lambda: raise_signals(as_of=AS_OF),
    )
    flag.refresh_from_db()
    assert flag.status == "closed"
    assert flag.steps.last().action == "clear"


def test_two_answers_at_once_leave_the_last_one_shown(stage):
    leader, pk = stage.county.leader, stage.workshop.pk
    at_once(*(lambda status=each: check_in(pk, by=leader, status=status) for each in ("stopped", "closed")))
    workshop = Workshop.objects.get(pk=pk)
    assert workshop.survival == workshop.check_ins.order_by("-pk").first().status
