"""A county moves its list of people from Excel into the register in one sitting, through the pages alone."""

import datetime
import io
import re

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from playwright.sync_api import expect

from employment.models import Employment, Person
from tests import factories
from tests.employment.numbers import number, numbers
from tests.journeys.acting import assert_fits, fill, go, press, sees, travel

pytestmark = pytest.mark.browser
ROWS, FIRST_ROW = 500, 3  # the template's example stands in row 2
SHOPS = ("蜡染非遗工坊", "银饰非遗工坊", "刺绣非遗工坊")
IDENTITIES = numbers(ROWS)
MARCH = datetime.date(2025, 3, 3)


def sound(at: int) -> dict:
    """The ``at``-th row by heading, as the county has it; dates and numbers in the spellings people use."""
    identity = IDENTITIES[at]
    spellings = (identity, f" {identity}", identity.lower(), f"{identity[:6]} {identity[6:]}")
    return {
        "工坊": SHOPS[at % 3],
        "姓名": ("潘秋菊", "王 芳", "阿依·古丽", "𠮷秀英", "杨阿妹")[at % 5],
        "身份证号码": spellings[at % 4],
        "联系电话": f"138{at:08d}",
        "民族": "苗族",
        "人员类别": ("脱贫人口", "监测对象", "其他")[at % 3],
        "吸纳方式": "带动" if at % 5 == 0 else "直接吸纳",
        "就业形式": ("集中", "居家", "灵活就业")[at % 3],
        "岗位": "蜡染工",
        "开始日期": ("2025-03-03", "2025/3/3", "2025年3月3日", MARCH)[at % 4],
    }


def other_digit(text: str) -> str:
    return text[:-1] + ("1" if text[-1] != "1" else "2")


# (heading, what stands there wrongly: f(row, its place), what the page says)
WRONG = (
    ("身份证号码", lambda row, at: other_digit(IDENTITIES[at]), "校验码不符"),
    ("身份证号码", lambda row, at: IDENTITIES[at][:6] + IDENTITIES[at][8:17], "15 位旧号码"),
    ("身份证号码", lambda row, at: IDENTITIES[at][:-1], "现有 17 位"),
    ("身份证号码", lambda row, at: IDENTITIES[at][:10] + "0230" + IDENTITIES[at][14:], "出生日期不存在"),
    ("身份证号码", lambda row, at: int(IDENTITIES[at][:17] + "0"), "已被 Excel 存成数字"),
    ("身份证号码", lambda row, at: None, "必填"),
    ("身份证号码", lambda row, at: number(at, born=datetime.date(2012, 5, 1)), "未满 16 周岁"),
    ("身份证号码", lambda row, at: IDENTITIES[at - 3], "就业时间重叠"),  # a row of the same workshop, further up
    ("姓名", lambda row, at: row["姓名"] + "1", "数字或符号"),
    ("联系电话", lambda row, at: "1380000", "11 位手机号码"),
    ("开始日期", lambda row, at: "2025-02-30", "没有这一天"),
    ("开始日期", lambda row, at: "去年三月", "不是日期"),
    ("人员类别", lambda row, at: "五保户", "应为以下之一"),
    ("工坊", lambda row, at: "并不存在的工坊", "没有这一家"),
    ("吸纳方式", lambda row, at: None, "必填"),
)
PLACES = {30 + 15 * at: WRONG[at % 15] for at in range(30)}
"""Which of the rows are wrong, and how: 30 of them in 15 ways."""


@pytest.fixture
def county(transactional_db):
    return factories.County()


def filled(template: bytes) -> dict:
    """The downloaded template with 500 rows, as a browser uploads it."""
    book = load_workbook(io.BytesIO(template))
    sheet = book.worksheets[0]
    heads = {str(cell.value).rstrip("*"): cell.column for cell in sheet[1]}
    for at in range(ROWS):
        row = sound(at)
        if at in PLACES:
            heading, wrong, _ = PLACES[at]
            row[heading] = wrong(row, at)
        for heading, value in row.items():
            sheet.cell(FIRST_ROW + at, heads[heading], value)
    return uploaded(book, "丹寨县从业人员.xlsx")


def uploaded(book, name: str) -> dict:
    saved = io.BytesIO()
    book.save(saved)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": name, "mimeType": kind, "buffer": saved.getvalue()}


def mended(bad_rows: bytes) -> tuple[dict, list[str]]:
    """The rows handed back, each put right; and the reasons that stood beside them."""
    book = load_workbook(io.BytesIO(bad_rows))
    sheet = book.worksheets[0]
    heads = {str(cell.value).rstrip("*"): cell.column for cell in sheet[1]}
    reasons = []
    for line in range(2, sheet.max_row + 1):
        at = sheet.cell(line, heads["原行号"]).value - FIRST_ROW
        reasons.append(sheet.cell(line, heads["错误原因"]).value)
        for heading, value in sound(at).items():
            sheet.cell(line, heads[heading], value)
    return uploaded(book, "改正后.xlsx"), reasons


def test_a_county_moves_in_from_its_spreadsheet(visit, sign_in, county, worker):
    with travel(2026, 3, 2):
        workshops = [factories.workshop(county, name=name) for name in SHOPS[:2]]
        other = factories.user("leader_other", "leader", factories.DANZHAI)
        workshops.append(factories.workshop(county, name=SHOPS[2], by=other))
        clerk = sign_in(county.clerk)
        import_people(clerk)
        assert (Employment.objects.count(), Person.objects.count()) == (ROWS, ROWS)
        see_own_people(sign_in(county.leader), workshops)
        see_numbers_masked(sign_in(county.hrss))
        see_no_pay_or_phone(sign_in(county.rural))
        see_no_names(sign_in(factories.province_official()))


def import_people(page) -> None:
    page.goto(reverse("workshops:import-list"))
    go(page.get_by_role("link", name=re.compile("从业人员")).first)
    address = page.get_by_role("link", name="下载模板").get_attribute("href")
    fill(page, file=filled(page.request.get(address).body()))
    press(page, "上传并检查")
    done = page.get_by_role("link", name="继续，选择写入方式")
    done.wait_for(timeout=60_000)
    sees(page, "470", "30")
    for _, _, said in WRONG:
        sees(page, said)
    assert_fits(page)
    address = page.get_by_role("link", name="下载错误行").get_attribute("href")
    again, reasons = mended(page.request.get(address).body())
    assert len(reasons) == 30
    for _, _, said in WRONG:
        assert sum(said in reason for reason in reasons) >= 2, said
    write(page, "只写入正确的 470 行", 470)
    page.goto(reverse("workshops:import-upload", args=["workers"]))
    fill(page, file=again)
    press(page, "上传并检查")
    write(page, "", 30)


def write(page, choice: str, count: int) -> None:
    press(page, "继续，选择写入方式")
    if choice:
        page.get_by_label(re.compile(choice)).check()
    press(page, "写入从业人员")
    expect(page.locator("body")).to_contain_text(f"{count} 行已写入", timeout=60_000)


def see_own_people(page, workshops) -> None:
    """A leader's list holds the own workshops' people and nobody else's."""
    page.goto(reverse("employment:worker-list") + "?page_size=200")
    sees(page, SHOPS[0], SHOPS[1], "潘秋菊", "529999********", "138****")
    expect(page.locator("body")).not_to_contain_text(SHOPS[2])
    answer = page.request.get(reverse("employment:workshop-people", args=[workshops[2].pk]))
    assert answer.status == 404
    page.goto(reverse("employment:workshop-people", args=[workshops[0].pk]))
    sees(page, "直接吸纳", "带动")


def see_numbers_masked(page) -> None:
    page.goto(reverse("employment:worker-list") + "?page_size=200")
    sees(page, *SHOPS[:1], "潘秋菊", "529999********")
    assert not any(identity in page.content() for identity in IDENTITIES)


def see_no_pay_or_phone(page) -> None:
    page.goto(reverse("employment:worker-list") + "?page_size=200")
    sees(page, "潘秋菊", "529999********")
    expect(page.locator("body")).not_to_contain_text("138****")


def see_no_names(page) -> None:
    """The province reads rows and figures: 400 directly, 100 indirectly, each person once."""
    page.goto(reverse("employment:worker-list") + "?page_size=200")
    sees(page, "潘**", SHOPS[0])
    for word in ("潘秋菊", "529999", "138****"):
        expect(page.locator("body")).not_to_contain_text(word)
    page.goto(reverse("reporting:people"))
    sees(page, "400", "100", "同一人只计一次")
