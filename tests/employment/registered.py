"""Workshops that stand in the register, without the way there: for tests of what comes after certification."""

import datetime

from tests import factories
from workshops.models import Leader, Standing, Workshop


def workshop(
    county: factories.County, name: str = "蜡染非遗工坊", *, leader=None, ended_on: datetime.date | None = None
) -> Workshop:
    """A workshop of the county's leader, or of another account; ended where a day is given."""
    user = leader or county.leader
    known, _ = Leader.objects.get_or_create(user=user, region=county.region, defaults={"name": user.full_name})
    serial = Workshop.objects.count() + 1
    return Workshop.objects.create(
        name=name,
        region=county.region,
        leader=known,
        operator_kind="leader",
        craft_name="苗族蜡染",
        number=f"FYGF-{county.region.pk}-2024-{serial:04d}",
        certified_on=datetime.date(2024, 5, 20),
        standing=Standing.CANCELLED if ended_on else Standing.CERTIFIED,
        ended_on=ended_on,
        search_text=name,
    )
