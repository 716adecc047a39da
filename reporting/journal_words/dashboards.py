LABELS: dict[str, str] = {
    "report.save": "保存自定义报表",
    "report.change": "修改自定义报表",
    "report.discard": "删除自定义报表",
    "briefing.make": "生成工作简报",
}
