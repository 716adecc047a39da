"""What is written while summaries are counted is seen by the next count, and two counts never mix."""

import datetime
import threading
from decimal import Decimal

import pytest
from django.db import connection, transaction

from reporting.actions.rollup import LOCK, rollup
from tests.concurrency.threads import at_once
from tests.records.stage import TODAY, Stage
from tests.reporting.rollup.kept import figure
from workshops.access import clock
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = TODAY.year


@pytest.fixture
def stage(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with clock.at(TODAY):
        yield Stage()


def sale(stage, month: int, amount: int, *, near: bool = True):
    """``near``: of one of two workshops, for whoever writes of one holds its row."""
    own = (stage.county.leader, stage.workshop) if near else (stage.other.leader, stage.others_workshop)
    with clock.at(TODAY):
        writing.enter(
            get("monthly-sales"), by=own[0], workshop=own[1], month=datetime.date(YEAR, month, 1), channel="direct",
            amount=Decimal(amount),
        )  # fmt: skip


class Unfinished(threading.Thread):
    """Writes in a transaction that stays open until it is told to end."""

    def __init__(self, write):
        super().__init__()
        self.write, self.written, self.may_end = write, threading.Event(), threading.Event()

    def run(self):
        try:
            with transaction.atomic():
                self.write()
                self.written.set()
                self.may_end.wait(20)
        finally:
            self.written.set()
            connection.close()

    def __enter__(self):
        self.start()
        assert self.written.wait(20)
        return self

    def __exit__(self, *exc):
        self.may_end.set()
        self.join(20)


def test_a_change_during_a_run_is_seen_by_the_next(stage):
    sale(stage, 1, 500)
    rollup()
    with Unfinished(lambda: sale(stage, 2, 70)):
        # A later transaction ends first: counting up to the newest row would jump over the unfinished one.
        sale(stage, 1, 8, near=False)
        rollup()
        assert figure("S04", YEAR) == 508
    rollup()
    assert figure("S04", YEAR) == 578


def test_two_runs_do_not_mix(stage):
    sale(stage, 1, 500)

    def run():
        with clock.at(TODAY):
            return rollup()

    answers = at_once(run, run)
    assert not [each for each in answers if isinstance(each, Exception)]
    # The later one may count again what a transaction elsewhere kept it from ruling out; it finds nothing to write.
    assert sorted(bool(each.changed) for each in answers) == [False, True]
    assert figure("S04", YEAR) == 500

    def hold():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])

    with Unfinished(hold):
        assert rollup(wait=False) is None
