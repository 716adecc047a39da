"""Tables by the divisions of another day: no event moves a total, each division's figures go where it went."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from certification.models import Certificate
from reporting.actions import boundaries
from reporting.actions.applying_boundaries import apply_change
from reporting.actions.boundaries import TypedLine
from reporting.queries.basis import Basis
from reporting.queries.boundaries import to_assign
from reporting.queries.counts import count_table, county_table
from reporting.queries.editions import NotInEdition
from reporting.queries.figures import DICTIONARY, figure_table
from reporting.queries.people import people_table
from reporting.queries.reconciliation import reconcile
from reporting.queries.released import released
from reporting.queries.work import span_of, work_table
from reporting.work_indicators import INDICATORS as WORK
from tests import factories
from tests.employment import registered
from tests.records.stage import TODAY, Stage
from tests.reporting.boundaries.conftest import DAY, officials, on, reviewed
from tests.reporting.boundaries.test_applying import MERGE, RECODE, SPLIT
from workshops.access import clock
from workshops.models import Workshop
from workshops.regions import actions as loading
from workshops.regions.models import Region, RegionChange

BEFORE = datetime.date(2026, 3, 1)


def certified(workshop: Workshop, by, code: str) -> Workshop:
    """Its certificate, with head counts; the region is that of the number."""
    serial = Certificate.objects.count() + 1
    Certificate.objects.create(
        workshop=workshop, region_id=code, year=2024, serial=serial, number=workshop.number, imported=True,
        certified_on=workshop.certified_on, by=by, figures={"employed": 10 * serial},
    )  # fmt: skip
    return workshop


def lines(table, at: int = 0) -> dict[str, int]:
    return {line.region.pk: line.figures[at] for line in table.lines if line.figures[at]}


@pytest.fixture
def counted(stage):
    """Two certified workshops in 丹寨, one in 雷山."""
    mine = certified(stage.workshop, stage.one, "522636")
    second = certified(registered.workshop(stage.county, name="扬武蜡染坊"), stage.one, "522636")
    other = certified(stage.others_workshop, stage.one, "522634")
    return mine, second, other


def applied(stage, *given, **said):
    change = reviewed(stage.one, stage.two, *given, **said)
    with on(change.effective_on):
        apply_change(change.pk)
    return change


def test_a_merged_county_is_told_apart_by_the_divisions_before(stage, counted):
    prefecture = Region.objects.get(pk="522600")
    applied(stage, *MERGE, kind="merge")
    with on(DAY):
        basis = Basis.live(2026)
        today, then = count_table(basis, prefecture), count_table(basis, prefecture, BEFORE)
        assert lines(today) == {"522634": 3}
        assert lines(then) == {"522634": 1, "522636": 2}
        assert [line.region.name for line in then.lines] == ["雷山县", "丹寨县"]
        assert today.total.figures == then.total.figures
        assert lines(county_table(basis, None, BEFORE)) == {"522634": 1, "522636": 2}
        assert then.digest != today.digest
        # The division of that day by itself, though it is none of today's.
        assert count_table(basis, Region.objects.get(pk="522636"), BEFORE).total.figures[0] == 2
        with pytest.raises(NotInEdition):
            count_table(basis, Region.objects.get(pk="522636"), DAY)


def test_who_was_certified_after_the_merger_falls_to_the_prefecture_before_it(stage, counted):
    """Nobody knows in which of the two it would have stood."""
    applied(stage, *MERGE, kind="merge")
    with on(DAY):
        certified(registered.workshop(stage.other, name="新坊"), stage.one, "522634")
        table = count_table(Basis.live(2026), Region.objects.get(pk="522600"), BEFORE)
        assert lines(table) == {"522600": 1, "522634": 1, "522636": 2}
        assert table.lines[0].is_own
        assert table.total.figures[0] == 4


def test_a_split_goes_by_the_workshops_assigned(stage, counted):
    mine, second, _ = counted
    change = reviewed(stage.one, stage.two, *SPLIT, kind="split")
    boundaries.assign(change.pk, {mine.pk: "522636", second.pk: "522637"}, by=stage.one)
    with on(DAY):
        apply_change(change.pk)
        prefecture, basis = Region.objects.get(pk="522600"), Basis.live(2026)
        assert lines(count_table(basis, prefecture)) == {"522634": 1, "522636": 1, "522637": 1}
        assert lines(count_table(basis, prefecture, BEFORE)) == {"522634": 1, "522636": 2}
        table = reconcile(basis, BEFORE, DAY)
        (line,) = table.lines
        assert [part.region.pk for part in line.parts] == ["522636", "522637"]
        assert [sum(each) for each in zip(*(part.figures for part in line.parts), strict=True)] == list(line.figures)
        assert tuple(map(sum, zip(line.figures, table.unchanged, strict=True))) == table.total


def test_every_figure_of_the_dictionary_keeps_its_total_and_its_lines_move(stage, counted):
    for kind in ("products", "outlets", "trainings", "pairings", "school-assistances", "known-brands"):
        stage.row(kind)
    codes = tuple(DICTIONARY)
    with on(DAY):
        basis = Basis(2026, DAY, DAY)
        before = figure_table(codes, basis)
        county = figure_table(codes, basis, Region.objects.get(pk="522600"))
    applied(stage, RECODE)
    with on(DAY):
        assert figure_table(codes, basis).total == before.total
        for edition in (BEFORE, DAY):
            nation = figure_table(codes, basis, None, edition)
            assert nation.total == before.total
            assert [(line.region, line.values) for line in nation.lines] == [
                (line.region, line.values) for line in before.lines
            ]
        then = figure_table(codes, basis, Region.objects.get(pk="522600"), BEFORE)
        assert {line.region.pk: line.values for line in then.lines} == {
            line.region.pk: line.values for line in county.lines
        }
        now = figure_table(codes, basis, Region.objects.get(pk="522600"))
        assert {line.region.pk for line in now.lines} == {"522634", "522699"}


def test_work_without_a_workshop_follows_its_division_and_keeps_its_code(stage, counted):
    course = stage.row("trainings")
    applied(stage, RECODE)
    course.refresh_from_db()
    assert course.region_id == "522636"
    with on(DAY):
        prefecture, asked = Region.objects.get(pk="522600"), tuple(each for each in WORK if each.code == "S01")
        for edition, code in ((None, "522699"), (BEFORE, "522636"), (DAY, "522699")):
            table = work_table(asked or WORK[:1], prefecture, span_of(2026), edition)
            assert {line.region.pk for line in table.lines if line.region} == {"522634", code}


def test_people_are_counted_once_by_any_divisions(stage, counted):
    applied(stage, *MERGE, kind="merge")
    with on(DAY):
        basis = Basis(2026, DAY, DAY)
        assert people_table(basis).total == people_table(basis, None, BEFORE).total
        then = people_table(basis, Region.objects.get(pk="522600"), BEFORE)
        assert {line.region.pk: line.figures[1] for line in then.lines} == {"522634": 30, "522636": 30}


@pytest.mark.django_db
def test_chaohu_and_hangzhou_by_the_divisions_of_their_days():
    """Today's workshops of the real divisions, restated: nothing is lost, and what nobody can know isn't guessed."""
    loading.load_regions()
    one, _ = officials()
    today = ["340181", "340124", "340281", "340522", "340523", "330105", "330113", "330114", "330102", "520502"]
    with clock.at(TODAY):
        for number, code in enumerate(today):
            user = factories.user(f"leader_{number}", "leader", code)
            county = type("County", (), {"region": Region.objects.get(pk=code), "leader": user})
            certified(registered.workshop(county, name=f"工坊{number}"), one, code)
        basis = Basis.live(2026)

        def by_county(day):
            return lines(county_table(basis, None, datetime.date.fromisoformat(day)))

        before = by_county("2011-07-13")
        assert {"341402", "341421", "341422", "341423", "341424", "522401"} <= before.keys()
        assert lines(count_table(basis, None, datetime.date(2010, 1, 1))) == {"340000": 5, "330000": 4, "520000": 1}
        # 拱墅 was 拱墅 or 下城, 钱塘 was 江干 or 萧山, 上城 was 上城 or 江干: the city, and no guess.
        hangzhou = by_county("2021-03-10")
        assert {code: n for code, n in hangzhou.items() if code[:2] == "33"} == {"330100": 3, "330110": 1}
        after = {code for code in by_county("2021-03-11") if code[:2] == "33"}
        assert after == {"330102", "330105", "330113", "330114"}
        for day in ("2010-01-01", "2011-12-31", "2015-06-30", "2021-03-10", "2026-01-01"):
            assert sum(by_county(day).values()) == len(today)


class TestTotals(TestCase):
    """Random events, really applied; every table by every edition keeps its total."""

    @given(st.data())
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    def test_totals_stay_under_random_events(self, data):
        with clock.at(TODAY):
            stage = Stage()
            stage.one, stage.two = officials()
            certified(stage.workshop, stage.one, "522636")
            certified(registered.workshop(stage.county, name="二坊"), stage.one, "522636")
            certified(stage.others_workshop, stage.one, "522634")
        days = [datetime.date(2026, 4, 1 + number) for number in range(data.draw(st.integers(1, 4)))]
        shown = {}
        for number, day in enumerate(days):
            with on(day - datetime.timedelta(days=1)):
                shown[day - datetime.timedelta(days=1)] = lines(county_table(Basis(2026, TODAY.date(), TODAY.date())))
            self.happen(stage, day, number, data)
        with on(days[-1]):
            basis = Basis(2026, TODAY.date(), TODAY.date())
            now = count_table(basis)
            for day, counties in shown.items():
                then = count_table(basis, None, day)
                assert then.total.figures == now.total.figures
                assert [sum(each) for each in zip(*(line.figures for line in then.lines), strict=True)] == list(
                    then.total.figures
                )
                assert lines(county_table(basis, None, day)) == counties

    @staticmethod
    def happen(stage, day, number, data):
        counties = Region.objects.certifying().filter(path__startswith="520000/", level="county")
        parents = dict(counties.order_by("pk").values_list("pk", "parent"))
        one, new = data.draw(st.sampled_from(sorted(parents))), f"5226{50 + number}"
        others = [code for code in parents if code != one]
        events = {
            "recode": [TypedLine(one, new)],
            "split": [TypedLine(one, one, is_heir=True), TypedLine(one, new, "新县")],
            "adjust": [TypedLine(one, one), TypedLine(one, new, "新县", is_heir=True)],
            "rename": [TypedLine(one, one, f"改名{'甲乙丙丁'[number]}县")],
            "transfer": [TypedLine(one, one, new_parent="520000" if parents[one] != "520000" else "522600")],
        }
        if others:
            other = data.draw(st.sampled_from(others))
            events["merge"] = [TypedLine(one, other)]
            events["to_district"] = [TypedLine(code, new, "新区", new_parent=parents[one]) for code in (one, other)]
        kind = data.draw(st.sampled_from(sorted(events)))
        with on(day):
            change = reviewed(stage.one, stage.two, *events[kind], kind=kind, day=day)
            asked = to_assign(change)
            if asked:
                chosen = {each.workshop.pk: data.draw(st.sampled_from(each.options)) for each in asked}
                boundaries.assign(change.pk, chosen, by=stage.one)
            assert apply_change(change.pk)
            assert not apply_change(change.pk)


def test_a_released_table_is_not_moved_by_a_later_change(stage, counted):
    """rules.md §6: the same pair gives the same table, by the divisions of its own day."""
    with clock.at(TODAY + datetime.timedelta(hours=2)):
        basis = Basis.known(2026, BEFORE, TODAY + datetime.timedelta(hours=1))
        first = released(basis)
        assert [line.region.pk for line in first.details] == ["522634", "522636"]
    applied(stage, *MERGE, kind="merge")
    with on(DAY):
        again, later = released(basis), released(Basis.known(2026, DAY, factories.instant(2026, 4, 1, 10)))
        assert (again.digest, again.edition) == (first.digest, first.edition)
        assert [line.region.pk for line in later.details] == ["522634"]
        assert later.edition != first.edition
        assert later.table.total[0] == first.table.total[0] == 3


def test_a_reconciliation_names_the_changes_behind_it(stage, counted):
    """All on the way, also those of a code that neither day has; which of them are known by their year only."""
    applied(stage, RECODE)
    again = applied(stage, TypedLine("522699", "522698", "丹寨区"), day=DAY + datetime.timedelta(days=1))
    applied(stage, TypedLine("110101", "110199", "东城区"), day=DAY + datetime.timedelta(days=2))
    RegionChange.objects.filter(pk=again.pk).update(day_known=False)
    with on(DAY + datetime.timedelta(days=3)):
        table = reconcile(Basis.live(2026), BEFORE, DAY + datetime.timedelta(days=2))
    assert [line.region.pk for line in table.lines] == ["522636"]
    assert [change.day for change in table.changes] == ["2026-04-01", "2026 年（仅知年份）"]
