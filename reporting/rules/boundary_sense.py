"""Whether the lines of a change say what was meant: its kind, the levels, the codes. Pure; in words for the page."""

from collections.abc import Iterator

from workshops.regions.restatement import Change, Line, Unit, Units, splits

RANKS = {"province": 0, "prefecture": 1, "county": 2}
LEVELS = {"province": "省级", "prefecture": "地级", "county": "县级"}
MERGING = ("merge", "to_district", "to_city", "to_prefecture", "adjust")
SPLITTING = ("split", "adjust")
MEANS = {
    "rename": "“更名”应有名称改变的行，上级和级别不变；另有变化的，请选相应的方式或“综合调整”。",
    "recode": "“变更代码”的明细里没有代码改变的行，请核对，或另选变更方式。",
    "merge": "“合并”应有两个以上原区划写到同一新代码，请核对，或另选变更方式。",
    "split": "“拆分”应把一个原代码写到两个以上新代码，请核对；撤销地级、所辖县分别划出的选“综合调整”。",
    "transfer": "“划转”应有上级改变的行，请填写新上级代码，或另选变更方式。",
    "to_district": "“撤县（市）设区”应有名称由县、市改为区的县级区划，请核对新名称，或另选变更方式。",
    "to_city": "“撤县设市”应有名称改为市的县级区划，请核对新名称，或另选变更方式。",
    "to_prefecture": "“撤地设市”应有改为地级市的地级区划，请核对新名称和新级别，或另选变更方式。",
    "abolish": "“撤销”应有只写原代码的行，请核对，或另选变更方式。",
    "establish": "“新设”应有只写新代码的行，请核对，或另选变更方式。",
}


def wrong_kind(kind: str, change: Change) -> str:
    """What is said against the kind; "" where it fits."""
    for code, olds in _taken_in(change).items():
        if len(olds) > 1 and kind not in MERGING:
            names = "、".join(old.name for old in olds if old.code != code)
            kept = next((old.name for old in olds if old.code == code), change.news[code].name)
            return f"按明细，{names}将并入“{kept}”（{code}）。确为合并的，变更方式请选“合并”或“综合调整”。"
    for code, news in splits(change).items():
        if kind not in SPLITTING:
            return f"按明细，{change.olds[code].name}分到 {len(news)} 个新区划，变更方式请选“拆分”或“综合调整”。"
    return "" if _fits(kind, change) else MEANS[kind]


def wrong_lines(change: Change, before: Units, after: Units) -> Iterator[str]:
    """What is said against single lines, for the tree that the change makes."""
    olds, parts = _taken_in(change), splits(change)
    for line in change.lines:
        if line.old and line.old == line.new and len(olds[line.new.code]) == 1 and line.old.code not in parts:
            yield f"{line.old.code} {line.old.name}的新旧内容完全相同，没有变更。"
    for code, unit in sorted(change.news.items()):
        above = after.get(unit.parent or "")
        if above is None:
            continue
        if RANKS[above.level] >= RANKS[unit.level]:
            own, upper = LEVELS[unit.level], LEVELS[above.level]
            yield f"{unit.name}（{code}）是{own}，不能属于{upper}的{above.name}（{above.code}）。"
            return
        top = after.get(above.parent or "", above)
        if code not in before and code[:2] != top.code[:2]:
            yield f"新代码 {code} 不是{top.name}的代码，{top.name}的代码以 {top.code[:2]} 开头。"


def _taken_in(change: Change) -> dict[str, list[Unit]]:
    """New code → the old divisions that go there."""
    found: dict[str, list[Unit]] = {}
    for line in change.lines:
        if line.old and line.new:
            found.setdefault(line.new.code, []).append(line.old)
    return found


def _fits(kind: str, change: Change) -> bool:
    pairs = [(line.old, line.new) for line in change.lines if line.old and line.new]
    counties = [(old, new) for old, new in pairs if new.level == "county"]
    found = {
        "rename": all(_same_place(line) for line in change.lines) and any(old.name != new.name for old, new in pairs),
        "recode": any(old.code != new.code for old, new in pairs),
        "merge": any(len(olds) > 1 for olds in _taken_in(change).values()),
        "split": bool(splits(change)),
        "transfer": any(old.parent != new.parent for old, new in pairs),
        "to_district": any(_becomes("区", old, new) for old, new in counties),
        "to_city": any(_becomes("市", old, new) for old, new in counties),
        "to_prefecture": any(
            new.level == "prefecture" and (old.level != "prefecture" or _becomes("市", old, new)) for old, new in pairs
        ),
        "abolish": any(line.new is None for line in change.lines),
        "establish": any(line.old is None for line in change.lines),
    }
    return found.get(kind, True)


def _same_place(line: Line) -> bool:
    old, new = line.old, line.new
    return bool(old and new) and (old.parent, old.level) == (new.parent, new.level)


def _becomes(ending: str, old: Unit, new: Unit) -> bool:
    return new.name.endswith(ending) and not old.name.endswith(ending)
