"""Saved reports of the demonstration, and the summaries of all that the other areas wrote."""

from django.db import connection

from reporting.actions import saved_reports
from reporting.actions.rollup import rollup
from reporting.demo.stage import Stage
from reporting.models import ReportLines, ReportSharing
from workshops.access.models import Department
from workshops.regions.models import Region

ORDER = 99
"""Last: what is written after it would not be in the summaries."""
# (region, department, name, codes, lines, split, years back, sharing)
REPORTS = (
    (None, Department.CULTURE, "各省工坊数和就业人数", ["W01", "W02", "P01", "P02"], ReportLines.PARTS, "", 3,
     ReportSharing.BELOW),
    (None, Department.HRSS, "各省培训情况", ["T01", "T02", "T03", "T04", "T07"], ReportLines.PARTS, "", 2,
     ReportSharing.OFFICE),
    ("520000", Department.CULTURE, "各县年度确认进度", ["W01", "C01", "C02", "C03", "C04"], ReportLines.CERTIFYING, "",
     1, ReportSharing.BELOW),
    ("520000", Department.CULTURE, "各市州销售渠道", ["S04"], ReportLines.PREFECTURES, "S04:channel", 1,
     ReportSharing.OWN),
    ("520000", Department.RURAL, "脱贫人口就业（申报和核验）", ["P01", "P06", "P09", "P07", "P10"], ReportLines.PARTS,
     "", 2, ReportSharing.BELOW),
)  # fmt: skip


def fill(stage: Stage) -> None:
    for code, department, name, codes, lines, split, years, sharing in REPORTS:
        region = Region.objects.get(pk=code) if code else None
        saved_reports.save_report(
            by=stage.official(region, department), name=name, codes=codes, lines=lines, split=split, sharing=sharing,
            years=[stage.today.year - back for back in range(years)],
        )  # fmt: skip
    # Tables filled by this very transaction have no statistics yet: the planner would join head counts the slow way.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    rollup()
