"""What the journal page calls the steps of cases and the acts around them."""

from certification import flow
from certification.models import Case

ACTS = {
    "application.start": "新建认定申请",
    "application.save": "保存认定申请",
    "application.add_file": "上传申请材料",
    "application.remove_file": "删除申请材料",
    "application.open_transfer": "新建转入核对",
    "objection.settle": "处理公示异议",
    "confirmation.submit": "提交年度确认",
    "ending.open": "提出终止资格",
    "correction.request": "申请更正",
    "workshop.revoke": "自动取消资格",
    "library.record": "录入项目库",
    "library.amend": "修改项目库信息",
    "measure.start": "新建认定办法",
    "measure.rewrite": "修改认定办法",
    "measure.publish": "发布认定办法",
    "measure.drop": "删除认定办法草稿",
    "register.import": "原有台账录入",
}


def labels() -> dict[str, str]:
    """Each step of the transition table by its own name, and the acts above."""
    steps = {
        f"{row.case}.{row.action}": f"{Case(row.case).label}：{flow.Action(row.action).label}" for row in flow.TABLE
    }
    return steps | ACTS
