from reporting.models import PairingAction, PairingActionKind
from reporting.work_indicators.base import Split, WorkIndicator, kept, total

INDICATOR = WorkIndicator(
    code="G08",
    name="结对帮扶资金",
    unit="元",
    definition="统计期内结对帮扶活动投入的资金，按受援地区统计。",
    source="结对帮扶登记",
    rows=lambda span: kept(PairingAction).filter(span.holds("held_from"), pairing__voided_at=None),
    region="pairing__helped_region",
    value=total("amount"),
    splits=(Split("kind", "活动类型", PairingActionKind),),
)
