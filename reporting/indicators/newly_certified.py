from reporting.indicators.base import Indicator

INDICATOR = Indicator(
    code="W02",
    name="新认定数",
    unit="家",
    definition="认定日期在统计期内的非遗工坊数，含此后终止资格的。",
    source="认定证书",
    value=lambda row, basis: int(basis.spans(row.certified_on)),
)
