"""Certification criteria: the notice's own (article 1) and those of a province's measure (rules.md §2)."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest

from certification.criteria import Facts, Finding, MeasureSpec, Outcome, Verdict, evaluate, overall, settle

MET, NOT_MET, JUDGEMENT = Outcome.MET, Outcome.NOT_MET, Outcome.JUDGEMENT

GOOD = Facts(
    legal_person=True,
    floor_area=Decimal("120.50"),
    utilities=frozenset({"water", "power", "tools"}),
    posts=12,
    employed=40,
    lifted_from_poverty=12,
    monitored=0,
    low_income=3,
    months_in_operation=18,
    project_count=1,
)
NATIONAL = MeasureSpec.build(utilities={"water", "power", "tools"})
ANHUI = MeasureSpec.build(
    thresholds=[
        (1, "legal_person", Decimal(1)),
        (2, "floor_area", Decimal(100)),
        (3, "posts", Decimal(30)),
        (3, "lifted_from_poverty", Decimal(10)),
    ]
)


def one(code, spec, facts) -> Finding:
    return next(finding for finding in evaluate(spec, facts) if finding.code == code)


def least(fact, minimum) -> MeasureSpec:
    return MeasureSpec.build(thresholds=[(1, fact, Decimal(minimum))])


def test_a_province_without_a_measure_asks_for_what_the_notice_states():
    assert [finding.code for finding in evaluate(NATIONAL, GOOD)] == ["basis", "premises", "utilities", "people"]
    assert overall(evaluate(NATIONAL, GOOD)) is MET


def test_one_project_is_enough_without_a_craft():
    found = one("basis", NATIONAL, replace(GOOD, craft="", craft_ground=""))
    assert (found.outcome, found.found) == (MET, "非遗代表性项目 1 项")


@pytest.mark.parametrize(
    ("craft", "ground", "outcome"),
    [("蜡染", "县志有载", MET), ("蜡染", " ", NOT_MET), ("", "县志有载", NOT_MET), ("", "", NOT_MET)],
)
def test_a_craft_needs_a_written_ground(craft, ground, outcome):
    assert one("basis", NATIONAL, replace(GOOD, project_count=0, craft=craft, craft_ground=ground)).outcome is outcome


def test_the_basis_says_what_was_found_and_why():
    def basis(**changes):
        finding = one("basis", NATIONAL, replace(GOOD, **changes))
        return finding.found, finding.explanation

    assert basis() == ("非遗代表性项目 1 项", "依托非遗代表性项目开展生产。")
    assert basis(project_count=0, craft="蜡染", craft_ground="县志有载") == (
        "非遗代表性项目 0 项；传统手工艺：蜡染（依据说明已填写）",
        "依托传统手工艺开展生产，已说明依据。",
    )
    unwritten = "没有填写依托的非遗代表性项目，也没有同时填写传统手工艺名称和依据说明。"
    assert basis(project_count=0, craft="蜡染") == (
        "非遗代表性项目 0 项；传统手工艺：蜡染（依据说明未填写）",
        unwritten,
    )
    assert basis(project_count=0, craft_ground="有") == (
        "非遗代表性项目 0 项；传统手工艺：未填写（依据说明已填写）",
        unwritten,
    )


@pytest.mark.parametrize(("area", "outcome"), [(None, NOT_MET), (0, NOT_MET), ("0.5", MET)])
def test_there_must_be_premises(area, outcome):
    facts = replace(GOOD, floor_area=area if area is None else Decimal(area))
    assert one("premises", NATIONAL, facts).outcome is outcome


def test_missing_utilities_are_named():
    found = one("utilities", MeasureSpec.build(utilities=["water", "heating", "tools"]), GOOD)
    assert found.outcome is NOT_MET
    assert found.found == "通水、通电、工具设备"
    assert found.required == "通水、取暖（按当地需要）、工具设备"
    assert found.explanation == "缺少：取暖（按当地需要）。"
    assert one("utilities", NATIONAL, replace(GOOD, utilities=frozenset())).found == "均未勾选"


@pytest.mark.parametrize(
    ("lifted", "monitored", "outcome"),
    [(1, None, MET), (None, 5, NOT_MET), (0, 1, JUDGEMENT), (0, 0, NOT_MET), (0, None, NOT_MET)],
)
def test_people_lifted_from_poverty_are_employed(lifted, monitored, outcome):
    facts = replace(GOOD, lifted_from_poverty=lifted, monitored=monitored)
    assert one("people", NATIONAL, facts).outcome is outcome


def test_the_numbers_of_a_measure_take_the_place_of_the_general_wording():
    codes = [finding.code for finding in evaluate(ANHUI, GOOD)]
    assert codes == ["basis", "group-1", "group-2", "group-3"]
    either = MeasureSpec.build(thresholds=[(1, "floor_area", Decimal(50)), (1, "posts", Decimal(30))])
    assert {"premises", "people"} <= {finding.code for finding in evaluate(either, GOOD)}
    assert "premises" in {finding.code for finding in evaluate(least("posts", 1), GOOD)}


@pytest.mark.parametrize(
    ("legal_person", "area", "posts", "lifted"), list(product([True, False], [99, 100], [29, 30], [9, 10]))
)
def test_anhui_asks_for_a_legal_person_and_100_m2_and_30_posts_or_10_lifted(legal_person, area, posts, lifted):
    facts = replace(GOOD, legal_person=legal_person, floor_area=Decimal(area), posts=posts, lifted_from_poverty=lifted)
    expected = legal_person and area >= 100 and (posts >= 30 or lifted >= 10)
    assert overall(evaluate(ANHUI, facts)) is (MET if expected else NOT_MET)


def test_a_finding_shows_what_was_found_and_what_is_required():
    found = one("group-3", ANHUI, GOOD)
    assert found.label == "岗位数或吸纳脱贫人口人数"
    assert found.found == "岗位数：12 个；吸纳脱贫人口人数：12 人"
    assert found.required == "岗位数不低于 30 个，或吸纳脱贫人口人数不低于 10 人"
    assert found.explanation == "达到要求：吸纳脱贫人口人数。"
    person = one("group-1", ANHUI, replace(GOOD, legal_person=False))
    assert (person.found, person.required) == ("经营主体具有法人资格：否", "经营主体具有法人资格：是")


def test_a_figure_not_filled_in_is_not_met_and_says_so():
    found = one("group-2", ANHUI, replace(GOOD, floor_area=None))
    assert (found.outcome, found.found) == (NOT_MET, "场地面积：未填写")
    assert found.explanation == "未达到要求，其中未填写：场地面积。"
    # The alternative alone is enough.
    assert one("group-3", ANHUI, replace(GOOD, posts=None)).outcome is MET


@pytest.mark.parametrize(
    ("employed", "lifted", "outcome", "shown"),
    [
        (40, 12, MET, "30%（12 人 / 40 人）"),
        (41, 12, NOT_MET, "29.26%（12 人 / 41 人）"),
        (100_000, 29_999, NOT_MET, "29.99%（29999 人 / 100000 人）"),
        (0, 0, NOT_MET, "0%（0 人 / 0 人）"),
        (None, 12, NOT_MET, "未填写"),
        (40, None, NOT_MET, "未填写"),
    ],
)
def test_a_share_is_taken_of_those_employed(employed, lifted, outcome, shown):
    found = one("group-1", least("lifted_share", 30), replace(GOOD, employed=employed, lifted_from_poverty=lifted))
    assert found.outcome is outcome
    assert found.found == f"脱贫人口占直接吸纳就业人数的比例：{shown}"


def test_both_groups_together_can_be_asked_for():
    facts = replace(GOOD, lifted_from_poverty=6, monitored=4)
    assert one("group-1", least("lifted_or_monitored", 10), facts).outcome is MET
    assert one("group-1", least("lifted_or_monitored", 11), facts).outcome is NOT_MET
    assert one("group-1", least("lifted_or_monitored_share", 25), facts).outcome is MET
    assert one("group-1", least("lifted_or_monitored", 1), replace(facts, monitored=None)).outcome is NOT_MET


@pytest.mark.parametrize("fact", ["months_in_operation", "project_count", "employed", "monitored", "low_income"])
def test_a_minimum_is_reached_by_the_figure_itself(fact):
    facts = replace(GOOD, **{fact: 6})
    assert one("group-1", least(fact, 6), facts).outcome is MET
    assert one("group-1", least(fact, 7), facts).outcome is NOT_MET


def test_a_question_of_the_province_needs_a_persons_judgement():
    spec = MeasureSpec.build(
        thresholds=[(1, "lifted_from_poverty", Decimal(1))], questions=[("7", "产品具有本地特色"), ("8", "无违法记录")]
    )
    findings = evaluate(spec, replace(GOOD, answers={"7": True}))
    assert [f.found for f in findings if f.outcome is JUDGEMENT] == ["申请人回答：是", "未填写"]
    assert [f.explanation for f in findings[-2:]] == ["须由审核人核实后判断。", "申请人未回答，须由审核人判断。"]
    assert overall(findings) is JUDGEMENT
    settled = settle(findings, {"question-7": Verdict(True, "样品已看。"), "question-8": Verdict(False, "有处罚。")})
    assert overall(settled) is NOT_MET
    assert settled[-1].explanation == "审核人判断：不符合。有处罚。"
    assert overall(settle(findings, {"question-7": Verdict(True, "")})) is JUDGEMENT


def test_nobody_judges_what_a_figure_decides():
    with pytest.raises(ValueError, match="group-2"):
        settle(evaluate(ANHUI, replace(GOOD, floor_area=Decimal(1))), {"group-2": Verdict(True, "")})


def test_not_met_outweighs_judgement():
    spec = MeasureSpec.build(questions=[("7", "产品具有本地特色")])
    assert overall(evaluate(spec, replace(GOOD, project_count=0))) is NOT_MET
    assert overall([]) is MET


def test_findings_can_be_stored_with_the_decision():
    findings = evaluate(ANHUI, GOOD)
    assert [Finding.from_json(finding.to_json()) for finding in findings] == findings
    assert findings[0].to_json()["outcome"] == "met"
