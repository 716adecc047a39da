"""Pages and API of the monitoring, by role."""

import datetime
import io
import re

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from reporting.actions.check_ins import check_in
from reporting.actions.flags import advance
from reporting.actions.signals import raise_signals
from reporting.models import CheckIn, Flag
from reporting.queries.monitoring import survival_table
from reporting.rules.check_in_term import quarter_of
from tests import factories
from tests.records.stage import TODAY
from workshops.access import clock
from workshops.access.models import Department

NEW = "/check-ins/new/"


@pytest.fixture
def flag(stage):
    check_in(stage.workshop.pk, by=stage.county.leader, status="stopped")
    raise_signals(as_of=TODAY.date())
    return Flag.objects.get(workshop=stage.workshop, signal="stopped")


def test_a_leader_answers_with_one_press_and_corrects_with_another(stage, visit):
    page = visit(stage.county.leader, NEW)
    assert [item["workshop"] for item in page.context["items"]] == [stage.workshop]
    assert page.content.decode().count('name="status"') == 3
    answer = visit(stage.county.leader, NEW, workshop=stage.workshop.pk, status="producing")
    assert "已报告：生产" in answer.content.decode()
    visit(stage.county.leader, NEW, workshop=stage.workshop.pk, status="stopped", workers="2", note="缺原料")
    assert [(row.status, row.workers) for row in CheckIn.objects.order_by("pk")] == [
        ("producing", None), ("stopped", 2),
    ]  # fmt: skip


def test_what_was_typed_stays_where_it_is_refused(stage, visit):
    given = {"workshop": stage.workshop.pk, "status": "stopped", "note": "打13812345678", "workers": "9"}
    page = visit(stage.county.leader, NEW, **given)
    assert "打13812345678" in page.content.decode()
    assert "note" in page.context["form"].errors
    assert not CheckIn.objects.exists()
    page = visit(stage.county.leader, NEW, workshop=stage.workshop.pk)
    assert "请选择生产、停产或歇业。" in page.content.decode()


def test_staff_answer_in_the_stead_and_say_how_they_know(stage, visit):
    address = f"{NEW}?workshop={stage.workshop.pk}"
    assert visit(stage.county.hrss, NEW).status_code == 302  # to those that have not answered
    assert "了解方式" in visit(stage.county.hrss, address).content.decode()
    page = visit(stage.county.hrss, address, workshop=stage.workshop.pk, status="closed")
    assert "learnt" in page.context["form"].errors
    visit(stage.county.hrss, address, workshop=stage.workshop.pk, status="closed", learnt="phone")
    assert CheckIn.objects.get().office == stage.county.hrss.office


def test_who_answers_for_nobody_finds_no_page(stage, visit):
    for user in (stage.county.rural, stage.province, stage.ministry):
        assert visit(user, NEW).status_code == 403
    for stranger in (stage.other.leader, stage.other.clerk, stage.neighbour):
        assert visit(stranger, f"{NEW}?workshop={stage.workshop.pk}").status_code == 404
        sent = visit(stranger, NEW, workshop=stage.workshop.pk, status="closed", learnt="visit")
        assert sent.status_code == 404
    assert visit(stage.county.leader, f"{NEW}?workshop=abc").status_code == 404


def test_both_open_quarters_can_be_chosen(stage, visit):
    with clock.at(factories.instant(2026, 4, 10)):
        page = visit(stage.county.leader, NEW)
        assert page.context["quarter"].label == "2026年第1季度"
        assert [each.label for each in page.context["others"]] == ["2026年第2季度"]
        visit(stage.county.leader, f"{NEW}?quarter=2026-04-01", workshop=stage.workshop.pk, status="producing")
        assert CheckIn.objects.get().quarter == datetime.date(2026, 4, 1)


def test_an_answer_for_a_quarter_that_has_closed_is_not_taken_for_the_next(stage, visit):
    """The page was opened on the last day and sent on the day after."""
    given = {"workshop": stage.workshop.pk, "status": "stopped", "note": "缺原料", "quarter": "2026-01-01"}
    with clock.at(factories.instant(2026, 4, 16)):
        for address in (NEW, f"{NEW}?quarter=2026-01-01"):
            page = visit(stage.county.leader, address, **given)
            assert "2026年第1季度的报告已于 2026-04-15 截止" in page.content.decode()
            assert "缺原料" in page.content.decode()
            assert page.context["quarter"].label == "2026年第2季度"
        assert not CheckIn.objects.exists()
    with clock.at(factories.instant(2026, 4, 15)):
        visit(stage.county.leader, NEW, **given)
        assert CheckIn.objects.get().quarter == datetime.date(2026, 1, 1)


def test_the_enter_key_answers_nothing(stage, visit):
    """The first button of a form is the one that the key presses: on a phone, before any of the three was meant."""
    page = visit(stage.county.leader, NEW).content.decode()
    form = page[page.index('<form class="panel"') :]
    first = re.search(r"<button[^>]*>", form)[0]
    assert "name=" not in first


def test_a_flag_s_page_shows_its_facts_and_the_steps_of_each_role(stage, flag, visit):
    address = reverse("reporting:flag-detail", args=[flag.pk])
    page = visit(stage.county.clerk, address)
    assert ("生产状况", "停产") in page.context["facts"]
    assert {action for action, _, _ in page.context["steps"]} >= {"normal", "problem", "stopped"}
    for user in (stage.county.rural, stage.county.hrss, stage.ministry):
        page = visit(user, address)
        assert page.status_code == 200
    assert {action for action, _, _ in visit(stage.province, address).context["steps"]} == {"note"}
    step = reverse("reporting:flag-step", args=[flag.pk, "helped"])
    for user in (*stage.strangers, stage.county.leader):
        assert visit(user, address).status_code == 404
        assert visit(user, step, note="x").status_code == 404
    assert visit(stage.county.hrss, step).status_code == 404
    again = visit(stage.county.clerk, step, note="")
    assert "请写明帮扶了什么。" in again.content.decode()
    done = visit(stage.county.clerk, step, note="协调了原料。")
    assert done.context["flag"].outcome == "helped"


def test_a_flag_becomes_a_problem_on_its_page(stage, flag, visit):
    step = reverse("reporting:flag-step", args=[flag.pk, "problem"])
    assert visit(stage.county.clerk, step).context["form"]["title"].value() == "停产或歇业"
    done = visit(stage.county.clerk, step, kind="sales", title="没有订单", description="停产待销。")
    assert "查看困难问题" in done.content.decode()


def test_lists_narrow_to_mine_and_export(stage, flag, visit):
    address = reverse("reporting:flag-list")
    assert visit(stage.county.clerk, f"{address}?mine=true").content.decode().count("/flags/") >= 2
    assert not visit(stage.county.rural, f"{address}?mine=true").context["listing"].rows.exists()
    book = visit(stage.province, f"{address}?format=xlsx")
    rows = list(load_workbook(io.BytesIO(b"".join(book.streaming_content) if book.streaming else book.content)).active)
    assert len(rows) >= 4


def test_list_pages_cost_the_same_however_many(stage, flag, client, django_assert_max_num_queries):
    for name in ("flag-list", "survival-list", "check-in-list"):
        client.force_login(stage.province)
        client.get(reverse(f"reporting:{name}"))
        with django_assert_max_num_queries(9):
            assert client.get(reverse(f"reporting:{name}")).status_code == 200


def test_survival_by_region_counts_each_state_and_drills_down(stage, flag, visit):
    table = survival_table(None, quarter_of(TODAY.date()))
    assert (table.total.counts["stopped"], table.total.counts["none"], table.total.reported_share) == (1, 1, 50.0)
    assert table.total.flags == Flag.objects.count() == 4
    line = next(line for line in table.lines if line.region.pk == "520000")
    assert (line.total, line.producing_share, line.has_parts) == (2, 0.0, True)
    page = visit(stage.ministry, reverse("reporting:monitoring"))
    assert [line.name for line, _ in page.context["lines"]] == ["贵州省"]
    county = visit(stage.county.clerk, reverse("reporting:monitoring"))
    assert county.context["table"].total.total == 1
    assert visit(stage.county.leader, reverse("reporting:monitoring")).status_code == 404
    assert visit(stage.province, f"{reverse('reporting:monitoring')}?region=440000").status_code == 404
    before = visit(stage.ministry, f"{reverse('reporting:monitoring')}?quarter=2025-10-01")
    assert before.context["table"].total.counts["none"] == 2
    book = visit(stage.ministry, f"{reverse('reporting:monitoring')}?format=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(book.streaming_content))).active
    assert [cell.value for cell in sheet[4]][1:7] == ["合计", 2, 0, 1, 0, 1]


def test_survival_table_costs_three_queries(stage, flag, django_assert_num_queries):
    region = stage.county.region.province
    with django_assert_num_queries(3):
        survival_table(region, quarter_of(TODAY.date()))


def test_the_tab_of_a_workshop(stage, flag, visit):
    address = reverse("reporting:workshop-monitoring", args=[stage.workshop.pk])
    check_in(stage.workshop.pk, by=stage.county.clerk, status="producing", learnt="visit")
    for user in (stage.county.clerk, stage.county.rural, stage.province, stage.county.leader):
        page = visit(user, address)
        assert [counts for _, counts in page.context["check_ins"]] == [True, False]
        assert bool(page.context["flags"]) == user.is_office
        assert page.context["may_answer"] == (user in (stage.county.clerk, stage.county.leader))
    for stranger in stage.strangers:
        assert visit(stranger, address).status_code == 404
    assert "跟踪" in visit(stage.county.clerk, f"/workshops/{stage.workshop.pk}/").content.decode()


def test_the_desk_counts_what_waits(stage, flag, visit):
    leader = visit(stage.other.leader, reverse("reporting:desk")).content.decode()
    assert "待报告2026年第1季度生产状况的工坊" in leader
    office = visit(stage.county.clerk, reverse("reporting:desk")).content.decode()
    assert "待核实的跟踪提示" in office


def test_through_the_api(stage, flag, client):
    client.force_login(stage.county.clerk)
    rows = client.get("/api/v1/flags/?signal=stopped").json()["results"]
    assert [(row["signal_name"], row["facts"]["survival"]) for row in rows] == [("停产或歇业", "停产")]
    one = client.get(f"/api/v1/flags/{flag.pk}/").json()
    assert one["steps"][0]["action"] == "raise"
    assert "helped" in one["allowed_actions"]
    sent = {"action": "problem", "payload": {"kind": "sales"}}
    answer = client.post(f"/api/v1/flags/{flag.pk}/steps/", sent, content_type="application/json")
    assert answer.status_code == 400
    sent = {"action": "helped", "payload": {"note": "协调了原料。"}}
    answer = client.post(f"/api/v1/flags/{flag.pk}/steps/", sent, content_type="application/json")
    assert (answer.status_code, answer.json()["status"]) == (200, "handled")
    client.force_login(stage.county.leader)
    assert client.get("/api/v1/flags/").json()["results"] == []
    given = {"workshop": stage.workshop.pk, "status": "producing", "workers": 5}
    made = client.post("/api/v1/check-ins/", given, content_type="application/json")
    assert (made.status_code, made.json()["quarter"]) == (201, "2026-01-01")
    other = {"workshop": stage.others_workshop.pk, "status": "producing"}
    assert client.post("/api/v1/check-ins/", other, content_type="application/json").status_code == 400
    client.force_login(stage.other.clerk)
    assert client.get(f"/api/v1/flags/{flag.pk}/").status_code == 404


def test_another_office_of_the_level_only_reads(stage, flag, visit):
    advance(flag.pk, "normal", by=stage.county.clerk, note="已电话核实。")
    hrss = stage.official(Department.HRSS)
    page = visit(hrss, reverse("reporting:flag-detail", args=[flag.pk]))
    assert (page.status_code, page.context["steps"]) == (200, [])
    culture = visit(stage.province, reverse("reporting:flag-detail", args=[flag.pk]))
    assert [action for action, _, _ in culture.context["steps"]] == ["note", "return"]


def test_the_list_of_the_quarter_leads_to_each_workshop(stage, flag, visit):
    page = visit(stage.county.clerk, reverse("reporting:survival-list")).content.decode()
    assert reverse("reporting:workshop-monitoring", args=[stage.workshop.pk]) in page
    unanswered = visit(stage.province, f"{reverse('reporting:survival-list')}?state=none&standing=certified")
    assert [row.pk for row in unanswered.context["listing"].rows] == [stage.others_workshop.pk]
