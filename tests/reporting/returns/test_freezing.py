"""Frozen returns stay as they were, whatever is corrected later; two who act at once do it once."""

import datetime
import io
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from reporting.actions.returns import advance
from reporting.models import Circulation, FrozenReturn, Return, ReturnStep
from reporting.queries.returns import earlier_figures
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


def test_the_period_before_may_be_another_openers_but_the_own_one_comes_first(cast):
    filed, before = cast.filed(), cast.span.previous
    assert earlier_figures(filed, before) is None
    cast.accepted(cast.filed(period=cast.open(by=cast.province, span=before, codes=("W01",))))
    assert earlier_figures(filed, before).keys() == {"W01"}
    cast.accepted(cast.filed(period=cast.open(span=before, codes=("W02",))))
    cast.accepted(cast.filed(period=cast.open(by=cast.province, span=before.previous, codes=("W01",))))
    assert earlier_figures(filed, before).keys() == {"W02"}


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


def test_the_workbook_of_the_comparison_holds_every_changed_row(lasting_cast, visit):
    cast = lasting_cast
    kept, wrong = sale(cast, 500), sale(cast, 70, cast.span.last)
    filed = cast.accepted(cast.filed())
    kind = get("monthly-sales")
    facts = {name: getattr(kept, name) for name in kind.fields}
    writing.amend(kind, kept.pk, by=cast.stage.county.leader, seen_version=1, **{**facts, "amount": Decimal(600)})
    writing.void(kind, wrong.pk, by=cast.stage.county.leader, reason="重复")
    address = reverse("reporting:return-frozen", args=[filed.pk])
    book = load_workbook(io.BytesIO(b"".join(visit(cast.province, f"{address}?format=xlsx").streaming_content)))
    cells = {row[0]: row for row in book["指标比较"].iter_rows(min_row=5, values_only=True)}
    assert cells["S04"][3:7] == (570, 600, 30, 2)
    assert cells["W01"][3:7] == (1, 1, 0, 0)
    rows = [row for row in book["变动明细"].iter_rows(min_row=5, values_only=True) if row[0] == "S04"]
    assert sorted((row[5], row[6], row[7], row[8]) for row in rows) == [
        (70, None, -70, "不再计入"), (500, 600, 100, "数值变动"),
    ]  # fmt: skip
    assert all(row[9] and row[10] for row in rows), "when and by whom"
    assert book["变动明细"].freeze_panes == "F5"
    assert visit(cast.other_clerk, f"{address}?format=xlsx").status_code == 404
