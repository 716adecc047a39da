LABELS: dict[str, str] = {
    "event_application.apply": "报名参加展会",
    "event_application.apply_in_stead": "代工坊报名参加展会",
    "event_application.advance": "办理参展报名",
    "event_application.recommend": "推荐参展",
    "event_application.admit": "确定参展",
    "event_application.assign": "调整展位号",
    "event_application.decline": "参展不予入选",
    "event_application.withdraw": "撤回参展报名",
    "event_application.withdraw_in_stead": "代工坊撤回参展报名",
    "event_application.report": "填报参展成效",
    "event_application.report_in_stead": "代工坊填报参展成效",
}
