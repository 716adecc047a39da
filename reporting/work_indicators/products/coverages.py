from catalog.models import Coverage, CoverageKind
from reporting.work_indicators.base import Split, WorkIndicator, kept, number

INDICATOR = WorkIndicator(
    code="A01",
    name="宣传报道",
    unit="篇次",
    definition="统计期内发布的报道、短视频和直播数。",
    source="宣传报道登记",
    rows=lambda span: kept(Coverage).filter(span.holds("published_on")),
    region="region",
    value=number,
    splits=(Split("kind", "媒体类型", CoverageKind),),
)
