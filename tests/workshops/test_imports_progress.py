"""How far a job is, while it runs and whoever looks; and what was cut off goes on by itself."""

import datetime

import pytest
from django.core.cache import cache
from django.urls import reverse

from config.beat import SCHEDULE
from config.celery import app
from tests.workshops import import_samples
from tests.workshops.import_samples import confirmed, named, uploaded, written
from workshops import tasks
from workshops.access import clock
from workshops.actions import import_progress, importing, resuming_imports, running_imports
from workshops.models import ImportJob
from workshops.views import imports

State = ImportJob.State
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def table(monkeypatch):
    return import_samples.registered(monkeypatch)


@pytest.fixture
def clerk(db, client):
    user = import_samples.clerk()
    client.force_login(user)
    return user


@pytest.fixture
def eager():
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = False


def page_of(client, job=None) -> str:
    url = reverse("workshops:import-detail", args=[job.pk]) if job else reverse("workshops:import-list")
    return client.get(url).content.decode()


def test_the_page_and_the_list_say_how_many_rows_are_done(table, clerk, client):
    job = confirmed(clerk, *named(7))
    seen = []
    table.before_save = lambda rows: seen.append((page_of(client, job), page_of(client)))
    running_imports.save(job.pk)
    for page in seen[1]:
        assert "正在写入：已处理 3 / 7 行" in page
    assert '<progress class="w-100" aria-label="进度" value="3" max="7">' in seen[1][0]
    assert "已处理 6 / 7 行" in seen[2][1]
    assert "hx-trigger" in seen[1][1]
    for page in (page_of(client, job), page_of(client)):
        assert "已处理" not in page
        assert "hx-trigger" not in page


def test_checking_tells_too(table, clerk, client, monkeypatch):
    job = uploaded(clerk, *named(7))
    assert "等待处理" in page_of(client, job)
    seen = []
    table.check_rows = lambda rows, context: seen.append(page_of(client, job)) or ()
    running_imports.check(job.pk)
    assert "正在检查：已处理 6 / 7 行" in seen[2]


def test_a_table_that_does_not_stream_tells_too(table, clerk, client):
    table.streams = False
    job = confirmed(clerk, *named(7))
    seen = []
    table.check_row = lambda row, context: seen.append(page_of(client, job)) or ()
    running_imports.save(job.pk)
    assert "正在检查：已处理 6 / 7 行" in seen[6]
    assert (table.batches, table.finished, written()) == ([7], 7, named(7))


def test_only_numbers_are_kept_beside_the_database(table, clerk):
    job = confirmed(clerk, *named(4))
    kept = []
    table.before_save = lambda rows: kept.append(cache.get(f"import-progress:{job.pk}"))
    running_imports.save(job.pk)
    assert kept == [("saving", 0, 0), ("saving", 3, 4)]
    assert import_progress.of([job.pk]) == {}


def test_a_run_does_not_fail_because_the_cache_is_away(table, clerk, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
    job = confirmed(clerk, *named(4))
    running_imports.save(job.pk)
    assert written() == named(4)


def test_cancelling_what_has_not_begun(table, clerk, client):
    job = confirmed(clerk, *named(4))
    client.post(reverse("workshops:import-cancel", args=[job.pk]))
    tasks.save_import(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.file.name, job.attempts) == (State.CANCELLED, "", 0)
    assert not written()


def moved(job, **values):
    """The job as it would be found later."""
    ImportJob.objects.filter(pk=job.pk).update(**values)


@pytest.mark.parametrize(
    ("values", "taken"),
    [
        ({"started_at": None}, False),
        ({"started_at": 0.5}, False),
        ({"started_at": 1.5}, True),
        ({"started_at": 1.5, "queued_at": 0.5}, False),  # handed over again just now
        ({"started_at": None, "queued_at": 11}, True),  # the task was lost
        ({"started_at": 20, "queued_at": 11}, True),
    ],
)
@pytest.mark.parametrize("state", [State.CHECKING, State.SAVING])
def test_what_stands_still_is_taken_up_again(table, clerk, eager, values, taken, state):
    job = uploaded(clerk, *named(4)) if state == State.CHECKING else confirmed(clerk, *named(4))
    ago = {"queued_at": 2} | values
    moved(job, **{name: minutes and clock.now() - minutes * MINUTE for name, minutes in ago.items()})
    tasks.resume_interrupted_imports()
    job.refresh_from_db()
    assert job.state == ({State.CHECKING: State.READY, State.SAVING: State.DONE}[state] if taken else state)
    assert len(written()) == (4 if taken and state == State.SAVING else 0)


def test_what_is_cut_off_again_and_again_is_given_up(table, clerk, eager):
    job = confirmed(clerk, *named(4))
    moved(job, started_at=clock.now() + MINUTE, attempts=resuming_imports.ATTEMPTS_MAX)
    with clock.at(clock.now() + 5 * MINUTE):
        tasks.resume_interrupted_imports()
    job.refresh_from_db()
    assert (job.state, job.message, job.file.name) == (State.FAILED, resuming_imports.GIVEN_UP, "")
    assert not written()


def test_attempts_are_those_of_one_step(table, clerk):
    job = uploaded(clerk, *named(4))
    moved(job, attempts=2)
    running_imports.check(job.pk)
    job = importing.confirm(job.pk, by=clerk, skip_bad_rows=False)
    assert (job.attempts, job.started_at) == (0, None)


def test_one_asked_to_stop_before_it_was_cut_off_ends_cancelled(table, clerk):
    job = confirmed(clerk, *named(4))
    moved(job, started_at=clock.now(), cancel_asked_at=clock.now())
    with clock.at(clock.now() + 5 * MINUTE):
        assert resuming_imports.interrupted() == []
    job.refresh_from_db()
    assert job.state == State.CANCELLED
    other = confirmed(clerk, *named(4))
    moved(other, cancel_asked_at=clock.now())
    running_imports.save(other.pk)
    other.refresh_from_db()
    assert (other.state, written()) == (State.CANCELLED, [])


def test_every_minute_is_looked():
    entry = SCHEDULE["resume-interrupted-imports"]
    assert (entry["task"], entry["schedule"]) == (tasks.resume_interrupted_imports.name, 60.0)


def test_larger_jobs_are_left_to_a_worker(table, clerk, client, eager, monkeypatch):
    monkeypatch.setattr(imports, "ROWS_AT_ONCE", 0)
    job = uploaded(clerk, *named(4))
    running_imports.check(job.pk)
    client.post(reverse("workshops:import-confirm", args=[job.pk]), {"mode": "all"})
    assert written() == named(4)
