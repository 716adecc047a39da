"""Figures and rows of a return come from one snapshot, whatever is being written while it is generated."""

import threading

from django.db import connection, transaction

from catalog.models import MonthlySales
from reporting.models import CountedReturn, FrozenReturn
from reporting.queries.evidence import digest_of, figures_of, unpacked
from reporting.queries.one_snapshot import one_snapshot
from reporting.queries.returns import as_numbers
from reporting.queries.returns_compare import compared
from tests.reporting.returns.test_freezing import sale
from workshops.records import writing
from workshops.records.kind import get

WAIT = 30


class Writer(threading.Thread):
    """Writes in a transaction that ends only when it is told to: begun before a return is generated, ended after."""

    def __init__(self, act):
        super().__init__()
        self.act, self.written, self.end, self.fault = act, threading.Event(), threading.Event(), None

    def run(self):
        try:
            with transaction.atomic():
                self.act()
                self.written.set()
                assert self.end.wait(WAIT)
        except Exception as fault:
            self.fault = fault
            self.written.set()
        finally:
            connection.close()

    def __enter__(self):
        self.start()
        assert self.written.wait(WAIT)
        return self

    def __exit__(self, *exc):
        self.end.set()
        self.join(WAIT)
        if self.fault:
            raise self.fault


def amended(cast, row, amount: int):
    kind = get("monthly-sales")
    facts = {name: getattr(row, name) for name in kind.fields} | {"amount": amount}
    return writing.amend(kind, row.pk, by=cast.stage.county.leader, seen_version=1, **facts)


def test_what_is_being_written_while_a_return_is_generated_is_in_neither_figures_nor_rows(lasting_cast):
    cast = lasting_cast
    kept = sale(cast, 500)
    filed = cast.filed()
    with Writer(lambda: (sale(cast, 70, cast.span.last), amended(cast, kept, 900))):
        cast.generate(filed)
    assert MonthlySales.objects.count() == 2, "written by now, and dated before the return was counted"
    cast.fill(filed)
    for step, by in (("submit", cast.approver), ("pass", cast.prefecture), ("accept", cast.province)):
        filed = cast.advance(filed, step, by)
    frozen = FrozenReturn.objects.get(filed=filed)
    rows = unpacked(bytes(frozen.rows))
    assert figures_of(rows, filed.period.codes) == as_numbers(frozen.figures)
    assert frozen.figures["S04"] == "500.00"
    assert (frozen.row_count, frozen.rows_digest) == (len(rows), digest_of(rows))
    changed = {each.code: each for each in compared(frozen)}["S04"]
    assert (changed.frozen, changed.live, len(changed.rows)) == (500, 970, 2)
    assert all(row.at and row.by for row in changed.rows), "and it is told when and by whom"


def test_queries_of_one_snapshot_see_the_same(lasting_cast):
    cast = lasting_cast
    sale(cast, 500)
    with one_snapshot():
        before = MonthlySales.objects.count()
        with Writer(lambda: sale(cast, 70, cast.span.last)):
            pass
        assert MonthlySales.objects.count() == before == 1
    assert MonthlySales.objects.count() == 2


def test_generating_again_counts_again(lasting_cast):
    cast = lasting_cast
    filed = cast.generate(cast.filed())
    first = CountedReturn.objects.get(filed=filed)
    sale(cast, 500)
    filed = cast.generate(filed)
    again = CountedReturn.objects.get(filed=filed)
    assert again.rows_digest != first.rows_digest
    assert figures_of(unpacked(bytes(again.rows)), filed.period.codes) == as_numbers(filed.figures)


def test_a_return_generated_before_rows_were_kept_is_counted_again_and_has_to_agree(cast):
    filed = cast.passed(cast.filed())
    CountedReturn.objects.all().delete()
    type(filed).objects.filter(pk=filed.pk).update(figures=filed.figures | {"S04": "1.00"})
    assert cast.refused(filed, "accept", cast.province) == "counted_otherwise"
    type(filed).objects.filter(pk=filed.pk).update(figures=filed.figures)
    frozen = cast.advance(filed, "accept", cast.province).frozen.get()
    assert figures_of(unpacked(bytes(frozen.rows)), filed.period.codes) == as_numbers(frozen.figures)
