"""Who may import what, and whose jobs are whose: asked of each table, at each page."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests import factories
from tests.workshops import import_samples
from tests.workshops.import_samples import file_of, uploaded
from workshops import import_tables
from workshops.access.models import Department, Duty, JournalEntry, Notice
from workshops.access.refusal import Refused
from workshops.actions import importing, running_imports
from workshops.models import ImportJob

State = ImportJob.State
STEPS = ("confirm", "cancel", "resume")
PAGES = ("detail", "bad-rows", "confirm")


@pytest.fixture
def table(monkeypatch):
    return import_samples.registered(monkeypatch)


@pytest.fixture
def county(db):
    return factories.County()


@pytest.fixture
def leader(county):
    return county.leader


def address(name: str, *args) -> str:
    return reverse(f"workshops:import-{name}", args=args)


def checked(user, *lines) -> ImportJob:
    job = uploaded(user, *lines)
    running_imports.check(job.pk)
    job.refresh_from_db()
    return job


def test_a_leader_imports_within_the_own_county(table, leader, client):
    client.force_login(leader)
    assert client.get(address("upload", "lines")).status_code == 200
    assert client.get(address("template", "lines")).status_code == 200
    lines = [("甲", "", "丹寨县"), ("乙", "", "雷山县")]
    answer = client.post(address("upload", "lines"), {"file": file_of(*lines)})
    job = ImportJob.objects.get()
    assert (answer.url, job.region_id, job.state) == (address("detail", job.pk), "522636", State.READY)
    assert (job.rows_good, job.rows_bad) == (1, 1)
    assert "不在本次导入的范围" in job.result["problems"][0]["reason"]
    page = client.get(address("confirm", job.pk)).content.decode()
    assert "清单写入后不能收回" in page
    assert "写入清单" in page
    client.post(address("confirm", job.pk), {"mode": "good"})
    assert import_samples.written() == ["甲"]
    assert "清单.xlsx" in client.get(address("list")).content.decode()


def test_a_leaders_job_is_the_uploaders_alone(table, county, leader, client):
    job = checked(leader, "甲", "x" * 21)
    others = [
        factories.user("leader_2", Duty.LEADER, "522636"),
        import_samples.clerk(Department.CULTURE),
        county.approver,
        factories.province_official(),
    ]
    for other in others:
        client.force_login(other)
        for name in PAGES:
            assert client.get(address(name, job.pk)).status_code in (404, 403), (other, name)
        for step in STEPS:
            assert client.post(address(step, job.pk), {"mode": "good"}).status_code in (404, 403), (other, step)
        with pytest.raises(ImportJob.DoesNotExist):
            importing.cancel(job.pk, by=other)
    job.refresh_from_db()
    assert job.state == State.READY
    assert not import_samples.written()


def test_an_administrator_never_imports_though_a_table_would_let_everybody(table, leader, client):
    table.may_import = lambda user: True
    job = checked(leader, "甲")
    admin = factories.user("admin", Duty.SYSADMIN, None)
    client.force_login(admin)
    for page in (address("list"), address("upload", "lines"), address("detail", job.pk)):
        assert client.get(page).status_code == 403
    with pytest.raises(Refused, match="可以导入清单"):
        uploaded(admin, "甲")


def test_a_leader_without_a_county_is_not_let_loose_on_the_nation(table, leader):
    type(leader).objects.filter(pk=leader.pk).update(home_region=None)
    leader.refresh_from_db()
    assert import_tables.open_to(leader) == []
    with pytest.raises(Refused):
        uploaded(leader, "甲")


def test_the_list_offers_only_what_one_may_import(table, county, client):
    hrss = import_samples.clerk()
    client.force_login(hrss)
    page = client.get(address("list")).content.decode()
    assert address("upload", "lines") in page
    assert address("upload", "workshops") not in page
    assert client.get(address("upload", "workshops")).status_code == 403
    assert client.get(address("template", "workshops")).status_code == 403
    assert JournalEntry.objects.filter(action="page.refused", actor=hrss).count() == 2
    client.force_login(county.approver)
    page = client.get(address("list")).content.decode()
    assert address("upload", "workshops") in page
    assert address("upload", "lines") not in page


def test_one_office_has_different_people(table, county, client):
    job = checked(county.clerk, "甲")
    client.force_login(factories.user("second_clerk", Duty.CLERK, "522636"))
    assert client.get(address("detail", job.pk)).status_code == 200
    client.force_login(county.approver)  # of the same office, but may not import this table
    assert client.get(address("detail", job.pk)).status_code == 404
    with pytest.raises(ImportJob.DoesNotExist):
        importing.confirm(job.pk, by=county.approver, skip_bad_rows=False)


def test_the_own_department_is_told_what_waits_for_a_second_person(table, county):
    table.by_two = True
    checked(import_samples.clerk(Department.HRSS), "甲")
    notice = Notice.objects.get(kind="import.ready")
    assert (notice.to_department, notice.to_region_id) == (Department.HRSS, "522636")
    checked(county.leader, "乙")
    assert Notice.objects.filter(kind="import.ready").count() == 1


def test_the_command_asks_the_table(table, county, tmp_path, capsys):
    path = tmp_path / "清单.xlsx"
    path.write_bytes(import_samples.workbook("甲", "乙"))
    with pytest.raises(CommandError, match="可以导入清单"):
        call_command("import_table", "lines", str(path), "--as", county.approver.username)
    call_command("import_table", "lines", str(path), "--as", county.leader.username)
    assert "已写入 2 行" in capsys.readouterr().out
    assert import_samples.written() == ["甲", "乙"]


def test_one_who_may_no_longer_import_writes_nothing(table, county):
    job = import_samples.confirmed(county.leader, "甲")
    table.may_import = lambda user: False
    running_imports.save(job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == (State.FAILED, table.refusal)
    assert not import_samples.written()
