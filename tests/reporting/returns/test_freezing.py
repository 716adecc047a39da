"""Frozen returns stay as they were, whatever is corrected later; two who act at once do it once."""

import datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from reporting.actions.returns import advance
from reporting.models import Circulation, FrozenReturn, Return, ReturnStep
from reporting.queries.returns_compare import compared
from tests.concurrency.threads import at_once
from workshops.access.refusal import Refused
from workshops.records import writing
from workshops.records.kind import get


def sale(cast, amount: int, day: datetime.date | None = None):
    month = (day or cast.span.first).replace(day=1)
    return writing.enter(
        get("monthly-sales"), by=cast.stage.county.leader, workshop=cast.stage.workshop, month=month,
        channel="direct", amount=Decimal(amount),
    )  # fmt: skip


def test_later_corrections_leave_the_frozen_return_alone_and_are_told_row_by_row(lasting_cast):
    cast, kind = lasting_cast, get("monthly-sales")
    kept, wrong = sale(cast, 500), sale(cast, 70, cast.span.last)
    filed = cast.accepted(cast.filed())
    frozen = FrozenReturn.objects.get(filed=filed)
    before = FrozenReturn.objects.values().get(pk=frozen.pk)
    assert frozen.figures["S04"] == "570.00"
    assert [each.difference for each in compared(frozen)] == [0] * len(filed.period.codes)

    facts = {name: getattr(kept, name) for name in kind.fields}
    writing.amend(kind, kept.pk, by=cast.stage.county.leader, seen_version=1, **{**facts, "amount": Decimal(600)})
    writing.void(kind, wrong.pk, by=cast.stage.county.leader, reason="重复")

    assert FrozenReturn.objects.values().get(pk=frozen.pk) == before
    changed = {each.code: each for each in compared(frozen)}["S04"]
    assert (changed.frozen, changed.live, changed.difference) == (570, 600, 30)
    told = [(Decimal(row.frozen), row.live and Decimal(row.live)) for row in changed.rows]
    assert sorted(told, key=str) == sorted([(500, 600), (70, None)], key=str)
    assert all(row.at is not None and row.by for row in changed.rows)

    filed = advance(filed.pk, "reopen", by=cast.province, note="漏报", document="黔文旅函〔2026〕3号")
    again = cast.accepted(filed).frozen.last()
    assert again.figures["S04"] == "600.00"
    assert again.digest != frozen.digest
    assert FrozenReturn.objects.values().get(pk=frozen.pk) == before


def test_the_database_refuses_to_change_what_is_frozen(cast):
    frozen = cast.accepted(cast.filed()).frozen.get()
    for act in (
        lambda: FrozenReturn.objects.filter(pk=frozen.pk).update(figures={}),
        lambda: FrozenReturn.objects.filter(pk=frozen.pk).delete(),
        lambda: ReturnStep.objects.update(note=""),
        lambda: cast.period.extras.update(label="改名"),
        lambda: type(cast.period).objects.update(due_county=cast.period.due_province),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_sent_once_by_two_at_once(lasting_cast):
    filed = lasting_cast.prepared(lasting_cast.filed())
    said = twice(lambda: advance(filed.pk, "submit", by=lasting_cast.approver))
    assert sorted(said) == ["done", "wrong_state"]
    assert filed.steps.filter(action="submit").count() == 1


def test_frozen_once_by_two_at_once(lasting_cast):
    filed = lasting_cast.passed(lasting_cast.filed())
    said = twice(lambda: advance(filed.pk, "accept", by=lasting_cast.province))
    assert sorted(said) == ["done", "wrong_state"]
    assert FrozenReturn.objects.filter(filed=filed).count() == 1
    assert Circulation.objects.filter(frozen__filed=filed).count() == 2


def test_opened_once_by_two_at_once(lasting_cast):
    cast = lasting_cast
    said = twice(lambda: cast.open(span=cast.span.previous))
    assert sorted(said) == ["done", "period_exists"]
    assert Return.objects.filter(period__first=cast.span.previous.first, region="522636").count() == 1


def twice(act) -> list[str]:
    return [said.code if isinstance(said, Refused) else "done" for said in at_once(act, act)]
