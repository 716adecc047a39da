"""Any figure from one call: the same as its own table says, for the period asked, and as it was known at an instant."""

import datetime
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.utils import timezone

from reporting.queries.as_known import as_known
from reporting.queries.basis import Basis
from reporting.queries.counts import count_table
from reporting.queries.figures import DICTIONARY, figure_table
from reporting.queries.people import COLUMNS, people_table
from reporting.queries.work import span_of, work_table
from reporting.work_indicators import INDICATORS as WORK
from tests.records.stage import TODAY, Stage
from workshops.access import clock
from workshops.records import writing
from workshops.records.kind import get

YEAR = TODAY.year


@pytest.fixture
def stage(db, settings):
    yield from _stage(settings)


@pytest.fixture
def lasting_stage(transactional_db, settings):
    """Each write is a transaction of its own, as the history needs to tell them apart."""
    yield from _stage(settings)


def _stage(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    with clock.at(TODAY):
        yield Stage()


def test_every_figure_is_what_its_own_table_says(stage):
    for name in ("orders", "monthly-sales", "leader-supports", "pairing-actions", "known-brands"):
        stage.row(name)
    province = stage.county.region.reporting_parent.reporting_parent
    for region in (None, province, stage.county.region):
        basis = Basis.live(YEAR)
        table = figure_table(tuple(DICTIONARY), basis, region)
        said = table.totals
        assert [said[each.code] for each in WORK] == list(work_table(WORK, region, span_of(YEAR)).total)
        assert [said[each.code] for each in COLUMNS] == list(people_table(basis, region).total.figures)
        assert tuple(table.total[:15]) == count_table(basis, region).total.figures
        for at, code in enumerate(table.codes):
            if table.lines and DICTIONARY[code].additive:
                assert sum(line.values[at] for line in table.lines) == table.total[at], code
    assert (said["S02"], said["K04"]) == (1, 1)


def test_a_period_counts_what_happened_within_it(stage):
    sale(stage, 3, 500)
    sale(stage, 4, 70)
    quarter = Basis.of_period(datetime.date(YEAR - 1, 4, 1), datetime.date(YEAR - 1, 6, 30))
    assert figure_table(("S04", "W02"), quarter).totals == {"S04": Decimal(70), "W02": 0}
    year = Basis.of_period(datetime.date(YEAR - 1, 1, 1), datetime.date(YEAR - 1, 12, 31))
    assert figure_table(("S04",), year).totals["S04"] == 570


def sale(stage, month: int, amount: int):
    return writing.enter(
        get("monthly-sales"), by=stage.county.leader, workshop=stage.workshop,
        month=datetime.date(YEAR - 1, month, 1), channel="direct", amount=Decimal(amount),
    )  # fmt: skip


def test_what_was_known_at_an_instant_stays_whatever_is_corrected_later(lasting_stage):
    stage = lasting_stage
    kind = get("monthly-sales")
    year = (datetime.date(YEAR - 1, 1, 1), datetime.date(YEAR - 1, 12, 31))
    instants, said = [timezone.now()], [Decimal(0)]
    kept, wrong = sale(stage, 3, 500), sale(stage, 4, 70)
    instants.append(timezone.now())
    said.append(Decimal(570))
    facts = {name: getattr(kept, name) for name in kind.fields}
    writing.amend(kind, kept.pk, by=stage.county.leader, seen_version=1, **{**facts, "amount": Decimal(600)})
    instants.append(timezone.now())
    said.append(Decimal(670))
    writing.void(kind, wrong.pk, by=stage.county.leader, reason="重复")
    sale(stage, 5, 8)
    instants.append(timezone.now())
    said.append(Decimal(608))
    for instant, amount in zip(instants, said, strict=True):
        basis = Basis.of_period(*year, known_at=instant)
        assert figure_table(("S04",), basis).totals["S04"] == amount, instant
    assert figure_table(("S04",), Basis.of_period(*year)).totals["S04"] == 608


def test_the_views_of_then_are_gone_after_the_block_and_after_an_error(stage):
    from catalog.models import Order

    stage.row("orders")
    long_ago = timezone.now() - datetime.timedelta(days=1)
    with as_known(long_ago):
        assert Order.objects.count() == 0
    assert Order.objects.count() == 1
    with pytest.raises(ZeroDivisionError), as_known(long_ago):
        raise ZeroDivisionError
    assert Order.objects.count() == 1
