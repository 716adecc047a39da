"""The same pair of days gives the same table, to the last cell, whatever is corrected in between (rules.md §6)."""

import datetime
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.utils import timezone
from hypothesis import HealthCheck, Phase
from hypothesis import settings as limits
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from openpyxl import load_workbook

from catalog.models import MonthlySales
from certification.models import Certificate, Ending
from employment.models import Employment
from reporting.national import write_workbook
from reporting.queries.basis import Basis
from reporting.queries.released import released
from tests import factories
from tests.employment import facts
from tests.records.stage import TODAY, Stage
from workshops.access import clock
from workshops.records import writing
from workshops.records.kind import get

SALES = "monthly-sales"
LAST_YEAR = TODAY.year - 1


class Corrections(RuleBasedStateMachine):
    """Anything that changes figures, in any order, after a table was made.

    Rows last from one run to the next, so no rule is closed by them: where there is nothing to change it does nothing.
    """

    stage: Stage
    folder = None

    def __init__(self):
        super().__init__()
        self.basis = Basis.known(LAST_YEAR, datetime.date(LAST_YEAR, 12, 31), timezone.now())
        self.first = released(self.basis)
        self.digest, self.live, self.changes = self.first.digest, self._live(), 0

    def _live(self) -> str:
        now = timezone.now() + datetime.timedelta(seconds=1)
        return released(Basis.known(LAST_YEAR, datetime.date(LAST_YEAR, 12, 31), now)).digest

    def _sales(self):
        return MonthlySales.objects.filter(voided_at=None, month__year=LAST_YEAR).order_by("pk")

    @rule(amount=st.integers(1, 90_000))
    def a_sale_is_entered_late(self, amount):
        free = set(range(1, 13)) - {sale.month.month for sale in self._sales()}
        if not free:
            return
        writing.enter(
            get(SALES), by=self.stage.county.leader, workshop=self.stage.workshop, channel="direct",
            month=datetime.date(LAST_YEAR, min(free), 1), amount=Decimal(amount),
        )  # fmt: skip
        self.changes += 1

    @rule(more=st.integers(1, 500))
    def a_sale_is_put_right(self, more):
        sale, kind = self._sales().first(), get(SALES)
        if sale is None:
            return
        values = {name: getattr(sale, name) for name in kind.fields}
        values["amount"] += more
        writing.amend(kind, sale.pk, by=self.stage.county.leader, seen_version=sale.version, **values)
        self.changes += 1

    @rule()
    def a_sale_is_voided(self):
        if sale := self._sales().last():
            writing.void(get(SALES), sale.pk, by=self.stage.county.leader, reason="重复登记")
            self.changes += 1

    @rule(form=st.sampled_from(["home_based", "flexible", "on_site"]))
    def a_spell_reads_otherwise(self, form):
        spell = Employment.objects.order_by("pk").first()
        if spell.form != form:
            spell.form = form
            spell.save()
            self.changes += 1

    @rule()
    def a_status_turns_out_to_have_ended(self):
        standing = Certificate.objects.exclude(workshop__endings__isnull=False).order_by("-pk").first()
        if standing is not None:
            Ending.objects.create(
                workshop=standing.workshop, kind="revocation", effective_on=datetime.date(LAST_YEAR, 6, 1),
                recorded_at=timezone.now(),
            )  # fmt: skip
            self.changes += 1

    @invariant()
    def the_table_of_then_says_what_it_said(self):
        assert released(self.basis).digest == self.digest

    def teardown(self):
        paths = [self.folder / f"{name}.xlsx" for name in ("first", "again")]
        for table, path in zip((self.first, released(self.basis)), paths, strict=True):
            write_workbook(table, path)
        first, again = (
            [[cell.value for row in sheet.iter_rows() for cell in row] for sheet in load_workbook(path)]
            for path in paths
        )
        assert first == again
        if self.changes == 1:
            assert self._live() != self.live  # the change is one that a table of today shows


def test_random_later_corrections_change_no_table_of_then(transactional_db, tmp_path, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    with clock.at(TODAY):
        Corrections.stage, Corrections.folder = Stage(), tmp_path
        for number in range(1, 5):
            workshop = factories.workshop(Corrections.stage.county, datetime.date(2023, 5, 20), name=f"{number}号坊")
            facts.employed(number, workshop, f"{LAST_YEAR}-02-01")
        run_state_machine_as_test(Corrections, settings=_few())


def _few():
    return limits(
        max_examples=3, stateful_step_count=5, deadline=None, phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )  # fmt: skip


@pytest.fixture(autouse=True)
def _no_class_left():
    yield
    Corrections.stage = Corrections.folder = None
