"""Summaries say what the figures say, at every level; refreshed, rebuilt or compared."""

import datetime
from decimal import Decimal

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import F

from catalog.models import MonthlySales
from employment.models import Employment
from reporting.actions.rollup import compare, rollup
from reporting.models import RollupComparison, RollupPart, Summary
from reporting.queries.basis import Basis
from reporting.queries.counts import years_with_workshops
from reporting.queries.figures import DICTIONARY, figure_table
from reporting.queries.rollup.areas import areas, own_code
from reporting.tasks.rollup import compare_summaries
from tests.records.stage import TODAY
from tests.reporting.demo_past import make_demo
from tests.reporting.rollup.kept import figure, kept
from workshops.access import clock
from workshops.records import writing
from workshops.records.kind import get
from workshops.regions.models import Region

YEAR = TODAY.year
CODES = tuple(DICTIONARY)


def sale(stage, month: int, amount: int):
    return writing.enter(
        get("monthly-sales"), by=stage.county.leader, workshop=stage.workshop,
        month=datetime.date(YEAR, month, 1), channel="direct", amount=Decimal(amount),
    )  # fmt: skip


def test_summaries_are_the_figures_of_every_level(db, settings):
    """One test, for seeding takes most of its time."""
    with time_machine.travel(TODAY, tick=False), clock.at(TODAY):
        make_demo(settings)
        assert Summary.objects.exists()  # or the dashboards of the demonstration would be empty
        rollup()
        assert_figures()
        Employment.objects.filter(pk__in=Employment.objects.order_by("pk")[:40]).update(ended_on=TODAY.date())
        MonthlySales.objects.filter(pk__in=MonthlySales.objects.order_by("pk")[:40]).update(amount=Decimal("7.25"))
        with clock.at(TODAY + datetime.timedelta(days=1)):
            rollup()
            refreshed = kept()
            rollup(rebuild=True)
            assert kept() == refreshed


def assert_figures() -> None:
    """Of the nation, its provinces and prefectures and a county or two, and of each of their parts."""
    found, seen, seen_own = kept(), set(), set()
    for region in (None, *Region.objects.filter(pk__in=("520000", "522600", "522636", "440000", "660000"))):
        for year in years_with_workshops(clock.today())[:2]:
            table = figure_table(CODES, Basis.live(year), region)
            lines = [(region.pk if region else "", table.total)]
            lines += [(line.region.pk, line.values) for line in table.lines if line.region]
            for code, values in lines:
                said = {name: found.get((code, year, name), Decimal(0)) for name in CODES}
                assert said == dict(zip(CODES, values, strict=True)), (code, year)
                seen |= {name for name, value in said.items() if value}
            if table.lines:
                own = next((line.values for line in table.lines if line.region is None), (0,) * len(CODES))
                said = [found.get((lines[0][0], year, own_code(name)), Decimal(0)) for name in CODES]
                assert said == list(own), (lines[0][0], year)
                seen_own.update(value for value in own if value)
    assert len(seen) > 55  # else equal figures would say little
    assert seen_own
    parts = {code for _, _, code in found}
    assert {"S04.platform", "applications.certified", "at_risk"} <= parts


def test_only_what_changed_is_counted_again(stage):
    sale(stage, 1, 500)
    stage.row("responsible-persons")
    first = rollup()
    assert {name for name, _ in first.counted} == {area.name for area in areas()}
    assert [figure("S04", YEAR, code) for code in ("", "520000", "522600", "522636", "522634")] == [500] * 4 + [0]
    assert figure("S04.direct", YEAR) == 500
    before = dict(Summary.objects.filter(code="G06").values_list("pk", "computed_at"))
    assert len(before) == 4
    sale(stage, 2, 70)
    again = rollup()
    assert figure("S04", YEAR) == 570
    assert again.changed < 15
    assert dict(Summary.objects.filter(code="G06").values_list("pk", "computed_at")) == before


def test_what_comes_to_nothing_is_kept_no_longer(stage):
    row = sale(stage, 1, 500)
    rollup()
    assert figure("S04", YEAR) == 500
    writing.void(get("monthly-sales"), row.pk, by=stage.county.leader, reason="重复")
    rollup()
    assert not Summary.objects.filter(code="S04").exists()


def test_the_next_day_is_counted_by_itself(stage):
    rollup()
    with clock.at(TODAY + datetime.timedelta(days=1)):
        rollup()
        assert set(RollupPart.objects.filter(year=YEAR).values_list("as_of", flat=True)) == {clock.today()}


def test_one_year_may_be_rebuilt_alone(stage, capsys):
    sale(stage, 1, 500)
    call_command("rollup", verbosity=0)
    Summary.objects.update(value=1)
    call_command("rollup", year=YEAR, rebuild=True)
    assert "figures changed" in capsys.readouterr().out
    assert figure("S04", YEAR) == 500


def test_the_comparison_reports_what_differs_and_mends_it(stage):
    sale(stage, 1, 500)
    rollup()
    assert compare().difference_count == 0
    # As if everything had been written long before.
    RollupPart.objects.update(seen_up_to=F("seen_up_to") + 1_000_000)
    Summary.objects.filter(code="S04", region="522600").update(value=499)
    Summary.objects.filter(code="S04", region=None, year=YEAR).delete()
    Summary.objects.create(region_id="440000", year=YEAR, code="G01", value=3)
    with pytest.raises(RuntimeError, match="summaries differed"):
        compare_summaries()
    found = RollupComparison.objects.latest("pk")
    assert sorted(found.differences) == [
        ["", YEAR, "S04", "0.00", "500.00", False],
        ["440000", YEAR, "G01", "3.00", "0.00", False],
        ["522600", YEAR, "S04", "499.00", "500.00", False],
    ]
    assert compare().difference_count == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        Summary.objects.create(region=None, year=YEAR, code="S04", value=3)


def test_a_difference_that_a_new_fact_explains_is_reported_as_such(stage):
    rollup()
    sale(stage, 1, 500)
    found = compare()
    assert ["", YEAR, "S04", "0.00", "500.00", True] in [list(each) for each in found.differences]
    assert (found.difference_count > 0, found.unexplained_count) == (True, 0)
    assert figure("S04", YEAR) == 500
