"""Organisation (notice art. 9)."""

from reporting.work_indicators.governance import (
    consultations,
    issues_settled,
    pairing_actions,
    pairing_funds,
    problems_open,
    problems_raised,
    problems_settled,
    responsible_persons,
)

INDICATORS = (
    problems_raised.INDICATOR,
    problems_settled.INDICATOR,
    problems_open.INDICATOR,
    consultations.INDICATOR,
    issues_settled.INDICATOR,
    responsible_persons.INDICATOR,
    pairing_actions.INDICATOR,
    pairing_funds.INDICATOR,
)
