"""Events and applications for the tests of their flow."""

import datetime

from catalog.actions import event_applications as acts
from catalog.models import Event, EventApplication, EventQuota
from tests.employment import registered
from tests.records.samples.events import product_of
from tests.records.stage import Stage
from workshops.records import writing
from workshops.records.kind import get

DAY = datetime.timedelta(days=1)
BEGINS = datetime.date(2026, 4, 1)


def national(stage: Stage, places: int = 3, **facts) -> Event:
    return _event(stage.official(code=None), places=places, series="expo", **facts)


def provincial(stage: Stage, places: int = 3, **facts) -> Event:
    return _event(stage.official(code="520000"), name="贵州非遗周末聚", series="provincial", places=places, **facts)


def local(stage: Stage, **facts) -> Event:
    return _event(stage.county.clerk, name="丹寨非遗市集", series="county", places=2, **facts)


def _event(by, **facts) -> Event:
    said = {"name": "中国非遗博览会", "venue": "济南", "held_from": BEGINS, "held_to": BEGINS + 4 * DAY,
            "organiser": "文化和旅游部门", "apply_until": BEGINS - 10 * DAY, "status": "open"}  # fmt: skip
    return writing.enter(get("events"), by=by, **said | facts)


def quota(stage: Stage, event: Event, places: int) -> EventQuota:
    region = stage.county.region.province
    return writing.enter(get("event-quotas"), by=stage.official(code=None), event=event, region=region, places=places)


def applied(stage: Stage, event: Event, workshop=None, *, by=None) -> EventApplication:
    """By the workshop's leader where ``by`` isn't given."""
    workshop = workshop or stage.workshop
    by = by or workshop.leader.user
    product = product_of(workshop, by=by)
    return acts.apply(event.pk, by=by, workshop=workshop, products=[product], people=2)


def recommended(stage: Stage, event: Event, workshop=None) -> EventApplication:
    made = applied(stage, event, workshop)
    return acts.recommend(made.pk, by=stage.county.clerk)


def another(stage: Stage, number: int):
    """One more workshop of 丹寨's leader."""
    return registered.workshop(stage.county, name=f"丹寨{number}号工坊")
