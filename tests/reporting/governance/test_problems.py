"""A problem on its way: by the real actions, pages and API."""

import datetime

import pytest
from django.db import connection
from django.urls import include, path, reverse
from rest_framework.routers import SimpleRouter

from reporting.actions.problems import advance
from reporting.governance_api import routes
from reporting.models import Problem, ProblemAction, ProblemStatus
from reporting.queries.problems import age_days, allowed_actions, lies_with, listed, waiting
from reporting.queries.problems_figures import figures, overdue_by_department
from reporting.rules import problem_flow as flow
from tests import factories
from tests.records.stage import TODAY
from tests.reporting.governance.conftest import raise_one
from workshops.access import clock
from workshops.access.models import Department, JournalEntry, Notice
from workshops.access.refusal import Refused

DAY = datetime.timedelta(days=1)


def later(days: int):
    return clock.at(TODAY + days * DAY)


def refused(problem, action, by, **given) -> str:
    with pytest.raises(Refused) as caught:
        advance(problem.pk, action, by=by, **given)
    return caught.value.code


def settled(stage, problem):
    advance(problem.pk, "take", by=stage.county.hrss)
    return advance(problem.pk, "settle", by=stage.county.hrss, note="补贴已于四月发放。")


def test_raised_it_lies_with_the_department_of_its_kind(stage, raised):
    assert (raised.department, raised.region_id, raised.level) == ("hrss", "522636", "county")
    assert raised.due_on == TODAY.date() + 30 * DAY
    assert [step.action for step in raised.steps.all()] == [ProblemAction.RAISE]
    notice = Notice.objects.get(kind="problem.step")
    assert (notice.to_department, notice.to_region_id) == ("hrss", "522636")
    assert JournalEntry.objects.filter(action="problem.raise", object_id=str(raised.pk)).exists()
    assert list(waiting(stage.county.hrss)) == [raised]
    assert not waiting(stage.county.rural).exists()


@pytest.mark.parametrize("who", ["rural", "hrss", "neighbour", "other_clerk", "province"])
def test_only_the_workshops_side_raises(stage, who):
    county = stage.county
    by = {
        "rural": county.rural, "hrss": county.hrss, "neighbour": stage.neighbour, "other_clerk": stage.other.clerk,
        "province": stage.official(),
    }[who]  # fmt: skip
    from reporting.actions.problems import raise_problem

    with pytest.raises(Refused, match="只有资格有效的工坊"):
        raise_problem(stage.workshop.pk, by=by, kind="policy", title="问题", description="情况")


def test_numbers_are_refused_in_every_text(stage, raised):
    for given in ({"title": "请联系 138-1234-5678"}, {"description": "电话１３８１２３４５６７８"}):
        with pytest.raises(Refused) as caught:
            raise_one(stage, **given)
        assert caught.value.code == "mobile_number"
        assert caught.value.field == next(iter(given))
    assert refused(raised, "note", stage.county.leader, note="13812345678") == "mobile_number"
    assert Problem.objects.count() == 1


def test_the_whole_way_up_and_back(stage, raised):
    pk, hrss = raised.pk, stage.county.hrss
    advance(pk, "take", by=hrss, due_on=TODAY.date() + 40 * DAY)
    problem = advance(pk, "escalate", by=hrss, note="请州级协调。")
    assert (problem.level, problem.region_id, problem.status) == ("prefecture", "522600", "open")
    assert problem.due_on == TODAY.date() + 40 * DAY
    assert allowed_actions(problem, hrss) == []
    for official, level, region in ((stage.prefecture, "province", "520000"), (stage.province, "ministry", None)):
        advance(pk, "take", by=official)
        problem = advance(pk, "escalate", by=official, note="请上级协调。")
        assert (problem.level, problem.region_id) == (level, region)
    assert list(waiting(stage.ministry)) == [problem]
    advance(pk, "take", by=stage.ministry)
    assert refused(problem, "escalate", stage.ministry, note="再上") == "no_level_above"
    advance(pk, "settle", by=stage.ministry, note="已协调解决。")
    assert list(waiting(stage.county.leader)) == [problem]
    with later(5):
        problem = advance(pk, "reopen", by=stage.county.leader, note="款还没有到。")
        assert (problem.status, problem.settled_at, problem.settlement) == ("reopened", None, "")
        assert problem.due_on == TODAY.date() + 35 * DAY
        advance(pk, "take", by=stage.ministry)
        advance(pk, "settle", by=stage.ministry, note="款已拨付。")
        problem = advance(pk, "confirm", by=stage.county.leader, satisfied=True)
    assert (problem.status, problem.satisfied) == (ProblemStatus.CONFIRMED, True)
    assert problem.steps.count() == 13


def test_a_level_without_an_office_is_passed_over(stage):
    problem = raise_one(stage, kind="funding")
    stage.official(Department.RURAL)  # of the province; the prefecture has no rural office
    advance(problem.pk, "take", by=stage.county.rural)
    problem = advance(problem.pk, "escalate", by=stage.county.rural, note="请上级协调。")
    assert (problem.level, problem.region_id) == ("province", "520000")


def test_forwarded_to_another_department_of_the_same_level(stage, raised):
    assert refused(raised, "forward", stage.county.hrss, note="应由乡村振兴办", department="hrss") == "no_such_office"
    problem = advance(raised.pk, "forward", by=stage.county.hrss, note="应由乡村振兴办", department="rural")
    assert (problem.department, problem.status) == ("rural", "open")
    step = problem.steps.last()
    assert (step.from_department, step.to_department) == ("hrss", "rural")
    assert Notice.objects.filter(to_department="rural", to_region="522636").exists()


def test_refusals_change_nothing_and_stand_in_the_journal(stage, raised):
    assert refused(raised, "take", stage.county.rural) == "wrong_role"
    assert refused(raised, "take", stage.prefecture) == "wrong_role"
    assert refused(raised, "settle", stage.county.hrss, note="好了") == "wrong_state"
    assert refused(raised, "forward", stage.county.hrss, department="rural") == "note_missing"
    assert refused(raised, "take", stage.county.hrss, due_on=TODAY.date() + 91 * DAY) == "due_out_of_range"
    raised.refresh_from_db()
    assert raised.status == ProblemStatus.OPEN
    assert raised.steps.count() == 1
    assert JournalEntry.objects.filter(action__startswith="problem.", result="refused").count() == 5


def test_steps_are_append_only(stage, raised):
    from django.db.utils import DatabaseError

    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_problemstep SET note = 'x'")


def test_county_culture_speaks_for_a_leader_without_an_account(stage, raised):
    settled(stage, raised)
    assert refused(raised, "confirm", stage.county.clerk, satisfied=True) == "wrong_role"
    stage.leader.user = None
    stage.leader.save()
    own = raise_one_by_culture(stage)
    advance(own.pk, "take", by=stage.county.clerk)
    advance(own.pk, "settle", by=stage.county.clerk, note="已安排培训。")
    assert refused(own, "confirm", stage.county.clerk, satisfied=True) == "same_person"
    assert advance(own.pk, "confirm", by=stage.county.approver, satisfied=False).satisfied is False


def raise_one_by_culture(stage):
    from reporting.actions.problems import raise_problem

    return raise_problem(
        stage.workshop.pk, by=stage.county.clerk, kind="training", title="需要培训", description="年轻学徒多。"
    )


def test_unanswered_it_is_closed_after_a_while(stage, raised):
    settled(stage, raised)
    assert refused(raised, "close", stage.county.hrss, note="未答复") == "too_early"
    with later(flow.ANSWER_DAYS):
        assert advance(raised.pk, "close", by=stage.county.hrss, note="未答复").status == ProblemStatus.CLOSED


def test_age_overdue_and_order(stage, raised):
    with later(31):
        newer = raise_one(stage, title="新的问题")
        rows = list(listed(stage.official()).order_by("rank"))
        assert [row.pk for row in rows] == [raised.pk, newer.pk]
        assert [(age_days(row), row.overdue) for row in rows] == [(31, True), (0, False)]
        assert lies_with(rows[0]) == "丹寨县人力资源社会保障部门"
        line = overdue_by_department(stage.official().region)[0]
        assert (line.region.pk, line.by_department["hrss"], line.oldest_days) == ("522600", (2, 1), 31)
        settled(stage, raised)
        first, last = TODAY.date(), TODAY.date() + 31 * DAY
        found = figures(stage.county.region, first, last)
        assert found == {"raised": 2, "settled": 1, "settled_within": 0, "satisfied": 0}
        assert figures(stage.other.region, first, last)["raised"] == 0
    with later(60):
        assert age_days(listed(stage.official()).get(pk=raised.pk)) == 31


def test_raised_on_one_page_and_followed(stage, visit):
    page = visit(stage.county.leader, reverse("reporting:problem-new"))
    assert page.context["form"].fields["workshop"].initial == stage.workshop.pk
    sent = {"workshop": stage.workshop.pk, "kind": "site", "title": "租约到期", "description": "打给13812345678"}
    again = visit(stage.county.leader, reverse("reporting:problem-new"), **sent)
    assert "打给13812345678" in again.content.decode()
    assert "description" in again.context["form"].errors
    answer = visit(stage.county.leader, reverse("reporting:problem-new"), **(sent | {"description": "年底到期"}))
    problem = Problem.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("reporting:problem-detail", args=[problem.pk])
    for user, steps in ((stage.county.leader, {"note", "close"}), (stage.county.hrss, {"take", "forward", "note"})):
        detail = visit(user, reverse("reporting:problem-detail", args=[problem.pk]))
        assert {action for action, _, _ in detail.context["steps"]} == steps
        assert "已历时" in detail.content.decode()
    taken = visit(stage.county.hrss, reverse("reporting:problem-step", args=[problem.pk, "take"]), note="已受理")
    assert taken.context["problem"].status == ProblemStatus.IN_PROGRESS


def test_who_sees_what(stage, raised, visit):
    detail = reverse("reporting:problem-detail", args=[raised.pk])
    step = reverse("reporting:problem-step", args=[raised.pk, "take"])
    for user in (stage.county.rural, stage.county.clerk, stage.official(), stage.ministry):
        assert visit(user, detail).status_code == 200
        assert visit(user, step).status_code == 404
    for user in stage.strangers:
        assert visit(user, detail).status_code == 404
        assert visit(user, step, note="x").status_code == 404
    assert visit(stage.county.hrss, reverse("reporting:problem-step", args=[raised.pk, "raise"])).status_code == 404
    assert visit(factories.user("aud", "auditor"), detail).status_code in (302, 403, 404)
    assert visit(stage.county.hrss, reverse("reporting:problem-overdue")).status_code == 200
    assert visit(stage.county.leader, reverse("reporting:problem-overdue")).status_code == 404
    listing = visit(stage.county.hrss, reverse("reporting:problem-list") + "?mine=true").context["listing"]
    assert [row.pk for row in listing.page] == [raised.pk]


router = SimpleRouter()
for route in routes:
    router.register(*route)
urlpatterns = [path("api/v1/", include((router.urls, "api"))), path("", include("config.urls"))]


@pytest.mark.urls(__name__)
def test_the_api_takes_the_steps_it_offers(stage, raised):
    from tests.api.conftest import Api

    api = Api(stage.county.hrss)
    assert api.get(f"/problems/{raised.pk}/").json()["allowed_actions"] == ["take", "forward", "note"]
    answer = api.step("problems", raised.pk, "take", note="已受理")
    assert (answer.status_code, answer.json()["status"]) == (200, "in_progress")
    assert api.step("problems", raised.pk, "confirm", satisfied=True).status_code == 409
    assert api.step("problems", raised.pk, "raise").status_code == 400
    assert Api(stage.other.hrss).step("problems", raised.pk, "take").status_code == 404
    said = {"workshop": stage.workshop.pk, "kind": "sales", "title": "积压", "description": "积压四百件"}
    made = Api(stage.county.leader).post("/problems/", said)
    assert (made.status_code, made.json()["department"]) == (201, "culture")
    assert Api(stage.neighbour).post("/problems/", said).status_code == 400
    assert {row["id"] for row in api.get("/problems/").json()["results"]} == {raised.pk, made.json()["id"]}
