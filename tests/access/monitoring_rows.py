"""Pages about the monitoring of 丹寨's workshop: a flag of culture's, and the tab."""

from reporting.models import Flag
from tests.records.stage import Stage
from workshops.access import clock

PAGES = dict.fromkeys({"reporting:flag-detail", "reporting:flag-step", "reporting:workshop-monitoring"})


def addresses(stage: Stage) -> dict[str, dict]:
    """URL name → arguments of a row that is there."""
    flag = Flag.objects.create(
        workshop=stage.workshop, signal="no_sales", department="culture", severity="notice", facts={},
        opened_on=clock.today(), acted_on=clock.today(),
    )  # fmt: skip
    return {
        "reporting:flag-detail": {"pk": flag.pk},
        "reporting:flag-step": {"pk": flag.pk, "action": "normal"},
        "reporting:workshop-monitoring": {"pk": stage.workshop.pk},
    }
