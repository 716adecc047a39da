"""What is wrong inside one row of an imported register, cell by cell. Pure: no query, no clock."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from certification.completeness import head_count_problems, operator_problems
from certification.importing.years import enterable_years, parse_years
from certification.numbers import FIRST_YEAR

NOTICE_DAY = datetime.date(2021, 12, 7)
"""The day of the notice (办非遗发〔2021〕221号); what was certified before it came over from the former programme."""

Fault = tuple[str, str]  # column key, reason


def faults_of(row: Mapping[str, Any], today: datetime.date) -> Iterator[Fault]:
    """Faults that show when the cells of a row are read together.

    ``row``: parsed values by column key; an empty text is ``""``, and None is a text that can't be read.
    """
    yield from operator_problems(SimpleNamespace(**row)).items()
    yield from head_count_problems(row).items()
    yield from _basis(row)
    yield from _dates(row, today)
    yield from _confirmed_years(row, today)


def _basis(row) -> Iterator[Fault]:
    if row["projects"] != "":
        return
    if row["craft_name"] == "":
        yield "projects", "请填写依托的非遗代表性项目，或者填写传统手工艺名称、类别和依据。"
        return
    if not row["craft_category"]:
        yield "craft_category", "没有依托项目的，请选择传统工艺类别。"
    if not row["craft_ground"]:
        yield "craft_ground", "没有依托项目的，请说明手工艺的依据。"


def _dates(row, today) -> Iterator[Fault]:
    certified_on, opened_on = row["certified_on"], row["opened_on"]
    if opened_on and opened_on > today:
        yield "opened_on", f"开始生产日期（{opened_on}）不能晚于今天。"
    if certified_on is None:
        return
    if certified_on > today:
        yield "certified_on", f"认定日期（{certified_on}）不能晚于今天。"
    elif certified_on.year < FIRST_YEAR:
        yield "certified_on", f"认定日期（{certified_on}）早于 {FIRST_YEAR} 年，当时还没有认定工作，请核对。"
    elif certified_on < NOTICE_DAY and row["import_note"] == "":
        yield "certified_on", f"认定日期（{certified_on}）早于通知印发日 {NOTICE_DAY}，确属如此请填写“早于通知的说明”。"
    if opened_on and certified_on < opened_on <= today:
        yield "opened_on", f"开始生产日期（{opened_on}）不能晚于认定日期（{certified_on}）。"


def _confirmed_years(row, today) -> Iterator[Fault]:
    try:
        years = parse_years(row["confirmed_years"] or "")
    except ValueError as error:
        yield "confirmed_years", f"{error}。"
        return
    said = _listed(year for year in years if year >= today.year)
    if said:
        yield (
            "confirmed_years",
            f"{said} 不能填写：只能填到去年（{today.year - 1} 年），今年的年度确认须由带头人在系统中办理。",
        )
    certified_on = row["certified_on"]
    if certified_on is None or certified_on > today:
        return
    possible = enterable_years(certified_on.year, today.year)
    if said := _listed(year for year in years if year < possible.start):
        yield "confirmed_years", f"{said} 不在需要确认的年度之内：{certified_on.year} 年认定，从次年起才需要确认。"


def _listed(years: Iterable[int]) -> str:
    return "、".join(map(str, sorted(years)))
