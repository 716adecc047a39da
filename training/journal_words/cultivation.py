LABELS: dict[str, str] = {
    "cultivation.move": "推进带头人培育",
    "cultivation.grant": "培育对象获得称号",
    "cultivation.reopen": "称号作废，恢复培育",
}
