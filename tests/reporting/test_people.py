"""Everybody at work counts once at every level (docs/adr/0032)."""

import datetime

import pytest

from certification.models import Ending
from employment.models import Worker
from reporting.queries.basis import Basis
from reporting.queries.counts import count_table
from reporting.queries.people import COLUMNS
from tests import factories
from tests.employment import facts
from tests.factories import instant
from tests.reporting.people_reading import by_region, named, table_of, totals
from workshops.models import Workshop
from workshops.regions.models import Region

pytestmark = pytest.mark.django_db
GUIZHOU, QIANDONGNAN, BEIJING = "520000", "522600", "110000"


@pytest.fixture
def danzhai():
    return factories.County()


@pytest.fixture
def leishan():
    return factories.County(factories.LEISHAN)


@pytest.fixture
def dongcheng():
    return factories.County("110101")


@pytest.fixture
def workshop(danzhai):
    return facts.certified(danzhai)


def region(code: str):
    return factories.regions()[code]


def test_a_person_counts_once_at_every_level(danzhai, leishan, dongcheng):
    one, two = facts.certified(danzhai, "一号坊"), facts.certified(danzhai, "二号坊")
    there, far = facts.certified(leishan, "三号坊"), facts.certified(dongcheng, "四号坊")
    facts.employed(2, one)  # in two workshops of one county
    facts.employed(2, two)
    facts.employed(4, one)  # in two counties of one prefecture
    facts.employed(4, there)
    facts.employed(6, one)  # in two provinces
    facts.employed(6, far)
    facts.employed(8, there)
    assert totals(region(factories.DANZHAI))["P01"] == 3
    assert totals(region(factories.LEISHAN))["P01"] == 2
    for code in (QIANDONGNAN, GUIZHOU):
        assert totals(region(code))["P01"] == 4, code
    assert totals(region(BEIJING))["P01"] == 1
    assert totals()["P01"] == 4


def test_the_difference_to_the_sum_of_the_parts_is_shown_and_explained(danzhai, leishan, dongcheng):
    shops = [facts.certified(county, county.region.name) for county in (danzhai, leishan, dongcheng)]
    for shop in shops[:2]:
        facts.employed(2, shop)
    for shop in shops:
        facts.employed(3, shop)  # a man, in three counties of two provinces
    prefecture = table_of(region(QIANDONGNAN))
    assert by_region(prefecture, "P01") == {factories.DANZHAI: 2, factories.LEISHAN: 2}
    assert (named(prefecture.total.figures)["P01"], named(prefecture.sums)["P01"]) == (2, 4)
    assert named(prefecture.excess) == {"P01": 2, "P03": 2, "P13": 1}
    assert named(prefecture.shared) == {"P01": 2, "P03": 2, "P13": 1}
    assert "有 2 人同时在两个以上的下级地区就业，在各地分别计 1 人，合计只计 1 人" in str(prefecture.differences[0])
    nation = table_of()
    assert by_region(nation, "P01") == {GUIZHOU: 2, BEIJING: 1}
    assert named(nation.excess) == {"P01": 1, "P03": 1}
    assert [each.indicator.code for each in nation.differences] == ["P01", "P03"]


def test_a_person_in_three_parts_is_one_person_and_two_too_many(danzhai, leishan):
    shops = [
        facts.certified(danzhai, "一"),
        facts.certified(leishan, "二"),
        facts.certified(factories.County("659001")),
    ]
    for shop in (*shops, facts.certified(factories.County("110101"), "四")):
        facts.employed(2, shop)
    nation = table_of()
    assert named(nation.excess)["P01"] == 2
    assert named(nation.shared)["P01"] == 1


def test_direct_and_indirect_are_counted_apart(danzhai, leishan):
    one, two = facts.certified(danzhai, "一号坊"), facts.certified(leishan, "二号坊")
    facts.employed(2, one, relation="direct", form="home_based")
    facts.employed(2, two, relation="indirect", form="flexible")  # both: counts in each
    facts.employed(4, two, relation="indirect", form="flexible")
    assert totals() == {"P01": 1, "P02": 2, "P04": 1, "P13": 1}
    assert totals(region(factories.LEISHAN)) == {"P02": 2}


def test_forms_are_distinct_each(danzhai):
    one, two = facts.certified(danzhai, "一号坊"), facts.certified(danzhai, "二号坊")
    facts.employed(1, one, form="on_site")
    facts.employed(1, two, form="flexible")
    assert totals() == {"P01": 1, "P03": 1, "P05": 1}


@pytest.mark.parametrize(
    ("as_of", "found"),
    [("2020-02-29", 0), ("2020-03-01", 1), ("2020-05-31", 1), ("2020-06-01", 0), ("2020-07-01", 1)],
)
def test_the_first_and_the_last_day_of_a_spell_count(workshop, as_of, found):
    known = facts.employed(2, workshop, "2020-03-01", "2020-05-31")
    facts.spell(known, "2020-07-01")
    assert totals(as_of=as_of).get("P01", 0) == found


def test_only_workshops_in_force_on_the_day_count(danzhai, workshop):
    facts.employed(2, workshop, "2016-01-01")
    Ending.objects.create(
        workshop=workshop, kind="revocation", effective_on=datetime.date(2024, 1, 1), recorded_at=instant(2024, 1, 1)
    )
    assert totals(as_of="2015-05-19") == {}
    assert totals(as_of="2023-12-31")["P01"] == 1
    assert totals(as_of="2024-01-01") == {}
    assert totals(as_of="2024-01-01", known_at=instant(2023, 12, 31))["P01"] == 1


def test_voided_spells_do_not_count_from_when_it_was_known(workshop):
    known = facts.spell(facts.worker(2, workshop))
    before = totals(known_at=instant(2024, 8, 1))
    with facts.changed_at(instant(2024, 9, 1)):
        known.voided_at, known.void_reason = instant(2024, 9, 1), "登记有误"
        known.save()
    assert totals() == totals(known_at=instant(2024, 9, 1)) == {}
    assert totals(known_at=instant(2024, 8, 1)) == before == {"P01": 1, "P03": 1, "P13": 1}


def test_an_amended_spell_reads_as_it_was_known(workshop):
    """Changed three times; each state of knowledge sees the spell as it then stood."""
    known = facts.spell(facts.worker(2, workshop), "2020-01-01")
    steps = [
        (instant(2024, 2, 1), {"ended_on": datetime.date(2023, 12, 31)}),
        (instant(2024, 3, 1), {"ended_on": datetime.date(2024, 6, 30), "form": "flexible"}),
        (instant(2024, 4, 1), {"relation": "indirect"}),
    ]
    for when, change in steps:
        with facts.changed_at(when):
            for field, value in change.items():
                setattr(known, field, value)
            known.save()
    assert totals(known_at=instant(2024, 1, 31)) == {"P01": 1, "P03": 1, "P13": 1}
    assert totals(known_at=instant(2024, 2, 10)) == {}
    assert totals(known_at=instant(2024, 3, 10)) == {"P01": 1, "P05": 1, "P13": 1}
    assert totals(known_at=instant(2024, 4, 10)) == totals() == {"P02": 1}


def test_two_changes_at_one_instant_are_one(workshop):
    known = facts.spell(facts.worker(2, workshop), "2020-01-01")
    with facts.changed_at(instant(2024, 2, 1)):
        for form in ("flexible", "home_based"):
            known.form = form
            known.save()
    assert totals(known_at=instant(2024, 1, 31))["P03"] == 1
    assert totals(known_at=instant(2024, 2, 1))["P04"] == 1


def test_what_was_recorded_later_was_not_known(workshop):
    facts.employed(2, workshop, recorded_at=instant(2024, 7, 1))
    assert totals(known_at=instant(2024, 6, 30)) == {}
    assert totals(known_at=instant(2024, 7, 1))["P01"] == 1


def test_a_category_is_verified_until_the_risk_is_removed(danzhai, workshop):
    """Removed with 31 March, which became known in May: a table known in April still has it verified in June."""
    facts.claim(facts.employed(2, workshop))
    facts.listing(2, danzhai.region, to="2024-03-31", closed_at=instant(2024, 5, 10))
    claimed = {"P01": 1, "P03": 1, "P07": 1, "P13": 1}
    assert totals(as_of="2024-03-31") == claimed | {"P10": 1}
    assert totals(as_of="2024-04-01") == claimed
    assert totals(as_of="2024-06-30", known_at=instant(2024, 4, 20)) == claimed | {"P10": 1}
    assert totals(as_of="2024-06-30", known_at=instant(2024, 5, 10)) == claimed
    assert totals(as_of="2015-12-31", known_at=instant(2024, 5, 10)) == {}


def test_an_entry_of_another_county_or_category_verifies_nothing(danzhai, leishan, workshop):
    facts.claim(facts.employed(2, workshop), "monitored")
    facts.listing(2, leishan.region, "monitored")
    facts.listing(2, danzhai.region, "low_income")
    assert "P10" not in totals()
    facts.listing(2, danzhai.region, "monitored")
    assert totals()["P10"] == 1
    assert "P11" not in totals()


def test_the_home_region_is_that_of_the_state_of_knowledge(danzhai, leishan, workshop):
    at_work = facts.employed(2, workshop, home=leishan.region)
    facts.claim(at_work)
    facts.listing(2, danzhai.region)
    with facts.changed_at(instant(2024, 5, 1)):
        Worker.objects.filter(pk=at_work.pk).update(home_region=danzhai.region)
    assert totals()["P10"] == 1
    assert "P10" not in totals(known_at=instant(2024, 4, 30))


def test_listed_and_not_claimed(danzhai, workshop):
    facts.employed(2, workshop)
    facts.listing(2, danzhai.region, "lifted_from_poverty")
    facts.listing(2, danzhai.region, "low_income")
    facts.employed(4, workshop, relation="indirect")
    facts.listing(4, danzhai.region)
    assert totals() == {"P01": 1, "P02": 1, "P03": 1, "P12": 1, "P13": 1}


def test_claims_end_and_are_withdrawn_from_when_it_was_known(danzhai, workshop):
    facts.claim(facts.employed(2, workshop), to="2024-01-31", ended_at=instant(2024, 3, 1))
    facts.claim(facts.employed(4, workshop), "low_income", withdrawn_at=instant(2024, 3, 1))
    assert set(totals()) == {"P01", "P03", "P13"}
    known = totals(known_at=instant(2024, 2, 28))
    assert (known["P07"], known["P08"]) == (1, 1)
    assert totals(as_of="2024-01-31")["P07"] == 1


def test_lines_and_what_workshops_state_are_those_of_the_table_of_workshops(danzhai, leishan):
    facts.certified(danzhai, "一号坊", employed=18)
    facts.employed(2, facts.certified(leishan, "二号坊", employed=7))
    for code in (None, GUIZHOU, QIANDONGNAN, factories.DANZHAI):
        place = region(code) if code else None
        people = table_of(place)
        workshops = count_table(Basis(2024, people.basis.as_of, people.basis.judged_on), place)
        assert [(line.region, line.has_parts, line.is_own) for line in people.lines] == [
            (line.region, line.has_parts, line.is_own) for line in workshops.lines
        ]
        assert named(people.total.figures)["E01"] == (18 if code == factories.DANZHAI else 25)
        assert "E01" not in named(people.excess)


def test_a_division_with_parts_and_people_of_its_own(danzhai):
    """A prefecture that got counties keeps a line of its own; who works in both is one person."""
    above = Region.objects.get(pk="441900")
    facts.employed(2, facts.certified(factories.County("441900"), "老坊"))
    fields = {"name": "莞城区", "full_name": "广东省东莞市莞城区", "level": "county", "province_id": "440000"}
    fields |= {"parent": above, "reporting_parent": above, "certifies": True, "reports": False}
    below = Region.objects.create(code="441901", path=f"{above.path}441901/", **fields)
    Region.objects.filter(pk="441900").update(certifies=False)
    new = facts.certified(danzhai, "新坊")
    Workshop.objects.filter(pk=new.pk).update(region=below)
    facts.employed(2, new)
    table = table_of(Region.objects.get(pk="441900"))
    assert [(line.name, line.figures[0]) for line in table.lines] == [("东莞市（本级）", 1), ("莞城区", 1)]
    assert (table.total.figures[0], table.excess[0]) == (1, 1)


def test_nobody_anywhere(danzhai):
    table = table_of()
    assert named(table.total.figures) == named(table.sums) == {}
    assert table.differences == []


def test_the_digest_changes_with_what_the_table_says(workshop):
    facts.employed(2, workshop)
    first = table_of(known_at=instant(2024, 7, 1))
    assert table_of(known_at=instant(2024, 7, 1)).digest == first.digest
    assert table_of(known_at=instant(2024, 7, 2)).digest != first.digest
    facts.employed(4, workshop)
    assert table_of(known_at=instant(2024, 7, 1)).digest != first.digest


def test_every_indicator_is_told(danzhai):
    codes = [column.code for column in COLUMNS]
    assert codes == ["P01", "E01", *(f"P{number:02}" for number in range(2, 14))]
    for column in COLUMNS:
        assert column.definition.endswith("。"), column.code
        assert column.code == "E01" or (column.unit == "人" and not column.additive), column.code
