"""The pages of returns by role, their workbooks, the desk, and the API."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from reporting.actions.returns import advance
from reporting.models import Circulation, Return
from reporting.queries.desk_areas import areas_waiting
from reporting.queries.returns_findings import findings_of
from reporting.queries.returns_progress import progress_of
from tests import factories
from tests.records.stage import TODAY
from tests.reporting.returns.cast import DAY
from workshops.access import clock
from workshops.access.actions.tokens import issue_token


def at(name: str, *args) -> str:
    return reverse(f"reporting:{name}", args=args)


def sheets(answer) -> dict[str, list[tuple]]:
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_a_county_prepares_and_sends_on_the_pages(cast, visit):
    filed = cast.filed()
    page = visit(cast.clerk, at("return-detail", filed.pk)).content.decode()
    assert "生成数据" in page
    visit(cast.clerk, at("return-generate", filed.pk), go="1")
    filed.refresh_from_db()
    words = {f"finding_{number}": "已核实。" for number, _ in enumerate(findings_of(filed))}
    form = at("return-fill", filed.pk)
    assert "展会销售额（万元）" in visit(cast.clerk, form).content.decode()
    kept = visit(cast.clerk, form, seen_version=filed.version, X01="多次", X02="3.5", **words).content.decode()
    assert "多次" in kept, "what was typed is kept"
    assert "请填写数字" in kept
    wrong = visit(cast.clerk, form, seen_version=filed.version, X01="1.5", X02="3.125", **words).content.decode()
    assert "应为整数" in wrong
    assert "最多 2 位小数" in wrong
    half = visit(cast.clerk, form, seen_version=filed.version, X01="2", **words).content.decode()
    assert "还有 1 处须填写、说明或更正" in half
    filed.refresh_from_db()
    whole = visit(cast.clerk, form, seen_version=filed.version, X01="2", X02="3.5", **words).content.decode()
    assert "已保存，可以由本单位审核人报送" in whole
    assert visit(cast.clerk, at("return-step", filed.pk, "submit")).status_code == 404
    page = visit(cast.approver, at("return-step", filed.pk, "submit"), note="").content.decode()
    assert "已报送" in page
    assert Return.objects.get(pk=filed.pk).status == "submitted"


def test_what_was_sent_anew_meanwhile_is_not_accepted_on_an_old_page(cast, visit):
    filed = cast.passed(cast.filed())
    link = f"{at('return-step', filed.pk, 'accept')}?seen={filed.version}"
    assert link in visit(cast.province, at("return-detail", filed.pk)).content.decode()
    advance(filed.pk, "return", by=cast.province, note="请核对")
    cast.passed(cast.filed())
    form = visit(cast.province, link).content.decode()
    assert f'name="seen_version" value="{filed.version}"' in form
    said = visit(cast.province, link, seen_version=filed.version, note="同意").content.decode()
    assert "别人刚刚改过这份报表" in said
    assert "同意" in said
    assert Return.objects.get(pk=filed.pk).status == "passed"
    for wrong in ("", "?seen=x", "?seen=99999999999999999999"):
        assert visit(cast.province, at("return-step", filed.pk, "accept") + wrong).status_code == 200


def test_sending_back_names_the_cells_on_the_page_and_to_the_county(cast, visit):
    filed = cast.passed(cast.filed())
    form = at("return-step", filed.pk, "return")
    assert "请写明退回的原因" in visit(cast.province, form, note="").content.decode()
    visit(cast.province, form, note="请核对", cell_E01="与上期相差过大")
    page = visit(cast.clerk, at("return-detail", filed.pk)).content.decode()
    assert "E01 直接吸纳就业人数：与上期相差过大" in page, "a code never without its name"
    assert "已退回修改" in page


def test_whoever_mends_a_return_reads_the_reason_beside_the_field(cast, visit):
    filed = cast.passed(cast.filed())
    asked = visit(cast.province, at("return-step", filed.pk, "return")).content.decode()
    assert "S04 销售额：" in asked
    assert ".00 元" not in asked, "as everywhere else"
    visit(cast.province, at("return-step", filed.pk, "return"), note="", cell_X02="单位应为万元")
    assert "退回意见：单位应为万元" in visit(cast.clerk, at("return-fill", filed.pk)).content.decode()


def test_the_page_says_what_comes_next_and_why_nothing_is_compared(cast, visit):
    filed = cast.prepared(cast.filed())
    page = visit(cast.clerk, at("return-detail", filed.pk)).content.decode()
    assert "由本单位审核人核对后报送" in page
    assert "上一期没有定稿，所以不作比较" in page
    Return.objects.filter(pk=filed.pk).update(extras={})
    assert "报送前还有 2 处须填写" in visit(cast.clerk, at("return-detail", filed.pk)).content.decode()
    assert "报送前还有" not in visit(cast.approver, at("return-detail", filed.pk)).content.decode()


def test_from_the_frozen_figures_one_comes_back(cast, visit):
    filed = cast.accepted(cast.filed())
    page = visit(cast.clerk, at("return-frozen", filed.pk)).content.decode()
    assert f'href="{at("return-detail", filed.pk)}">返回报表' in page


def test_reopening_on_the_page_asks_for_the_document(cast, visit):
    filed = cast.accepted(cast.filed())
    form = at("return-step", filed.pk, "reopen")
    assert "请填写决定的文号或依据" in visit(cast.province, form, note="漏报").content.decode()
    visit(cast.province, form, note="漏报", document="黔文旅函〔2026〕3号", cell_E01="漏报两人")
    step = filed.steps.last()
    assert (step.action, step.document) == ("reopen", "黔文旅函〔2026〕3号")
    assert step.remarks.get().code == "E01"
    assert "已重新打开，请修改后重新报送" in visit(cast.clerk, at("return-detail", filed.pk)).content.decode()


def test_what_lies_outside_the_scope_is_not_found(cast, visit):
    filed = cast.accepted(cast.filed())
    circulation = Circulation.objects.filter(department="hrss").get()
    own = cast.open(by=cast.province, span=cast.span.previous)
    addresses = [
        at("return-detail", filed.pk), at("return-fill", filed.pk), at("return-frozen", filed.pk),
        at("return-step", filed.pk, "reopen"), at("return-circulation", circulation.pk),
    ]  # fmt: skip
    guangdong = cast.stage.official(code="440000")
    for stranger in (cast.other_clerk, guangdong, cast.stage.county.leader, factories.user("aud", "auditor")):
        for address in addresses:
            assert visit(stranger, address).status_code == 404, (stranger, address)
        assert visit(stranger, at("return-circulation-acknowledge", circulation.pk), go="1").status_code == 404
        assert visit(stranger, at("return-generate", filed.pk), go="1").status_code == 404
    assert visit(guangdong, at("return-period-detail", own.pk)).status_code == 404
    assert visit(cast.clerk, at("return-period-detail", own.pk)).status_code == 200
    assert visit(cast.other_clerk, at("return-detail", cast.filed("520000").pk)).status_code == 404
    assert visit(cast.province, at("return-detail", cast.filed(None).pk)).status_code == 404
    assert visit(guangdong, f"{at('return-period-detail', cast.period.pk)}?region=520000").status_code == 404


@pytest.mark.parametrize("who", ["clerk", "approver", "hrss", "prefecture", "province", "ministry"])
def test_every_office_reads_its_pages(cast, visit, who):
    filed, user = cast.accepted(cast.filed()), getattr(cast, who)
    names = ["return-period-list", "return-list", "return-circulation-list"]
    for address in [*map(at, names), at("return-period-detail", cast.period.pk), at("return-detail", filed.pk)]:
        assert visit(user, address).status_code == 200, address
    assert visit(user, at("return-frozen", filed.pk)).status_code == 200
    assert (visit(user, at("return-period-new")).status_code == 200) == (who in ("province", "ministry"))
    for name in ("return-list", "return-circulation-list"):
        answer = visit(user, f"{at(name)}?format=xlsx")
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content)[:2] == b"PK"


def test_opening_on_the_page(cast, visit):
    before = cast.span.previous
    given = {
        "kind": "quarter", "year": before.year, "number": before.number, "codes": ["W01", "S04"],
        "due_county": "2026-03-10", "due_province": "2026-03-20", "extras": "展会销售额，万元，2\n参加展会，次",
    }  # fmt: skip
    assert (
        "第 1 行应写明名称和单位"
        in visit(cast.ministry, at("return-period-new"), **given | {"extras": "展会销售额"}).content.decode()
    )
    assert (
        "一年只有 2 期"
        in visit(cast.ministry, at("return-period-new"), **given | {"kind": "half", "number": 3}).content.decode()
    )
    page = visit(cast.ministry, at("return-period-new"), **given).content.decode()
    assert "2 个县级单位应报" in page
    period = cast.filed(period=Return.objects.get(period__first=before.first, region="522636").period).period
    assert (period.codes, period.extras.first().decimals) == (["W01", "S04"], 2)
    assert "已经布置过" in visit(cast.ministry, at("return-period-new"), **given).content.decode()


def test_completeness_and_punctuality_by_region(cast):
    cast.accepted(cast.filed())
    with clock.at(TODAY + 6 * DAY):
        table = progress_of(cast.period, None)
        (line,) = table.lines
        assert (line.region.pk, line.figures) == ("520000", (2, 1, 1, 0, 1, 0, 1))
        cast.sent(cast.filed("522634"))
        table = progress_of(cast.period, line.region)
        assert table.total.figures == (2, 2, 1, 0, 1, 1, 0)
        counties = {each.region.pk: each.figures for each in progress_of(cast.period, table.lines[0].region).lines}
        assert counties == {"522636": (1, 1, 1, 0, 1, 0, 0), "522634": (1, 1, 0, 0, 0, 1, 0)}
        own = progress_of(cast.period, cast.clerk.region)
        assert [each.region.pk for each in own.lines] == ["522636"]


def test_the_workbook_of_the_period_holds_the_frozen_figures(cast, visit):
    filed = cast.accepted(cast.filed())
    cast.reported()
    said = sheets(visit(cast.ministry, f"{at('return-period-detail', cast.period.pk)}?format=xlsx"))
    assert said["报送情况"][4][:5] == (None, "合计", None, 2, 1)
    counties = said["分县数据"]
    assert counties[3][2] == "W01 有效非遗工坊数（家）"
    assert counties[4][:3] == ("522636", filed.region.full_name, 1)
    assert counties[4][-1] == filed.frozen.get().digest
    assert [row[0] for row in said["汇总数据"][4:]] == ["520000"]
    (own,) = [row for row in sheets(visit(cast.clerk, f"{at('return-detail', filed.pk)}?format=xlsx"))["报表"]
              if row[0] == "X02"]  # fmt: skip
    assert own[3] == 3.5


def test_words_of_officials_never_become_formulas(cast, visit):
    cast.open(by=cast.province, note="=1+1")
    period = cast.province.region and Return.objects.filter(period__opener="520000").first().period
    answer = visit(cast.province, f"{at('return-period-detail', period.pk)}?format=xlsx")
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert (book["指标说明"]["A2"].value, book["指标说明"]["A2"].data_type) == ("=1+1", "s")


def test_the_desk_says_what_waits(cast):
    def waits(user, label):
        found = [each for each in areas_waiting(user, clock.today()) if each.label == label]
        return (found[0].count, found[0].overdue) if found else None

    assert waits(cast.clerk, "待办的报表") == (1, 0)
    with clock.at(TODAY + 6 * DAY):
        assert waits(cast.clerk, "待办的报表") == (1, 1)
    filed = cast.passed(cast.filed())
    assert waits(cast.clerk, "待办的报表") == (0, 0)
    assert waits(cast.province, "待办的报表") == (2, 0)
    advance(filed.pk, "accept", by=cast.province)
    assert waits(cast.hrss, "待签收的报表通报") == (1, 0)
    assert waits(cast.hrss, "待办的报表") is None


def test_the_api_reads_in_scope_and_takes_steps_with_reason_codes(cast):
    filed = cast.filed()

    def asked(user, path="", **body):
        headers = {"Authorization": f"Token {issue_token(by=user)[0]}"}
        address = f"/api/v1/returns/{path}"
        if body:
            return Client().post(address, body, content_type="application/json", headers=headers)
        return Client().get(address, headers=headers)

    assert asked(cast.clerk).json()["count"] == 1
    assert asked(cast.ministry).json()["count"] == 5
    assert asked(cast.other_clerk, f"{filed.pk}/").status_code == 404
    assert asked(cast.other_clerk, f"{filed.pk}/steps/", action="generate").status_code == 404
    made = asked(cast.clerk, f"{filed.pk}/steps/", action="generate")
    assert (made.status_code, made.json()["status"]) == (200, "draft")
    cells = {each["code"]: each["value"] for each in made.json()["cells"]}
    assert (cells["W01"], cells["X01"]) == ("1.00", None)
    typed = asked(cast.clerk, f"{filed.pk}/steps/", action="fill", payload={"extras": {"W01": 9}})
    assert (typed.status_code, typed.json()["code"]) == (409, "not_typed")
    sent = asked(cast.clerk, f"{filed.pk}/steps/", action="submit")
    assert (sent.status_code, sent.json()["code"]) == (403, "wrong_role")
    early = asked(cast.approver, f"{filed.pk}/steps/", action="submit")
    assert (early.status_code, early.json()["code"]) == (409, "extra_missing")
    foreign = asked(cast.approver, f"{filed.pk}/steps/", action="submit", payload={"document": "x"})
    assert foreign.status_code == 400
    said = {each["key"]: "属实" for each in made.json()["findings"]}
    asked(cast.clerk, f"{filed.pk}/steps/", action="fill",
          payload={"extras": {"X01": 1, "X02": 2}, "explanations": said})  # fmt: skip
    done = asked(cast.approver, f"{filed.pk}/steps/", action="submit")
    assert (done.status_code, done.json()["status"]) == (200, "submitted")
