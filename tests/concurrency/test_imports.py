"""Imports that are cancelled, repeated or killed while they run, in threads and processes of their own."""

import contextlib
import contextvars
import datetime
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, transaction

from config.celery import app
from tests.concurrency.threads import at_once
from tests.workshops import import_samples
from tests.workshops.import_samples import confirmed, named, uploaded, written
from workshops import tasks
from workshops.access import clock
from workshops.access.models import JournalEntry
from workshops.access.refusal import Refused
from workshops.actions import import_progress, import_turns, importing, resuming_imports, running_imports
from workshops.models import ImportJob
from workshops.views import imports

pytestmark = pytest.mark.django_db(transaction=True)
State = ImportJob.State
SOON = 30


@pytest.fixture
def table(monkeypatch):
    monkeypatch.setattr(import_turns, "POLL_SECONDS", 0.05)
    return import_samples.registered(monkeypatch)


@pytest.fixture
def clerk():
    return import_samples.clerk()


class Held:
    """A run in another thread that stops where ``here`` is called for the second time, until ``go_on``."""

    def __init__(self):
        self.reached, self.go_on, self.times = Event(), Event(), 0

    def here(self, *_):
        self.times += 1
        if self.times == 2:
            self.reached.set()
            assert self.go_on.wait(SOON)
        return ()


@contextlib.contextmanager
def running(act, held: Held):
    def run():
        try:
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        started = pool.submit(contextvars.copy_context().run, run)
        try:
            assert held.reached.wait(SOON)
            yield
        finally:
            held.go_on.set()
        started.result(SOON)


def cancelled_while_held(job, user, act, held: Held) -> float:
    """Seconds that the one who cancels waited; then the run goes on."""
    with running(act, held):
        began = time.monotonic()
        asked = importing.cancel(job.pk, by=user)
        waited = time.monotonic() - began
        assert asked.cancel_asked_at is not None
        assert asked.state in importing.BUSY
    job.refresh_from_db()
    return waited


def test_cancelling_in_the_middle_of_writing(table, clerk):
    job, held = confirmed(clerk, *named(9)), Held()
    stored = job.file.name
    table.before_save = held.here
    waited = cancelled_while_held(job, clerk, lambda: running_imports.save(job.pk), held)
    assert waited < 5
    assert (job.state, job.file.name, job.rows_saved) == (State.CANCELLED, "", 0)
    assert (table.batches, written()) == ([3, 3], [])
    assert not default_storage.exists(stored)
    actions = list(JournalEntry.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["import.upload", "import.confirm", "import.cancel"]


def test_cancelling_in_the_middle_of_checking(table, clerk):
    job, held = uploaded(clerk, *named(9)), Held()
    table.check_rows = lambda rows, context: held.here()
    waited = cancelled_while_held(job, clerk, lambda: running_imports.check(job.pk), held)
    assert waited < 5
    assert (job.state, job.rows_total, held.times) == (State.CANCELLED, 0, 2)


def test_cancelling_in_the_last_batch(table, clerk):
    job, held = confirmed(clerk, *named(6)), Held()
    table.before_save = held.here
    cancelled_while_held(job, clerk, lambda: running_imports.save(job.pk), held)
    assert (job.state, written()) == (State.CANCELLED, [])


def test_cancelling_what_waits_for_another_file(table, clerk):
    job = confirmed(clerk, *named(3))

    def cancel_when_it_waits():
        until = time.monotonic() + SOON
        while time.monotonic() < until:
            found = import_progress.of([job.pk]).get(job.pk)
            if found and found.phase == import_progress.Phase.WAITING:
                return importing.cancel(job.pk, by=clerk)
            time.sleep(0.05)
        raise AssertionError("the job does not wait")

    with transaction.atomic():  # the turn is ours until both are done
        import_turns.wait_for_turn("lines", None, wait=False)
        at_once(lambda: running_imports.save(job.pk), cancel_when_it_waits)
    job.refresh_from_db()
    assert (job.state, written()) == (State.CANCELLED, [])


def test_one_who_cancels_does_not_wait_for_a_run_that_ends(table, clerk):
    job = confirmed(clerk, *named(3))
    with transaction.atomic():
        ImportJob.objects.select_for_update().get(pk=job.pk)
        (answer,) = at_once(lambda: importing.cancel(job.pk, by=clerk))
    assert isinstance(answer, Refused)
    assert answer.code == "busy"


def test_a_job_started_twice_at_once_is_written_once(table, clerk):
    job = confirmed(clerk, *named(7))
    at_once(*[lambda: running_imports.save(job.pk)] * 3)
    job.refresh_from_db()
    assert (job.state, job.rows_saved, written()) == (State.DONE, 7, named(7))


def test_two_files_of_the_same_rows_are_written_one_after_the_other(table, clerk):
    first, second = confirmed(clerk, *named(4)), confirmed(clerk, *named(4))
    at_once(lambda: running_imports.save(first.pk), lambda: running_imports.save(second.pk))
    assert sorted(ImportJob.objects.values_list("state", flat=True)) == [State.DONE, State.READY]
    assert written() == named(4)


def test_a_page_does_not_wait_for_another_file_but_leaves_its_own_to_a_worker(table, clerk, client, monkeypatch):
    job = uploaded(clerk, *named(3))
    running_imports.check(job.pk)
    handed = []
    monkeypatch.setattr(imports, "hand_over", handed.append)
    client.force_login(clerk)
    with transaction.atomic():
        import_turns.wait_for_turn("lines", None, wait=False)
        at_once(lambda: client.post(f"/imports/{job.pk}/confirm/", {"mode": "all"}))
    job.refresh_from_db()
    assert (handed, job.state, job.attempts, job.started_at) == ([job], State.SAVING, 0, None)


def test_what_runs_is_not_taken_up_by_another(table, clerk):
    job, held = confirmed(clerk, *named(7)), Held()
    table.before_save = held.here
    with running(lambda: running_imports.save(job.pk), held), clock.at(clock.now() + datetime.timedelta(hours=1)):
        assert resuming_imports.interrupted() == []
    assert written() == named(7)


def killed_in_the_middle(job) -> None:
    """A process writes the job and is killed when its first batch is written, but not committed."""
    given = urlsplit(os.environ["DATABASE_URL"])
    address = urlunsplit(given._replace(path=f"/{connection.settings_dict['NAME']}"))
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.concurrency.slow_import", str(job.pk)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": address},
    )
    try:
        assert process.stdout.readline().strip() == "written"
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(SOON)
        process.stdout.close()


def left_alone(job) -> None:
    """The server notices that a client is gone only by and by."""
    until = time.monotonic() + SOON
    while time.monotonic() < until:
        with transaction.atomic():
            if import_turns.nobody_runs(job.pk):
                return
        time.sleep(0.1)
    raise AssertionError("the killed process still holds the job")


def test_a_killed_worker_writes_nothing_and_the_job_is_taken_up_and_written_once(table, clerk):
    job = confirmed(clerk, *named(7))
    killed_in_the_middle(job)
    job.refresh_from_db()
    assert (job.state, job.attempts, written()) == (State.SAVING, 1, [])
    left_alone(job)
    assert resuming_imports.interrupted() == []  # it may be handed over already: not before a minute
    app.conf.task_always_eager = True
    try:
        with clock.at(clock.now() + datetime.timedelta(minutes=2)):
            tasks.resume_interrupted_imports()
            tasks.resume_interrupted_imports()
    finally:
        app.conf.task_always_eager = False
    job.refresh_from_db()
    assert (job.state, job.attempts, job.rows_saved, written()) == (State.DONE, 2, 7, named(7))


def test_one_killed_each_time_is_given_up(table, clerk):
    job = confirmed(clerk, *named(7))
    for attempt in range(1, resuming_imports.ATTEMPTS_MAX + 1):
        killed_in_the_middle(job)
        left_alone(job)
        with clock.at(clock.now() + datetime.timedelta(minutes=2)):
            taken = resuming_imports.interrupted()
        assert bool(taken) is (attempt < resuming_imports.ATTEMPTS_MAX)
        ImportJob.objects.filter(pk=job.pk).update(queued_at=clock.now())
    job.refresh_from_db()
    assert (job.state, job.message, written()) == (State.FAILED, resuming_imports.GIVEN_UP, [])
