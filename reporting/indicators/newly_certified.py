from reporting.indicators.base import Indicator

INDICATOR = Indicator(
    code="W02",
    name="当年新认定数",
    unit="家",
    definition="认定日期在统计年度内、统计日以前的非遗工坊数，含此后终止资格的。",
    source="认定证书",
    value=lambda row, basis: int(row.certified_on.year == basis.year),
)
