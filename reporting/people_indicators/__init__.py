"""The head counts of people, in the order of tables; each is defined in a file of its own."""

from reporting.people_indicators import (
    claimed_lifted,
    claimed_low_income,
    claimed_monitored,
    directly_employed,
    flexible,
    home_based,
    indirectly_employed,
    listed_only,
    on_site,
    verified_lifted,
    verified_low_income,
    verified_monitored,
    women,
)
from reporting.people_indicators.base import PeopleIndicator

PEOPLE_INDICATORS: tuple[PeopleIndicator, ...] = (
    directly_employed.INDICATOR,
    indirectly_employed.INDICATOR,
    on_site.INDICATOR,
    home_based.INDICATOR,
    flexible.INDICATOR,
    claimed_lifted.INDICATOR,
    claimed_monitored.INDICATOR,
    claimed_low_income.INDICATOR,
    verified_lifted.INDICATOR,
    verified_monitored.INDICATOR,
    verified_low_income.INDICATOR,
    listed_only.INDICATOR,
    women.INDICATOR,
)
