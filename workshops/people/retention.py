"""How long names and numbers of people are kept (docs/adr/0031)."""

import datetime

from django.conf import settings


def limit_on(day: datetime.date) -> datetime.date:
    """PERSON_RETENTION_YEARS before the day; 29 February becomes the 28th where the year has none."""
    year = day.year - settings.PERSON_RETENTION_YEARS
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
