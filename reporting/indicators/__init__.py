"""The indicators, in the order of tables; each is defined in a file of its own."""

from reporting.indicators import (
    awaited,
    cancelled,
    certified,
    confirmed,
    employed,
    indirectly_employed,
    lifted_from_poverty,
    low_income,
    monitored,
    newly_certified,
    pending,
    revoked,
    unconfirmed,
    unknown,
    withdrawn,
)
from reporting.indicators.base import Indicator

INDICATORS: tuple[Indicator, ...] = (
    certified.INDICATOR,
    newly_certified.INDICATOR,
    revoked.INDICATOR,
    cancelled.INDICATOR,
    withdrawn.INDICATOR,
    confirmed.INDICATOR,
    pending.INDICATOR,
    unconfirmed.INDICATOR,
    awaited.INDICATOR,
    unknown.INDICATOR,
    employed.INDICATOR,
    lifted_from_poverty.INDICATOR,
    monitored.INDICATOR,
    low_income.INDICATOR,
    indirectly_employed.INDICATOR,
)
