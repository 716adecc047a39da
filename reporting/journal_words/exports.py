LABELS: dict[str, str] = {
    "statistics.export": "生成统计表",
    "statistics.download": "下载统计表",
}
