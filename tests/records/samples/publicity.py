import datetime
from decimal import Decimal

from tests.records.stage import Stage, sample


@sample("coverages", by=lambda stage: stage.workshop.leader.user)
def coverage(stage: Stage) -> dict:
    return {
        "workshop": stage.workshop, "leader": stage.leader_row(), "kind": "live_stream", "depth": "other",
        "title": "蜡染非遗工坊直播：一块布的三十道工序", "outlet": "丹寨蜡染官方账号", "link": "https://live.example.cn/13800138000",
        "published_on": datetime.date(2026, 2, 11), "reach": 120000, "sales_amount": Decimal("35600.00"),
    }  # fmt: skip
