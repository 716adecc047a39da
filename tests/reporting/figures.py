"""Released tables for tests."""

from django.core.files.base import ContentFile

from reporting.models import ExportState, StatisticsExport
from workshops.access import clock


def export_of(region, *, by) -> StatisticsExport:
    row = StatisticsExport(
        region=region, by=by, year=2025, as_of="2025-12-31", known_at=clock.now(), state=ExportState.DONE,
        finished_at=clock.now(), digest="ab" * 32,
    )  # fmt: skip
    for name in ("workbook", "csv", "parquet"):
        getattr(row, name).save(f"{row.pk}.{name}", ContentFile(b"1"), save=False)
    row.save()
    return row
