"""The report builder: composed, kept, shared as a form, read by everybody with their own region's figures."""

import datetime
import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from reporting.actions import saved_reports
from reporting.actions.rollup import rollup
from reporting.models import RollupPart, SavedReport, Summary
from tests.records.stage import TODAY
from workshops.access.refusal import Refused
from workshops.records import writing
from workshops.records.kind import get
from workshops.regions.models import RegionChange, RegionChangeLine

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


def test_a_report_that_is_counted_now_says_so(board):
    facts = {**FACTS, "edition": datetime.date(YEAR, 1, 1)}
    report = saved_reports.save_report(by=board.official(), **facts)
    assert "打开时按当前登记统计" in client_of(report.owner).get(f"/reports/{report.pk}/").content.decode()


def test_what_falls_to_no_line_stands_in_a_line_of_its_own(board):
    """So that the lines make the total: of a province, of its prefectures, of its counties; split or counted now."""
    province = board.official()
    for by in (board.county.hrss, province):
        writing.enter(
            get("responsible-persons"), by=by, unit="文化和旅游局", name="陈志强", post="处长", duty="非遗工坊工作",
            since=datetime.date(YEAR, 1, 1),
        )  # fmt: skip
    rollup()
    for more in (
        *({"lines": each} for each in ("parts", "prefecture", "certifying")),
        {"split": "G06:department"}, {"part": "quarter-1"}, {"edition": datetime.date(YEAR, 1, 1)},
    ):  # fmt: skip
        report = saved_reports.save_report(by=province, **{**FACTS, "codes": ["G06"], **more})
        rows = cells(client_of(province), report)[3:]
        summed = [sum(row[at] for row in rows[1:]) for at in range(2, len(rows[0]))]
        assert (rows[-1][1], sum(rows[-1][2:])) == ("本级", 1), more
        assert summed == rows[0][2:], more
        assert "本级" in client_of(province).get(f"/reports/{report.pk}/").content.decode()
    whole = saved_reports.save_report(by=province, **{**FACTS, "codes": ["G06"], "lines": "whole"})
    assert [row[1:] for row in cells(client_of(province), whole)[3:]] == [["合计", 2]]
    page = client_of(province).get("/dashboard/").content.decode()
    assert "合计" in page


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
        ({"edition": datetime.date(2009, 12, 30)}, "edition"),
    ):
        with pytest.raises(Refused) as refusal:
            saved_reports.save_report(by=board.official(), **{**facts, **wrong})
        assert refusal.value.field == field


def test_no_name_keeps_a_reader_from_the_workbook(board):
    """A shared report's name stands in every reader's workbook."""
    province, reader = board.official(), client_of(board.county.clerk)
    for name, kept in (("\x01销售\x0b\n额\x1f", "销售额"), ("=1+1", "=1+1"), ('甲/乙"\\', '甲/乙"\\')):
        client_of(province).post("/reports/new/", {**FACTS, "name": name, "sharing": "below"})
        report = SavedReport.objects.latest("pk")
        assert " ".join(report.name.split()).replace(" ", "") == kept
        assert cells(reader, report)[0][0].endswith(report.name)
    SavedReport.objects.filter(pk=report.pk).update(name="旧\x01名")  # kept before names were tidied
    assert cells(reader, report)[0][0].endswith("旧\ufffd名")
    with pytest.raises(Refused) as refusal:
        saved_reports.save_report(by=province, **{**FACTS, "name": "张三 522636200501011234"})
    assert refusal.value.field == "name"


def test_who_was_not_there_on_the_day_is_told_so(board):
    shared = saved_reports.save_report(
        by=board.official(), **{**FACTS, "sharing": "below", "edition": datetime.date(YEAR, 1, 1)}
    )
    change = RegionChange.objects.create(
        kind="establish", title="新设丹寨县", effective_on=datetime.date(YEAR, 2, 1), status="applied", historic=True,
        source="批复", entered_at=TODAY, applied_at=TODAY,
    )  # fmt: skip
    RegionChangeLine.objects.create(
        change=change, position=0, new_code="522636", new_name="丹寨县", new_level="county", new_parent="522600"
    )
    for address in (f"/reports/{shared.pk}/", f"/reports/{shared.pk}/?format=xlsx"):
        answer = client_of(board.county.clerk).get(address)
        assert answer.status_code == 200
        assert "丹寨县不在" in answer.content.decode()


def test_a_year_that_is_not_summed_up_is_no_year_of_zeros(board):
    report = saved_reports.save_report(by=board.official(), **FACTS)
    client = client_of(report.owner)
    assert "尚未汇总" not in client.get(f"/reports/{report.pk}/").content.decode()
    RollupPart.objects.all().delete()
    Summary.objects.all().delete()
    assert "尚未汇总：表中的 0 不是统计结果" in client.get(f"/reports/{report.pk}/").content.decode()
    content = b"".join(client.get(f"/reports/{report.pk}/?format=xlsx").streaming_content)
    notes = [cell.value for row in load_workbook(io.BytesIO(content))["说明"].iter_rows() for cell in row]
    assert any("尚未汇总" in str(value) for value in notes)
    assert client.get("/dashboard/?format=xlsx")["Content-Type"].startswith("text/html")
