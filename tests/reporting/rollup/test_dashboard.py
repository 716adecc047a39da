"""Dashboards: whose, of what, made of how much; the briefing that they lead to."""

import io
import subprocess
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from reporting.actions.rollup import compare
from reporting.charts import Chart, short
from reporting.models import Summary
from reporting.queries.basis import Basis
from reporting.queries.figures import figure_table
from reporting.rules.tiles import ROWS, SHADES, shade_of, short_name
from tests.records.stage import TODAY
from workshops.access import clock
from workshops.access.models import Department, JournalEntry
from workshops.regions.models import Region


def opened(user, address: str):
    client = Client()
    client.force_login(user)
    return client.get(address)


def test_each_office_sees_its_region_and_below(board):
    ministry, province, clerk = board.official(code=None), board.official(), board.county.clerk
    hrss = board.official(Department.HRSS)
    for user, place, amount in ((ministry, "全国", "1,234"), (province, "贵州省", "1,234"), (hrss, "贵州省", "1,234"),
                                (clerk, "丹寨县", "1,200")):  # fmt: skip
        page = opened(user, "/dashboard/")
        said = page.content.decode()
        assert page.status_code == 200
        assert f"{place}" in said
        assert f"销售额：展会 0，网络平台 0，景区街区 0，直接订购 {amount}" in said, place
    assert opened(province, "/dashboard/?region=522634").status_code == 200
    assert opened(clerk, "/dashboard/?region=522634").status_code == 404
    assert opened(province, "/dashboard/?region=440000").status_code == 404
    for stranger in (board.county.leader,):
        assert opened(stranger, "/dashboard/").status_code == 404


def test_it_reads_summaries_only(board):
    ministry = board.official(code=None)
    client = Client()
    client.force_login(ministry)
    client.get("/dashboard/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/dashboard/")
    tables = [query["sql"] for query in asked if "reporting_" in query["sql"] or "regions_" in query["sql"]]
    others = [sql for sql in (query["sql"] for query in asked) if '"workshops_' in sql or '"catalog_' in sql]
    assert others == []
    assert len(tables) <= 6, tables
    assert len(asked) <= 14, [query["sql"][:90] for query in asked]
    Summary.objects.filter(code="S04", region=None).update(value=770_000)
    assert "77.0" in client.get("/dashboard/").content.decode()


def test_a_workbook_of_all_and_of_one_chart(board):
    client = Client()
    client.force_login(board.official())
    whole = load_workbook(io.BytesIO(b"".join(client.get("/dashboard/?format=xlsx").streaming_content)))
    assert "各地情况" in whole.sheetnames
    heads, total, *parts = [[cell.value for cell in row] for row in whole["各地情况"].iter_rows(min_row=4)]
    at = heads.index("销售额（元）")
    assert (total[0], total[at], sum(part[at] for part in parts)) == ("合计", 1234, 1234)
    one = load_workbook(io.BytesIO(b"".join(client.get("/dashboard/?format=xlsx&chart=sales").streaming_content)))
    assert len(one.sheetnames) == 1
    assert ["直接订购", 1234] in [[cell.value for cell in row] for row in one.active.iter_rows()]
    assert client.get("/dashboard/?format=xlsx&chart=nothing").status_code == 404


def test_without_summaries_it_says_so(stage):
    assert "还没有汇总数据" in opened(stage.official(), "/dashboard/").content.decode()


def test_what_differed_is_shown_to_the_ministry(board):
    Summary.objects.filter(code="S04", region="522636").update(value=77)
    compare()
    page = opened(board.official(code=None), "/statistics/rollup/").content.decode()
    for word in ("丹寨县", "销售额（S04）", "77.00", "1200.00"):
        assert word in page
    for other in (board.official(), board.county.clerk, board.county.leader):
        assert opened(other, "/statistics/rollup/").status_code == 404


def test_the_briefing_says_the_figures_of_one_basis(board, tmp_path):
    province = board.official()
    address = f"/dashboard/briefing/?region=520000&kind=quarter&year={TODAY.year}&number=1"
    # The database records in real time, whatever the clock says; a briefing takes what is ten minutes old.
    with clock.at(timezone.now() + timedelta(days=1)):
        answer = opened(province, address)
        assert answer["Content-Type"] == "application/pdf"
        entry = JournalEntry.objects.filter(action="briefing.make").latest("pk")
        basis = Basis.of_period(date(TODAY.year, 1, 1), date(TODAY.year, 3, 31))
        said = figure_table(("S04", "W01"), basis, Region.objects.get(pk="520000")).totals
    file = tmp_path / "briefing.pdf"
    file.write_bytes(answer.content)
    words = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    plain = words.replace(" ", "").replace("\n", "")
    assert said["S04"] == 1234
    for word in ("贵州省非遗工坊工作简报", f"{TODAY.year}年第1季度", "登记截至", "1,234", entry.detail["digest"]):
        assert word in plain, word
    verified = Client().get("/verify/", {"number": entry.detail["digest"]}, follow=True).content.decode()
    for word in ("属实", "工作简报", "贵州省", f"{TODAY.year}年第1季度"):
        assert word in verified, word
    assert opened(board.county.clerk, address).status_code == 404
    assert opened(board.official(code=None), "/dashboard/briefing/").status_code == 404
    too_far = address.replace("number=1", "number=5")
    assert opened(province, too_far).status_code == 422


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (12345, "1.2万"), (230000000, "2.3亿"), (9999, "9,999")])
def test_short_figures(value, text):
    assert short(value) == text


def test_a_chart_needs_neither_style_nor_script():
    for kind in ("bar", "line", "across"):
        chart = Chart("销售<额>", ("甲&乙", "丙"), (("数", (3, 4)), ("另", (0, 1))), "元", kind, identity="x")
        drawn = chart.svg()
        for forbidden in ("style", "<script", "class=", "onclick", "xlink", "<!--", "<额>"):
            assert forbidden not in drawn, (kind, forbidden)
        assert '<title id="x-title">销售&lt;额&gt;</title>' in drawn
        assert "甲&amp;乙 3，丙 4" in drawn
        assert chart.rows == [("甲&乙", 3, 0), ("丙", 4, 1)]
        for name, label, value in (("数", "甲&amp;乙", 3), ("数", "丙", 4), ("另", "甲&amp;乙", 0), ("另", "丙", 1)):
            assert f"<title>{name}，{label}：{value} 元</title>" in drawn, kind


def test_every_reporting_unit_has_a_tile(db):
    codes = [code for row in ROWS for code in row if code]
    assert len(codes) == len(set(codes)) == 32
    assert {len(row) for row in ROWS} == {8}
    assert set(Region.objects.provinces().values_list("pk", flat=True)) <= set(codes)
    assert [shade_of(value, 100) for value in (0, 1, 30, 99, 100)] == [0, 1, 2, SHADES, SHADES]
    assert [short_name(name) for name in ("内蒙古自治区", "贵州省", "新疆生产建设兵团")] == ["内蒙古", "贵州", "兵团"]
