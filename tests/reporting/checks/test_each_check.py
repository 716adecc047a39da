"""Each rule by itself: it asks at the first wrong figure, and not at the last right one."""

from decimal import Decimal

import pytest

from reporting.rules.checks import CHECKS
from tests.reporting.checks.asking import ask, codes

STATES = {"C01": 5, "C02": 1, "C03": 2, "C04": 1, "C05": 1}
ENDED = {"W03": 1, "W04": 0, "W05": 0}
FORMS = {"P03": 4, "P04": 3, "P05": 2}
CLAIMED, VERIFIED = {"P06": 10, "P07": 5, "P08": 5}, {"P09": 5, "P10": 3, "P11": 2}
CASES = [
    # check, figures that are right, what is changed to be wrong, codes that are asked about first
    ("R101", {"S04": Decimal(0), "W01": 0}, {"S04": Decimal("-0.01")}, "S04"),
    ("R102", {"W01": 3, "S04": Decimal("1.5"), "T06": Decimal("2.5")}, {"W01": Decimal("3.5")}, "W01"),
    ("R201", {"W01": 10, **STATES}, {"W01": 11}, "W01"),
    ("R202", {"E01": 9, "E02": 4, "E03": 3, "E04": 2}, {"E04": 3}, "E01"),
    ("R203", {"K01": 4, "K02": 4}, {"K02": 5}, "K02"),
    ("R204", {"S04": Decimal(90), "S05": Decimal(90)}, {"S05": Decimal("90.01")}, "S05"),
    ("R205", {"P01": 9, **FORMS, "P12": 9, "P13": 9}, {"P13": 10}, "P13"),
    ("R206", {"P01": 9, **FORMS}, {"P01": 10}, "P01"),
    ("R207", {**CLAIMED, **CLAIMED, "P09": 10, "P10": 5, "P11": 5}, {"P10": 6}, "P10"),
    ("R208", {"T02": 9, "T03": 9, "T04": 9}, {"T04": 10}, "T04"),
    ("R209", {"W01": 4, "W02": 5, **ENDED}, {"W02": 6}, "W02"),
    ("R301", {"W01": 2, "E01": 200}, {"E01": 201}, "E01"),
    ("R302", {"W01": 2, "S04": Decimal(20_000_000)}, {"S04": Decimal("20000000.01")}, "S04"),
    ("R303", {"E01": 2, "S04": Decimal(1_000_000)}, {"S04": Decimal(1_000_001)}, "S04"),
    ("R304", {"T01": 2, "T06": Decimal(8)}, {"T06": Decimal("7.5")}, "T06"),
    ("R304", {"T01": 2, "T06": Decimal(800)}, {"T06": Decimal("800.5")}, "T06"),
    ("R305", {"T01": 2, "T02": 10}, {"T02": 9}, "T02"),
    ("R305", {"T01": 2, "T02": 400}, {"T02": 401}, "T02"),
    ("R306", {"T07": Decimal(600), "T08": 12}, {"T07": Decimal(599)}, "T07"),
    ("R306", {"T07": Decimal(12_000), "T08": 2}, {"T07": Decimal(12_001)}, "T07"),
    ("R307", {"S02": 2, "S03": Decimal(200)}, {"S03": Decimal(199)}, "S03"),
    ("R307", {"S02": 2, "S03": Decimal(10_000_000)}, {"S03": Decimal(10_000_001)}, "S03"),
    ("R308", {"E01": 10, "E05": 200}, {"E05": 201}, "E05"),
    ("R309", {"W01": 10, "C03": 3}, {"C03": 4}, "C03"),
    ("R310", {**CLAIMED, **VERIFIED}, {"P09": 4}, "P06"),
    ("R311", {"P01": 20, "P12": 4}, {"P12": 5}, "P12"),
    ("R401", {"W01": 1, "E01": 3, "P02": 4}, {"W01": 0, "P02": 0}, "E01"),
    ("R402", {"T01": 1, "T02": 3}, {"T01": 0}, "T02"),
    ("R403", {"T07": Decimal(1), "T08": 1, "S02": 0, "S03": Decimal(0)}, {"T08": 0}, "T07"),
    ("R403", {"G07": 0, "G08": Decimal(0)}, {"G08": Decimal(1)}, "G08"),
    ("R404", {"S02": 1, "S03": Decimal(100)}, {"S03": Decimal(0)}, "S02"),
    ("R405", {"T01": 1, "T02": 9, "T03": 9, "T06": Decimal(8)}, {"T06": Decimal(0)}, "T01"),
    ("R406", {"W01": 1, "E01": 1, "P01": 1}, {"P01": 0}, "W01"),
    ("R407", {"S05": Decimal(5), "S06": 1}, {"S06": 0}, "S05"),
    ("R407", {"S05": Decimal(0), "S06": 0}, {"S06": 1}, "S06"),
    ("R408", {"L03": 1, "L04": Decimal(5)}, {"L03": 0}, "L04"),
    ("R409", {"W01": 0, **ENDED, "S04": Decimal(9)}, {"W03": 0}, "S04"),
    ("R601", {"E01": 100, "P01": 80}, {"P01": 79}, "E01"),
    ("R601", {"E05": 100, "P02": 10}, {"P02": 126}, "E05"),
    ("R604", {"T04": 5, "T05": 5}, {"T05": 6}, "T05"),
]


@pytest.mark.parametrize(("check", "right", "change", "first"), CASES)
def test_it_asks_at_the_first_wrong_figure(check, right, change, first):
    assert ask(check, **right) == []
    wrong = right | change
    found = ask(check, **wrong)
    assert [each.codes[0] for each in found] == [first]
    for each in found:
        # The message names each figure that it asks about, by its code too.
        assert all(code in each.message for code in each.codes)
        assert each.message.endswith("。")
    for missing in found[0].codes:
        assert all(missing not in each.codes for each in ask(check, **{k: v for k, v in wrong.items() if k != missing}))


def test_every_check_has_its_test():
    beside = {"R501", "R502", "R602", "R603"}
    assert {check for check, *_ in CASES} | beside == {each.code for each in CHECKS}


@pytest.mark.parametrize(("check", "field", "growth"), [("R501", "previous", 150), ("R502", "year_ago", 200)])
def test_jumps_are_asked_of_bases_that_say_something(check, field, growth):
    def jumps(before, now, code="E01"):
        return codes(ask(check, **{field: {code: before}}, **{code: now}))

    assert jumps(100, growth) == []
    assert jumps(100, growth + 1) == [("E01",)]
    assert (jumps(100, 50), jumps(100, 49)) == ([], [("E01",)])
    assert (jumps(1, 29), jumps(0, 149), jumps(0, 150)) == ([], [], [("E01",)])
    assert (jumps(2, 9, "W01"), jumps(20, 9, "W01")) == ([], [("W01",)])
    assert jumps(Decimal(90_000), Decimal(1), "S04") == []
    assert jumps(Decimal(200_000), Decimal(1), "S04") == [("S04",)]
    assert ask(check, E01=10_000) == []
    assert ask(check, **{field: {}}, E01=10_000) == []


def test_a_jump_says_from_what_to_what():
    [found] = ask("R501", previous={"S04": Decimal("1000000.00")}, S04=Decimal("2500000.50"))
    assert found.message == "销售额（S04）2,500,000.5元，上期为1,000,000，增长150%，请核对或说明。"
    [found] = ask("R502", year_ago={"S04": Decimal(0)}, S04=Decimal(2_500_000))
    assert found.message == "销售额（S04）2,500,000元，上年同期为0，由无到有，请核对或说明。"
    assert not found.impossible


def test_a_year_ago_that_was_the_period_before_is_asked_about_once():
    assert ask("R502", previous={"W01": 50}, year_ago={"W01": 50}, W01=200) == []
    assert len(ask("R502", previous={"W01": 51}, year_ago={"W01": 50}, W01=200)) == 1


def test_the_stock_goes_on_from_the_period_before():
    now = {"W01": 12, "W02": 3, **ENDED}
    assert ask("R602", previous={"W01": 10}, **now) == []
    [found] = ask("R602", previous={"W01": 11}, **now)
    assert "上期末有效工坊11家" in found.message
    assert "应为13家" in found.message
    assert ask("R602", **now) == []


def test_no_more_problems_are_settled_than_were_open():
    assert ask("R603", previous={"G03": 4}, G01=2, G02=6) == []
    assert codes(ask("R603", previous={"G03": 4}, G01=2, G02=7)) == [("G02", "G01", "G03")]


def test_certificates_may_be_given_a_period_later():
    assert ask("R604", previous={"T04": 3}, T04=5, T05=8) == []
    assert codes(ask("R604", previous={"T04": 3}, T04=5, T05=9)) == [("T05", "T04")]
