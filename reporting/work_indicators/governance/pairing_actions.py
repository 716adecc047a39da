from reporting.models import PairingAction, PairingActionKind
from reporting.work_indicators.base import Split, WorkIndicator, kept, number

INDICATOR = WorkIndicator(
    code="G07",
    name="结对帮扶活动",
    unit="次",
    definition="统计期内开展的结对帮扶活动数，按受援地区统计。",
    source="结对帮扶登记",
    rows=lambda span: kept(PairingAction).filter(span.holds("held_from"), pairing__voided_at=None),
    region="pairing__helped_region",
    value=number,
    splits=(Split("kind", "活动类型", PairingActionKind),),
)
