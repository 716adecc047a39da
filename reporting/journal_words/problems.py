LABELS: dict[str, str] = {
    "problem.raise": "反映困难问题",
    "problem.take": "受理困难问题",
    "problem.forward": "转办困难问题",
    "problem.escalate": "提请上级协调困难问题",
    "problem.settle": "办结困难问题",
    "problem.confirm": "确认困难问题办理结果",
    "problem.reopen": "要求重新办理困难问题",
    "problem.close": "关闭困难问题",
    "problem.note": "补充说明困难问题",
}
