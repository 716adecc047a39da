"""The rows behind a figure make it again: every code, everywhere, live and at past instants."""

import datetime
import random

import pytest
import time_machine

from reporting.queries.basis import Basis
from reporting.queries.evidence import changes, digest_of, figures_of, packed, rows_behind, unpacked
from reporting.queries.evidence.row import PEOPLE, WORKSHOPS
from reporting.queries.figures import DICTIONARY, figure_table
from tests.reporting.demo_past import BETWEEN, CHANGES, NOW, TODAY, correct, make_demo
from workshops.access import clock
from workshops.access.models import User
from workshops.regions.models import Region

CODES = tuple(DICTIONARY)
QUARTER = (datetime.date(2025, 10, 1), datetime.date(2025, 12, 31))
YEAR = (datetime.date(2025, 1, 1), datetime.date(2026, 3, 1))


def bases() -> list[Basis]:
    spans = (QUARTER, YEAR)
    return [Basis.of_period(*span, known_at) for span in spans for known_at in (None, *BETWEEN)]


@pytest.fixture
def demo(db, settings):
    with time_machine.travel(TODAY, tick=False), clock.at(TODAY):
        make_demo(settings)


def test_the_rows_make_every_figure_and_say_what_changed(demo):
    """One test, for seeding takes most of its time."""
    rng = random.Random(7)
    before, totals = {}, []
    for at, then in zip(CHANGES, BETWEEN, strict=True):
        with clock.at(then):
            basis = Basis.of_period(*YEAR, then)
            before[then] = rows_behind(CODES, Basis.of_period(*YEAR))
            totals.append(figure_table(CODES, Basis.of_period(*YEAR)).totals)
            assert digest_of(rows_behind(CODES, basis)) == digest_of(before[then])
        correct(at, rng)
    with clock.at(NOW):
        rows_make_the_figures()
        for (then, kept), said in zip(before.items(), totals, strict=True):
            known = Basis.of_period(*YEAR, then)
            assert rows_behind(CODES, known) == kept
            assert figure_table(CODES, known).totals == said
            assert unpacked(packed(kept)) == kept
        live = rows_behind(CODES, Basis.of_period(*YEAR, NOW))
        differences_are_told(before[BETWEEN[1]], live, BETWEEN[1])
        no_person_is_named(live)


def rows_make_the_figures() -> None:
    counted = set()
    for region in (None, *Region.objects.filter(pk__in=("520000", "522600", "522636", "440000"))):
        for basis in bases():
            rows = rows_behind(CODES, basis, region)
            said = figure_table(CODES, basis, region).totals
            assert figures_of(rows, CODES) == said
            assert len({(row.table, row.key) for row in rows}) == len(rows)
            counted |= {code for code, figure in said.items() if figure}
    # Not worth asking of figures that the demonstration has none of.
    assert set(CODES) - counted <= {"C02", "C04", "C05", "W04", "W05"}


def differences_are_told(frozen, live, since) -> None:
    found = changes(frozen, live, since=since)
    by_code = dict.fromkeys(CODES, 0)
    for each in found:
        by_code[each.code] += 1
        assert each.frozen != each.live
    assert all(by_code[code] for code in ("S04", "P01", "W01", "T03"))
    # All that changed since is dated when it became known, or by nothing: a day passed.
    assert {each.at for each in found} <= {CHANGES[1], None}
    undated = {each.code[0] for each in found if each.at is None}
    assert undated <= {"C"}, [each for each in found if each.at is None][:5]
    revoked = [each for each in found if each.table == WORKSHOPS and each.code == "W03"]
    assert [each.by for each in revoked] == ["系统自动办理"] * 2
    assert changes(live, live) == []


def no_person_is_named(rows) -> None:
    from employment.models import Worker
    from training.models import Trainee
    from workshops.models import Leader

    said = "\n".join(f"{row.key} {row.label}" for row in rows)
    names = {*Worker.objects.values_list("name", flat=True), *Trainee.objects.values_list("name", flat=True)}
    names |= set(Leader.objects.values_list("name", flat=True)) | set(User.objects.values_list("full_name", flat=True))
    assert [name for name in names if name and name in said] == []
    assert any(row.table == PEOPLE for row in rows)
