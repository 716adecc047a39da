"""What the rows of rural's lists do to the entries that are there, and which are refused and why (rules.md §5)."""

import datetime

import pytest

from employment.models import Listing, Mismatch, identity_lookup
from tests import factories
from tests.employment.listing_sheets import DAY, NAME, enter, line, preview, reasons, removal, run
from tests.employment.numbers import number, numbers
from workshops.access import clock
from workshops.access.models import Department, Duty, JournalEntry, Notice
from workshops.access.refusal import Refused
from workshops.models import ImportJob

TODAY = factories.instant(2026, 3, 2)
PREFECTURE = "贵州省黔东南苗族侗族自治州"
pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    with clock.at(TODAY):
        yield factories.County()


def entries() -> list[tuple]:
    return list(Listing.objects.order_by("pk").values_list("category", "valid_from", "valid_to", "removal"))


def test_an_addition_becomes_a_sealed_entry_of_the_own_county(county):
    enter(county.rural, line(1, change=None, employed_at="无"))
    entry = Listing.objects.get()
    assert (entry.region, entry.name, entry.category) == (county.region, NAME, "monitored")
    assert (entry.valid_from, entry.valid_to, entry.removal) == (DAY, None, "")
    assert (entry.employed_at, entry.person, entry.recorded_at) == ("", None, TODAY)
    assert entry.identity() == number(1)
    assert entry.identity_lookup == identity_lookup(number(1))
    assert entry.import_job == ImportJob.objects.get().pk
    told = JournalEntry.objects.get(action="listing.import")
    assert (told.region, told.actor) == (county.region, county.rural)
    assert told.detail == {"added": 1, "changed": 0, "amended": 0, "removed": 0}


@pytest.mark.parametrize(
    ("spelt", "category"),
    [("脱贫户", "lifted_from_poverty"), ("建档立卡脱贫人口", "lifted_from_poverty"), ("三类户", "monitored"),
     ("边缘易致贫户", "monitored"), ("突发严重困难户", "monitored"), ("低收入", "low_income")],
)  # fmt: skip
def test_common_spellings_of_a_category(county, spelt, category):
    enter(county.rural, line(1, category=spelt))
    assert Listing.objects.get().category == category


def test_a_removal_ends_the_entry_with_its_last_day(county):
    enter(county.rural, line(1), line(2))
    enter(county.rural, removal(1), removal(2, "死亡"))
    last = datetime.date(2025, 12, 31)
    assert entries() == [("monitored", DAY, last, "risk_removed"), ("monitored", DAY, last, "died")]
    assert set(Listing.objects.values_list("closed_recorded_at", flat=True)) == {TODAY}
    enter(county.rural, line(1, valid_from=datetime.date(2026, 2, 1)))  # back on the list
    assert Listing.objects.filter(valid_to=None).count() == 1


def test_a_change_of_category_ends_one_entry_and_begins_another(county):
    enter(county.rural, line(1))
    changed = datetime.date(2025, 7, 1)
    enter(county.rural, line(1, change="变更", category="脱贫人口", valid_from=changed))
    assert entries() == [
        ("monitored", DAY, datetime.date(2025, 6, 30), "changed"),
        ("lifted_from_poverty", changed, None, ""),
    ]


def test_a_change_of_name_or_place_alone_amends_the_entry(county):
    enter(county.rural, line(1))
    enter(county.rural, line(1, change="变更", name="潘秋局", valid_from=None, employed_at="银饰工坊"))
    entry = Listing.objects.get()
    assert (entry.name, entry.employed_at, entry.valid_from) == ("潘秋局", "银饰工坊", DAY)
    assert JournalEntry.objects.filter(action="listing.import").order_by("pk").last().detail["amended"] == 1


def test_the_same_file_again_changes_nothing(county):
    lines = [line(serial) for serial in range(1, 6)]
    enter(county.rural, *lines)
    before = entries()
    job = preview(county.rural, *lines)
    assert [problem.reason for problem in job.problems] == ["名单中已有（自 2025-01-01）"] * 5
    assert job.good == []
    assert entries() == before


@pytest.mark.parametrize(
    ("changes", "key", "said"),
    [
        ({"name": "潘"}, "name", "姓名至少两个字"),
        ({"identity": "52263619900307001"}, "identity", "身份证号码应为 18 位，现有 17 位"),
        ({"identity": number(1)[:17] + "0"}, "identity", "身份证号码有误（校验码不符），请核对"),
        ({"identity": 522636199003070019}, "identity", "已被 Excel 存成数字，末位可能丢失，请改为文本后重填"),
        ({"category": "贫困户"}, "category", "应为以下之一：脱贫人口、监测帮扶对象、农村低收入人口"),
        ({"valid_from": None}, "valid_from", "新增须填写列入日期"),
        ({"valid_from": datetime.date(2026, 3, 3)}, "valid_from", "列入日期（2026-03-03）不能晚于今天"),
        ({"valid_to": DAY}, "valid_to", "只有移出名单的填写截止日期；移出的请在变动一栏填写原因"),
        ({"change": "死亡"}, "valid_to", "移出名单须填写截止日期（仍属于该类别的最后一天）"),
        ({"region": "雷山县"}, "region", f"{PREFECTURE}雷山县不在本次导入的范围（{PREFECTURE}丹寨县）内"),
    ],
)  # fmt: skip
def test_a_faulty_row(county, changes, key, said):
    assert number(1)[-1] != "0"
    assert (key, said) in reasons(county.rural, line(1, **changes))


def test_faults_against_the_list(county):
    enter(county.rural, line(1), line(2), line(3), line(4), line(4, category="脱贫人口"))
    enter(county.rural, removal(3))
    changed = {"change": "变更", "valid_from": datetime.date(2025, 5, 1)}
    early = datetime.date(2024, 12, 31)
    cases = {
        "名单中已有（自 2025-01-01），内容不同的请填“变更”": line(1, valid_from=datetime.date(2025, 2, 1)),
        "与名单中 2025-01-01 至 2025-12-31 的记录重叠": line(3, valid_from=datetime.date(2025, 12, 31)),
        "名单中没有此人，请填“新增”": line(9, **changed),
        "此人在名单中有多个类别，请分别填写移出和新增": line(4, category="低收入", **changed),
        "变更人员类别须填写列入日期": line(2, change="变更", category="低收入", valid_from=None),
        "应晚于名单中原有的列入日期（2025-01-01）": line(2, change="变更", valid_from=early),
        "与名单中的记录（自 2025-01-01）相同，没有变更": line(2, change="变更"),
        "名单中没有此人的这一类别": removal(9),
        "已移出名单（截止 2025-12-31）": removal(3),
        "不能早于列入日期（2025-01-01）": removal(2, valid_to=early),
    }
    for said, row in cases.items():
        assert [reason for _, reason in reasons(county.rural, row)] == [said]


def test_two_rows_about_one_entry(county):
    enter(county.rural, line(1))
    both = [line(1, change="变更", category="脱贫人口", valid_from=datetime.date(2025, 5, 1)), removal(1)]
    assert reasons(county.rural, *both) == [("identity", "与第 2 行针对同一条名单记录")]
    assert "重复" in reasons(county.rural, line(2), line(2))[0][1]


def test_who_imports(county):
    clerk = factories.user("rural_clerk", Duty.CLERK, factories.DANZHAI, Department.RURAL)
    prefecture = factories.user("rural_pref", Duty.OFFICIAL, "522600", Department.RURAL)
    province = factories.province_official(department=Department.RURAL)
    enter(clerk, line(1))
    enter(prefecture, line(2, region="雷山县"), line(3, region="丹寨县"))
    assert list(Listing.objects.order_by("pk").values_list("region", flat=True)) == ["522636", "522634", "522636"]
    assert reasons(province, line(4)) == [("region", "请填写户籍所在县的区划代码或全称")]
    ministry = factories.user("rural_ministry", Duty.OFFICIAL, None, Department.RURAL)
    for other in (county.clerk, county.hrss, county.leader, ministry, factories.user("admin", Duty.SYSADMIN)):
        with pytest.raises(Refused):
            preview(other, line(5))


def test_a_journal_row_for_each_county(county):
    official = factories.province_official(department=Department.RURAL)
    enter(official, line(1, region="雷山县"), line(2, region="丹寨县"), line(3, region="丹寨县"))
    told = JournalEntry.objects.filter(action="listing.import").order_by("region_id")
    assert {row.region_id: row.detail["added"] for row in told} == {"522634": 1, "522636": 2}


def test_five_thousand_rows_with_repeats_left_out(county):
    every = numbers(5_000)
    rows = [line(identity=each, employed_at="老工坊" if at % 1000 == 0 else None) for at, each in enumerate(every)]
    enter(county.rural, *rows[:1000])
    job = run(county.rural, *rows, skip_bad_rows=True)
    assert (job.state, job.rows_total, job.rows_bad, job.rows_saved) == ("done", 5_000, 1_000, 4_000)
    assert Listing.objects.values("identity_lookup").distinct().count() == Listing.objects.count() == 5_000
    assert Mismatch.objects.filter(kind="unknown_worker").count() == 5
    last = Listing.objects.get(identity_lookup=identity_lookup(every[-1]))
    assert last.identity() == every[-1]


def test_no_number_in_clear_is_kept_anywhere(county):
    wrong = number(7)[:17] + ("1" if number(7)[-1] != "1" else "2")
    job = run(county.rural, line(1, employed_at="蜡染工坊"), line(2, identity=wrong), skip_bad_rows=True)
    assert (job.rows_saved, job.rows_bad) == (1, 1)
    kept = str([list(model.objects.values()) for model in (Listing, Mismatch, JournalEntry, Notice, ImportJob)])
    for secret in (number(1), wrong):
        assert secret not in kept
    assert NAME not in str([list(model.objects.values()) for model in (JournalEntry, Notice, ImportJob)])
