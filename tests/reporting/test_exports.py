"""Released tables: asked for by officials, made by a worker, the same again, recognised by their digest."""

import csv
import datetime
import io

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from kombu.exceptions import OperationalError
from openpyxl import load_workbook
from pyarrow import parquet

from config.celery import app
from reporting.actions import exporting
from reporting.actions.exporting import ask_export
from reporting.models import ExportState, StatisticsExport
from reporting.queries.basis import SETTLED
from reporting.queries.figures import DICTIONARY, SECTIONS
from reporting.queries.splits import split_figures
from reporting.tasks.exports import make_export
from reporting.work_indicators import INDICATORS as WORK
from tests.records.stage import TODAY, Stage
from workshops.access import clock
from workshops.access.refusal import Refused

YEAR = TODAY.year


def last_day() -> datetime.date:
    return min(clock.today(), datetime.date(YEAR, 12, 31))


@pytest.fixture
def stage(db, settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    with clock.at(TODAY):
        stage = Stage()
        for name in ("orders", "monthly-sales", "leader-supports"):
            stage.row(name)
    # What was just entered is known then.
    with clock.at(timezone.now() + datetime.timedelta(days=1)):
        yield stage


@pytest.fixture
def eager():
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = False


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def made(stage, **basis) -> StatisticsExport:
    row = ask_export(by=stage.official(), year=YEAR, as_of=last_day(), **basis)
    exporting.make_export(row.pk)
    row.refresh_from_db()
    return row


def test_an_official_makes_a_table_and_anybody_verifies_it(stage, eager):
    client = signed_in(stage.official())
    asked = {"year": YEAR, "as_of": last_day().isoformat(), "known_at": ""}
    answer = client.post(reverse("reporting:export-new"), asked, follow=True)
    row = StatisticsExport.objects.get()
    assert (row.state, row.region_id) == (ExportState.DONE, "520000")
    page = answer.content.decode()
    assert row.digest in page
    assert 'hx-trigger="load delay' not in page
    book = load_workbook(io.BytesIO(_content(client, row, "xlsx")))
    assert book.sheetnames[:5] == [title for title, _ in SECTIONS]
    notes = {cells[0]: cells[1] for cells in book["说明"].iter_rows(values_only=True, max_col=2)}
    assert notes["校验码（SHA-256）"] == row.digest
    assert notes["统计日（事实截至）"] == last_day().isoformat()
    stranger = Client()
    seen = stranger.get(reverse("certification:verify"), {"number": f" {row.digest.upper()} "}, follow=True)
    assert "属实" in seen.content.decode()
    broken = stranger.get(
        reverse("certification:verify"), {"number": f"{row.digest[:40]} \n{row.digest[40:]}"}, follow=True
    )
    assert "属实" in broken.content.decode()
    assert "属实" in stranger.get(f"/verify/{row.digest.upper()}/").content.decode()
    other = stranger.get(reverse("reporting:verify-figures", args=["0" * 64]))
    assert other.status_code == 404
    assert "没有查到这份统计表" in other.content.decode()


def test_the_twins_say_what_the_workbook_says(stage):
    row = made(stage)
    client = signed_in(stage.official())
    lines = list(csv.DictReader(io.StringIO(_content(client, row, "csv").decode("utf-8-sig"))))
    total = {line["indicator"]: line["value"] for line in lines if line["row"] == "total"}
    assert total.keys() == DICTIONARY.keys()
    assert (total["S02"], float(total["S04"])) == ("1", 12000)
    table = parquet.read_table(io.BytesIO(_content(client, row, "parquet")))
    assert table.schema.metadata[b"digest"].decode() == row.digest
    assert [f"{float(each['value'])}" for each in lines] == [f"{float(v)}" for v in table["value"].to_pylist()]
    for code in ("S02", "S04", "L02"):
        own = sum(float(each["value"]) for each in lines if each["indicator"] == code and each["row"] == "division")
        assert own == float(total[code])
    book = load_workbook(io.BytesIO(_content(client, row, "xlsx")))
    sheet = book["产品、销售和宣传"]
    heads = [cell.value for cell in sheet[4]]
    assert sheet.cell(5, heads.index("销售额（元）") + 1).value == 12000


def _content(client, row, form: str) -> bytes:
    return b"".join(client.get(reverse("reporting:export-file", args=[row.pk, form])).streaming_content)


def test_the_same_basis_gives_the_same_digest_and_another_does_not(stage):
    first, second = made(stage), made(stage)
    assert first.digest == second.digest
    assert made(stage, known_at=clock.now() - 2 * SETTLED).digest != first.digest


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda: {"as_of": clock.today() + datetime.timedelta(days=1)}, "future_day"),
        (lambda: {"year": YEAR + 1}, "before_year"),
        (lambda: {"known_at": clock.now()}, "future_instant"),
        (lambda: {"known_at": datetime.datetime(1, 1, 1, tzinfo=datetime.UTC)}, "before_register"),
    ],
)
def test_what_cannot_be_stood_behind_is_refused(stage, change, code):
    with pytest.raises(Refused) as refused:
        ask_export(by=stage.official(), **{"year": YEAR, "as_of": last_day(), **change()})
    assert refused.value.code == code
    assert refused.value.field


def test_only_officials_make_tables_and_read_those_of_their_region(stage):
    with pytest.raises(Refused):
        ask_export(by=stage.county.clerk, year=YEAR, as_of=last_day())
    row = made(stage)
    for person in (stage.county.clerk, stage.official(code="440000"), stage.county.leader):
        client = signed_in(person)
        assert client.get(reverse("reporting:export-detail", args=[row.pk])).status_code == 404
        assert client.get(reverse("reporting:export-file", args=[row.pk, "csv"])).status_code == 404
    assert signed_in(stage.county.clerk).get(reverse("reporting:export-new")).status_code == 404
    assert signed_in(stage.official()).get(reverse("reporting:export-file", args=[row.pk, "exe"])).status_code == 404


def test_a_failure_is_said_on_the_page_and_can_be_made_good(stage, monkeypatch):
    row = ask_export(by=stage.official(), year=YEAR, as_of=last_day())

    def fails(*_):
        raise OSError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(exporting, "released", fails)
        with pytest.raises(OSError, match="disk full"):
            exporting.make_export(row.pk)
    page = signed_in(stage.official()).get(reverse("reporting:export-detail", args=[row.pk])).content.decode()
    assert "未能生成" in page
    exporting.make_export(row.pk)
    row.refresh_from_db()
    assert row.state == ExportState.DONE


def test_where_no_worker_can_be_told_it_is_said_on_the_page(stage, monkeypatch):
    """The page would wait for ever, and asking would be an error."""

    def is_down(*_):
        raise OperationalError("connection refused")

    monkeypatch.setattr(make_export, "delay", is_down)
    asked = {"year": YEAR, "as_of": last_day().isoformat(), "known_at": ""}
    page = signed_in(stage.official()).post(reverse("reporting:export-new"), asked, follow=True).content.decode()
    assert "后台任务没有接到" in page
    assert "正在生成" not in page
    assert StatisticsExport.objects.get().state == ExportState.FAILED


def test_a_task_that_was_lost_is_not_waited_for(stage):
    row = ask_export(by=stage.official(), year=YEAR, as_of=last_day())
    address, client = reverse("reporting:export-detail", args=[row.pk]), signed_in(stage.official())
    assert 'hx-trigger="load delay' in client.get(address).content.decode()
    StatisticsExport.objects.filter(pk=row.pk).update(asked_at=clock.now() - 2 * exporting.LOST)
    page = client.get(address).content.decode()
    assert ("请稍后重新生成" in page, 'hx-trigger="load delay' in page) == (True, False)
    exporting.make_export(row.pk)  # it may still come
    assert "正在生成" not in client.get(address).content.decode()


def test_an_instant_of_the_first_years_breaks_no_list(stage):
    """The database kept it and could not give it back: whoever's list it stood in had no list any more."""
    client = signed_in(stage.official())
    for known_at in ("0001-01-01T00:00", "1999-12-31T23:59"):
        asked = {"year": YEAR, "as_of": last_day().isoformat(), "known_at": known_at}
        answer = client.post(reverse("reporting:export-new"), asked)
        assert (answer.status_code, "不能早于 2000-01-01" in answer.content.decode()) == (422, True)
    assert client.get(reverse("reporting:export-list")).status_code == 200
    assert not StatisticsExport.objects.exists()


def test_the_dictionary_defines_every_figure_once(stage):
    client = signed_in(stage.county.clerk)
    page = client.get(reverse("reporting:dictionary"))
    assert sum(len(indicators) for _, indicators in page.context["sections"]) == len(DICTIONARY)
    assert len({each.name for each in DICTIONARY.values()}) >= len(DICTIONARY) - 3
    book = load_workbook(io.BytesIO(client.get(reverse("reporting:dictionary"), {"format": "xlsx"}).getvalue()))
    assert book.active.max_row >= len(DICTIONARY)
    found = client.get(reverse("reporting:dictionary"), {"search": "销售额"})
    assert found.context["count"] < len(DICTIONARY)
    assert "没有找到指标" in client.get(reverse("reporting:dictionary"), {"search": "无此指标"}).content.decode()
    assert signed_in(stage.county.leader).get(reverse("reporting:dictionary")).status_code == 404


def test_what_a_figure_is_split_into_makes_it(stage):
    from reporting.queries.basis import Basis
    from reporting.queries.figures import figure_table

    basis, split = Basis.live(YEAR), [(each, way) for each in WORK for way in each.splits]
    totals = figure_table([each.code for each, _ in split], basis).total
    for (each, way), total in zip(split, totals, strict=True):
        parts = split_figures(each, way, basis)
        assert len(parts) == len(way.choices)
        assert sum(figure for _, figure in parts) == total, each.code
    assert totals[[each.code for each, _ in split].index("S04")] == 12000
