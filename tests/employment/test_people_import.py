"""What the rows of a workshop's list become, and which are refused and why (rules.md §5)."""

import datetime

import pytest
from django.db import transaction

from employment.models import CategoryClaim, Employment, Person, Worker, identity_lookup
from tests import factories
from tests.employment import registered
from tests.employment.numbers import number
from tests.employment.people_sheets import line, table, workbook
from workshops.access import clock
from workshops.access.models import JournalEntry
from workshops.actions import running_imports

TODAY = factories.instant(2026, 3, 2)
MARCH = datetime.date(2025, 3, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    with clock.at(TODAY):
        yield factories.County()


def preview(user, *lines):
    return running_imports.preview(table(), workbook(*lines), by=user, name="a.xlsx")


def enter(user, *lines) -> int:
    """The lines checked, all found sound, and written."""
    found = preview(user, *lines)
    assert [problem.reason for problem in found.problems] == []
    with transaction.atomic():
        saved = table().save_rows(found.good, found.context)
        table().finish(found.context)
    return saved


def reasons(user, *lines) -> list[tuple[int, str, str]]:
    return [(each.row, each.key, each.reason) for each in preview(user, *lines).problems]


def test_a_row_becomes_a_person_a_worker_a_spell_and_a_claim(county, workshop):
    assert enter(county.leader, line(8)) == 1
    worker = Worker.objects.select_related("person", "home_region").get()
    spell, claim = worker.employments.get(), worker.claims.get()
    assert (worker.workshop, worker.name, worker.ethnic_group) == (workshop, "潘秋菊", "06")
    assert (worker.identity(), worker.phone()) == (number(8), "13800000008")
    assert worker.home_region == county.region
    assert worker.person.identity_lookup == identity_lookup(number(8))
    assert (worker.person.sex, worker.person.birth_year) == ("female", 1990)
    assert (spell.relation, spell.form, spell.post) == ("direct", "on_site", "蜡染工")
    assert (spell.started_on, spell.ended_on, spell.recorded_at) == (MARCH, None, TODAY)
    assert (spell.contract, spell.insurance, spell.pay_basis) == ("service", "resident", "piece")
    assert (claim.category, claim.valid_from, claim.valid_to) == ("lifted_from_poverty", MARCH, None)
    assert JournalEntry.objects.get(action="employment.import").detail == {"count": 1}


def test_nothing_that_says_who_it_is_is_stored_in_clear(county, workshop):
    enter(county.leader, line(8))
    stored = str([list(model.objects.values()) for model in (Person, Worker, JournalEntry)])
    assert number(8) not in stored
    assert "13800000008" not in stored


def test_one_person_in_two_workshops_is_one_person_and_two_workers(county, workshop):
    registered.workshop(county, "银饰非遗工坊")
    enter(county.clerk, line(8), line(8, workshop="银饰非遗工坊", name="潘秋菊"))
    assert (Person.objects.count(), Worker.objects.count(), Employment.objects.count()) == (1, 2, 2)


def test_who_left_and_came_back_has_two_spells_and_one_claim(county, workshop):
    left = line(8, ended_on=datetime.date(2025, 6, 30))
    enter(county.leader, line(8, started_on=datetime.date(2025, 9, 1)), left)
    assert sorted(Employment.objects.values_list("started_on", "ended_on")) == [
        (MARCH, datetime.date(2025, 6, 30)),
        (datetime.date(2025, 9, 1), None),
    ]
    assert list(CategoryClaim.objects.values_list("valid_from", "valid_to")) == [(MARCH, None)]


def test_an_earlier_spell_entered_later_claims_the_days_before(county, workshop):
    enter(county.leader, line(8))
    enter(county.leader, line(8, started_on=datetime.date(2024, 1, 1), ended_on=datetime.date(2024, 5, 1)))
    claims = CategoryClaim.objects.order_by("valid_from").values_list("valid_from", "valid_to")
    assert list(claims) == [(datetime.date(2024, 1, 1), datetime.date(2025, 2, 28)), (MARCH, None)]


@pytest.mark.parametrize(
    ("changes", "key", "said"),
    [
        ({"identity": "522636900307001"}, "identity", "15 位旧号码"),
        ({"identity": number(8)[:-1]}, "identity", "应为 18 位，现有 17 位"),
        ({"identity": number(8)[:-1] + ("1" if number(8)[-1] != "1" else "2")}, "identity", "校验码不符"),
        ({"identity": "522636199002300019"}, "identity", "出生日期不存在"),
        ({"identity": 522636199003070019}, "identity", "已被 Excel 存成数字"),
        ({"identity": "99" + number(8)[2:]}, "identity", "地区代码不存在"),
        ({"identity": None}, "identity", "必填"),
        ({"identity": number(8, born=datetime.date(2010, 1, 1))}, "identity", "未满 16 周岁"),
        ({"name": "潘"}, "name", "至少两个字"),
        ({"name": "潘秋菊1"}, "name", "数字或符号"),
        ({"phone": "1380000"}, "phone", "11 位手机号码"),
        ({"home_region": "不在县"}, "home_region", "没有这个行政区划"),
        ({"home_region": "贵州省"}, "home_region", "填写到县级"),
        ({"category": "五保户"}, "category", "应为以下之一"),
        ({"relation": "间接"}, "relation", "应为以下之一"),
        ({"form": None}, "form", "必填"),
        ({"started_on": "2025-13-01"}, "started_on", "没有这一天"),
        ({"started_on": "去年"}, "started_on", "不是日期"),
        ({"started_on": datetime.date(2026, 3, 3)}, "started_on", "不能晚于今天"),
        ({"ended_on": datetime.date(2025, 2, 28)}, "ended_on", "不能早于开始日期"),
        ({"workshop": "别家工坊"}, "workshop", "没有这一家"),
        ({"row_id": "abc", "row_version": "v1-1"}, "row_id", "行标识不完整"),
    ],
)
def test_a_wrong_cell_is_named_with_its_reason(county, workshop, changes, key, said):
    found = reasons(county.leader, line(8, **changes))
    assert [(row, column) for row, column, _ in found] == [(2, key)], found
    assert said in found[0][2]


@pytest.mark.parametrize(
    "typed",
    [
        " " + number(8) + " ",
        number(8).translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}),
        f"{number(8)[:6]} {number(8)[6:14]} {number(8)[14:]}",
    ],
)
def test_a_number_is_known_however_it_is_typed(county, workshop, typed):
    enter(county.leader, line(8, identity=typed))
    assert Worker.objects.get().identity() == number(8)


def test_a_small_x_is_an_x(county, workshop):
    with_x = next(each for each in map(number, range(200)) if each.endswith("X"))
    enter(county.leader, line(8, identity=with_x.lower()))
    assert Worker.objects.get().identity() == with_x


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("艾合买提 • 吐尔逊", "艾合买提·吐尔逊"),
        ("艾合买提‧吐尔逊", "艾合买提·吐尔逊"),
        ("艾合买提・吐尔逊", "艾合买提·吐尔逊"),
        ("王　芳", "王芳"),
        ("𠮷田𬭼", "𠮷田𬭼"),
    ],
)
def test_names_have_one_spelling_and_keep_rare_characters(county, workshop, typed, kept):
    enter(county.leader, line(8, name=typed))
    assert Worker.objects.get().name == kept


@pytest.mark.parametrize("typed", ["2025/3/1", "2025.3.1", "2025年3月1日", "20250301", "2025-3-1", 45717])
def test_days_are_read_in_the_spellings_people_use(county, workshop, typed):
    enter(county.leader, line(8, started_on=typed))
    assert Employment.objects.get().started_on == MARCH


def test_the_same_person_twice_in_the_file_is_named_with_both_rows(county, workshop):
    found = reasons(county.leader, line(8), line(10), line(8, ended_on=datetime.date(2025, 12, 1)))
    assert found == [(4, "started_on", "与第 2 行是同一人，就业时间重叠")]


def test_one_number_with_two_names_in_the_file(county, workshop):
    second = line(8, name="潘秋月", started_on=datetime.date(2025, 9, 1))
    found = reasons(county.leader, line(8, ended_on=datetime.date(2025, 6, 1)), second)
    assert [(row, key) for row, key, _ in found] == [(3, "name")]


def test_what_the_register_has_is_not_entered_again(county, workshop):
    enter(county.leader, line(8))
    assert reasons(county.leader, line(8)) == [(2, "started_on", "系统中已有这个人在这家工坊的就业记录，时间重叠")]
    found = reasons(county.leader, line(8, name="潘秋月", started_on=datetime.date(2024, 1, 1)))
    assert [key for _, key, _ in found] == ["name", "started_on"]


def test_another_category_is_not_claimed_by_the_way(county, workshop):
    enter(county.leader, line(8, ended_on=datetime.date(2025, 6, 30)))
    again = line(8, started_on=datetime.date(2025, 9, 1), category="监测对象")
    assert [key for _, key, _ in reasons(county.leader, again)] == ["category"]


def test_one_file_claims_one_category_of_a_person(county, workshop):
    left = line(8, ended_on=datetime.date(2025, 6, 30))
    back = line(8, started_on=datetime.date(2025, 9, 1), category="监测对象")
    assert [(row, key) for row, key, _ in reasons(county.leader, left, back)] == [(3, "category")]


def test_another_workshops_people_tell_nothing(county, workshop):
    """Whether somebody works elsewhere is not for a leader to find out with numbers."""
    other = factories.user("leader_other", "leader", factories.DANZHAI)
    registered.workshop(county, "银饰非遗工坊", leader=other)
    enter(county.leader, line(8))
    assert reasons(other, line(8, workshop="银饰非遗工坊", name="王小芳")) == []


def test_a_single_workshop_needs_no_name(county, workshop):
    enter(county.leader, line(8, workshop=None))
    assert Worker.objects.get().workshop == workshop


def test_the_county_names_the_workshop_by_its_number(county, workshop):
    registered.workshop(county)  # of the same name
    assert "多家同名" in reasons(county.clerk, line(8))[0][2]
    enter(county.clerk, line(8, workshop=workshop.number))
    assert Worker.objects.get().workshop == workshop


def test_people_of_an_ended_workshop_are_not_added(county, workshop):
    registered.workshop(county, "银饰非遗工坊", ended_on=datetime.date(2026, 1, 1))
    assert "资格已终止" in reasons(county.leader, line(8, workshop="银饰非遗工坊"))[0][2]


def test_who_may_import_people(county, workshop):
    allowed = {
        who: table().may_import(user)
        for who, user in {
            "leader": county.leader, "clerk": county.clerk, "approver": county.approver, "hrss": county.hrss,
            "rural": county.rural, "province": factories.province_official(), "ministry": factories.ministry_official(),
            "auditor": factories.user("auditor", "auditor"),
        }.items()
    }  # fmt: skip
    assert {who for who, may in allowed.items() if may} == {"leader", "clerk", "approver"}
