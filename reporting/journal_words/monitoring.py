LABELS: dict[str, str] = {
    "check_in.enter": "报告生产状况",
    "flag.watch": "核对跟踪提示",
    "flag.normal": "跟踪提示核实正常",
    "flag.helped": "跟踪提示已帮扶",
    "flag.problem": "跟踪提示转困难问题",
    "flag.stopped": "跟踪提示停产确认",
    "flag.other": "跟踪提示其他处置",
    "flag.forward": "转办跟踪提示",
    "flag.note": "补充说明跟踪提示",
    "flag.return": "要求重新核实跟踪提示",
}
