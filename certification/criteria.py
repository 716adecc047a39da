"""Why is a workshop certified? One function a criterion: measure + facts → met, not met, or a person's judgement.

Notice 221/2021, article 1, and rules.md §2. Pure, no Django. `evaluate` gives the findings that are stored with the
decision; `settle` writes the reviewers' judgements into them; `overall` sums them up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from certification.criteria_facts import FACT_KINDS, SHARES, FactKind, Facts, full_months
from certification.criteria_spec import UTILITIES, MeasureSpec, Question, Threshold, check_threshold

__all__ = [
    "FACT_KINDS",
    "UTILITIES",
    "FactKind",
    "Facts",
    "Finding",
    "MeasureSpec",
    "Outcome",
    "Question",
    "Threshold",
    "Verdict",
    "check_threshold",
    "evaluate",
    "full_months",
    "overall",
    "settle",
]

MISSING = "未填写"


class Outcome(StrEnum):
    """How a criterion came out."""

    MET = "met"
    NOT_MET = "not_met"
    JUDGEMENT = "judgement"  # needs a person's judgement


@dataclass(frozen=True, slots=True)
class Finding:
    """One criterion: what was found, what is required, and why it came out so. All texts are Chinese."""

    code: str
    label: str
    outcome: Outcome
    found: str
    required: str
    explanation: str

    def to_json(self) -> dict[str, str]:
        """For storing with the decision."""
        return {key: str(value) for key, value in asdict(self).items()}

    @classmethod
    def from_json(cls, stored: Mapping[str, str]) -> "Finding":
        texts = {key: value for key, value in stored.items() if key != "outcome"}
        return cls(outcome=Outcome(stored["outcome"]), **texts)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reviewer's judgement on a finding that needs one, with the reason."""

    met: bool
    reason: str


def evaluate(spec: MeasureSpec, facts: Facts) -> list[Finding]:
    """Every criterion in the order of the notice, then the measure's own, each exactly once.

    Where a measure sets a floor area or a number of people itself, that takes the place of the notice's general
    wording (ours: docs/adr/0015).
    """
    findings = [basis(facts)]
    if not spec.sets_floor_area:
        findings.append(premises(facts))
    if spec.utilities:
        findings.append(utilities(spec.utilities, facts))
    if not spec.sets_people:
        findings.append(people(facts))
    findings += [threshold_group(number, group, facts) for number, group in enumerate(spec.groups, start=1)]
    findings += [province_question(question, facts) for question in spec.questions]
    return findings


def overall(findings: Iterable[Finding]) -> Outcome:
    """NOT_MET if any is, else JUDGEMENT if any needs one, else MET."""
    outcomes = {finding.outcome for finding in findings}
    return next((outcome for outcome in (Outcome.NOT_MET, Outcome.JUDGEMENT) if outcome in outcomes), Outcome.MET)


def settle(findings: Iterable[Finding], verdicts: Mapping[str, Verdict]) -> list[Finding]:
    """The findings with the reviewers' verdicts, by code, on those that need one; others are left as they are.

    ValueError for a verdict on a finding that a figure already decides.
    """
    listed = list(findings)
    judged = {finding.code for finding in listed if finding.outcome is Outcome.JUDGEMENT}
    if surplus := verdicts.keys() - judged:
        raise ValueError(f"no judgement is asked for: {sorted(surplus)}")
    return [_with_verdict(finding, verdicts.get(finding.code)) for finding in listed]


def basis(facts: Facts) -> Finding:
    """依托一项或多项非遗代表性项目，或传统手工艺 (article 1, first condition)."""
    craft, ground = facts.craft.strip(), facts.craft_ground.strip()
    found = [f"非遗代表性项目 {facts.project_count} 项"]
    if craft or ground:
        found.append(f"传统手工艺：{craft or MISSING}（依据说明{'已填写' if ground else MISSING}）")
    if facts.project_count >= 1:
        explanation = "依托非遗代表性项目开展生产。"
    elif craft and ground:
        explanation = "依托传统手工艺开展生产，已说明依据。"
    else:
        explanation = "没有填写依托的非遗代表性项目，也没有同时填写传统手工艺名称和依据说明。"
    met = facts.project_count >= 1 or bool(craft and ground)
    return Finding(
        "basis",
        "依托非遗代表性项目或传统手工艺",
        _outcome(met),
        "；".join(found),
        "至少 1 项非遗代表性项目，或有书面依据说明的传统手工艺",
        explanation,
    )


def premises(facts: Facts) -> Finding:
    """具备能够开展生产的场地 (article 1, second condition), where the measure sets no floor area."""
    area = facts.floor_area
    met = area is not None and area > 0
    explanation = "有生产场地。" if met else "场地面积未填写或为 0，不能认定有生产场地。"
    found = _amount("floor_area", area)
    return Finding("premises", "生产场地", _outcome(met), found, "有能够开展生产的场地", explanation)


def utilities(required: frozenset[str], facts: Facts) -> Finding:
    """水电暖、工具设备等条件 (article 1, second condition): those the measure requires."""
    missing = required - facts.utilities
    explanation = f"缺少：{_names(missing)}。" if missing else "要求的条件均已具备。"
    found = _names(facts.utilities & UTILITIES.keys()) or "均未勾选"
    return Finding("utilities", "水电暖、工具设备", _outcome(not missing), found, _names(required), explanation)


def people(facts: Facts) -> Finding:
    """吸纳带动脱贫人口就业 (article 1, third condition), where the measure sets no number.

    How many is 数量较多 the three departments judge in their review; here it is whether there are any at all.
    """
    lifted, monitored = facts.lifted_from_poverty, facts.monitored
    found = f"脱贫人口 {_amount('lifted_from_poverty', lifted)}，监测帮扶对象 {_amount('monitored', monitored)}"
    if lifted:
        outcome, explanation = Outcome.MET, "已吸纳脱贫人口就业；数量和成效由三部门联审时把握。"
    elif lifted is None:
        outcome, explanation = Outcome.NOT_MET, "吸纳脱贫人口人数未填写。"
    elif monitored:
        outcome, explanation = Outcome.JUDGEMENT, "没有吸纳脱贫人口，但吸纳了监测帮扶对象，须由审核人判断。"
    else:
        outcome, explanation = Outcome.NOT_MET, "没有吸纳脱贫人口或监测帮扶对象就业。"
    required = "以脱贫人口、监测帮扶对象为重点，吸纳带动脱贫人口就业"
    return Finding("people", "吸纳脱贫人口、监测帮扶对象就业", outcome, found, required, explanation)


def threshold_group(number: int, group: tuple[Threshold, ...], facts: Facts) -> Finding:
    """One condition of the measure: at least one of the thresholds of `group` is reached."""
    figures = [(each, facts.figure(each.fact)) for each in group]
    reached = [each for each, figure in figures if figure is not None and figure >= each.minimum]
    missing = [each.kind.label for each, figure in figures if figure is None]
    if reached:
        explanation = f"达到要求：{'、'.join(each.kind.label for each in reached)}。"
    elif missing:
        explanation = f"未达到要求，其中{MISSING}：{'、'.join(missing)}。"
    else:
        explanation = "未达到要求。"
    return Finding(
        f"group-{number}",
        "或".join(each.kind.label for each in group),
        _outcome(bool(reached)),
        "；".join(f"{each.kind.label}：{_found(each.fact, facts)}" for each in group),
        "，或".join(_required(each) for each in group),
        explanation,
    )


def province_question(question: Question, facts: Facts) -> Finding:
    """A yes/no criterion of the province's own: the applicant's answer is shown, a person judges."""
    answer = facts.answers.get(question.code)
    found = MISSING if answer is None else f"申请人回答：{_yes_no(answer)}"
    explanation = "申请人未回答，须由审核人判断。" if answer is None else "须由审核人核实后判断。"
    return Finding(f"question-{question.code}", question.text, Outcome.JUDGEMENT, found, "是", explanation)


def _with_verdict(finding: Finding, verdict: Verdict | None) -> Finding:
    if verdict is None:
        return finding
    judged = f"审核人判断：{'符合' if verdict.met else '不符合'}。{verdict.reason.strip()}"
    return replace(finding, outcome=_outcome(verdict.met), explanation=judged)


def _outcome(met: bool) -> Outcome:
    return Outcome.MET if met else Outcome.NOT_MET


def _names(keys: Iterable[str]) -> str:
    wanted = set(keys)
    return "、".join(label for key, label in UTILITIES.items() if key in wanted)


def _found(key: str, facts: Facts) -> str:
    text = _amount(key, facts.figure(key))
    if key in SHARES and text != MISSING:
        count = facts.figure(SHARES[key])
        return f"{text}（{count} 人 / {facts.employed} 人）"
    return text


def _required(threshold: Threshold) -> str:
    if threshold.kind.yes_no:
        return f"{threshold.kind.label}：是"
    return f"{threshold.kind.label}不低于 {_amount(threshold.fact, threshold.minimum)}"


def _amount(key: str, figure: Decimal | int | None) -> str:
    """A figure with its unit; cut to two decimals, not rounded, so that 29.999% never reads as 30%."""
    if figure is None:
        return MISSING
    kind = FACT_KINDS[key]
    if kind.yes_no:
        return _yes_no(bool(figure))
    shown = Decimal(figure).quantize(Decimal("0.01"), ROUND_DOWN).normalize()
    return f"{shown:f}{'' if kind.unit == '%' else ' '}{kind.unit}"


def _yes_no(value: bool) -> str:
    return "是" if value else "否"
