"""Pages about returns of 丹寨: one being prepared, one frozen and passed on."""

from reporting.models import Circulation
from reporting.rules.return_periods import Period
from tests.records.stage import Stage
from tests.reporting.returns.cast import Cast

OPEN = {"reporting:return-detail", "reporting:return-fill", "reporting:return-generate", "reporting:return-step"}
PASSED_ON = {"reporting:return-circulation", "reporting:return-circulation-acknowledge"}
PAGES = dict.fromkeys(OPEN | PASSED_ON | {"reporting:return-frozen"})


def addresses(stage: Stage) -> dict[str, dict]:
    """URL name → arguments of a row that is there."""
    cast = Cast(stage)
    draft = cast.prepared(cast.filed())
    frozen = cast.accepted(cast.filed(period=cast.open(span=Period("year", cast.span.year))))
    circulation = Circulation.objects.get(frozen__filed=frozen, department="hrss")
    return {
        **{name: {"pk": draft.pk} for name in OPEN},
        "reporting:return-step": {"pk": draft.pk, "action": "submit"},
        **{name: {"pk": circulation.pk} for name in PASSED_ON},
        "reporting:return-frozen": {"pk": frozen.pk},
    }
