"""A table that streams: checked and written batch by batch, all of it or nothing; little of it is kept."""

import io

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from openpyxl import load_workbook

from tests.workshops import import_samples
from tests.workshops.import_samples import confirmed, named, uploaded, written
from workshops.access.models import Notice
from workshops.actions import importing, running_imports
from workshops.models import ImportJob
from workshops.queries import imports as queries
from workshops.tables import checking

State = ImportJob.State


@pytest.fixture
def table(monkeypatch):
    return import_samples.registered(monkeypatch)


@pytest.fixture
def clerk(db):
    return import_samples.clerk()


def checked(user, *lines) -> ImportJob:
    job = uploaded(user, *lines)
    running_imports.check(job.pk)
    job.refresh_from_db()
    return job


def saved(job) -> ImportJob:
    running_imports.save(job.pk)
    job.refresh_from_db()
    return job


def test_rows_are_written_batch_by_batch_and_finished_once(table, clerk):
    job = saved(confirmed(clerk, *named(7)))
    assert (job.state, job.rows_good, job.rows_saved, job.attempts) == (State.DONE, 7, 7, 1)
    assert (table.batches, table.finished) == ([3, 3, 1], 7)
    assert written() == named(7)
    assert {context.job_id for context in table.contexts} == {job.pk}
    assert all(context.memo is table.contexts[0].memo for context in table.contexts)


def test_checking_writes_nothing_and_shows_the_first_sound_rows_without_keeping_them_open(table, clerk):
    job = checked(clerk, *[(name, "13800000001") for name in named(25)])
    assert (job.state, job.rows_good, table.batches) == (State.READY, 25, [])
    assert "第1行" not in str(ImportJob.objects.values().get())
    shown = queries.good_shown(job)
    assert (len(shown["good_rows"]), shown["more_good"], shown["personal"]) == (20, 5, "电话")
    number, cells = shown["good_rows"][0]
    assert (number, [said for _, said in cells]) == (2, ["第1行", "138****0001", ""])
    importing.cancel(job.pk, by=clerk)
    assert "shown" not in ImportJob.objects.get().result


def test_a_row_that_became_wrong_in_the_last_batch_takes_back_the_others(table, clerk):
    job = confirmed(clerk, *named(7))
    Notice.objects.create(to_user=clerk, kind=import_samples.KIND, title="第7行")
    job = saved(job)
    assert (job.state, job.rows_good, job.rows_bad, job.message) == (State.READY, 6, 1, running_imports.CHANGED)
    assert (table.batches, table.finished) == ([3, 3], 0)
    assert written() == ["第7行"]
    importing.confirm(job.pk, by=clerk, skip_bad_rows=True)
    assert saved(job).rows_saved == 6
    assert sorted(written()) == named(7)


def test_bad_rows_are_left_out_of_every_batch(table, clerk):
    lines = [*named(3), ("", "1"), "第4行", "x" * 21, "第5行"]
    job = saved(confirmed(clerk, *lines, skip_bad_rows=True))
    assert (job.rows_saved, job.rows_bad, table.batches) == (5, 2, [3, 1, 1])
    assert written() == named(5)


def test_repeats_are_seen_across_batches(table, clerk):
    job = checked(clerk, *named(7), "第 2 行")
    (problem,) = job.result["problems"]
    assert (problem["row"], problem["reason"]) == (9, "与第 3 行重复（名称）")


def test_bad_rows_beyond_those_kept_are_counted_and_said(table, clerk, client, monkeypatch):
    monkeypatch.setattr(checking, "BAD_KEPT", 2)
    monkeypatch.setattr(queries, "BAD_KEPT", 2)
    job = checked(clerk, *[("", f"甲{number}") for number in range(5)])
    assert (job.rows_bad, job.result["problem_count"], job.result["summary"][0]["count"]) == (5, 5, 5)
    client.force_login(clerk)
    page = client.get(reverse("workshops:import-detail", args=[job.pk])).content.decode()
    assert "共 5 行有错误，只能下载前 2 行" in page
    answer = client.get(reverse("workshops:import-bad-rows", args=[job.pk]))
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["甲0", "甲1"]


def test_the_workbook_of_bad_rows_goes_with_the_job(table, clerk, django_capture_on_commit_callbacks):
    job = checked(clerk, "第1行", "x" * 21)
    stored = [job.file.name, queries.bad_rows_name(job)]
    assert all(default_storage.exists(name) for name in stored)
    with django_capture_on_commit_callbacks(execute=True):
        importing.cancel(job.pk, by=clerk)
    assert not any(default_storage.exists(name) for name in stored)


def test_each_table_says_and_keeps_to_its_own_limits(table, clerk, client):
    client.force_login(clerk)
    page = client.get(reverse("workshops:import-upload", args=["lines"])).content.decode()
    assert "不超过 40 MB、200,000 行" in page
    assert f'data-max-bytes="{40 * 1024 * 1024}"' in page
    table.rows_max = 2
    job = uploaded(clerk, *named(3))
    running_imports.check(job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == (State.FAILED, "一次最多导入 2 行，请分成几个文件。")
