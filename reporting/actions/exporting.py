"""Released tables: asked for, made in the background, kept with their digest."""

import datetime
import tempfile
from pathlib import Path

from django.core.files import File
from django.db import transaction

from reporting.models import ExportState, StatisticsExport
from reporting.national import write_csv, write_parquet, write_workbook
from reporting.queries.basis import FIRST_DAY, SETTLED, Basis
from reporting.queries.released import Released, released
from workshops.access import clock, journal
from workshops.access.models import Duty
from workshops.access.refusal import Refused

LOST = datetime.timedelta(hours=1)
"""A task that was not done by then is not waited for: the queue may have been lost."""
NOT_TAKEN = "后台任务没有接到，没有开始生成。请稍后重新生成。"
WRITERS = (("workbook", "xlsx", write_workbook), ("csv", "csv", write_csv), ("parquet", "parquet", write_parquet))


@transaction.atomic
def ask_export(*, by, year: int, as_of: datetime.date, known_at: datetime.datetime | None = None) -> StatisticsExport:
    """A table of the official's own region (the ministry: the nation). ``known_at`` None: what is settled by now.

    Refused: days or instants to come, a day before the year, accounts that release no tables.
    """
    if by.duty != Duty.OFFICIAL:
        raise Refused("not_official", "统计表由市级、省级和部级工作人员生成。")
    settled = clock.now() - SETTLED
    if as_of > clock.today():
        raise Refused("future_day", "统计日不能晚于今天。", field="as_of")
    if as_of.year < year:
        raise Refused("before_year", "统计日不能早于统计年度。", field="as_of")
    if known_at and clock.local_day(known_at) < FIRST_DAY:
        raise Refused("before_register", f"登记截至的时点不能早于 {FIRST_DAY}。", field="known_at")
    if known_at and known_at > settled:
        raise Refused(
            "future_instant", "登记截至的时点须早于现在 10 分钟：正在写入的登记那时才都可见。", field="known_at"
        )
    made = StatisticsExport.objects.create(
        by=by, region=by.region, year=year, as_of=as_of, known_at=known_at or settled.replace(microsecond=0)
    )
    detail = {"year": year, "as_of": as_of.isoformat(), "known_at": made.known_at.isoformat()}
    journal.record(by=by, action="statistics.export", obj=made, region=by.region, detail=detail)
    return made


def give_up(pk) -> None:
    """No worker could be told of it: it is said on the page, which would wait for ever."""
    waiting = StatisticsExport.objects.filter(pk=pk, state=ExportState.QUEUED)
    waiting.update(state=ExportState.FAILED, finished_at=clock.now(), message=NOT_TAKEN)


def make_export(pk) -> None:
    """Write the files. Again does no harm: the same basis gives the same table. A failure is said on the page."""
    row = StatisticsExport.objects.select_related("region").get(pk=pk)
    if row.state == ExportState.DONE:
        return
    try:
        _write(row, released(Basis.known(row.year, row.as_of, row.known_at), row.region))
    except Exception:
        row.state, row.finished_at = ExportState.FAILED, clock.now()
        row.message = "生成时出错，管理员已收到记录。请稍后重新生成。"
        row.save(update_fields=("state", "finished_at", "message"))
        raise


def _write(row: StatisticsExport, table: Released) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, suffix, write in WRITERS:
            path = Path(folder) / f"{name}.{suffix}"
            write(table, path)
            with path.open("rb") as file:
                getattr(row, name).save(f"{row.pk}.{suffix}", File(file), save=False)
    row.digest, row.state, row.finished_at = table.digest, ExportState.DONE, clock.now()
    row.save()
