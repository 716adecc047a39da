"""Any division of any day, and where its facts lie among those of another: pure, from random events and real ones."""

import csv
import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshops.regions import restatement
from workshops.regions.actions import DATA, shipped_divisions
from workshops.regions.restatement import Change, History, Impossible, Line, Unit, completed, redo, splits, undo

PROVINCE, OTHER = "100000", "200000"
FIRST_DAY = datetime.date(2010, 1, 1)


def day(number: int) -> datetime.date:
    return FIRST_DAY + datetime.timedelta(days=number)


def start() -> dict[str, Unit]:
    units = [Unit(PROVINCE, "甲省", "province", None), Unit(OTHER, "乙省", "province", None)]
    for prefecture, province in (("100100", PROVINCE), ("100200", PROVINCE), ("200100", OTHER)):
        units.append(Unit(prefecture, f"{prefecture}市", "prefecture", province))
        units += [Unit(f"{prefecture[:4]}{n:02}", f"{prefecture[:4]}{n:02}县", "county", prefecture) for n in (1, 2, 3)]
    return {unit.code: unit for unit in units}


class World:
    """A tree under events, with workshops that really go somewhere: what restating is held against."""

    def __init__(self, workshops: list[str]):
        self.units, self.changes = start(), []
        self.at, self.certified = dict(enumerate(workshops)), dict.fromkeys(range(len(workshops)), 0)
        self.moved: dict[int, dict[int, str]] = {}
        self.trees, self.places = [self.units], [dict(self.at)]
        self.next_code = 300001

    def counties(self) -> list[Unit]:
        return sorted((u for u in self.units.values() if u.level == "county"), key=lambda unit: unit.code)

    def code(self) -> str:
        self.next_code += 1
        return str(self.next_code)

    def happen(self, lines: list[Line], choose) -> None:
        change = Change(len(self.changes), day(len(self.changes) + 1), completed(self.units, lines))
        self.units = redo(self.units, change)
        self.changes.append(change)
        for workshop, code in self.at.items():
            if code in change.olds:
                self.moved.setdefault(workshop, {})[change.key] = code
                targets = [line.new.code for line in change.lines if line.old and line.old.code == code and line.new]
                self.at[workshop] = choose(sorted(targets))
        self.trees.append(self.units)
        self.places.append(dict(self.at))

    def history(self) -> History:
        return History(self.units, tuple(self.changes))


def an_event(world: World, draw) -> list[Line]:
    kind = draw(st.sampled_from(("rename", "recode", "merge", "split", "transfer", "establish", "prefecture")))
    counties = world.counties()
    one = draw(st.sampled_from(counties))
    if kind == "rename":
        return [Line(one, Unit(one.code, f"{one.name}新", "county", one.parent))]
    if kind == "recode":
        return [Line(one, Unit(world.code(), one.name, "county", one.parent))]
    if kind == "merge":
        other = draw(st.sampled_from(counties))
        keeps = draw(st.booleans()) and other != one
        new = other if keeps else Unit(world.code(), "合并县", "county", one.parent)
        return [Line(old, new, True) for old in {one, other} if old != new]
    if kind == "split":
        parts = [Unit(world.code(), "新县", "county", one.parent), one]
        return [Line(one, part, part == one) for part in parts]
    prefectures = sorted((u for u in world.units.values() if u.level == "prefecture"), key=lambda unit: unit.code)
    there = draw(st.sampled_from(prefectures))
    if kind == "transfer":
        return [Line(one, Unit(one.code, one.name, "county", there.code))]
    if kind == "establish":
        return [Line(None, Unit(world.code(), "新设县", "county", there.code))]
    new = Unit(world.code(), f"地级{there.name}", "prefecture", there.parent)
    below = [unit for unit in counties if unit.parent == there.code]
    return [Line(there, new, True), *(Line(u, Unit(world.code(), u.name, "county", new.code)) for u in below)]


@st.composite
def worlds(draw):
    codes = sorted(unit.code for unit in start().values() if unit.level == "county")
    world = World(draw(st.lists(st.sampled_from(codes), min_size=1, max_size=12)))
    for _ in range(draw(st.integers(1, 7))):
        world.happen(an_event(world, draw), lambda targets: draw(st.sampled_from(targets)))
    return world


@given(worlds())
@settings(max_examples=150, deadline=None)
def test_every_edition_is_the_tree_of_its_day_and_holds_every_workshop_where_it_was(world):
    history = world.history()
    for number, (tree, places) in enumerate(zip(world.trees, world.places, strict=True)):
        edition = history.edition(day(number))
        assert edition.units == tree
        found = {workshop: edition.place(code, world.moved.get(workshop)) for workshop, code in world.at.items()}
        assert found == places


@given(worlds())
@settings(max_examples=150, deadline=None)
def test_without_the_workshops_own_way_nothing_is_lost_and_nothing_guessed(world):
    """A fact that nobody assigned falls to its division of the day or to one above it, in every edition."""
    history = world.history()
    for number, places in enumerate(world.places):
        edition = history.edition(day(number))
        for workshop, code in world.at.items():
            path = edition.path(code)
            assert edition.divisions[places[workshop]].path.startswith(path)


def test_what_was_put_together_from_two_provinces_falls_to_neither():
    """Transferred from the other province, then merged with one that was here all along."""
    world = World(["200102", "100201"])
    guest = world.units["200102"]
    world.happen([Line(guest, Unit("200102", guest.name, "county", "100200"))], min)
    here = Unit("300009", "合并县", "county", "100200")
    world.happen([Line(world.units[code], here, True) for code in ("200102", "100201")], min)
    history = world.history()
    assert history.edition(day(1)).path("300009") == "100000/100200/"
    assert history.edition(day(0)).path("300009") == ""
    assert [history.edition(day(0)).place("300009", world.moved[each]) for each in (0, 1)] == ["200102", "100201"]


@given(worlds())
@settings(max_examples=100, deadline=None)
def test_facts_under_retired_codes_are_found_in_every_edition(world):
    history = world.history()
    codes = {code for tree in world.trees for code in tree}
    for number, tree in enumerate(world.trees):
        edition = history.edition(day(number))
        for code in codes:
            place = edition.place(code)
            assert place is None or place in tree
            if code in tree and code not in world.units:
                # Where it was while it was in force, or above where it had taken in others meanwhile.
                assert edition.divisions[code].path.startswith(edition.path(code))


@given(st.integers(1, 9))
def test_a_chain_of_recodes_goes_both_ways(length):
    world = World(["100101"])
    codes = ["100101"]
    for _ in range(length):
        old = world.units[codes[-1]]
        codes.append(world.code())
        world.happen([Line(old, Unit(codes[-1], old.name, "county", old.parent))], lambda targets: targets[0])
    history = world.history()
    for number, code in enumerate(codes):
        edition = history.edition(day(number))
        assert {edition.place(each) for each in codes} == {code}


def test_what_merged_falls_to_the_division_above_where_nobody_knows():
    units = start()
    new = Unit("300001", "合并县", "county", "100100")
    change = Change(1, day(5), (Line(units["100101"], new, True), Line(units["100102"], new, True)))
    edition = History(redo(units, change), (change,)).edition(day(4))
    assert edition.place("300001") == "100100"
    assert edition.place("300001", {1: "100102"}) == "100102"
    assert edition.place("100101") == "100101"


def test_a_change_that_became_known_later_is_not_in_what_was_known_before():
    units = start()
    known = datetime.datetime(2010, 3, 1, tzinfo=datetime.UTC)
    change = Change(1, day(5), (Line(units["100101"], Unit("300001", "新县", "county", "100100")),), known)
    history = History(redo(units, change), (change,))
    assert "300001" in history.edition(day(9)).units
    before = history.edition(day(9), known - datetime.timedelta(seconds=1))
    assert before.place("300001") == "100101"


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([Line(Unit("999999", "无", "county", "100100"), None)], "不在变更前"),
        ([Line(None, Unit("100102", "重", "county", "100100"))], "已由"),
        ([Line(None, Unit("300001", "新", "county", "300000"))], "上级"),
        ([Line(Unit("100100", "市", "prefecture", PROVINCE), None)], "上级撤销后"),
    ],
)
def test_what_does_not_fit_the_tree_is_refused_in_words(lines, says):
    with pytest.raises(Impossible, match=says):
        redo(start(), Change(1, day(1), tuple(lines)))


def test_a_taking_in_division_is_written_down_too():
    units = start()
    lines = completed(units, [Line(units["100101"], units["100102"])])
    assert [(line.old.code, line.new.code) for line in lines] == [("100101", "100102"), ("100102", "100102")]
    assert splits(Change(1, day(1), lines)) == {}


@pytest.fixture(scope="module")
def real() -> History:
    """Today's divisions with the changes that the product ships."""
    shipped = shipped_divisions()
    units = {d.code: Unit(d.code, d.name, d.level, d.parent, d.parent != d.reporting_parent) for d in shipped}
    with (DATA / "changes.csv").open(encoding="utf-8", newline="") as file:
        events = [list(rows) for _, rows in groupby(csv.DictReader(file), itemgetter("key"))]
    changes = []
    for number, rows in enumerate(events):
        sides = [tuple(_unit(row, side) for side in ("old", "new")) for row in rows]
        lines = tuple(Line(*pair, row["is_heir"] == "1") for pair, row in zip(sides, rows, strict=True))
        changes.append(Change(number, datetime.date.fromisoformat(rows[0]["effective_on"]), lines))
    return History(units, tuple(changes))


def _unit(row, side) -> Unit | None:
    code, name, level, parent = (row[f"{side}_{what}"] for what in ("code", "name", "level", "parent"))
    return Unit(code, name, level, parent or None, row["corps"] == "1") if code else None


def test_the_shipped_changes_lead_from_every_year_to_today(real):
    """Undone one by one and done again they give the same tree: none contradicts another or the shipped list."""
    assert len(real.changes) > 200
    units = real.now
    for change in reversed(real.ordered):
        before = undo(units, change)
        assert redo(before, change) == units
        units = before
    for year in range(2009, 2027):
        assert real.edition(datetime.date(year, 12, 31)).divisions  # a sound tree


def name(history: History, code: str, when: str) -> str:
    return history.edition(datetime.date.fromisoformat(when)).divisions[code].full_name


def test_xiangfan_became_xiangyang(real):
    assert name(real, "420600", "2009-12-31") == "湖北省襄樊市"
    assert name(real, "420600", "2010-12-31") == "湖北省襄阳市"
    assert name(real, "420607", "2009-12-31") == "湖北省襄樊市襄阳区"


def test_chaohu_was_split_among_three(real):
    before, after = (real.edition(datetime.date(2011, *day)) for day in ((7, 13), (7, 14)))
    counties = {"340181": "341402", "340124": "341421", "340225": "341422", "340522": "341423", "340523": "341424"}
    for new, old in counties.items():
        assert before.divisions[old].full_name.startswith("安徽省巢湖市")
        assert before.place(new) == old
        assert after.place(old) == new
    assert {after.divisions[new].reporting_parent for new in counties} == {"340100", "340200", "340500"}
    assert "341400" not in after.units
    assert after.place("341400") == "340000"  # what the prefecture itself held went to none of the three
    # 无为县 became 无为市 in 2019: a chain.
    assert before.place("340281") == "341422"


@pytest.mark.parametrize(
    ("old", "new", "seat", "district"),
    [("522400", "520500", "522401", "520502"), ("522200", "520600", "522201", "520602")],
)
def test_bijie_and_tongren_became_prefecture_cities(real, old, new, seat, district):
    before, after = (real.edition(datetime.date(2011, 10, day)) for day in (21, 22))
    assert before.divisions[old].name.endswith("地区")
    assert {before.place(new), before.place(district)} == {old, seat}
    assert {after.place(old), after.place(seat)} == {new, district}
    below = [d for d in after.divisions.values() if d.reporting_parent == new]
    assert {before.divisions[before.place(d.code)].reporting_parent for d in below} == {old}


def test_hangzhou_2021(real):
    before, after = (real.edition(datetime.date(2021, 3, day)) for day in (10, 11))
    assert {"330103", "330104"} <= set(before.units)
    assert not {"330113", "330114"} & set(before.units)
    assert {"330113", "330114"} <= set(after.units)
    assert (after.place("330103"), after.place("330104")) == ("330105", "330102")
    assert before.place("330114") == "330100"  # 江干 or 萧山: nobody knows, so the city
    assert before.place("330113") == "330110"
    change = next(each for each in real.ordered if "330103" in each.olds)
    assert set(splits(change)) == {"330104", "330109", "330110"}
    assert before.place("330114", {change.key: "330109"}) == "330109"


def test_cities_of_the_corps_stand_under_it_from_their_day(real):
    assert "659010" not in real.edition(datetime.date(2018, 12, 31)).units
    assert real.edition(datetime.date(2019, 12, 31)).divisions["659010"].path == "660000/659010/"


def test_the_rules_are_pure():
    assert "django" not in Path(restatement.__file__).read_text(encoding="utf-8")


def test_every_shipped_change_says_how_sure_its_day_is():
    """A day that nobody has looked up is the last of its year, and says so."""
    with (DATA / "changes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    days: dict[str, set] = {}
    for row in rows:
        days.setdefault(row["key"], set()).add((row["effective_on"], row["day_is"], row["document_no"], row["source"]))
        assert row["key"][:4] == row["effective_on"][:4]
        assert row["day_is"] in ("exact", "year")
        assert row["day_is"] == "exact" or row["effective_on"].endswith("-12-31")
        assert row["source"]
    assert all(len(said) == 1 for said in days.values())
    exact = {key for key, said in days.items() if next(iter(said))[1] == "exact"}
    assert {"2010-420600", "2011-341400", "2011-520500", "2014-540300", "2015-460400", "2021-330100"} <= exact
    assert len(exact) == 28
