"""Invented returns: a province's own of the quarter before, and the nation's of the last quarter, half way up.

丹寨 and 雷山 go through the real steps; of all other counties the rows are written as the steps would have left them.
"""

import datetime
from collections import defaultdict
from decimal import Decimal

from catalog.models import MonthlySales
from reporting.actions import circulations
from reporting.actions.return_periods import Extra, open_period
from reporting.actions.returns import advance
from reporting.actions.returns_freezing import PASSED_TO, counted_row, digest_of_return
from reporting.demo.plan import noon
from reporting.demo.stage import Stage
from reporting.models import (
    Circulation,
    CountedReturn,
    FrozenReturn,
    Return,
    ReturnAction,
    ReturnLevel,
    ReturnPeriod,
    ReturnStatus,
    ReturnStep,
)
from reporting.queries.basis import Basis
from reporting.queries.evidence import EvidenceRow, digest_of, figures_of, packed, rows_behind
from reporting.queries.returns import as_text
from reporting.queries.returns_counting import Counted
from reporting.queries.returns_findings import findings_of
from reporting.queries.returns_progress import STEP
from reporting.rules import return_flow as flow
from reporting.rules.return_periods import Period
from workshops.access import clock
from workshops.access.models import Department, Office, User
from workshops.models import Workshop
from workshops.records import writing
from workshops.records.kind import get
from workshops.regions.models import Region

ORDER = 90
HOME, NEAR, PROVINCE = "522636", "522634", "520000"
DAY = datetime.timedelta(days=1)
CODES = ("W01", "W02", "W03", "W04", "C01", "C03", "E01", "E02", "E03", "E05", "S04")
EXTRAS = (
    Extra("组织参加展会", "次", 0, "县级以上部门组织工坊参加的展会次数"),
    Extra("展会现场销售额", "万元", 2, "展会现场成交的金额，不含会后订单"),
)
SAID = (
    "已逐家核实，数据属实；变化因订单季节性增减。",
    "已核实：新认定的工坊尚未登记从业人员，正在补登。",
    "经核对登记台账无误，系工坊规模较小。",
)
SETTLED, SENT, OPENED = 78, 88, 94
"""Of a hundred counties: so many accepted, then sent, then begun; of the others nothing has come."""


def fill(stage: Stage) -> None:
    span = Period.holding("quarter", stage.today).previous
    if (stage.today - span.last).days < 14:
        span = span.previous
    if not any(each.region_id == HOME for each in stage.workshops):
        return
    _of_the_province(stage, span.previous)
    period = _open(stage, span, stage.official(None))
    _others(stage, period)
    _at_home(stage, period)


def _official(stage: Stage, code: str) -> User:
    return stage.official(Region.objects.select_related("province").get(pk=code))


def _open(stage: Stage, span: Period, by: User) -> ReturnPeriod:
    with clock.at(noon(span.last + DAY, stage.rng)):
        return open_period(
            by=by, span=span, codes=CODES, extras=EXTRAS, due_county=span.last + 10 * DAY,
            due_province=span.last + 20 * DAY, note="请核对系统生成的数据，登记有误的先更正登记再重新生成。",
        )  # fmt: skip


# Real steps -----------------------------------------------------------------------------------------------------------


def _of_the_province(stage: Stage, span: Period) -> None:
    """丹寨's is accepted and taken note of; a correction afterwards makes it differ from the register."""
    province = _official(stage, PROVINCE)
    period = _open(stage, span, province)
    filed = period.returns.get(region=HOME)
    with clock.at(noon(span.last + 6 * DAY, stage.rng)):
        _send(stage, filed)
    with clock.at(noon(span.last + 8 * DAY, stage.rng)):
        _accept(stage, filed)
    row = Circulation.objects.filter(frozen__filed=filed, department=Department.HRSS).first()
    if row:
        with clock.at(noon(span.last + 9 * DAY, stage.rng)):
            circulations.acknowledge(row.pk, by=stage.of(HOME, Department.HRSS))
    _others(stage, period)
    _correct_a_sale(stage, span)


def _prepare(stage: Stage, filed: Return) -> Return:
    by = stage.clerk(filed.region_id)
    filed = advance(filed.pk, flow.GENERATE, by=by)
    said = {each.key: stage.rng.choice(SAID) for each in findings_of(filed) if not each.impossible}
    return advance(filed.pk, flow.FILL, by=by, extras=_extras(stage), explanations=said)


def _send(stage: Stage, filed: Return) -> Return:
    _prepare(stage, filed)
    return advance(filed.pk, flow.SUBMIT, by=stage.of(filed.region_id, Department.CULTURE))


def _accept(stage: Stage, filed: Return) -> Return:
    if prefecture := _prefecture(filed):
        advance(filed.pk, flow.PASS, by=_official(stage, prefecture))
    return advance(filed.pk, flow.ACCEPT, by=_official(stage, PROVINCE))


def _prefecture(filed: Return) -> str:
    """Of the county, where its culture office is in the system."""
    code = filed.region.reporting_parent_id
    offices = Office.objects.filter(region=code, department=Department.CULTURE, is_active=True)
    return code if code != filed.region.province_id and offices.exists() else ""


def _correct_a_sale(stage: Stage, span: Period) -> None:
    kind = get("monthly-sales")
    rows = MonthlySales.objects.filter(workshop__in=stage.home, month__gte=span.first, month__lte=span.last)
    if row := rows.filter(voided_at=None, workshop__leader__user__isnull=False).order_by("pk").first():
        facts = {name: getattr(row, name) for name in kind.fields}
        facts["amount"] += Decimal(1800)
        writing.amend(kind, row.pk, by=row.workshop.leader.user, seen_version=row.version, **facts)


def _at_home(stage: Stage, period: ReturnPeriod) -> None:
    """丹寨's waits for its approver, 雷山's went back at two cells."""
    with clock.at(noon(period.last + 5 * DAY, stage.rng)):
        _prepare(stage, period.returns.get(region=HOME))
    near = period.returns.filter(region=NEAR).first()
    if near is None:
        return
    with clock.at(noon(period.last + 6 * DAY, stage.rng)):
        near = _send(stage, near)
    with clock.at(noon(period.last + 9 * DAY, stage.rng)):
        by = _official(stage, _prefecture(near) or PROVINCE)
        cells = {"S04": "较上季下降较多，请核对是否漏报第三个月销售额。", "X02": "单位应为万元，请核对。"}
        advance(near.pk, flow.RETURN, by=by, note="请核对后重新报送。", cells=cells)


def _extras(stage: Stage) -> dict[str, str]:
    return {"X01": str(stage.rng.randrange(0, 6)), "X02": f"{stage.rng.randrange(0, 4000) / 100:.2f}"}


# The rows of all others -----------------------------------------------------------------------------------------------


def _others(stage: Stage, period: ReturnPeriod) -> None:
    """Of all counties asked but 丹寨 and 雷山."""
    known_at = noon(period.last + 3 * DAY, stage.rng)
    rows = _rows_of_counties(period, known_at)
    waiting = period.returns.filter(level=ReturnLevel.COUNTY).exclude(region__in=(HOME, NEAR))
    steps, settled, unsettled = _Steps(stage), [], set()
    for filed in waiting.select_related("region__province", "period").order_by("region__path"):
        chance = stage.rng.randrange(100)
        if chance < OPENED:
            _write_figures(stage, filed, rows[filed.region_id], known_at)
            steps.prepare(filed, known_at)
        if chance < SENT:
            filed.sent_at = filed.first_sent_at = noon(period.last + stage.rng.randrange(4, 13) * DAY, stage.rng)
            steps.add(filed, ReturnAction.SUBMIT, stage.of(filed.region_id, Department.CULTURE), filed.sent_at)
            filed.status = ReturnStatus.SUBMITTED
        if chance < SETTLED:
            settled.append(filed)
            filed.status = ReturnStatus.ACCEPTED
        else:
            unsettled.add(filed.region.province_id)
        steps.returns.append(filed)
    _settle(stage, steps, settled, rows, known_at, unsettled | {PROVINCE})
    steps.write(rows)


def _settle(stage, steps, settled: list[Return], rows, known_at, unsettled: set[str]) -> None:
    """Accepted by the provinces; those that have all of their counties together report to the ministry."""
    by_province: dict[str, list[Return]] = defaultdict(list)
    for filed in settled:
        by_province[filed.region.province_id].append(filed)
        official, at = stage.official(filed.region.province), filed.sent_at + 2 * DAY
        if prefecture := steps.prefecture(filed):
            steps.add(filed, ReturnAction.PASS, _official(stage, prefecture), at - DAY)
        steps.freeze(filed, ReturnAction.ACCEPT, official, at)
    for code, parts in by_province.items():
        if code in unsettled:
            continue
        own = Return.objects.select_related("region__province", "period").get(period=parts[0].period, region=code)
        official, at = stage.official(own.region), noon(own.period.last + 18 * DAY, stage.rng)
        rows[code] = [row for part in parts for row in rows[part.region_id]]
        _write_figures(stage, own, rows[code], known_at)
        own.extras = {key: str(sum(Decimal(part.extras[key]) for part in parts)) for key in own.extras}
        steps.prepare(own, at - DAY, official)
        own.sent_at = own.first_sent_at = at
        steps.freeze(own, ReturnAction.REPORT, official, at)
        own.status = stage.rng.choice((ReturnStatus.REPORTED, ReturnStatus.RECEIVED))
        if own.status == ReturnStatus.RECEIVED:
            steps.add(own, ReturnAction.RECEIVE, stage.official(None), at + DAY)
        steps.returns.append(own)
        for part in parts:
            part.status = ReturnStatus.REPORTED
            steps.add(part, ReturnAction.REPORT, official, at)


def _rows_of_counties(period: ReturnPeriod, known_at: datetime.datetime) -> dict[str, list[EvidenceRow]]:
    """What is behind the figures of the nation, by certifying region."""
    basis = Basis.of_period(period.first, period.last, known_at)
    places = {str(pk): code for pk, code in Workshop.objects.values_list("pk", "region")}
    sold_by = {str(pk): str(workshop) for pk, workshop in MonthlySales.objects.values_list("pk", "workshop")}
    made: dict[str, list[EvidenceRow]] = defaultdict(list)
    for row in rows_behind(tuple(period.codes), basis):
        workshop = sold_by[row.key] if row.table == MonthlySales._meta.label_lower else row.key
        made[places[workshop]].append(row)
    return made


def _write_figures(stage: Stage, filed: Return, rows: list[EvidenceRow], known_at: datetime.datetime) -> None:
    filed.figures, filed.known_at = as_text(figures_of(rows, filed.period.codes)), known_at
    filed.extras, filed.status = _extras(stage), ReturnStatus.DRAFT
    filed.explanations = {each.key: stage.rng.choice(SAID) for each in findings_of(filed)}


class _Steps:
    """Rows that are written together at the end."""

    def __init__(self, stage: Stage):
        self.stage = stage
        self.returns: list[Return] = []
        self.steps: list[ReturnStep] = []
        self.frozen: list[tuple[Return, ReturnStep]] = []
        self.prefectures = set(
            Office.objects.filter(department=Department.CULTURE, region__level="prefecture", region__certifies=False)
            .filter(is_active=True)
            .values_list("region", flat=True)
        )

    def prefecture(self, filed: Return) -> str:
        path = filed.region.path
        code = path[STEP : 2 * STEP - 1]
        return code if code in self.prefectures else ""

    def add(self, filed: Return, action: str, by: User, at: datetime.datetime) -> ReturnStep:
        step = ReturnStep(filed=filed, action=action, by=by, office=by.office, duty=by.duty, at=at)
        self.steps.append(step)
        return step

    def prepare(self, filed: Return, at: datetime.datetime, by: User | None = None) -> None:
        by = by or self.stage.clerk(filed.region_id)
        self.add(filed, ReturnAction.GENERATE, by, at)
        self.add(filed, ReturnAction.FILL, by, at + datetime.timedelta(hours=1))

    def freeze(self, filed: Return, action: str, by: User, at: datetime.datetime) -> None:
        self.frozen.append((filed, self.add(filed, action, by, at)))

    def write(self, rows: dict[str, list[EvidenceRow]]) -> None:
        fields = ("status", "figures", "known_at", "extras", "explanations", "first_sent_at", "sent_at")
        Return.objects.bulk_update(self.returns, fields, batch_size=100)
        # Of those that are frozen already the frozen rows stand.
        settled = {filed.pk for filed, _ in self.frozen}
        kept = [
            counted_row(filed, Counted(filed.known_at, rows[filed.region_id], filed.figures))
            for filed in self.returns
            if filed.known_at and filed.pk not in settled
        ]
        CountedReturn.objects.bulk_create(kept, batch_size=500)
        ReturnStep.objects.bulk_create(self.steps, batch_size=2000)
        frozen = FrozenReturn.objects.bulk_create(
            [_frozen(filed, step, rows[filed.region_id]) for filed, step in self.frozen], batch_size=500
        )
        offices = set(
            Office.objects.filter(department__in=PASSED_TO, is_active=True).values_list("region", "department")
        )
        passed = [
            self._passed_on(each, department)
            for each in frozen
            for department in PASSED_TO
            if (each.filed.region_id, department) in offices
        ]
        Circulation.objects.bulk_create(passed, batch_size=2000)

    def _passed_on(self, frozen: FrozenReturn, department: str) -> Circulation:
        made = Circulation(frozen=frozen, department=department, region=frozen.filed.region, at=frozen.at)
        county = (frozen.filed.region_id, department)
        by = self.stage.staff.get((*county, "approver"))
        if by is not None and self.stage.rng.random() < 0.7:
            made.acknowledged_by, made.acknowledged_at = by, frozen.at + self.stage.rng.randrange(1, 6) * DAY
        return made


def _frozen(filed: Return, step: ReturnStep, rows: list[EvidenceRow]) -> FrozenReturn:
    findings, rows_digest = [each.kept() for each in findings_of(filed)], digest_of(rows)
    return FrozenReturn(
        filed=filed, step=step, figures=filed.figures, extras=filed.extras, findings=findings, at=step.at,
        known_at=filed.known_at, rows=packed(rows), row_count=len(rows), rows_digest=rows_digest,
        digest=digest_of_return(filed, findings, rows_digest),
    )  # fmt: skip
