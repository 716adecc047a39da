from reporting.indicators.base import Indicator, year_is

INDICATOR = Indicator(
    code="C05",
    name="确认情况不明数",
    unit="家",
    definition="统计日有效的非遗工坊中，统计年度在登记信息导入以前、是否确认无从查考的数量，既不计为已确认，也不计为未确认。",
    source="导入的登记信息",
    value=year_is("unknown"),
)
