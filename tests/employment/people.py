"""What the tests about people at work share: short ways to register, and who reads what."""

import datetime

from employment.actions import registering
from employment.models import Employment, Listing
from tests import factories
from tests.employment.numbers import number
from workshops.access import clock
from workshops.access.models import Department, Duty, User
from workshops.regions.models import Region

TODAY = factories.instant(2025, 6, 10)
MARCH = datetime.date(2025, 3, 1)
PHONE = "13812340007"
NAME = "杨阿妹"


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def register(by, workshop, serial: int = 1, **given) -> Employment:
    """The ``serial``-th person, employed at the workshop since March; `given` replaces what is said."""
    said = {
        "name": NAME, "identity": number(serial), "phone": PHONE, "ethnic_group": "06",
        "home_region": workshop.region, "category": "", "relation": "direct", "form": "on_site", "post": "绣娘",
        "started_on": MARCH,
    }  # fmt: skip
    return registering.register(by=by, workshop_id=workshop.pk, **(said | given))


def posted(workshop, serial: int = 1, **given) -> dict:
    """The same as the register form sends it."""
    said = {
        "name": NAME, "identity": number(serial), "phone": PHONE, "ethnic_group": "06",
        "home_region": workshop.region_id, "category": "", "relation": "direct", "form": "on_site", "post": "绣娘",
        "started_on": "2025-03-01", "ended_on": "", "contract": "labour", "insurance": "employee",
        "pay_basis": "piece",
    }  # fmt: skip
    return said | given


def listed(serial: int, region: Region, category: str = "lifted_from_poverty", since: str = "2024-01-01") -> Listing:
    """An entry of rural's list for the ``serial``-th person, not yet matched."""
    entry = Listing(region=region, category=category, name=NAME, valid_from=day(since), recorded_at=clock.now())
    entry.seal_identity(number(serial))
    entry.save()
    return entry


def readers(county: factories.County) -> dict[str, User]:
    """One user a row of the matrix of fields; the last two read rows without names."""
    return {
        "leader": county.leader,
        "culture": county.clerk,
        "hrss": county.hrss,
        "rural": county.rural,
        "prefecture": factories.user("prefecture_522600", Duty.OFFICIAL, "522600"),
        "province": factories.province_official(department=Department.HRSS),
    }
