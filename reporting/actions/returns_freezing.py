"""Freezing a return: what it says and the rows behind it, kept as they are whatever is corrected later."""

import hashlib
import json

from django.urls import reverse

from reporting.models import Circulation, CountedReturn, FrozenReturn, Return, ReturnStep
from reporting.queries.evidence import digest_of, packed
from reporting.queries.returns import as_numbers
from reporting.queries.returns_counting import Counted, counted
from reporting.queries.returns_findings import findings_of
from workshops.access import notify
from workshops.access.models import Department, Office
from workshops.access.refusal import Refused

PASSED_TO = (Department.HRSS, Department.RURAL)
"""The departments that accepted figures are passed to (notice art. 10)."""


def keep(filed: Return, found: Counted) -> CountedReturn:
    """The rows of the figures just generated, in the place of those before."""
    made, _ = CountedReturn.objects.update_or_create(filed=filed, defaults=_as_kept(found))
    return made


def counted_row(filed: Return, found: Counted) -> CountedReturn:
    """Not saved."""
    return CountedReturn(filed=filed, **_as_kept(found))


def _as_kept(found: Counted) -> dict:
    return {
        "known_at": found.known_at, "rows": packed(found.rows), "row_count": len(found.rows),
        "rows_digest": digest_of(found.rows),
    }  # fmt: skip


def freeze(filed: Return, step: ReturnStep) -> FrozenReturn:
    """In the transaction of the step that accepts it; circulates it (通报) at the same time."""
    kept = _kept(filed)
    findings = [each.kept() for each in findings_of(filed)]
    frozen = FrozenReturn.objects.create(
        filed=filed, step=step, figures=filed.figures, extras=filed.extras, findings=findings,
        known_at=filed.known_at, rows=bytes(kept.rows), row_count=kept.row_count, rows_digest=kept.rows_digest,
        digest=digest_of_return(filed, findings, kept.rows_digest), at=step.at,
    )  # fmt: skip
    _circulate(frozen)
    return frozen


def _kept(filed: Return) -> CountedReturn:
    """What was counted with the figures. Of figures generated before such rows were kept they are counted again, and
    have to make the same figures."""
    found = CountedReturn.objects.filter(filed=filed, known_at=filed.known_at).first()
    if found is not None:
        return found
    again = counted(filed, filed.known_at)
    if as_numbers(again.figures) != as_numbers(filed.figures):
        raise Refused("counted_otherwise", "生成数据时有登记正在写入，数据和明细不一致；请退回填报单位重新生成后再报。")
    return counted_row(filed, again)


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
        row = Circulation.objects.create(frozen=frozen, department=office.department, region=filed.region, at=frozen.at)
        notify.post(
            to_office=(office.department, filed.region),
            kind="return.circulated",
            title=f"通报：{filed}已定稿，请签收",
            link=reverse("reporting:return-circulation", args=[row.pk]),
        )
