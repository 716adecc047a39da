"""A whole sheet against a table: headings, rows, repeats, hooks, and what is told about them."""

import time

import pytest

from tests.factories import regions
from tests.tables.sample import GOOD_ROW, HEADINGS, SAMPLES, Craft, Samples, checked, row_of
from workshops.regions.models import Region
from workshops.tables.columns import Column
from workshops.tables.context import Context
from workshops.tables.table import Table


def said(preview):
    return [(each.row, each.label, each.reason) for each in preview.problems]


def test_a_sound_row():
    preview = checked([HEADINGS, GOOD_ROW])
    assert (preview.faults, preview.notes, preview.bad) == ([], [], [])
    (row,) = preview.good
    assert row.number == 2
    assert row.values["craft"] == Craft.BATIK
    assert row.values["people"] == 12
    assert row.values["phone"] == "13800000000"


@pytest.mark.parametrize(
    "headings",
    [
        [f" {heading}* " for heading in HEADINGS],
        [f"{heading}（必填）" for heading in HEADINGS],
        [heading.replace("（", "(").replace("）", ")") for heading in HEADINGS],
        [" ".join(heading) for heading in HEADINGS],
        [heading.split("（")[0] for heading in HEADINGS],
        [column.key.upper() for column in SAMPLES.import_columns],
    ],
)
def test_headings_are_known_by_their_words(headings):
    assert len(checked([headings, GOOD_ROW]).good) == 1


def test_headings_below_a_title_and_columns_in_another_order():
    preview = checked([["样表（导出）"], [], HEADINGS[::-1], GOOD_ROW[::-1], [], GOOD_ROW[::-1]])
    assert [row.number for row in preview.good] == [4]
    assert said(preview) == [
        (6, "登记编号", "与第 4 行重复（登记编号）"),
        (6, "工坊名称", "与第 4 行重复（工坊名称、开始生产日期）"),
    ]


def test_missing_repeated_and_unknown_columns_are_named():
    headings = [heading for heading in HEADINGS if heading not in ("工坊名称", "通水")]
    preview = checked([[*headings, "登记编号", "工坊名", "备注说明", "序号"], GOOD_ROW])
    assert preview.faults == ["列“登记编号”出现了两次，请只保留一列。", "缺少必填的列：工坊名称。"]
    assert preview.notes == [
        "文件中没有这些列，按空处理：通水。",
        "列“工坊名”不在模板中，是否应为“工坊名称”？",
        "列“备注说明”不在模板中，不会导入。",
    ]
    assert preview.total == 0


def test_no_headings_and_no_data():
    assert "没有找到表头" in checked([["甲", "乙"]]).faults[0]
    assert checked([HEADINGS, ["  "], []]).faults == ["表头下面没有数据。"]


def test_every_wrong_cell_is_named_with_row_column_value_and_reason():
    preview = checked([HEADINGS, GOOD_ROW, row_of(name="", number=5226362024002, people="12人", phone=13800000000)])
    assert [row.number for row in preview.good] == [2]
    lost = "已被 Excel 存成数字，末位可能丢失，请改为文本后重填"
    assert [(each.row, each.label, each.value, each.reason) for each in preview.problems] == [
        (3, "工坊名称", "", "必填"),
        (3, "登记编号", "5226362024002", lost),
        (3, "从业人数", "12人", "应为数字，请只填数字，不带单位和说明"),
        (3, "联系电话", "", lost),  # personal: its value is not repeated
    ]


def test_examples_and_empty_rows_are_passed_over():
    preview = checked([HEADINGS, row_of(name="【示例】蜡染坊", people="随意"), [None] * 3, GOOD_ROW])
    assert [row.number for row in preview.good] == [4]
    assert preview.total == 1


def test_repeats_compare_what_is_meant():
    rows = [
        row_of(number="Ａ１"),
        row_of(name="另一", number="a1"),
        row_of(name="第三", number=""),
        row_of(name="第四", number=""),
    ]
    assert said(checked([HEADINGS, *rows])) == [(3, "登记编号", "与第 2 行重复（登记编号）")]


def test_hooks_for_the_row_and_for_all_rows():
    preview = checked([HEADINGS, row_of(people=0), row_of(name="乙", number="已登记"), row_of(name="丙", number="1")])
    assert said(preview) == [
        (2, "从业人数", "有场地的工坊人数不能为 0"),
        (3, "登记编号", "登记编号已被使用"),
    ]
    assert [row.number for row in preview.good] == [4]


def test_the_preview_as_stored():
    stored = checked(
        [HEADINGS, GOOD_ROW, *[row_of(name=f"坊{n}", number=f"{n}", people="多") for n in range(4)]]
    ).as_dict(limit=2)
    assert (stored["total"], stored["good"], stored["bad"], stored["problem_count"]) == (5, 1, 4, 4)
    assert stored["problems"][0] == {
        "row": 3,
        "column": "从业人数",
        "value": "多",
        "reason": "应为数字，请只填数字，不带单位和说明",
    }
    assert len(stored["problems"]) == 2
    assert stored["summary"] == [
        {"column": "从业人数", "reason": "应为数字，请只填数字，不带单位和说明", "count": 4},
    ]


@pytest.mark.parametrize("streams", [False, True])
def test_too_many_rows(streams):
    class Few(Samples):
        rows_max = 2

    Few.streams = streams
    preview = checked([HEADINGS, *[row_of(name=f"坊{n}", number=str(n)) for n in range(3)]], Few())
    assert preview.faults == ["一次最多导入 2 行，请分成几个文件。"]
    assert Samples.rows_max == 20_000


def test_many_rows_in_seconds():
    rows = [row_of(name=f"坊{n}", number=f"B{n:06}") for n in range(4_000)]
    started = time.process_time()
    preview = checked([HEADINGS, *rows])
    assert len(preview.good) == 4_000
    assert time.process_time() - started < 8


class Places(Table):
    name = "places"
    title = "地点"
    columns = (
        Column("region", "所在县", "region", required=True, importable=True, certifying=True),
        Column("seat", "主管地区", "region", importable=True),
    )


@pytest.mark.django_db
class TestRegions:
    def check(self, *cells, within=None):
        regions()
        context = Context(region=within and Region.objects.get(pk=within))
        return checked([["所在县", "主管地区"], *cells], Places(), context)

    def codes(self, *cells, within=None):
        preview = self.check(*cells, within=within)
        assert said(preview) == []
        return [row.values["region"].code for row in preview.good]

    def test_by_code_full_name_published_name_or_name_alone(self):
        cells = [
            "522636",
            522636,
            "贵州省黔东南苗族侗族自治州丹寨县",
            "贵州省 / 黔东南苗族侗族自治州 / 丹寨县",
            "丹寨县",
        ]
        assert self.codes(*([cell] for cell in cells)) == ["522636"] * 5
        cells = ["新疆生产建设兵团石河子市", "新疆维吾尔自治区石河子市", "石河子市"]
        assert self.codes(*([cell] for cell in cells)) == ["659001"] * 3
        assert self.codes(["东莞市"]) == ["441900"]

    def test_what_is_no_place(self):
        preview = self.check(["无此县"], ["贵州省"], ["丹寨县", "无此省"])
        assert said(preview) == [
            (2, "所在县", "没有这个行政区划，请填写全称或六位代码"),
            (3, "所在县", "贵州省不是认定单位，请填写到县级"),
            (4, "主管地区", "没有这个行政区划，请填写全称或六位代码"),
        ]

    def test_the_bounds_of_the_import(self):
        assert said(self.check(["雷山县"], ["丹寨县"], within="522636")) == [
            (2, "所在县", "贵州省黔东南苗族侗族自治州雷山县不在本次导入的范围（贵州省黔东南苗族侗族自治州丹寨县）内")
        ]

    def test_one_name_for_several_places(self):
        regions()
        for code, parent in (("522637", "522600"), ("440105", "440000")):
            above = Region.objects.get(pk=parent)
            Region.objects.create(
                code=code,
                name="同名县",
                full_name=f"{above.full_name}同名县",
                level="county",
                parent=above,
                reporting_parent=above,
                province_id=above.province_id,
                path=f"{above.path}{code}/",
                certifies=True,
                reports=False,
            )
        ((_, _, reason),) = said(self.check(["同名县"]))
        assert "有多个同名区划（" in reason
        assert self.codes(["同名县"], within="520000") == ["522637"]

    def test_regions_are_loaded_once(self, django_assert_num_queries):
        regions()
        with django_assert_num_queries(1):
            checked([["所在县"], *[["丹寨县"]] * 50], Places(), Context())
