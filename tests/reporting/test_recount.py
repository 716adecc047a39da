"""Figures equal an independent recount in SQL over the raw facts, live and as they were known in the past."""

import datetime
import itertools
import random
import re

import pytest
import time_machine
from django.db import connection

from reporting.queries.basis import Basis
from reporting.queries.figures import DICTIONARY, figure_table
from tests.reporting.demo_past import BETWEEN, CHANGES, NOW, TODAY, correct, make_demo
from tests.reporting.recount_sql import RECOUNT, SINCE, THEN
from workshops.access import clock
from workshops.regions.models import Region

CODES = tuple(RECOUNT)
SPANS = (
    (datetime.date(2025, 1, 1), datetime.date(2025, 12, 31)),
    (datetime.date(2025, 10, 1), datetime.date(2025, 12, 31)),
    (datetime.date(2026, 1, 1), datetime.date(2026, 3, 1)),
)
REGIONS = ("", "520000", "522636", "440000")


@pytest.fixture
def past(db, settings):
    """Corrections became known twice after the demonstration was made."""
    with time_machine.travel(TODAY, tick=False), clock.at(TODAY):
        make_demo(settings)
    rng = random.Random(11)
    for at in CHANGES:
        correct(at, rng)


class Recount:
    """The tables as they were known at an instant, kept for all that is asked of them."""

    def __init__(self, known: datetime.datetime | None):
        self.known = known or "infinity"
        for table in sorted({name for statement in RECOUNT.values() for name in re.findall(r"\{(\w+)\}", statement)}):
            self._ask(f"DROP TABLE IF EXISTS pg_temp.then_{table}")
            self._ask(f"CREATE TEMP TABLE then_{table} AS {self._then(table)}", known=self.known)
            self._ask(f"ANALYZE then_{table}")

    def figure(self, code: str, first, last, within: str):
        statement = re.sub(r"\{(\w+)\}", r"pg_temp.then_\1", RECOUNT[code]).replace("{{}}", "{}")
        return self._ask(statement, known=self.known, first=first, last=last, within=within)[0][0]

    def _then(self, table: str) -> str:
        """The table and its history have the same columns, but for what is secret."""
        found = self._ask(
            "SELECT column_name FROM information_schema.columns WHERE table_name IN (%(table)s, %(events)s) "
            "AND table_schema = 'public' GROUP BY column_name HAVING count(*) = 2",
            table=table, events=f"{table}event",
        )  # fmt: skip
        columns = ", ".join(f'"{name}"' for (name,) in found)
        return THEN.format(columns=columns, table=table, since=SINCE.get(table, "recorded_at"))

    @staticmethod
    def _ask(statement: str, **terms) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(statement, terms)
            return cursor.fetchall() if cursor.description else []


def test_every_figure_is_recounted(past):
    """One test, for seeding takes most of its time."""
    seen, moved, lives = set(), set(), {}
    with clock.at(NOW):
        for known in (None, *BETWEEN):
            recount = Recount(known)
            for (first, last), code in itertools.product(SPANS, REGIONS):
                region = Region.objects.get(pk=code) if code else None
                said = figure_table(CODES, Basis.of_period(first, last, known), region).totals
                within = region.path if region else ""
                assert {each: recount.figure(each, first, last, within) for each in CODES} == said, (first, code, known)
                live = lives.setdefault((first, code), said)
                seen |= {each for each, figure in said.items() if figure}
                moved |= {each for each, figure in said.items() if figure != live[each]}
    assert set(CODES) - seen <= {"W04", "W05"}
    # The past that was asked for is another one.
    assert {"W01", "W03", "E01", "P01", "P09", "T02", "T07", "S03", "S04", "A01", "G08"} <= moved
    assert {each[0] for each in CODES} == {each[0] for each in DICTIONARY} - {"C"}
