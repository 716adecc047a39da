from catalog.models import ProductKind
from reporting.work_indicators.base import Split, WorkIndicator, different
from reporting.work_indicators.products.rows import LISTED, listings
from workshops.models import CraftCategory

INDICATOR = WorkIndicator(
    code="K01",
    name="目录产品",
    unit="个",
    definition="统计期末列入各级产品目录的产品数，一个产品只计一次。",
    source=LISTED,
    rows=listings,
    region="product__workshop__region",
    value=different("product"),
    splits=(
        Split("product__kind", "产品类别", ProductKind),
        Split("product__craft_category", "传统工艺类别", CraftCategory),
    ),
)
