import json
from datetime import date
from decimal import Decimal

import pytest

from certification.criteria import FACT_KINDS, Facts, MeasureSpec, Question, Threshold, check_threshold, full_months


def test_nothing_is_taken_for_granted_of_an_empty_application():
    assert Facts().figure("legal_person") == 0
    assert Facts().figure("project_count") == 0
    assert Facts().figure("floor_area") is None


def test_flat_rows_become_groups_whatever_their_order():
    spec = MeasureSpec.build(
        thresholds=[(2, "posts", Decimal(30)), (1, "floor_area", Decimal(100)), (2, "employed", Decimal(10))],
        utilities=["water"],
        questions=[("1", "有制度")],
    )
    assert spec.groups == (
        (Threshold("floor_area", Decimal(100)),),
        (Threshold("posts", Decimal(30)), Threshold("employed", Decimal(10))),
    )
    assert spec.groups[0][0].unit == "平方米"


def test_a_spec_survives_storing():
    spec = MeasureSpec.build(
        thresholds=[(1, "floor_area", Decimal("100.50")), (3, "lifted_share", Decimal(30))],
        utilities=["tools", "water"],
        questions=[("1", "有制度")],
    )
    assert MeasureSpec.from_json(json.loads(json.dumps(spec.to_json()))) == spec


@pytest.mark.parametrize(
    ("fact", "minimum", "problem"),
    [
        ("height", 1, "“height”不是可以设定最低标准的指标"),
        ("posts", 0, "“岗位数”的最低标准须大于 0"),
        ("legal_person", 2, "“经营主体具有法人资格”是“是或否”的条件，最低标准须填 1"),
        ("lifted_share", 101, "“脱贫人口占直接吸纳就业人数的比例”的最低标准不能超过 100%"),
    ],
)
def test_a_wrong_threshold_is_refused_in_chinese(fact, minimum, problem):
    assert check_threshold(fact, Decimal(minimum)) == problem
    with pytest.raises(ValueError, match=problem):
        Threshold(fact, Decimal(minimum))


def test_the_largest_allowed_minimums():
    assert check_threshold("lifted_share", Decimal(100)) == ""
    assert check_threshold("legal_person", Decimal(1)) == ""


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        ({"groups": ((),)}, "a group needs a threshold"),
        ({"utilities": frozenset({"gas"})}, "gas"),
        ({"questions": (Question("1", "甲"), Question("1", "乙"))}, "same code"),
    ],
)
def test_a_spec_that_cannot_be_is_refused(parts, problem):
    with pytest.raises(ValueError, match=problem):
        MeasureSpec(**parts)


@pytest.mark.parametrize("key", FACT_KINDS)
def test_every_figure_a_measure_can_name_is_found_when_filled_in(key):
    facts = Facts(True, Decimal(2), frozenset(), 2, 2, 2, 1, 1, 1, 1, 1)
    assert facts.figure(key) > 0
    with pytest.raises(KeyError):
        facts.figure("utilities")


@pytest.mark.parametrize(
    ("opened_on", "day", "months"),
    [
        (date(2023, 1, 31), date(2023, 2, 28), 0),
        (date(2023, 1, 31), date(2023, 3, 31), 2),
        (date(2022, 6, 15), date(2023, 6, 14), 11),
        (date(2022, 6, 15), date(2023, 6, 15), 12),
        (date(2023, 6, 15), date(2023, 6, 1), 0),
    ],
)
def test_only_whole_months_in_operation_count(opened_on, day, months):
    assert full_months(opened_on, day) == months
