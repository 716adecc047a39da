"""Orders and meetings: what belongs together, and the way of an order."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from tests.catalog.event_stage import national
from tests.records.samples.events import product_of
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.django_db


def sign(stage, **facts):
    said = {"workshop": stage.workshop, "channel": "direct", "buyer": "某公司", "status": "signed",
            "signed_on": datetime.date(2026, 2, 1), "amount": Decimal(1000)}  # fmt: skip
    return writing.enter(get("orders"), by=stage.leader.user, **said | facts)


def faults(act) -> set[str]:
    with pytest.raises(ValidationError) as refused:
        act()
    return set(refused.value.message_dict)


def test_what_belongs_to_an_order(stage):
    event, meeting = national(stage), stage.row("matchmakings")
    assert faults(lambda: sign(stage, product=product_of(stage.others_workshop))) == {"product"}
    assert faults(lambda: sign(stage, event=event)) == {"event"}
    assert faults(lambda: sign(stage, matchmaking=meeting, signed_on=datetime.date(2026, 1, 1))) == {"matchmaking"}
    assert faults(lambda: sign(stage, buyer="王先生13800138000")) == {"buyer"}
    assert faults(lambda: sign(stage, signed_on=datetime.date(2026, 3, 3))) == {"signed_on"}
    assert faults(lambda: sign(stage, status="completed")) == {"completed_on"}
    sign(stage, product=product_of(stage.workshop), matchmaking=meeting)


def test_an_order_goes_one_way(stage):
    order = sign(stage)
    facts = {name: getattr(order, name) for name in get("orders").fields}

    def put(status, **more):
        order.refresh_from_db()
        said = facts | {"status": status} | more
        return writing.amend(get("orders"), order.pk, by=stage.leader.user, seen_version=order.version, **said)

    put("delivering")
    assert faults(lambda: put("signed")) == {"status"}
    put("completed", completed_on=datetime.date(2026, 3, 1))
    assert faults(lambda: put("cancelled")) == {"status"}


def test_a_meeting_is_of_the_own_region_and_named_once(stage):
    meeting = stage.row("matchmakings")
    facts = {name: getattr(meeting, name) for name in get("matchmakings").fields}
    enter = lambda by, **more: writing.enter(get("matchmakings"), by=by, **facts | more)  # noqa: E731
    assert faults(lambda: enter(stage.official())) == {"title"}
    assert faults(lambda: enter(stage.county.clerk, title="县里的对接会")) == {"region"}
    assert enter(stage.county.clerk, title="县里的对接会", region=stage.county.region).pk
