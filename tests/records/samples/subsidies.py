import datetime
from decimal import Decimal

from tests.records.stage import Stage, sample


@sample("subsidy-rules", by=lambda stage: stage.county.hrss)
def subsidy_rule(stage: Stage) -> dict:
    return {
        "name": "传统手工类职业技能培训补贴", "document_number": "丹人社发〔2025〕3号", "per_head": Decimal("200.00"),
        "per_hour": Decimal("10.00"), "least_share": Decimal("0.80"), "times_a_year": 3, "ceiling": Decimal("3000.00"),
        "valid_from": datetime.date(2025, 1, 1),
    }  # fmt: skip
