"""What an application must state before it can be handed in: form fields to plain-Chinese messages."""

from collections.abc import Mapping

from certification.models import Application, ApplicationKind
from workshops.models import OperatorKind, WorkshopFacts

REQUIRED = {
    "name": "请填写工坊名称。",
    "address": "请填写详细地址。",
    "operator_kind": "请选择经营主体类型。",
    "leader_name": "请填写带头人姓名。",
    "leader_phone_sealed": "请填写带头人联系电话。",
    "floor_area": "请填写场地面积。",
    "opened_on": "请填写开始生产日期。",
    "employed": "请填写直接吸纳就业人数，没有请填 0。",
    "lifted_from_poverty": "请填写脱贫人口人数，没有请填 0。",
    "monitored": "请填写监测帮扶对象人数，没有请填 0。",
}
CATEGORIES = {"lifted_from_poverty": "脱贫人口", "monitored": "监测帮扶对象", "low_income": "农村低收入人口"}


def missing_fields(application: Application) -> dict[str, str]:
    """{field: message}; empty when the application may be handed in."""
    problems = {field: message for field, message in REQUIRED.items() if getattr(application, field) in (None, "")}
    if "leader_phone_sealed" in problems:
        problems["leader_phone"] = problems.pop("leader_phone_sealed")
    problems |= operator_problems(application) | _basis(application) | head_count_problems(application)
    if application.kind == ApplicationKind.TRANSFER:
        problems |= _transfer(application)
    if not application.files.filter(kind="photo").exists():
        problems["files"] = "请至少上传一张生产场地照片。"
    return problems


def operator_problems(facts: WorkshopFacts) -> dict[str, str]:
    """Name and code that a legal person or household must state."""
    if not facts.operator_kind or facts.operator_kind == OperatorKind.LEADER:
        return {}
    problems = {}
    if not facts.operator_name:
        problems["operator_name"] = "请填写经营主体名称。"
    if not facts.uscc:
        problems["uscc"] = "请填写统一社会信用代码。"
    return problems


def _basis(application: Application) -> dict[str, str]:
    if application.projects.exists():
        return {}
    if not application.craft_name:
        return {"projects": "请选择依托的非遗代表性项目，或填写传统手工艺及其依据。"}
    problems = {}
    if not application.craft_category:
        problems["craft_category"] = "请选择传统工艺类别。"
    if not application.craft_ground:
        problems["craft_ground"] = "请说明该手工艺的特色、群众基础和市场前景。"
    return problems


def _transfer(application: Application) -> dict[str, str]:
    """A former workshop comes over by the short path only where that programme ran (notice art. 2)."""
    problems = {}
    if not application.legacy_name:
        problems["legacy_name"] = "请填写原非遗扶贫就业工坊名称。"
    if not (application.in_poverty_area or application.in_key_county):
        problems["in_poverty_area"] = "转入须位于脱贫地区或乡村振兴重点帮扶县，请勾选所在区域；其他地区请走新申请。"
    return problems


def head_count_problems(values: Mapping[str, int | None] | WorkshopFacts) -> dict[str, str]:
    """{field: message} for categories of people that exceed all who are employed.

    A person counts as 脱贫人口 or as 监测帮扶对象, never as both (docs/adr/0016): their sum may not exceed them either.
    ``values``: the head counts by field, or facts that have them as attributes; what is not stated is not judged.
    """
    counts = (
        values if isinstance(values, Mapping) else {name: getattr(values, name) for name in ("employed", *CATEGORIES)}
    )
    employed = counts.get("employed")
    if employed is None:
        return {}
    problems = {
        field: f"{label}人数（{counts[field]}）不能大于直接吸纳就业人数（{employed}）。"
        for field, label in CATEGORIES.items()
        if (counts.get(field) or 0) > employed
    }
    lifted, monitored = counts.get("lifted_from_poverty") or 0, counts.get("monitored") or 0
    if lifted + monitored > employed and not problems.keys() & {"lifted_from_poverty", "monitored"}:
        problems["monitored"] = (
            f"脱贫人口（{lifted}）和监测帮扶对象（{monitored}）合计 {lifted + monitored} 人，"
            f"不能大于直接吸纳就业人数（{employed}）；同一人只计入其中一项。"
        )
    return problems
