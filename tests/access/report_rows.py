"""A county's saved report, that strangers must not find."""

from reporting.actions import saved_reports
from tests.records.stage import TODAY, Stage

NAMES = ("reporting:report-detail", "reporting:report-edit", "reporting:report-discard")
PAGES = dict.fromkeys(NAMES)


def addresses(stage: Stage) -> dict[str, dict]:
    """URL name → arguments of a row that is there."""
    report = saved_reports.save_report(
        by=stage.county.clerk, name="销售", codes=["S04"], lines="parts", split="", years=[TODAY.year], sharing="office"
    )
    return {name: {"pk": report.pk} for name in NAMES}
