"""Who takes part in a return, and the steps up to a state."""

import datetime

import pytest

from reporting.actions.return_periods import Extra, open_period
from reporting.actions.returns import advance
from reporting.models import Return, ReturnLevel
from reporting.queries.returns_findings import findings_of
from reporting.rules.return_periods import Period
from tests import factories
from tests.records.stage import Stage
from workshops.access import clock
from workshops.access.models import Department
from workshops.access.refusal import Refused

CODES = ("W01", "W02", "E01", "P01", "S04", "S02")
EXTRAS = (Extra("参加展会次数", "次"), Extra("展会销售额", "万元", 2, "不含线上"))
DAY = datetime.timedelta(days=1)


class Cast:
    def __init__(self, stage: Stage | None = None, **given):
        self.stage = stage or Stage()
        if stage is None:
            for county in (self.stage.county, self.stage.other):
                factories.workshop(county, datetime.date(2025, 5, 20), name="认定的工坊")
        county, other = self.stage.county, self.stage.other
        self.clerk, self.approver, self.hrss, self.rural = county.clerk, county.approver, county.hrss, county.rural
        self.other_clerk, self.other_approver = other.clerk, other.approver
        self.prefecture = self.stage.official(code="522600")
        self.province = self.stage.official()
        self.province_hrss = self.stage.official(Department.HRSS)
        self.ministry = self.stage.official(code=None)
        self.span = Period.holding("quarter", clock.today()).previous
        self.period = self.open(**given)

    def open(self, by=None, span=None, **given):
        today = clock.today()
        asked = {"codes": CODES, "extras": EXTRAS, "due_county": today + 5 * DAY, "due_province": today + 10 * DAY}
        return open_period(by=by or self.ministry, span=span or self.span, **(asked | given))

    def filed(self, code: str | None = factories.DANZHAI, period=None) -> Return:
        return Return.objects.get(period=period or self.period, region=code)

    def generate(self, filed: Return, by=None) -> Return:
        return advance(filed.pk, "generate", by=by or self.preparer(filed))

    def fill(self, filed: Return, by=None) -> Return:
        """Everything that sending asks for."""
        filed.refresh_from_db()
        said = {finding.key: "已核实，属实。" for finding in findings_of(filed)}
        extras = {"X01": 2, "X02": "3.5"} if filed.period.extras.exists() else {}
        return advance(filed.pk, "fill", by=by or self.preparer(filed), extras=extras, explanations=said)

    def prepared(self, filed: Return) -> Return:
        self.generate(filed)
        return self.fill(filed)

    def sent(self, filed: Return) -> Return:
        self.prepared(filed)
        return advance(filed.pk, "submit", by=self.signer(filed))

    def passed(self, filed: Return) -> Return:
        self.sent(filed)
        return advance(filed.pk, "pass", by=self.prefecture)

    def accepted(self, filed: Return) -> Return:
        self.passed(filed)
        return advance(filed.pk, "accept", by=self.province)

    def reported(self) -> Return:
        filed = self.filed("520000")
        self.prepared(filed)
        return advance(filed.pk, "report", by=self.province, note="雷山县尚未报齐。")

    @staticmethod
    def advance(filed: Return, action: str, by, **given) -> Return:
        return advance(filed.pk, action, by=by, **given)

    @staticmethod
    def refused(filed: Return, action: str, by, **given) -> str:
        """The code of the refusal."""
        with pytest.raises(Refused) as caught:
            advance(filed.pk, action, by=by, **given)
        return caught.value.code

    def preparer(self, filed: Return):
        return self._own(filed, 0)

    def signer(self, filed: Return):
        return self._own(filed, 1)

    def _own(self, filed: Return, at: int):
        if filed.level != ReturnLevel.COUNTY:
            return {"522600": self.prefecture, "520000": self.province, None: self.ministry}[filed.region_id]
        people = {"522636": (self.clerk, self.approver), "522634": (self.other_clerk, self.other_approver)}
        return people[filed.region_id][at]
