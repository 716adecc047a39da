"""Old registers as workbooks, for tests of the import."""

import datetime
import io

from stdnum.cn import uscc

from certification.importing.register_import import RegisterImport
from tests.workbooks import filled
from workshops import import_tables

FIRST_ROW = 2


def code(serial: int) -> str:
    """A 统一社会信用代码 with a right check digit."""
    body = f"93522636MA{serial:07d}"
    return body + uscc.calc_check_digit(body)


def line(serial: int = 1, **changes) -> dict:
    """A sound row by column key; ``changes`` replace or, with None, empty cells."""
    return {
        "name": f"蜡染工坊{serial}",
        "address": "龙泉镇金钟社区",
        "operator_kind": "合作社",
        "operator_name": f"第{serial}合作社",
        "uscc": code(serial),
        "leader_name": "杨秀英",
        "leader_phone": f"138{serial:08d}",
        "craft_category": "纺染织绣",
        "craft_name": "苗族蜡染",
        "craft_ground": "世代相传。",
        "in_poverty_area": "是",
        "floor_area": 120.5,
        "has_water": "是",
        "opened_on": datetime.date(2019, 5, 1),
        "employed": 18,
        "lifted_from_poverty": 7,
        "monitored": 1,
        "indirectly_employed": 40,
        "annual_sales": "560,000",
        "certified_on": datetime.date(2022, 6, 30),
        "original_number": f"丹坊〔2022〕{serial}号",
        "confirmed_years": "2023、2024",
    } | changes


def table() -> RegisterImport:
    return import_tables.get("workshops")


def workbook(*lines: dict) -> io.BytesIO:
    file = filled(table(), *lines)
    file.name = "原台账.xlsx"
    return file
