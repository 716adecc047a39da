LABELS: dict[str, str] = {
    "return_period.open": "布置报表",
    "return.generate": "生成报表数据",
    "return.fill": "填报报表",
    "return.submit": "报送报表",
    "return.pass": "市级审核报表",
    "return.accept": "审核报表并定稿",
    "return.return": "退回报表",
    "return.report": "报表报送文化和旅游部",
    "return.receive": "接收报表",
    "return.conclude": "全国报表汇总定稿",
    "return.reopen": "重新打开定稿报表",
    "circulation.acknowledge": "签收报表通报",
}
