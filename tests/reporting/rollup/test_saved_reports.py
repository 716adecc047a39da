"""The report builder: composed, kept, shared as a form, read by everybody with their own region's figures."""

import datetime
import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from reporting.actions import saved_reports
from reporting.models import SavedReport
from tests.records.stage import TODAY
from workshops.access.refusal import Refused

YEAR = TODAY.year
FACTS = {"name": "销售", "codes": ["S04", "W01"], "lines": "parts", "split": "", "years": [YEAR], "part": "year-1",
         "sharing": "own"}  # fmt: skip


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def cells(client, report) -> list[list]:
    content = b"".join(client.get(f"/reports/{report.pk}/?format=xlsx").streaming_content)
    return [[cell.value for cell in row] for row in load_workbook(io.BytesIO(content)).active.iter_rows()]


def test_composed_kept_opened_and_taken_out(board):
    client = client_of(board.official())
    assert client.get("/reports/new/").status_code == 200
    wrong = client.post("/reports/new/", {**FACTS, "codes": []})
    assert wrong.status_code == 422
    assert 'value="销售"' in wrong.content.decode()
    answer = client.post("/reports/new/", FACTS)
    report = SavedReport.objects.get()
    assert answer.url == f"/reports/{report.pk}/"
    assert "销售" in client.get("/reports/").content.decode()
    page = client.get(answer.url).content.decode()
    assert "黔东南" in page
    assert "1,234" in page
    assert cells(client, report)[3][1:3] == ["合计", 1234]
    changed = {**FACTS, "name": "销售额", "codes": ["S04"], "lines": "certifying", "version": report.version}
    assert client.post(f"/reports/{report.pk}/edit/", changed).status_code == 302
    assert [row[1:] for row in cells(client, report)[4:]] == [["贵州省黔东南苗族侗族自治州雷山县", 34],
                                                             ["贵州省黔东南苗族侗族自治州丹寨县", 1200]]  # fmt: skip
    assert client.post(f"/reports/{report.pk}/edit/", changed).status_code == 422  # seen an older version
    assert client.post(f"/reports/{report.pk}/discard/").status_code == 302
    assert client.get(f"/reports/{report.pk}/").status_code == 404


def test_a_figure_broken_down(board):
    facts = {**FACTS, "codes": ["S04"], "split": "S04:channel"}
    report = saved_reports.save_report(by=board.official(), **facts)
    rows = cells(client_of(report.owner), report)
    at = next(n for n, head in enumerate(rows[2]) if head and head.startswith("直接订购"))
    assert [row[at] for row in rows[3:]] == [1234, 1234]
    with pytest.raises(Refused) as refusal:
        saved_reports.save_report(by=report.owner, **{**facts, "codes": ["S04", "W01"]})
    assert refusal.value.field == "split"


def test_a_shared_report_shows_each_reader_their_own_region(board):
    province = board.official()
    shared = saved_reports.save_report(by=province, **{**FACTS, "sharing": "below"})
    kept = saved_reports.save_report(by=province, **{**FACTS, "name": "自用"})
    inside, outside, above = board.county.clerk, board.official(code="440000"), board.official(code=None)
    client = client_of(inside)
    said = cells(client, shared)
    assert said[3][2] == 1200
    assert "雷山" not in str(said)
    assert client.get(f"/reports/{kept.pk}/").status_code == 404
    for page in ("edit", "discard"):  # the form is shared, not given away
        assert client.post(reverse(f"reporting:report-{page}", args=[shared.pk])).status_code == 404
    copied = client.get(f"/reports/new/?from={shared.pk}").content.decode()
    assert "销售（副本）" in copied
    for other in (outside, above, board.county.leader):
        assert client_of(other).get(f"/reports/{shared.pk}/").status_code == 404
    with pytest.raises(Refused):
        saved_reports.change_report(shared.pk, by=inside, seen_version=1, **FACTS)
    with pytest.raises(Refused):
        saved_reports.save_report(by=board.county.leader, **FACTS)


def test_a_part_of_the_years_and_the_divisions_of_another_day(board):
    """What isn't kept in the summaries is counted when the report is opened."""
    facts = {**FACTS, "codes": ["S04", "W01"], "years": [YEAR, YEAR - 1]}
    whole = cells(client_of(board.official()), saved_reports.save_report(by=board.official(), **facts))
    halves = [
        cells(client_of(board.official()), saved_reports.save_report(by=board.official(), **{**facts, "part": part}))
        for part in ("half-1", "half-2")
    ]
    assert halves[0][1][2] == f"{YEAR}年上半年"
    assert sum(half[3][2] for half in halves) == whole[3][2] == 1234
    then = saved_reports.save_report(by=board.official(), **{**facts, "edition": datetime.date(YEAR, 1, 1)})
    page = client_of(then.owner).get(f"/reports/{then.pk}/").content.decode()
    assert "按 2026年1月1日的行政区划" in page
    assert cells(client_of(then.owner), then)[3:] == whole[3:]
    for wrong, field in (
        ({"part": "quarter-1", "lines": "certifying"}, "lines"),
        ({"part": "quarter-1", "codes": ["S04"], "split": "S04:channel"}, "split"),
        ({"edition": datetime.date(YEAR + 9, 1, 1)}, "edition"),
    ):
        with pytest.raises(Refused) as refusal:
            saved_reports.save_report(by=board.official(), **{**facts, **wrong})
        assert refusal.value.field == field
