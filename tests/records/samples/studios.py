import datetime
from decimal import Decimal

from tests.records.stage import Stage, sample


@sample("master-studios", by=lambda stage: stage.county.hrss)
def master_studio(stage: Stage) -> dict:
    return {
        "leader": stage.leader, "name": "蜡染技能大师工作室", "level": "county", "issuer": "丹寨县人社局",
        "recognised_on": datetime.date(2025, 6, 1), "document_number": "丹人社发〔2025〕9号",
    }  # fmt: skip


@sample("studio-fundings", by=lambda stage: stage.county.hrss)
def studio_funding(stage: Stage) -> dict:
    return {
        "studio": stage.row("master-studios"), "year": 2025, "amount": Decimal("50000.00"), "payer": "丹寨县人社局",
        "purpose": "购置设备",
    }  # fmt: skip
