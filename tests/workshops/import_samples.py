"""An import table that streams into the outbox: its rows can be counted, and nothing else depends on them."""

import io
from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from tests import factories
from workshops import import_tables
from workshops.access.models import Department, Duty, Notice, User
from workshops.actions import importing, running_imports
from workshops.import_tables import ImportTable
from workshops.models import ImportJob
from workshops.tables import checking
from workshops.tables.columns import Column

KIND = "test.line"
BATCH = 3


class Lines(ImportTable):
    """What it was called with is kept in ``batches`` and ``finished``; ``before_save(rows)`` may do anything."""

    name, title = "lines", "清单"
    streams, rows_max = True, 200_000
    refusal = "只有带头人和县级经办可以导入清单。"
    consequences = ("清单写入后不能收回。",)
    confirm_label = "写入清单"
    unique_keys = (("title",),)
    columns = (
        Column("title", "名称", required=True, importable=True, max_length=20),
        Column("phone", "电话", "code", importable=True, personal=True),
        Column("region", "所在县", "region", importable=True),
    )

    def __init__(self):
        self.batches: list[int] = []
        self.contexts: list = []
        self.finished = 0
        self.before_save: Callable = lambda rows: None

    def may_import(self, user) -> bool:
        return user.is_leader or (user.level == "county" and user.duty == Duty.CLERK)

    def check_rows(self, rows, context):
        titles = [row.values["title"] for row in rows]
        known = set(Notice.objects.filter(kind=KIND, title__in=titles).values_list("title", flat=True))
        for row in rows:
            if row.values["title"] in known:
                yield row.number, "title", "已经导入过"

    def save_rows(self, rows, context) -> int:
        self.before_save(rows)
        self.batches.append(len(rows))
        self.contexts.append(context)
        context.memo["rows"] = context.memo.get("rows", 0) + len(rows)
        titles = [row.values["title"] for row in rows]
        Notice.objects.bulk_create(Notice(to_user=context.user, kind=KIND, title=title) for title in titles)
        return len(rows)

    def finish(self, context) -> None:
        self.finished = context.memo["rows"]


def registered(monkeypatch, table: Lines | None = None) -> Lines:
    """The table among the imports, in small batches, until the test ends."""
    table = table or Lines()
    monkeypatch.setitem(import_tables._tables, table.name, table)
    monkeypatch.setattr(checking, "BATCH", BATCH)
    return table


def workbook(*lines: tuple) -> bytes:
    """(名称, 电话, 所在县) a line; a plain text is a name alone."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("清单")
    sheet.append(["名称", "电话", "所在县"])
    for line in lines:
        sheet.append([line] if isinstance(line, str) else list(line))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def named(count: int) -> list[str]:
    return [f"第{number}行" for number in range(1, count + 1)]


def file_of(*lines) -> SimpleUploadedFile:
    return SimpleUploadedFile("清单.xlsx", workbook(*lines))


def uploaded(user: User, *lines) -> ImportJob:
    return importing.upload(by=user, table_name="lines", file=file_of(*lines))


def confirmed(user: User, *lines, skip_bad_rows: bool = False) -> ImportJob:
    """A job that waits to be written."""
    job = uploaded(user, *lines)
    running_imports.check(job.pk)
    return importing.confirm(job.pk, by=user, skip_bad_rows=skip_bad_rows)


def written() -> list[str]:
    return list(Notice.objects.filter(kind=KIND).order_by("pk").values_list("title", flat=True))


def clerk(department: str = Department.HRSS) -> User:
    """Of another department than culture, to whom the table is open too."""
    return factories.user(f"clerk_{department}", Duty.CLERK, factories.DANZHAI, department)
