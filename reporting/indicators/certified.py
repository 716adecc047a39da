from reporting.indicators.base import Indicator, in_force

INDICATOR = Indicator(
    code="W01",
    name="有效非遗工坊数",
    unit="家",
    definition="统计日仍具有资格的非遗工坊数。",
    source="认定证书、资格终止和更正记录",
    value=lambda row, basis: int(in_force(row, basis)),
)
