"""Rural's lists as workbooks, and people at work for them to be matched with."""

import datetime
import io

from employment.actions import registering
from employment.models import Employment
from tests import factories
from tests.employment import registered
from tests.employment.numbers import number
from tests.workbooks import filled
from workshops import import_tables
from workshops.actions import importing, running_imports
from workshops.models import ImportJob, Workshop
from workshops.tables.checking import Preview

NAME = "潘秋菊"
DAY = datetime.date(2025, 1, 1)


def table():
    return import_tables.get("poverty-lists")


def line(serial: int = 1, **changes) -> dict:
    """An addition that is sound, by column key; ``changes`` replace or, with None, empty cells."""
    return {
        "change": "新增", "name": NAME, "identity": number(serial), "region": None, "category": "监测帮扶对象",
        "valid_from": DAY, "valid_to": None, "employed_at": None,
    } | changes  # fmt: skip


def removal(serial: int = 1, why: str = "风险消除", **changes) -> dict:
    return line(serial, change=why, valid_from=None, valid_to=datetime.date(2025, 12, 31)) | changes


def workbook(*lines: dict) -> io.BytesIO:
    return filled(table(), *lines)


def preview(user, *lines) -> Preview:
    return running_imports.preview(table(), workbook(*lines), by=user, name="a.xlsx")


def reasons(user, *lines) -> list[tuple[str, str]]:
    """(column, reason) of everything that is wrong."""
    return [(each.key, each.reason) for each in preview(user, *lines).problems]


def run(user, *lines, skip_bad_rows: bool = False) -> ImportJob:
    """The whole way: uploaded, checked, confirmed, written."""
    from django.core.files.base import File

    job = importing.upload(by=user, table_name="poverty-lists", file=File(workbook(*lines), "名单.xlsx"))
    running_imports.check(job.pk)
    importing.confirm(job.pk, by=user, skip_bad_rows=skip_bad_rows)
    running_imports.save(job.pk)
    job.refresh_from_db()
    return job


def enter(user, *lines) -> int:
    """The lines written, all found sound; how many."""
    job = run(user, *lines)
    assert (job.state, job.rows_bad, job.rows_saved) == ("done", 0, len(lines)), job.result
    return job.rows_saved


def employ(county: factories.County, workshop: Workshop | None = None, serial: int = 1, **changes) -> Employment:
    """Somebody at work, claimed to be 监测帮扶对象."""
    workshop = workshop or registered.workshop(county)
    return registering.register(
        **{
            "by": county.leader, "workshop_id": workshop.pk, "name": NAME, "identity": number(serial), "phone": "",
            "ethnic_group": "", "home_region": county.region, "category": "monitored", "relation": "direct",
            "form": "on_site", "post": "蜡染工", "started_on": datetime.date(2025, 3, 1),
        }
        | changes
    )  # fmt: skip
