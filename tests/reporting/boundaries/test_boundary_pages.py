"""Who sees and does what on the pages of changed divisions; a change from the form to the handover."""

import datetime
import io

import pytest
from django.core.cache import cache
from django.urls import reverse
from openpyxl import load_workbook

from reporting.actions.applying_boundaries import apply_due
from reporting.actions.boundaries import TypedLine
from tests import factories
from tests.reporting.boundaries.conftest import DAY, entered, on, reviewed
from tests.reporting.boundaries.test_applying import MERGE, RECODE, SPLIT
from workshops.access.models import User
from workshops.models import RegionHandover
from workshops.regions.models import ChangeStatus, Region, RegionChange

LIST = "/statistics/boundaries/"


@pytest.fixture
def visit(client):
    cache.clear()

    def visited(user, address, /, **data):
        client.force_login(User.objects.get(pk=user.pk))  # the office may be another one by now
        return client.post(address, data) if data else client.get(address)

    return visited


def typed(*lines: dict, **said) -> dict:
    given = {
        "title": "撤销丹寨县，设立丹寨市", "kind": "to_city", "effective_on": "2026-04-01",
        "document_no": "民函〔2026〕1号", "source": "民政部批复", "action": "save",
        "lines-TOTAL_FORMS": str(max(3, len(lines))), "lines-INITIAL_FORMS": "0",
    } | said  # fmt: skip
    for number, line in enumerate(lines):
        given |= {f"lines-{number}-{name}": value for name, value in line.items()}
    return given


def test_from_the_form_to_the_handover(stage, visit):
    line = {"old_code": "522636", "new_code": "522699", "new_name": "丹寨市"}
    assert visit(stage.one, LIST + "new/").status_code == 200
    answer = visit(stage.one, LIST + "new/", **typed(line))
    change = RegionChange.objects.get()
    assert answer.url == f"{LIST}{change.pk}/"
    assert "待审核的区划变更" in visit(stage.two, "/desk/").content.decode()
    assert "待审核的区划变更" not in visit(stage.one, "/desk/").content.decode()
    assert "撤销丹寨县，设立丹寨市" in visit(stage.two, LIST + "?mine=true").content.decode()
    page = visit(stage.one, answer.url).content.decode()
    assert "522636 丹寨县" in page
    assert "522699 丹寨市" in page
    assert "审核通过" not in page
    assert visit(stage.one, f"{answer.url}review/").status_code == 404
    assert visit(stage.two, f"{answer.url}review/", confirm="yes").status_code == 302
    factories.submitted(stage.county, "待办工坊")
    with on(DAY):
        apply_due()
        waiting = visit(stage.county.clerk, LIST + "handovers/?mine=true").content.decode()
        assert "撤销丹寨县，设立丹寨市" in waiting
        assert "待确认的区划移交" in visit(stage.county.clerk, "/desk/").content.decode()
        handover = RegionHandover.objects.get(department="culture")
        address = reverse("reporting:boundary-handover", args=[handover.pk])
        page = visit(stage.county.clerk, address).content.decode()
        assert "确认接收" in page
        case = handover.cases.get()
        assert f'href="/applications/{case.object_id}/"' in page
        assert visit(stage.county.clerk, f"/applications/{case.object_id}/").status_code == 200
        visit(stage.county.clerk, address, confirm="yes")
        assert "撤销丹寨县，设立丹寨市" not in visit(stage.county.clerk, LIST + "handovers/?mine=true").content.decode()
        assert "待确认的区划移交" not in visit(stage.county.clerk, "/desk/").content.decode()
        handover.refresh_from_db()
        assert handover.acknowledged_by == stage.county.clerk
        assert "对照表" in visit(stage.county.clerk, answer.url).content.decode()


def test_a_refused_form_keeps_what_was_typed(stage, visit):
    page = visit(stage.one, LIST + "new/", **typed({"old_code": "529999", "new_code": "522699"})).content.decode()
    assert "529999 不在变更前的区划中" in page
    assert 'value="522699"' in page
    assert not RegionChange.objects.exists()


def test_more_rows_are_given_without_complaints(stage, visit):
    page = visit(stage.one, LIST + "new/", **typed({"old_code": "522636"}, action="more", title="")).content.decode()
    assert 'name="lines-7-old_code"' in page
    assert "error-summary" not in page


def test_an_edited_draft_shows_its_lines(stage, visit):
    change = entered(stage.one, RECODE)
    page = visit(stage.two, f"{LIST}{change.pk}/edit/").content.decode()
    assert 'value="522699"' in page
    given = typed({"old_code": "522636", "new_code": "522698", "new_name": "丹寨市"})
    visit(stage.two, f"{LIST}{change.pk}/edit/", **given)
    assert [line.new_code for line in RegionChange.objects.get().lines.all()] == ["522698"]


def test_workshops_of_a_split_division_are_assigned_on_a_page(stage, visit):
    change = reviewed(stage.one, stage.two, *SPLIT, kind="split")
    address = f"{LIST}{change.pk}/"
    assert "还有 1 家工坊没有分配" in visit(stage.one, address).content.decode()
    field = f"w{stage.workshop.pk}"
    assert "扬武县（522637）" in visit(stage.one, address + "assign/").content.decode()
    visit(stage.one, address + "assign/", **{field: "522637"})
    assert "没有分配" not in visit(stage.one, address).content.decode()


def test_drafts_are_the_ministrys_own_and_what_is_reviewed_is_for_every_office(stage, visit):
    draft = entered(stage.one, RECODE)
    for user in (stage.county.clerk, stage.official(), stage.official("hrss", None)):
        assert visit(user, f"{LIST}{draft.pk}/").status_code == 404
        assert draft.title not in visit(user, LIST).content.decode()
        assert visit(user, LIST + "new/").status_code == 403
    change = reviewed(stage.one, stage.two, TypedLine("522634", "522635", "雷山市"))
    for user in (stage.county.clerk, stage.official("hrss", None)):
        assert visit(user, f"{LIST}{change.pk}/").status_code == 200
    for user in (stage.leader.user, factories.user("sysadmin", "sysadmin"), factories.user("auditor", "auditor")):
        for address in (LIST, f"{LIST}{change.pk}/", LIST + "reconciliation/", LIST + "handovers/"):
            assert visit(user, address).status_code == 404


def test_nobody_but_the_ministry_finds_the_steps(stage, visit):
    change = reviewed(stage.one, stage.two, *SPLIT, kind="split")
    for user in (*stage.strangers, stage.county.approver, stage.official("hrss", None)):
        for step in ("edit", "assign", "review", "send_back", "drop", "apply"):
            for data in ({}, {"reason": "越权"}):
                assert visit(user, f"{LIST}{change.pk}/{step}/", **data).status_code in (403, 404)
    change.refresh_from_db()
    assert change.status == ChangeStatus.REVIEWED


def test_a_handover_is_found_by_its_department_and_those_above(stage, visit):
    reviewed(stage.one, stage.two, *MERGE, kind="merge")
    with on(DAY):
        apply_due()
        handover = RegionHandover.objects.get(department="culture")
        address = reverse("reporting:boundary-handover", args=[handover.pk])
        for user in (stage.other.clerk, stage.county.approver, stage.official(), stage.one):
            assert visit(user, address).status_code == 200
        for user in (stage.other.hrss, stage.official(code="440000"), stage.leader.user):
            assert visit(user, address).status_code == 404
        visit(stage.official(), address, confirm="yes")  # above, but not the receiving office
        handover.refresh_from_db()
        assert handover.acknowledged_at is None


def test_the_reconciliation_adds_up_on_the_page_and_in_the_workbook(stage, visit):
    mine, others = (factories.workshop(each, datetime.date(2025, 5, 20)) for each in (stage.county, stage.other))
    reviewed(stage.one, stage.two, *MERGE, kind="merge")
    with on(DAY):
        apply_due()
        query = f"?first=2026-03-31&second={DAY}&year=2026"
        page = visit(stage.one, f"{LIST}reconciliation/{query}").content.decode()
        assert "雷丹县" in page
        assert "丹寨县" in page
        answer = visit(stage.one, f"{LIST}reconciliation/{query}&format=xlsx")
    rows = list(load_workbook(io.BytesIO(b"".join(answer.streaming_content)))["对照表"].iter_rows(values_only=True))
    sums = [row[4] for row in rows if row[3] == "小计"]
    parts = [row[4] for row in rows if row[2] == "522634"]
    assert {row[0] for row in rows if row[3] == "小计"} == {"522634", "522636"}
    assert sums == parts == [1, 1]
    assert rows[-1][4] == 2
    assert {mine.region_id, others.region_id} == {"522636", "522634"}


def test_the_list_as_a_workbook_and_through_the_api(stage, visit, client):
    change = reviewed(stage.one, stage.two, RECODE)
    answer = visit(stage.county.clerk, LIST + "?format=xlsx")
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    said = visit(stage.county.clerk, "/api/v1/regions/changes/?search=522699").json()
    assert [row["id"] for row in said["results"]] == [change.pk]
    detail = visit(stage.county.clerk, f"/api/v1/regions/changes/{change.pk}/").json()
    assert detail["lines"][0]["new_code"] == "522699"
    assert detail["allowed_actions"] == []
    assert visit(stage.leader.user, f"/api/v1/regions/changes/{change.pk}/").status_code == 404
    client.force_login(stage.two)
    address = f"/api/v1/regions/changes/{change.pk}/steps/"
    answer = client.post(address, {"action": "send_back", "reason": "文号有误"}, content_type="application/json")
    assert answer.json()["status"] == "draft"
    client.force_login(stage.one)
    assert client.post(address, {"action": "review"}, content_type="application/json").status_code == 409


def test_old_divisions_are_found_by_their_names_in_the_list(stage, visit):
    reviewed(stage.one, stage.two, RECODE, title="县改市")
    with on(datetime.date(2026, 4, 2)):
        apply_due()
        assert Region.objects.get(pk="522636").valid_to
        assert "县改市" in visit(stage.county.clerk, LIST + "?search=丹寨县").content.decode()
        assert "县改市" not in visit(stage.county.clerk, LIST + "?search=雷山县").content.decode()


@pytest.mark.parametrize("page", ["statistics", "people", "work"])
def test_every_table_of_figures_can_be_read_by_the_divisions_of_another_day(stage, visit, page):
    change = reviewed(stage.one, stage.two, *MERGE, kind="merge")
    address = reverse(f"reporting:{page}")
    with on(DAY):
        apply_due()
        change.refresh_from_db()
        assert change.status == ChangeStatus.APPLIED
        named = {}
        for edition in ("2026-03-01", ""):
            answer = visit(stage.one, f"{address}?region=522600&edition={edition}")
            named[edition] = {line.region.pk for line in answer.context["table"].lines if line.region}
            assert ("的区划统计" in answer.content.decode()) == bool(edition)
            book = visit(stage.one, f"{address}?region=522600&edition={edition}&format=xlsx")
            sheet = load_workbook(io.BytesIO(b"".join(book.streaming_content))).worksheets[0]
            assert (f"区划：{edition}" in sheet["A2"].value) == bool(edition)
        assert named["2026-03-01"] - named[""] == {"522636"}


@pytest.mark.parametrize("page", ["statistics", "people", "work"])
@pytest.mark.parametrize(
    ("edition", "region", "said"),
    [
        ("2026-13-45", "522600", "区划版本“2026-13-45”不是有效的日期"),
        ("0001-01-01", "522600", "区划版本从 2009-12-31 起"),
        ("2026-04-02", "522600", "不能晚于今天"),
        ("2026-04-01", "522636", "丹寨县不在该版本的区划中"),
    ],
)
def test_an_edition_that_gives_no_table_is_said_on_the_page(stage, visit, page, edition, region, said):
    """The rest of the question stays; a workbook that would look like that edition is not made."""
    change = reviewed(stage.one, stage.two, *MERGE, kind="merge")
    address = f"{reverse(f'reporting:{page}')}?region={region}&year=2025&as_of=2026-03-01&edition={edition}"
    with on(DAY):
        apply_due()
        change.refresh_from_db()
        assert change.status == ChangeStatus.APPLIED
        for asked in (address, f"{address}&format=xlsx"):
            answer = visit(stage.one, asked)
            text = answer.content.decode()
            assert (answer.status_code, said in text) == (200, True)
            assert f'name="region" value="{region}"' in text
            assert f'type="date" value="{"" if "13-45" in edition else edition}"' in text
            assert (answer.context["table"].region.pk, answer.context["table"].edition) == (region, None)
            kept = {"work": '<option value="2025" selected>', "people": 'name="as_of" value="2026-03-01"'}
            assert kept.get(page, "") in text
            assert f"edition={edition}&amp;region" not in text
