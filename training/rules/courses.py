"""What may happen to a course, one table; buttons and the action read it. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """``to`` from any of ``sources``; ``label`` on the button, ``done`` when it has happened."""

    label: str
    sources: tuple[str, ...]
    to: str
    done: str
    consequences: tuple[str, ...] = ()


STEPS: dict[str, Step] = {
    "open": Step(
        "开始报名", ("planned",), "open", "已开始报名。",
        ("工坊带头人可以为本工坊人员报名，提出需求的工坊会收到通知。",),
    ),
    "start": Step("开班", ("open",), "running", "已开班。", ("工坊不能再报名，办班单位仍可补录学员。",)),
    "finish": Step(
        "结束本班", ("running",), "finished", "本班已结束。",
        (
            "没有登记考核结果的学员，按出勤课时判定为合格结业或未合格。",
            "本班回应的培训需求记为已满足。",
            "结束后不能恢复，课程、学员和出勤不能再修改；证书和考核结果仍可补登。",
        ),
    ),
    "cancel": Step(
        "取消本班", ("planned", "open", "running"), "cancelled", "本班已取消。",
        ("取消后不能恢复，本班不计入统计；已有学员的工坊会收到通知。",),
    ),
}  # fmt: skip
OVER = frozenset({"finished", "cancelled"})


def steps_from(status: str) -> list[tuple[str, Step]]:
    """What may happen next, in the order of the table."""
    return [(name, step) for name, step in STEPS.items() if status in step.sources]
