"""Issues of a consultation: who settles, drops and opens them again; the overdue come first."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from reporting.actions.consultations import allowed_steps, drop_issue, reopen_issue, settle_issue
from reporting.kinds.consultations import ConsultationIssues
from reporting.models import Consultation, IssueStatus
from reporting.queries.consultations import figures, owned_open
from tests.records.stage import TODAY, samples
from tests.reporting.governance.conftest import raise_one
from workshops.access.models import Notice
from workshops.access.refusal import Refused
from workshops.records import writing
from workshops.records.kind import get

DAY = datetime.timedelta(days=1)


@pytest.fixture
def issue(stage):
    return stage.row("consultation-issues")


def test_the_owner_is_told_and_settles(stage, issue, visit):
    notice = Notice.objects.get(kind="consultation_issue.enter")
    assert (notice.to_department, notice.to_region_id) == ("hrss", "522636")
    assert list(owned_open(stage.county.hrss)) == [issue]
    assert not owned_open(stage.county.rural).exists()
    address = reverse("reporting:issue-settle", args=[issue.pk])
    for user in (stage.county.rural, stage.county.clerk, stage.official(), *stage.strangers):
        assert visit(user, address).status_code == 404
    early = visit(stage.county.hrss, address, settled_on="2026-01-01", settlement="已发放")
    assert "落实日期不能早于会商日期" in early.content.decode()
    visit(stage.county.hrss, address, settled_on="2026-03-01", settlement="三家工坊补贴已发放。")
    issue.refresh_from_db()
    assert (issue.status, issue.settled_on) == (IssueStatus.SETTLED, datetime.date(2026, 3, 1))
    assert visit(stage.county.hrss, address).status_code == 404


def test_who_entered_it_drops_and_opens_it_again(stage, issue):
    assert allowed_steps(issue, stage.county.approver) == ["drop"]
    with pytest.raises(Refused, match="登记议题的单位"):
        drop_issue(issue.pk, by=stage.county.hrss, settlement="不再需要")
    drop_issue(issue.pk, by=stage.county.clerk, settlement="工坊已自行解决。")
    with pytest.raises(Refused, match="不再跟进"):
        settle_issue(issue.pk, by=stage.county.hrss, settled_on=TODAY.date(), settlement="x")
    reopened = reopen_issue(issue.pk, by=stage.county.approver)
    assert (reopened.status, reopened.settlement) == (IssueStatus.OPEN, "")


def test_what_is_over_is_not_amended(stage, issue):
    settle_issue(issue.pk, by=stage.county.hrss, settled_on=TODAY.date(), settlement="已发放。")
    facts = {name: getattr(issue, name) for name in ConsultationIssues.fields}
    with pytest.raises(ValidationError, match="请先重新打开"):
        writing.amend(get("consultation-issues"), issue.pk, by=stage.county.approver, seen_version=2, **facts)


def test_overdue_first_on_the_meetings_page_and_counted(stage, issue, visit):
    kind, meeting = get("consultation-issues"), issue.consultation
    common = {"consultation": meeting, "problem": None, "description": "", "department": "rural"}
    late = writing.enter(kind, by=stage.county.rural, title="录入项目库", due_on=datetime.date(2026, 2, 20), **common)
    done = writing.enter(kind, by=stage.county.rural, title="安排资金", due_on=datetime.date(2026, 2, 12), **common)
    settle_issue(done.pk, by=stage.county.rural, settled_on=datetime.date(2026, 2, 11), settlement="已安排。")
    page = visit(stage.county.approver, get("consultations").url_of(meeting))
    assert [each["row"].pk for each in page.context["issues"]] == [late.pk, issue.pk, done.pk]
    assert page.context["issues"][0]["state"] == "已超期"
    listed = visit(stage.official(), kind.url("list") + "?state=overdue").context["listing"].page
    assert [row.pk for row in listed] == [late.pk]
    found = figures(stage.county.region, datetime.date(2026, 1, 1), TODAY.date())
    assert found == {"held": 1, "due": 2, "settled": 1, "overdue": 1}


def test_an_issue_comes_from_a_problem_of_the_region(stage, visit):
    problem = raise_one(stage)
    page = visit(stage.county.rural, reverse("reporting:problem-detail", args=[problem.pk]))
    form = visit(stage.county.rural, page.context["issue_url"]).context["form"]
    spelled = form["problem"].value()
    said = {"problem": spelled, "title": "协调补贴", "department": "hrss", "due_on": "2026-04-01"}
    visit(stage.county.rural, get("consultation-issues").url("new"), **said)
    issue = problem.issues.get()
    assert issue.consultation is None
    form = visit(stage.other.rural, get("consultation-issues").url("new"), **said).context["form"]
    assert "problem" in form.errors


def test_a_meeting_names_the_department_that_enters_it(stage, visit):
    facts = samples()["consultations"].facts(stage)
    with pytest.raises(ValidationError, match="请包括登记会商的本部门"):
        writing.enter(get("consultations"), by=stage.county.rural, **(facts | {"departments": ["culture"]}))
    with pytest.raises(ValidationError, match="会商日期不能晚于今天"):
        writing.enter(get("consultations"), by=stage.county.rural, **(facts | {"held_on": TODAY.date() + DAY}))
    assert Consultation.objects.count() == 0
