"""Freezing a return: what it says and the rows behind it, kept as they are whatever is corrected later."""

import hashlib
import json

from django.urls import reverse

from reporting.models import Circulation, FrozenReturn, Return, ReturnStep
from reporting.queries.evidence import digest_of, packed, rows_behind
from reporting.queries.returns import basis_of
from reporting.queries.returns_findings import findings_of
from workshops.access import notify
from workshops.access.models import Department, Office

PASSED_TO = (Department.HRSS, Department.RURAL)
"""The departments that accepted figures are passed to (notice art. 10)."""


def freeze(filed: Return, step: ReturnStep) -> FrozenReturn:
    """In the transaction of the step that accepts it; circulates it (通报) at the same time."""
    rows = rows_behind(tuple(filed.period.codes), basis_of(filed, filed.known_at), filed.region)
    findings = [each.kept() for each in findings_of(filed)]
    rows_digest = digest_of(rows)
    frozen = FrozenReturn.objects.create(
        filed=filed, step=step, figures=filed.figures, extras=filed.extras, findings=findings,
        known_at=filed.known_at, rows=packed(rows), row_count=len(rows), rows_digest=rows_digest,
        digest=digest_of_return(filed, findings, rows_digest), at=step.at,
    )  # fmt: skip
    _circulate(frozen)
    return frozen


def digest_of_return(filed: Return, findings: list[dict], rows_digest: str) -> str:
    """SHA-256 (hex) of everything that is frozen."""
    said = {
        "period": [filed.period.kind, filed.period.first.isoformat(), filed.period.opener_id],
        "region": filed.region_id,
        "known_at": filed.known_at.isoformat(),
        "figures": filed.figures,
        "extras": filed.extras,
        "findings": findings,
        "rows": rows_digest,
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _circulate(frozen: FrozenReturn) -> None:
    """To the offices in use of the return's own region."""
    filed = frozen.filed
    offices = Office.objects.filter(region=filed.region_id, department__in=PASSED_TO, is_active=True)
    for office in offices.order_by("department"):
        Circulation.objects.create(frozen=frozen, department=office.department, region=filed.region, at=frozen.at)
        notify.post(
            to_office=(office.department, filed.region),
            kind="return.circulated",
            title=f"通报：{filed}已定稿，请签收",
            link=reverse("reporting:return-circulation-list"),
        )
