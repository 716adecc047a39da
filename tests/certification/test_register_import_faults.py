"""Every kind of wrong cell is named by row and column with its reason, and the row is not taken."""

import datetime

import pytest

from certification.models import Ending
from tests import factories
from tests.certification import registers
from workshops.access import clock
from workshops.actions import running_imports
from workshops.models import IchProject, Workshop

TODAY = factories.instant(2026, 3, 2)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def county():
    with clock.at(TODAY):
        factories.default_measure()
        yield factories.County()


def check(user, *lines):
    return running_imports.preview(registers.table(), registers.workbook(*lines), by=user, name="a.xlsx")


def enter(user, *lines):
    found = check(user, *lines)
    return registers.table().save_rows(found.good, running_imports.context_of(user))


WRONG = [
    ({"name": None}, "工坊名称", "必填"),
    ({"name": "染" * 101}, "工坊名称", "最多 100 个字"),
    ({"region": "雷山县"}, "地区", "不在本次导入的范围"),
    ({"region": "没有这个县"}, "地区", "没有这个行政区划"),
    ({"operator_kind": "有限公司"}, "经营主体类型", "应为以下之一"),
    ({"operator_name": None}, "经营主体名称", "请填写经营主体名称"),
    ({"uscc": registers.code(1)[:-1] + "0"}, "统一社会信用代码", "校验不通过"),
    ({"uscc": 91522636000000123}, "统一社会信用代码", "已被 Excel 存成数字"),
    ({"uscc": None}, "统一社会信用代码", "请填写统一社会信用代码"),
    ({"leader_name": None}, "带头人姓名", "必填"),
    ({"leader_phone": "12345"}, "带头人电话", "11 位手机号码"),
    ({"leader_phone": 13800000001}, "带头人电话", "存成数字"),
    ({"projects": "月球刺绣"}, "依托项目", "名录中没有“月球刺绣”"),
    ({"craft_name": None}, "依托项目", "或者填写传统手工艺"),
    ({"craft_ground": None}, "依据", "说明手工艺的依据"),
    ({"in_poverty_area": "大概"}, "位于脱贫地区", "请填“是”或“否”"),
    ({"floor_area": -3}, "场地面积", "不能小于 0"),
    ({"opened_on": datetime.date(2023, 1, 1)}, "开始生产日期", "不能晚于认定日期"),
    ({"employed": "十八人"}, "直接吸纳就业人数", "应为数字"),
    ({"employed": 17.5}, "直接吸纳就业人数", "应为整数"),
    ({"lifted_from_poverty": 19}, "其中：脱贫人口", "不能大于直接吸纳就业人数"),
    ({"certified_on": "去年夏天"}, "认定日期", "不是日期"),
    ({"certified_on": datetime.date(2026, 3, 3)}, "认定日期", "不能晚于今天"),
    ({"certified_on": datetime.date(2021, 12, 6), "confirmed_years": None}, "认定日期", "早于通知印发日"),
    ({"certified_on": datetime.date(2017, 5, 1), "opened_on": None}, "认定日期", "早于 2018 年"),
    ({"confirmed_years": "2022"}, "已确认年度", "2022 不在需要确认的年度"),
    ({"confirmed_years": "2026"}, "已确认年度", "2026 不能填写：只能填到去年（2025 年）"),
    ({"confirmed_years": "2023-2026"}, "已确认年度", "2026 不能填写"),
    ({"confirmed_years": "2027"}, "已确认年度", "2027 不能填写"),
    ({"lifted_from_poverty": 8, "monitored": 8, "employed": 8}, "其中：监测帮扶对象", "合计 16 人"),
    ({"confirmed_years": "每年"}, "已确认年度", "四位年份"),
]


@pytest.mark.parametrize(("changes", "label", "reason"), WRONG)
def test_a_wrong_cell_is_named(county, changes, label, reason):
    found = check(county.clerk, registers.line(**changes), registers.line(7))
    assert [row.number for row in found.bad] == [registers.FIRST_ROW]
    assert [row.number for row in found.good] == [registers.FIRST_ROW + 1]
    said = {problem.label: problem.reason for problem in found.problems}
    assert reason in said[label]


def test_a_province_must_name_a_county_that_certifies(county):
    official = factories.province_official()
    found = check(
        official,
        registers.line(1, region=None),
        registers.line(2, region="黔东南苗族侗族自治州"),
        registers.line(3, region="441900"),
        registers.line(4, region="522634"),
    )
    assert [row.number for row in found.bad] == [2, 3, 4]
    assert {problem.label for problem in found.problems} == {"地区"}


def test_rows_that_repeat_within_the_file(county):
    found = check(
        county.clerk,
        registers.line(1),
        registers.line(2, name="蜡染工坊1", uscc=registers.code(1)),
        registers.line(3, original_number="丹坊〔2022〕1号"),
        registers.line(4, name="蜡染工坊1"),
        registers.line(5, uscc=registers.code(1)),
    )
    assert [row.number for row in found.bad] == [3, 4, 5]
    assert all("与第 2 行重复" in problem.reason for problem in found.problems)


def test_rows_that_the_register_has_already(county):
    enter(county.clerk, registers.line(1), registers.line(2))
    found = check(
        county.clerk,
        registers.line(1, name="改了名的工坊", original_number=None),
        registers.line(3, name="蜡染工坊1"),
        registers.line(4, original_number="丹坊〔2022〕2号"),
        registers.line(5),
    )
    assert [row.number for row in found.good] == [5]
    reasons = {(problem.row, problem.label): problem.reason for problem in found.problems}
    assert set(reasons) == {(2, "统一社会信用代码"), (3, "工坊名称"), (4, "原证书编号")}
    assert "FYGF-522636-2022-0001" in reasons[2, "统一社会信用代码"]


def test_what_another_county_has_is_refused_without_saying_what_it_is(county):
    enter(county.clerk, registers.line(1))
    other = factories.County(factories.LEISHAN)
    (problem,) = check(other.clerk, registers.line(1)).problems
    assert problem.label == "统一社会信用代码"
    assert "其他地区" in problem.reason
    assert "FYGF" not in problem.reason
    assert "蜡染工坊1" not in problem.reason


def test_a_workshop_whose_status_ended_stays_in_the_register(county):
    enter(county.clerk, registers.line(1))
    workshop = Workshop.objects.get()
    Ending.objects.create(workshop=workshop, kind="revocation", effective_on=datetime.date(2026, 1, 1))
    assert len(check(county.clerk, registers.line(1)).bad) == 1


def test_several_projects_of_one_name_elsewhere_cannot_be_told_apart(county):
    for code in ("522634", "110101", "659001"):
        region = factories.regions()[code]
        IchProject.objects.create(name="剪纸", category=7, level="national", region=region)
    assert len(check(county.clerk, registers.line(1, projects="剪纸")).good) == 1  # the one of the province
    IchProject.objects.filter(region="522634").delete()
    (problem,) = check(county.clerk, registers.line(1, projects="剪纸")).problems
    assert "名录中有 2 个“剪纸”" in problem.reason


def test_a_preview_never_repeats_a_phone_number(county):
    stored = str(check(county.clerk, registers.line(1, leader_phone="1380000000")).as_dict())
    assert "带头人电话" in stored
    assert "1380000000" not in stored


ALL_AT_ONCE = [
    ({"leader_phone": "123", "certified_on": datetime.date(2030, 1, 1)}, {"带头人电话", "认定日期"}),
    ({"lifted_from_poverty": 19, "projects": "月球刺绣"}, {"其中：脱贫人口", "依托项目"}),
    (
        {"employed": "十", "projects": "月球刺绣", "operator_name": None},
        {"直接吸纳就业人数", "依托项目", "经营主体名称"},
    ),
    (
        {"certified_on": datetime.date(2020, 1, 1), "opened_on": datetime.date(2020, 5, 1)},
        {"认定日期", "开始生产日期"},
    ),
    ({"certified_on": "去年", "confirmed_years": "2026"}, {"认定日期", "已确认年度"}),
    ({"original_number": "号" * 61, "craft_ground": None}, {"原证书编号", "依据"}),
    ({"confirmed_years": "2022、2026", "has_water": "大概"}, {"已确认年度", "通水"}),
]


@pytest.mark.parametrize(("changes", "labels"), ALL_AT_ONCE)
def test_all_that_is_wrong_in_a_row_is_told_at_once(county, changes, labels):
    found = check(county.clerk, registers.line(**({"confirmed_years": None} | changes)))
    assert {problem.label for problem in found.problems} == labels


NO_FURTHER_FAULT = [
    ({"projects": "染" * 401, "craft_name": None, "craft_ground": None}, "依托项目"),
    ({"craft_name": "染" * 61}, "传统手工艺名称"),
    ({"uscc": "123"}, "统一社会信用代码"),
    ({"operator_kind": "有限公司", "operator_name": None}, "经营主体类型"),
    ({"import_note": "旧" * 201, "certified_on": datetime.date(2020, 5, 1)}, "早于通知的说明"),
    ({"employed": "十", "lifted_from_poverty": 7}, "直接吸纳就业人数"),
    ({"region": "没有这个县"}, "地区"),
]


@pytest.mark.parametrize(("changes", "label"), NO_FURTHER_FAULT)
def test_nothing_is_concluded_from_a_cell_that_cannot_be_read(county, changes, label):
    enter(county.clerk, registers.line(1))
    found = check(county.clerk, registers.line(2), registers.line(3, **({"confirmed_years": None} | changes)))
    assert [(problem.row, problem.label) for problem in found.problems] == [(3, label)]


def test_a_row_with_a_wrong_cell_is_looked_up_in_the_register_too(county):
    enter(county.clerk, registers.line(1))
    found = check(county.clerk, registers.line(1, employed="十", original_number=None))
    assert {problem.label for problem in found.problems} == {"直接吸纳就业人数", "统一社会信用代码"}


def test_low_income_overlaps_with_the_other_categories(county):
    counts = {"employed": 8, "lifted_from_poverty": 5, "monitored": 3, "low_income": 8}
    assert len(check(county.clerk, registers.line(**counts)).good) == 1


def test_what_stands_in_a_personal_cell_is_said_to_be_hidden(county):
    (stored,) = check(county.clerk, registers.line(1, leader_phone="12345")).as_dict()["problems"]
    assert (stored["column"], stored["value"]) == ("带头人电话", "（不显示）")
