"""Import jobs: one after another through check, confirm, save; twice is once, and nothing is half-written."""

import datetime
import stat
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection

from certification.models import Certificate, NumberSequence
from tests import factories
from tests.certification import registers
from workshops import import_tables, tasks
from workshops.access import clock
from workshops.access.models import Department, Duty, JournalEntry
from workshops.access.refusal import Refused
from workshops.actions import importing, running_imports
from workshops.models import ImportJob, Leader, Workshop

State = ImportJob.State


@pytest.fixture
def county(db):
    with clock.at(factories.instant(2026, 3, 2)):
        factories.default_measure()
        yield factories.County()


def upload(user, *lines, content: bytes | None = None) -> ImportJob:
    given = registers.workbook(*lines).read() if content is None else content
    return importing.upload(by=user, table_name="workshops", file=SimpleUploadedFile("原台账.xlsx", given))


def checked(user, *lines) -> ImportJob:
    job = upload(user, *lines)
    running_imports.check(job.pk)
    job.refresh_from_db()
    return job


def second(job):
    """An approver of the office who did not upload it."""
    return factories.user(f"second_{job.region_id}", Duty.APPROVER, job.region_id)


def done(job, *, skip_bad_rows=False) -> ImportJob:
    importing.confirm(job.pk, by=second(job), skip_bad_rows=skip_bad_rows)
    running_imports.save(job.pk)
    job.refresh_from_db()
    return job


GOOD, BAD = registers.line(1), registers.line(2, uscc="123")


def test_a_sound_file_is_checked_confirmed_and_written(county, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = checked(county.clerk, GOOD, registers.line(2))
        assert (job.state, job.rows_total, job.rows_good, job.rows_bad) == (State.READY, 2, 2, 0)
        assert Workshop.objects.count() == 0
        stored = job.file.name
        job = done(job)
    assert (job.state, job.rows_saved, job.finished_at) == (State.DONE, 2, clock.now())
    assert Workshop.objects.count() == 2
    assert not default_storage.exists(stored)
    actions = list(JournalEntry.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["import.upload", "import.confirm", "register.import", "import.save"]


def test_all_or_nothing_refuses_bad_rows_and_the_other_mode_leaves_them_out(county):
    job = checked(county.clerk, GOOD, BAD)
    with pytest.raises(Refused, match="1 行有错误") as refusal:
        importing.confirm(job.pk, by=second(job), skip_bad_rows=False)
    assert (refusal.value.code, refusal.value.field) == ("bad_rows", "mode")
    job = done(job, skip_bad_rows=True)
    assert (job.state, job.rows_saved, job.rows_bad) == (State.DONE, 1, 1)
    assert Workshop.objects.get().name == GOOD["name"]


def test_a_file_without_a_sound_row_cannot_be_confirmed(county):
    job = checked(county.clerk, BAD)
    with pytest.raises(Refused, match="没有可以写入的行"):
        importing.confirm(job.pk, by=second(job), skip_bad_rows=True)


def test_a_task_that_is_delivered_twice_does_nothing_the_second_time(county):
    job = done(checked(county.clerk, GOOD))
    tasks.save_import(str(job.pk))
    tasks.check_import(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.rows_saved) == (State.DONE, 1)
    assert Workshop.objects.count() == Certificate.objects.count() == 1
    with pytest.raises(Refused, match="已完成"):
        importing.confirm(job.pk, by=second(job), skip_bad_rows=False)


def test_rows_registered_meanwhile_are_not_written_again(county):
    first, second = checked(county.clerk, GOOD), checked(county.approver, GOOD, registers.line(3))
    done(first)
    second = done(second)
    assert (second.state, second.rows_good, second.rows_bad) == (State.READY, 1, 1)
    assert "没有写入任何行" in second.message
    assert Workshop.objects.count() == 1
    assert done(second, skip_bad_rows=True).rows_saved == 1


@pytest.mark.django_db(transaction=True)
def test_a_failure_in_the_middle_leaves_nothing_but_a_failed_job():
    with clock.at(factories.instant(2026, 3, 2)):
        factories.default_measure()
        clerk = factories.County().clerk
        job = checked(clerk, GOOD)
        importing.confirm(job.pk, by=second(job), skip_bad_rows=False)
        with connection.cursor() as cursor:  # the last of the tables written refuses
            cursor.execute("ALTER TABLE certification_certificate ADD CONSTRAINT broken CHECK (year < 0)")
        try:
            with pytest.raises(DatabaseError):
                running_imports.save(job.pk)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ALTER TABLE certification_certificate DROP CONSTRAINT broken")
    job.refresh_from_db()
    assert (job.state, job.message, job.file.name) == (State.FAILED, running_imports.UNEXPECTED, "")
    for model in (Workshop, Leader, Certificate, NumberSequence):
        assert model.objects.count() == 0


@pytest.mark.parametrize("content", [b"not a workbook", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_workbook_fails_with_what_to_do(county, content):
    job = upload(county.clerk, content=content)
    running_imports.check(job.pk)
    job.refresh_from_db()
    assert (job.state, job.file.name) == (State.FAILED, "")
    assert job.message


def test_a_file_without_our_columns_fails_with_what_is_missing(county):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["工坊名称", "带头人姓名"])
    path = Path(default_storage.path("other.xlsx"))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    job = upload(county.clerk, content=path.read_bytes())
    running_imports.check(job.pk)
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "认定日期" in job.message


def test_the_upload_is_kept_apart_from_its_name_and_for_us_alone(county):
    job = upload(county.clerk, GOOD)
    assert job.file_name == "原台账.xlsx"
    assert job.file.name.endswith(f"{job.pk.hex}.xlsx")
    assert stat.S_IMODE(Path(job.file.path).stat().st_mode) == 0o600


def test_cancelling_deletes_the_file(county, django_capture_on_commit_callbacks):
    job = checked(county.clerk, GOOD)
    stored = job.file.name
    with django_capture_on_commit_callbacks(execute=True):
        importing.cancel(job.pk, by=county.clerk)
    assert not default_storage.exists(stored)
    with pytest.raises(Refused, match="不能再取消"):
        importing.cancel(job.pk, by=county.clerk)


def test_what_nobody_confirms_is_forgotten(county):
    old, new = checked(county.clerk, GOOD), checked(county.clerk, registers.line(2))
    ImportJob.objects.filter(pk=old.pk).update(created_at=clock.now() - datetime.timedelta(days=8))
    ImportJob.objects.filter(pk=new.pk).update(created_at=clock.now() - datetime.timedelta(days=6))
    assert importing.cancel_forgotten() == 1
    old.refresh_from_db()
    assert (old.state, old.file.name) == (State.CANCELLED, "")
    assert importing.cancel_forgotten() == 0


def test_nothing_personal_is_kept_beyond_the_register(county):
    job = checked(county.clerk, registers.line(1, leader_phone="1380000"), registers.line(2))
    job = done(job, skip_bad_rows=True)
    kept = str(ImportJob.objects.values().get()) + str(list(JournalEntry.objects.values_list("detail", flat=True)))
    assert "1380000" not in kept


@pytest.mark.parametrize(
    ("duty", "region", "department", "allowed"),
    [
        (Duty.CLERK, "522636", Department.CULTURE, True),
        (Duty.APPROVER, "522636", Department.CULTURE, True),
        (Duty.CLERK, "441900", Department.CULTURE, True),
        (Duty.OFFICIAL, "520000", Department.CULTURE, True),
        (Duty.OFFICIAL, "522600", Department.CULTURE, False),
        (Duty.OFFICIAL, None, Department.CULTURE, False),
        (Duty.APPROVER, "522636", Department.HRSS, False),
        (Duty.OFFICIAL, "520000", Department.RURAL, False),
        (Duty.LEADER, "522636", None, False),
        (Duty.SYSADMIN, None, None, False),
    ],
)
def test_who_may_import(db, duty, region, department, allowed):
    user = factories.user("someone", duty, region, department or Department.CULTURE)
    assert import_tables.may_import(user, registers.table()) is allowed
    if not allowed:
        with pytest.raises(Refused) as refusal:
            upload(user, GOOD)
        assert refusal.value.code == "wrong_role"


def test_one_who_lost_the_right_meanwhile_writes_nothing(county):
    job = checked(county.clerk, GOOD)
    importing.confirm(job.pk, by=second(job), skip_bad_rows=False)
    type(county.clerk).objects.filter(pk=county.clerk.pk).update(is_active=False)
    running_imports.save(job.pk)
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert Workshop.objects.count() == 0
