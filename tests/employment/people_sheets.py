"""Lists of people as workbooks, for tests of the import."""

import datetime
import io

from employment.importing.people_existing import record
from employment.models import Employment
from tests.employment.numbers import number
from tests.workbooks import filled
from workshops import import_tables

FIRST_ROW = 2


def table():
    return import_tables.get("workers")


def line(serial: int = 1, **changes) -> dict:
    """A sound row by column key; ``changes`` replace or, with None, empty cells."""
    return {
        "workshop": "蜡染非遗工坊",
        "name": "潘秋菊",
        "identity": number(serial),
        "phone": f"138{serial:08d}",
        "ethnic_group": "苗族",
        "home_region": "丹寨县",
        "category": "脱贫人口",
        "relation": "直接吸纳",
        "form": "集中就业",
        "post": "蜡染工",
        "started_on": datetime.date(2025, 3, 1),
        "contract": "劳务协议",
        "insurance": "城乡居民保险",
        "pay_basis": "计件",
    } | changes


def existing(spell: Employment, **changes) -> dict:
    """A row as the workbook of existing rows holds it."""
    return record(spell) | changes


def workbook(*lines: dict) -> io.BytesIO:
    return filled(table(), *lines)
