"""A quarter of returns: opened by the ministry, sent back at a cell, mended, accepted, taken note of, exported."""

import datetime
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from reporting.models import FrozenReturn, Return
from reporting.queries.returns_findings import findings_of
from tests import factories
from tests.journeys.acting import assert_fits, fill, follow, press, sees, travel
from tests.journeys.conftest import PHONE
from tests.journeys.test_desks import assert_accessible
from workshops.access.models import Department
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.browser
PERIOD = "2026年第1季度季报"


@pytest.fixture
def county(transactional_db) -> factories.County:
    return factories.County()


def test_a_quarter_from_opening_to_the_export(sign_in, county):
    officials = {
        "prefecture": factories.user("zhou", "official", "522600"),
        "province": factories.province_official(),
        "province_hrss": factories.province_official(department=Department.HRSS),
        "ministry": factories.ministry_official(),
    }
    workshop = factories.workshop(county, datetime.date(2025, 5, 20))
    with travel(2026, 4, 2):
        opens(sign_in(officials["ministry"]))
        sends(sign_in(county.clerk, PHONE), sign_in(county.approver, PHONE), first=True)
        passes(sign_in(officials["prefecture"]))
        sends_back(sign_in(officials["province"], PHONE))
    with travel(2026, 4, 3):
        mended(county, workshop)
        sends(sign_in(county.clerk, PHONE), sign_in(county.approver, PHONE), first=False)
        passes(sign_in(officials["prefecture"]))
        accepts(sign_in(officials["province"]))
        gathers(sign_in(officials["province"]), "贵州省", "报送文化和旅游部")
        acknowledges(sign_in(county.hrss, PHONE))
        acknowledges(sign_in(officials["province_hrss"]))
    with travel(2026, 4, 20):
        receives(sign_in(officials["ministry"]))


def opens(page) -> None:
    page.goto(reverse("reporting:return-period-list"))
    press(page, "布置报表")
    fill(page, kind="quarter", year=2026, number=1, due_county="2026-04-10", due_province="2026-04-15",
         extras="展会销售额，万元，2", note="请于期限前报送。")  # fmt: skip
    for code in ("W01", "E01", "S04"):
        page.locator(f"[name='codes'][value='{code}']").check()
    assert_accessible(page)
    press(page, "布置")
    sees(page, PERIOD, "1 个县级单位应报")


def of_county() -> Return:
    return Return.objects.get(region=factories.DANZHAI)


def sends(clerk, approver, *, first: bool) -> None:
    """The clerk finds it from the desk, generates, answers what is asked, and the approver sends it."""
    follow(clerk, "待办的报表" if first else "退回修改的报表")
    follow(clerk, "丹寨县")
    assert_fits(clerk)
    if not first:
        sees(clerk, "已退回修改", "季度销售额漏报三月")
    press(clerk, "生成数据" if first else "重新生成数据")
    sees(clerk, "数据已生成", "有效非遗工坊数")
    press(clerk, "补充和说明")
    fill(clerk, X01="3.5", **{f"finding_{at}": "已核实。" for at, _ in enumerate(findings_of(of_county()))})
    assert_fits(clerk)
    press(clerk, "保存")
    assert clerk.get_by_role("link", name="报送", exact=True).count() == 0, "the clerk doesn't send"
    approver.goto(reverse("reporting:return-detail", args=[of_county().pk]))
    press(approver, "报送")
    press(approver, "报送")
    sees(approver, "已报送，待审核")


def passes(page) -> None:
    page.goto(f"{reverse('reporting:return-list')}?mine=true&level=county")
    follow(page, "丹寨县")
    press(page, "审核通过，转报省级")
    press(page, "审核通过，转报省级")
    sees(page, "市级已审核")


def sends_back(page) -> None:
    page.goto(f"{reverse('reporting:return-list')}?mine=true&level=county")
    follow(page, "丹寨县")
    press(page, "退回")
    assert_fits(page)
    press(page, "退回")
    sees(page, "请写明退回的原因，或指出有问题的指标")
    fill(page, cell_S04="季度销售额漏报三月")
    press(page, "退回")
    sees(page, "已退回", "季度销售额漏报三月")


def mended(county, workshop) -> None:
    """The facts are put right, not the figure."""
    writing.enter(
        get("monthly-sales"), by=county.leader, workshop=workshop, month=datetime.date(2026, 3, 1), channel="direct",
        amount=5200,
    )  # fmt: skip


def accepts(page) -> None:
    page.goto(f"{reverse('reporting:return-list')}?mine=true&level=county")
    follow(page, "丹寨县")
    sees(page, "5,200")
    press(page, "审核通过并定稿")
    press(page, "审核通过并定稿")
    sees(page, "省级已审核", "定稿与现在比较")
    follow(page, "定稿与现在比较")
    sees(page, "没有变动")
    assert_accessible(page)


def gathers(page, place: str, step: str) -> None:
    page.goto(reverse("reporting:return-period-list"))
    follow(page, PERIOD)
    press(page, "本级报表")
    press(page, "生成数据")
    sees(page, "汇总核对", "已全部定稿")
    press(page, "补充和说明")
    filed = Return.objects.get(region__name=place)
    fill(page, X01="3.5", **{f"finding_{at}": "已核实。" for at, _ in enumerate(findings_of(filed))})
    press(page, "保存")
    press(page, step)
    press(page, step)
    sees(page, "已报部级")


def acknowledges(page) -> None:
    page.goto(reverse("reporting:desk"))
    follow(page, "待签收的报表通报")
    follow(page, PERIOD)
    assert_fits(page)
    press(page, "签收")
    sees(page, "已签收")


def receives(page) -> None:
    page.goto(f"{reverse('reporting:return-list')}?mine=true&level=province")
    follow(page, "贵州省")
    press(page, "接收")
    press(page, "接收")
    sees(page, "部级已接收")
    page.goto(reverse("reporting:return-period-list"))
    follow(page, PERIOD)
    assert_accessible(page)
    with page.expect_download() as started:
        page.get_by_role("link", name="导出 XLSX").click()
    with open(started.value.path(), "rb") as file:
        book = load_workbook(io.BytesIO(file.read()))
    counties = list(book["分县数据"].iter_rows(values_only=True))
    frozen = FrozenReturn.objects.get(filed__region=factories.DANZHAI)
    assert counties[3][2:6] == (
        "W01 有效非遗工坊数（家）",
        "E01 直接吸纳就业人数（人次）",
        "S04 销售额（元）",
        "X01 展会销售额（万元）",
    )
    assert counties[4][0] == factories.DANZHAI
    assert counties[4][2:6] == (1, 18, 5200, 3.5)
    assert counties[4][-1] == frozen.digest
