from catalog.models import ListingLevel
from reporting.work_indicators.base import WorkIndicator, different
from reporting.work_indicators.products.rows import LISTED, listings

INDICATOR = WorkIndicator(
    code="K02",
    name="国家级目录产品",
    unit="个",
    definition="统计期末列入国家级产品目录的产品数。",
    source=LISTED,
    rows=lambda span: listings(span).filter(level=ListingLevel.NATIONAL),
    region="product__workshop__region",
    value=different("product"),
)
