from catalog.models import Outlet, PlaceKind
from reporting.work_indicators.base import Split, WorkIndicator, kept, number
from reporting.work_indicators.products.rows import WORKSHOP

INDICATOR = WorkIndicator(
    code="S07",
    name="景区街区门店",
    unit="家",
    definition="统计期末在营的景区、街区门店数，按工坊所在地区统计。",
    source="门店登记",
    rows=lambda span: kept(Outlet).filter(span.stands("opened_on", "closed_on")),
    region=WORKSHOP,
    value=number,
    splits=(Split("place_kind", "场所类型", PlaceKind),),
)
