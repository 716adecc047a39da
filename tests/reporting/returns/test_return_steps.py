"""A return on its way: by the real actions."""

import datetime
from decimal import Decimal

import pytest

from reporting.actions.circulations import acknowledge
from reporting.actions.return_periods import Extra
from reporting.actions.returns import advance
from reporting.models import Circulation, FrozenReturn, Return, ReturnStatus
from reporting.queries.circulations import unacknowledged
from reporting.queries.evidence import digest_of, figures_of, unpacked
from reporting.queries.figures import figure_table
from reporting.queries.returns import allowed_actions, as_numbers, basis_of, lies_with, open_remarks, waiting
from reporting.queries.returns_findings import findings_of
from reporting.queries.returns_gathering import gathered, unaccepted_parts
from reporting.rules.return_periods import Period
from tests import factories
from tests.records.stage import TODAY
from tests.reporting.returns.cast import CODES, DAY
from workshops.access import clock
from workshops.access.models import Department, JournalEntry, Notice, Office
from workshops.access.refusal import Refused


def refused(filed, action, by, **given) -> str:
    with pytest.raises(Refused) as caught:
        advance(filed.pk, action, by=by, **given)
    return caught.value.code


def test_opening_asks_every_level_and_tells_the_offices(cast):
    asked = {each.region_id: each.level for each in cast.period.returns.all()}
    assert asked == {
        "522636": "county", "522634": "county", "522600": "prefecture", "520000": "province", None: "nation",
    }  # fmt: skip
    told = Notice.objects.filter(kind="return.opened").values_list("to_region", "to_department")
    assert set(told) == {(code, "culture") for code in asked if code}
    assert JournalEntry.objects.filter(action="return_period.open").exists()
    assert list(waiting(cast.clerk)) == [cast.filed()]
    assert not waiting(cast.hrss).exists()


def test_zero_reports_ask_counties_without_workshops(cast):
    before = cast.span.previous
    period = cast.open(span=before, zero_reports=True)
    assert {"441900", "659001", "110101"} <= set(period.returns.values_list("region", flat=True))


def test_a_period_is_opened_once_for_each_opener(cast):
    with pytest.raises(Refused) as caught:
        cast.open()
    assert (caught.value.code, caught.value.field) == ("period_exists", "number")
    own = cast.open(by=cast.province)
    assert own.opener_id == "520000"
    assert not own.returns.filter(region=None).exists()
    cast.open(span=Period("year", 2025))
    for by in (cast.clerk, cast.approver, cast.prefecture, cast.province_hrss, cast.hrss):
        with pytest.raises(Refused, match="布置"):
            cast.open(by=by, span=Period("month", 2025, 3))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"codes": ()}, "codes_missing"),
        ({"codes": ("W01", "nonsense")}, "codes_missing"),
        ({"due_county": datetime.date(2025, 12, 31)}, "due_too_early"),
        ({"due_province": datetime.date(2026, 3, 3)}, "due_too_early"),
        ({"note": "请电 13812345678"}, "mobile_number"),
        ({"note": "张三，522636200501011234"}, "mobile_number"),
        ({"note": "李四，52263620050101123X"}, "mobile_number"),
        ({"extras": [Extra("参会人 522636200501011234", "次")]}, "mobile_number"),
        ({"extras": [Extra("参会次数", "次", 0, "问 13812345678")]}, "mobile_number"),
    ],
)
def test_a_period_that_makes_no_sense_is_refused(cast, given, code):
    with pytest.raises(Refused) as caught:
        cast.open(by=cast.province, **given)
    assert caught.value.code == code


def test_generated_figures_are_those_of_the_register(cast):
    filed = cast.generate(cast.filed())
    said = figure_table(CODES, basis_of(filed, filed.known_at), filed.region).totals
    assert as_numbers(filed.figures) == {code: Decimal(value) for code, value in said.items()}
    assert (filed.status, filed.known_at, filed.figures["W01"]) == ("draft", TODAY, "1")


def test_figures_of_a_period_that_is_not_over_are_not_generated(cast):
    first = cast.span.previous.previous.previous.previous.previous  # any other kind of the present
    assert first != cast.span
    now = cast.open(
        span=Period.holding("quarter", TODAY.date()), due_county=datetime.date(2026, 4, 10),
        due_province=datetime.date(2026, 4, 20),
    )  # fmt: skip
    assert refused(cast.filed(period=now), "generate", cast.clerk) == "period_not_over"


def test_a_generated_figure_is_never_typed_over(cast):
    filed = cast.generate(cast.filed())
    assert refused(filed, "fill", cast.clerk, extras={"W01": 99}) == "not_typed"
    assert refused(filed, "fill", cast.clerk, extras={"X09": 1}) == "not_typed"
    assert refused(filed, "fill", cast.clerk, extras={"X01": "1.5"}) == "invalid"
    assert refused(filed, "fill", cast.clerk, extras={"X01": -1}) == "invalid"
    assert refused(filed, "fill", cast.clerk, extras={"X01": "NaN"}) == "invalid"
    assert refused(filed, "fill", cast.clerk, seen_version=1) == "stale"
    filed = advance(filed.pk, "fill", by=cast.clerk, extras={"X01": 2, "X02": Decimal("3.50")})
    assert filed.extras == {"X01": "2", "X02": "3.50"}
    assert filed.figures["W01"] == "1"


def test_what_is_missing_keeps_it_from_being_sent(cast):
    filed = cast.generate(cast.filed())
    assert refused(filed, "submit", cast.approver) == "extra_missing"
    advance(filed.pk, "fill", by=cast.clerk, extras={"X01": 2, "X02": 3})
    filed.refresh_from_db()
    assert any(not finding.impossible for finding in findings_of(filed)), "no workers for 18 employed: asked about"
    assert refused(filed, "submit", cast.approver) == "explanation_missing"
    cast.fill(filed)
    assert advance(filed.pk, "submit", by=cast.approver).status == "submitted"


def test_an_impossible_finding_is_not_explained_away(cast):
    filed = cast.prepared(cast.filed())
    Return.objects.filter(pk=filed.pk).update(figures=filed.figures | {"P01": "-1"})
    filed.refresh_from_db()
    wrong = [finding for finding in findings_of(filed) if finding.impossible]
    assert wrong
    advance(filed.pk, "fill", by=cast.clerk, explanations={wrong[0].key: "属实"})
    assert refused(filed, "submit", cast.approver) == "impossible_finding"


def test_the_clerk_prepares_and_the_approver_sends(cast):
    filed = cast.prepared(cast.filed())
    assert refused(filed, "submit", cast.clerk) == "wrong_role"
    assert refused(filed, "generate", cast.approver) == "wrong_role"
    for stranger in (cast.hrss, cast.other_approver, cast.prefecture, cast.province, cast.ministry):
        assert refused(filed, "submit", stranger) == "wrong_role"
    cast.clerk.duty = "approver"
    cast.clerk.save()
    assert refused(filed, "submit", cast.clerk) == "same_person"
    assert JournalEntry.objects.filter(action="return.submit", result="refused").count() == 7


def test_the_whole_way_up(cast):
    filed = cast.sent(cast.filed())
    assert (filed.first_sent_at, lies_with(filed)) == (TODAY, "黔东南苗族侗族自治州文化和旅游部门")
    assert list(waiting(cast.prefecture).filter(level="county")) == [filed]
    assert filed not in waiting(cast.province)
    assert refused(filed, "accept", cast.province) == "wrong_state"
    advance(filed.pk, "pass", by=cast.prefecture)
    assert filed in waiting(cast.province)
    filed = advance(filed.pk, "accept", by=cast.province)
    assert (filed.status, filed.frozen.count()) == ("accepted", 1)
    province = cast.reported()
    filed.refresh_from_db()
    assert (province.status, filed.status) == ("reported", "reported")
    assert province in waiting(cast.ministry)
    assert advance(province.pk, "receive", by=cast.ministry).status == "received"
    nation = cast.prepared(cast.filed(None))
    assert refused(nation, "conclude", cast.ministry) == "note_missing", "雷山 is missing"
    assert advance(nation.pk, "conclude", by=cast.ministry, note="雷山县未报。").status == "concluded"
    assert FrozenReturn.objects.count() == 3


def test_without_an_office_of_the_prefecture_the_province_decides_at_once(cast):
    Office.objects.filter(region="522600").update(is_active=False)
    filed = cast.sent(cast.filed())
    assert filed in waiting(cast.province)
    assert allowed_actions(filed, cast.province) == ["accept", "return"]
    assert advance(filed.pk, "accept", by=cast.province).status == "accepted"


def test_a_county_directly_under_the_province(cast):
    period = cast.open(span=cast.span.previous, zero_reports=True)
    filed = cast.filed("441900", period)
    clerk, approver = (factories.user(f"dongguan_{duty}", duty, "441900") for duty in ("clerk", "approver"))
    cast.generate(filed, by=clerk)
    cast.fill(filed, by=clerk)
    advance(filed.pk, "submit", by=approver)
    official = cast.stage.official(code="440000")
    assert refused(filed, "accept", cast.province) == "wrong_role"
    assert filed in waiting(official)
    assert advance(filed.pk, "accept", by=official).status == "accepted"


def test_sent_back_at_the_cells_and_sent_again(cast):
    filed = cast.passed(cast.filed())
    assert refused(filed, "return", cast.province) == "note_missing"
    assert refused(filed, "return", cast.province, cells={"W09": "不对"}) == "unknown_cell"
    assert refused(filed, "return", cast.province, cells={"W01": "请电 13812345678"}) == "mobile_number"
    filed = advance(filed.pk, "return", by=cast.province, cells={"E01": "与上期相差过大", "X02": "单位应为万元"})
    assert [(each.code, each.reason) for each in open_remarks(filed)] == [
        ("E01", "与上期相差过大"), ("X02", "单位应为万元"),
    ]  # fmt: skip
    told = Notice.objects.filter(kind="return.return").values_list("to_region", flat=True)
    assert set(told) == {"522636", "522600"}
    assert refused(filed, "submit", cast.approver) == "wrong_state", "nothing was mended yet"
    with clock.at(TODAY + 9 * DAY):
        filed = cast.sent(filed)
    assert (filed.first_sent_at, filed.sent_at) == (TODAY, TODAY + 9 * DAY)
    assert open_remarks(filed) == []
    assert filed.steps.filter(action="return").count() == 1


def test_words_of_other_figures_do_not_explain_new_ones(cast):
    filed = cast.prepared(cast.filed())
    assert filed.explanations
    Return.objects.filter(pk=filed.pk).update(figures=filed.figures | {"E01": "1", "P01": "9"})
    filed = cast.generate(filed)
    keys = [key for key in filed.explanations if "E01" in key or "P01" in key]
    assert keys == []


def test_reopening_is_a_decision_with_a_document(cast):
    filed = cast.accepted(cast.filed())
    for who in (cast.clerk, cast.approver, cast.prefecture, cast.stage.official(code="440000")):
        assert refused(filed, "reopen", who, note="有误", document="黔文旅函〔2026〕3号") == "wrong_role"
    assert refused(filed, "reopen", cast.province, note="有误") == "document_missing"
    assert refused(filed, "reopen", cast.province, document="黔文旅函〔2026〕3号") == "note_missing"
    filed = advance(filed.pk, "reopen", by=cast.province, note="漏报", document="黔文旅函〔2026〕3号")
    assert (filed.status, filed.frozen.count()) == ("returned", 1)
    cast.accepted(filed)
    assert filed.frozen.count() == 2
    by_ministry = advance(filed.pk, "reopen", by=cast.ministry, note="口径", document="办非遗函〔2026〕8号")
    assert by_ministry.status == ReturnStatus.RETURNED


def test_the_frozen_figures_are_those_of_their_rows(cast):
    cast.stage.row("orders")
    frozen = cast.accepted(cast.filed()).frozen.get()
    rows = unpacked(bytes(frozen.rows))
    assert figures_of(rows, CODES) == as_numbers(frozen.figures)
    assert (digest_of(rows), len(rows)) == (frozen.rows_digest, frozen.row_count)
    assert all(finding["explanation"] for finding in frozen.findings)


def test_passed_on_to_the_two_departments_and_acknowledged_once(cast):
    filed = cast.accepted(cast.filed())
    rows = Circulation.objects.filter(frozen__filed=filed)
    assert set(rows.values_list("department", "region")) == {("hrss", "522636"), ("rural", "522636")}
    row = unacknowledged(cast.hrss).get()
    for stranger in (cast.rural, cast.clerk, cast.province_hrss):
        with pytest.raises(Refused, match="收到的部门"):
            acknowledge(row.pk, by=stranger)
    assert acknowledge(row.pk, by=cast.hrss).acknowledged_by == cast.hrss
    with pytest.raises(Refused, match="已经签收"):
        acknowledge(row.pk, by=cast.hrss)
    cast.reported()
    assert unacknowledged(cast.province_hrss).get().frozen.filed.level == "province"
    assert Notice.objects.filter(kind="return.circulated", to_department=Department.HRSS).count() == 2


def test_gathering_shows_its_own_figures_beside_the_accepted_parts(cast):
    cast.accepted(cast.filed())
    province = cast.prepared(cast.filed("520000"))
    assert unaccepted_parts(province) == 1
    said = {each.code: (each.own, each.parts, each.difference) for each in gathered(province)}
    assert said["W01"] == (2, 1, 1), "雷山's workshop is in the province's own count and in no accepted part"
    assert said["X01"] == (2, 2, 0)
    assert refused(province, "report", cast.province) == "note_missing"
    second = cast.filed("522634")
    cast.accepted(second)
    assert advance(province.pk, "report", by=cast.province).status == "reported"


def test_the_ministry_sends_a_province_back(cast):
    cast.accepted(cast.filed())
    province = cast.reported()
    assert refused(province, "return", cast.province, note="有误") == "wrong_role"
    province = advance(province.pk, "return", by=cast.ministry, cells={"S04": "请核对"})
    assert province.status == "returned"
    assert cast.reported().frozen.count() == 2


def test_the_one_official_of_a_prefecture_prepares_and_sends(cast):
    filed = cast.sent(cast.filed("522600"))
    assert filed.status == "submitted"
    assert filed in waiting(cast.province)
    assert advance(filed.pk, "accept", by=cast.province).status == "accepted"
