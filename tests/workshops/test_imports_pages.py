"""Pages of the import, and the command that does the same."""

import io
import subprocess

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from config.celery import app
from tests import factories
from tests.certification import registers
from workshops.access import clock
from workshops.access.models import Department, Duty, JournalEntry, Notice
from workshops.models import ImportJob, Workshop
from workshops.views import imports

State = ImportJob.State
GOOD, BAD = registers.line(1), registers.line(2, uscc="123")


@pytest.fixture
def county(db):
    with clock.at(factories.instant(2026, 3, 2)):
        factories.default_measure()
        yield factories.County()


@pytest.fixture
def clerk(county, client):
    client.force_login(county.clerk)
    return county.clerk


def address(name: str, *args) -> str:
    return reverse(f"workshops:import-{name}", args=args)


def file_of(*lines) -> SimpleUploadedFile:
    return SimpleUploadedFile("原台账.xlsx", registers.workbook(*lines).read())


def uploaded(client, *lines) -> ImportJob:
    response = client.post(address("upload", "workshops"), {"file": file_of(*lines)})
    assert response.status_code == 302, response.content.decode()
    return ImportJob.objects.latest("created_at")


def confirmed(job: ImportJob, mode: str = "all"):
    """By the approver, in a browser of their own."""
    client = Client()
    duty = Duty.APPROVER if job.region.certifies else Duty.OFFICIAL
    client.force_login(factories.user(f"second_{job.region_id}", duty, job.region_id))
    return client.post(address("confirm", job.pk), {"mode": mode} if mode else {})


def text(response) -> str:
    return response.content.decode()


def answered(response) -> bytes:
    return b"".join(response.streaming_content)


def test_from_the_template_to_the_register(client, clerk):
    page = text(client.get(address("upload", "workshops")))
    assert address("template", "workshops") in page
    book = load_workbook(io.BytesIO(answered(client.get(address("template", "workshops")))))
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    assert headings[0] == "工坊名称*"
    row = sheet.max_row + 1
    for place, column in enumerate(registers.table().import_columns, start=1):
        sheet.cell(row, place, GOOD.get(column.key))
    filled = io.BytesIO()
    book.save(filled)
    client.post(address("upload", "workshops"), {"file": SimpleUploadedFile("丹寨.xlsx", filled.getvalue())})
    job = ImportJob.objects.get()
    assert (job.state, job.rows_good, job.rows_bad) == (State.READY, 1, 0), job.message
    assert "全部正确" in text(client.get(address("detail", job.pk)))
    response = confirmed(job, "all")
    assert response.url == address("detail", job.pk)
    page = text(client.get(response.url))
    assert "已写入" in page
    assert reverse("certification:certificate-list") in page
    assert Workshop.objects.get().name == "蜡染工坊1"
    assert "丹寨.xlsx" in text(client.get(address("list")))


def test_the_preview_names_rows_and_columns_and_gives_bad_rows_back(client, clerk):
    job = uploaded(client, GOOD, BAD, registers.line(3, leader_phone="138", confirmed_years="2022"))
    page = text(client.get(address("detail", job.pk)))
    for said in ("第 3 行", "第 4 行", "统一社会信用代码应为 18 位", "123", "带头人电话", "按列汇总"):
        assert said in page
    response = client.get(address("bad-rows", job.pk))
    assert JournalEntry.objects.get(action="import.bad_rows").detail == {"table": "workshops", "rows": 2}
    assert "no-store" in response["Cache-Control"]
    sheet = load_workbook(io.BytesIO(answered(response))).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == ["蜡染工坊2", "蜡染工坊3"]
    assert "统一社会信用代码" in rows[0][-1]


@pytest.mark.parametrize("who", ["clerk", "province"])
def test_the_example_of_the_template_is_a_sound_row(client, county, who):
    user = county.clerk if who == "clerk" else factories.province_official()
    client.force_login(user)
    book = load_workbook(io.BytesIO(answered(client.get(address("template", "workshops")))))
    sheet = book.worksheets[0]
    example = {column.key: sheet.cell(2, place) for place, column in enumerate(registers.table().import_columns, 1)}
    assert example["in_poverty_area"].value == "是"
    assert example["region"].value in ("贵州省黔东南苗族侗族自治州丹寨县", "贵州省黔东南苗族侗族自治州雷山县")
    assert example["import_note"].value is None
    example["name"].value = example["name"].value.removeprefix("【示例】")
    filled = io.BytesIO()
    book.save(filled)
    client.post(address("upload", "workshops"), {"file": SimpleUploadedFile("示例.xlsx", filled.getvalue())})
    job = ImportJob.objects.get()
    assert (job.result["problems"], job.result["notes"], job.rows_good) == ([], [], 1)
    confirmed(job, "all")
    assert Workshop.objects.get().in_poverty_area


def test_rows_that_will_be_written_are_shown_without_phones(client, clerk):
    job = uploaded(client, BAD, *(registers.line(serial, region=None) for serial in range(3, 26)))
    response = client.get(address("detail", job.pk))
    page = text(response)
    number, cells = response.context["good_rows"][0]
    assert (number, len(response.context["good_rows"])) == (3, 20)
    assert {column.key: said for column, said in cells} == {
        "name": "蜡染工坊3",
        "region": "贵州省黔东南苗族侗族自治州丹寨县",
        "certified_on": "2022-06-30",
        "operator_kind": "合作社",
        "operator_name": "第3合作社",
        "leader_name": "杨秀英",
        "leader_phone": "138****0003",
        "employed": "18",
        "lifted_from_poverty": "7",
        "monitored": "1",
        "low_income": "",
        "indirectly_employed": "40",
    }
    assert "138****0003" in page
    assert "13800000003" not in page
    assert "另有 3 行正确" in page
    assert "杨秀英" not in str(ImportJob.objects.values().get())
    client.post(address("cancel", job.pk))
    assert "蜡染工坊3" not in text(client.get(address("detail", job.pk)))


def test_a_wrong_phone_is_said_to_be_hidden(client, clerk):
    job = uploaded(client, registers.line(1, leader_phone="7654321"))
    page = text(client.get(address("detail", job.pk)))
    assert "（不显示）" in page
    assert "7654321" not in page


def test_the_mode_is_chosen_and_a_refusal_is_shown(client, clerk):
    job = uploaded(client, GOOD, BAD)
    assert "只写入正确的 1 行" in text(client.get(address("confirm", job.pk)))
    assert "还有 1 行有错误" in text(confirmed(job, "all"))
    assert Workshop.objects.count() == 0
    confirmed(job, "good")
    assert Workshop.objects.count() == 1
    assert client.get(address("bad-rows", job.pk)).status_code == 404


def test_nothing_chosen_or_no_file_is_said_at_the_field(client, clerk):
    assert "请选择要导入的文件" in text(client.post(address("upload", "workshops"), {}))
    empty = SimpleUploadedFile("a.xlsx", b"")
    assert "文件是空的" in text(client.post(address("upload", "workshops"), {"file": empty}))
    job = uploaded(client, GOOD)
    assert "请选择写入方式" in text(confirmed(job, ""))


@pytest.fixture
def worker():
    """A worker that takes tasks up at once: call it where tasks are to be run."""

    def starts():
        app.conf.task_always_eager = True

    yield starts
    app.conf.task_always_eager = False


def test_a_larger_file_is_left_to_a_worker_and_the_page_follows_it(client, clerk, monkeypatch, worker):
    monkeypatch.setattr(imports, "AT_ONCE", 0)
    monkeypatch.setattr(imports, "ROWS_AT_ONCE", 0)
    job = uploaded(client, GOOD)
    page = text(client.get(address("detail", job.pk)))
    assert "正在检查" in page
    assert "hx-trigger" in page
    worker()
    client.post(address("resume", job.pk))
    confirmed(job, "all")
    page = text(client.get(address("detail", job.pk)))
    assert "已写入" in page
    assert "hx-trigger" not in page


def test_cancelling(client, clerk):
    job = uploaded(client, GOOD)
    assert client.get(address("cancel", job.pk)).status_code == 405
    client.post(address("cancel", job.pk))
    assert "导入已取消" in text(client.get(address("detail", job.pk)))
    confirmed(job, "all")
    assert Workshop.objects.count() == 0


@pytest.mark.parametrize("name", ["detail", "bad-rows", "confirm"])
def test_the_own_offices_imports_only(client, county, clerk, name):
    job = uploaded(client, GOOD, BAD)
    for other in (factories.County(factories.LEISHAN).clerk, factories.province_official()):
        client.force_login(other)
        assert client.get(address(name, job.pk)).status_code == 404
        for step in ("confirm", "cancel", "resume"):
            assert client.post(address(step, job.pk), {"mode": "good"}).status_code == 404
    job.refresh_from_db()
    assert job.state == State.READY


def test_who_uploads_does_not_let_it_be_written(client, county, clerk):
    job = uploaded(client, GOOD)
    page = text(client.get(address("detail", job.pk)))
    assert "上传人不能确认写入" in page
    assert address("confirm", job.pk) not in page
    assert "上传人不能确认写入" in text(client.post(address("confirm", job.pk), {"mode": "all"}))
    client.force_login(factories.user("another_clerk", Duty.CLERK, "522636"))
    assert "须由审核人核对后确认写入" in text(client.post(address("confirm", job.pk), {"mode": "all"}))
    assert not Workshop.objects.exists()
    assert Notice.objects.filter(kind="import.ready", to_department="culture", to_region="522636").exists()
    client.force_login(county.approver)
    assert address("confirm", job.pk) in text(client.get(address("detail", job.pk)))
    confirmed(job)
    job.refresh_from_db()
    assert (job.state, job.user, job.confirmed_by.duty) == (State.DONE, clerk, Duty.APPROVER)


@pytest.mark.parametrize(("duty", "department"), [(Duty.APPROVER, Department.HRSS), (Duty.LEADER, Department.CULTURE)])
def test_who_may_not_import_gets_403_which_is_journalled(client, db, duty, department):
    client.force_login(factories.user("other", duty, "522636", department))
    for page in (address("upload", "workshops"), address("template", "workshops")):
        assert client.get(page).status_code == 403
    assert JournalEntry.objects.filter(action="page.refused").count() == 2


@pytest.mark.parametrize("duty", [Duty.SYSADMIN, Duty.SECADMIN, Duty.AUDITOR])
def test_who_may_import_no_table_at_all_gets_403_for_the_list(client, db, duty):
    client.force_login(factories.user("other", duty))
    assert client.get(address("list")).status_code == 403
    assert JournalEntry.objects.filter(action="page.refused").count() == 1


def test_strangers_are_sent_to_sign_in_and_unknown_tables_are_not_found(client, county):
    assert client.get(address("list")).status_code == 302
    assert client.get(address("template", "workshops")).status_code == 302
    client.force_login(county.clerk)
    assert client.get(address("upload", "nothing")).status_code == 404


def saved(path, *lines) -> str:
    path.write_bytes(registers.workbook(*lines).read())
    return str(path)


def test_the_command_checks_writes_and_refuses(county, tmp_path, capsys):
    file = saved(tmp_path / "good.xlsx", GOOD)
    call_command("import_table", "workshops", file, "--as", county.clerk.username, "--dry-run")
    assert "共 1 行，正确 1 行" in capsys.readouterr().out
    assert ImportJob.objects.count() == Workshop.objects.count() == 0
    call_command("import_table", "workshops", file, "--as", county.clerk.username)
    assert "已写入 1 行" in capsys.readouterr().out
    assert ImportJob.objects.get().state == State.DONE
    with pytest.raises(CommandError, match="1 行有错误"):
        call_command("import_table", "workshops", file, "--as", county.clerk.username)
    assert Workshop.objects.count() == 1


@pytest.mark.parametrize("dry", [[], ["--dry-run"]])
def test_the_command_fails_on_bad_rows(county, tmp_path, capsys, dry):
    file = saved(tmp_path / "bad.xlsx", GOOD, BAD)
    with pytest.raises(CommandError, match="1 行有错误"):
        call_command("import_table", "workshops", file, "--as", county.clerk.username, *dry)
    assert "第 3 行　统一社会信用代码　123" in capsys.readouterr().out
    assert Workshop.objects.count() == 0


@pytest.mark.parametrize(
    ("table", "file", "who", "reason"),
    [
        ("nothing", "good.xlsx", "clerk_522636", "没有名为“nothing”的导入表"),
        ("workshops", "missing.xlsx", "clerk_522636", "打不开文件"),
        ("workshops", "good.xlsx", "nobody", "没有可用的账号"),
        ("workshops", "good.xlsx", "hrss_522636", "可以导入原有台账"),
    ],
)
def test_the_command_says_what_stands_in_its_way(county, tmp_path, table, file, who, reason):
    saved(tmp_path / "good.xlsx", GOOD)
    with pytest.raises(CommandError, match=reason):
        call_command("import_table", table, str(tmp_path / file), "--as", who)


def test_a_register_written_by_libreoffice(county, client, clerk, tmp_path):
    """As a county's office would save it: LibreOffice writes the workbook, dates and numbers as its own."""
    saved(tmp_path / "register.xlsx", GOOD, registers.line(2, certified_on="2023年5月6日", confirmed_years=2024))
    out = tmp_path / "out"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "ods", "--outdir", str(out)]
    subprocess.run([*command, str(tmp_path / "register.xlsx")], check=True, capture_output=True, timeout=120)
    command[-3] = "xlsx"
    subprocess.run([*command, str(out / "register.ods")], check=True, capture_output=True, timeout=120)
    written = SimpleUploadedFile("register.xlsx", (out / "register.xlsx").read_bytes())
    client.post(address("upload", "workshops"), {"file": written})
    job = ImportJob.objects.get()
    assert (job.state, job.rows_good, job.result["problems"]) == (State.READY, 2, [])
    confirmed(job, "all")
    assert set(Workshop.objects.values_list("number", flat=True)) == {"FYGF-522636-2022-0001", "FYGF-522636-2023-0001"}
