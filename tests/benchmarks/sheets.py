"""Workbooks of any size for the benchmarks, written by the streaming writer: every row sound."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from rustpy_xlsxwriter import write_worksheet

from tests.employment.numbers import numbers
from workshops import import_tables

SURNAMES, GIVEN = "王李张刘陈杨黄吴赵周潘龙石田", "秀芳明丽强敏静磊洋艳勇军杰娟涛超霞平刚桂"
POSTS = ("蜡染工", "刺绣工", "银饰工", "竹编工", "质检员")


def people(count: int, workshops: list[str]) -> Iterator[dict]:
    """Rows by heading, as a county has them in its own workbooks."""
    for at, identity in enumerate(numbers(count)):
        yield {
            "工坊": workshops[at % len(workshops)],
            "姓名": SURNAMES[at % 14] + GIVEN[at % 20] + GIVEN[at // 20 % 20],
            "身份证号码": identity,
            "联系电话": f"138{at:08d}",
            "民族": ("苗族", "汉族", "侗族", "水族")[at % 4],
            "户籍所在县": ("贵州省黔东南苗族侗族自治州丹寨县", "丹寨县", "522634")[at % 3],
            "人员类别": ("脱贫人口", "监测对象", "其他", "农村低收入人口")[at % 4],
            "吸纳方式": ("直接吸纳", "带动")[at % 5 == 0],
            "就业形式": ("集中就业", "居家就业", "灵活就业")[at % 3],
            "岗位": POSTS[at % 5],
            "开始日期": ("2024-03-01", "2024/4/15", "2024年5月20日", "20240601")[at % 4],
            "结束日期": "2025-12-31" if at % 7 == 0 else "",
            "合同": ("劳动合同", "劳务协议")[at % 2],
            "社会保险": "城乡居民保险",
            "计酬方式": "计件",
        }


def poverty_lists(count: int, regions: list[str]) -> Iterator[dict]:
    """Rows of a list of a whole prefecture."""
    for at, identity in enumerate(numbers(count)):
        yield {
            "变动": "新增",
            "姓名": SURNAMES[at % 14] + GIVEN[at % 20] + GIVEN[at // 20 % 20],
            "身份证号码": identity,
            "户籍所在县": regions[at % len(regions)],
            "人员类别": ("脱贫人口", "监测帮扶对象")[at % 2],
            "列入日期": datetime.date(2023, 1, 1 + at % 28),
            "截止日期": "",
            "就业工坊": "",
        }


def write(path: Path, table: str, rows: Iterator[dict]) -> None:
    """The rows as the only sheet of a workbook."""
    title = import_tables.get(table).title
    with path.open("wb") as file:
        write_worksheet(rows, file, sheet_name=title)
