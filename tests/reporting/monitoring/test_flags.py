"""Flags on their way: raised by the nightly round, worked by people, closed by the facts."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.utils import DatabaseError

from catalog.models import MonthlySales
from certification.queries.measures import Windows
from employment.models import Category, CategoryClaim, Employment, Worker
from reporting.actions.check_ins import check_in
from reporting.actions.flags import advance
from reporting.actions.signals import raise_signals
from reporting.models import CheckIn, Flag, FlagStep, Problem
from reporting.queries.flags import allowed_actions, listed, waiting
from reporting.queries.signal_facts import gather
from tests.employment import people, registered
from tests.records.stage import TODAY
from tests.reporting.monitoring.conftest import certify
from workshops.access import clock
from workshops.access.models import Department, JournalEntry, Notice, Office
from workshops.access.refusal import Refused
from workshops.models import Standing, Workshop

DAY = datetime.timedelta(days=1)
AS_OF = TODAY.date()


def run(days: int = 0) -> dict:
    with clock.at(TODAY + days * DAY):
        return dict(raise_signals(as_of=AS_OF + days * DAY))


def flag_of(stage, signal: str) -> Flag:
    return Flag.objects.get(workshop=stage.workshop, signal=signal)


def refused(flag, action, by, **given) -> str:
    with pytest.raises(Refused) as caught:
        advance(flag.pk, action, by=by, **given)
    return caught.value.code


@pytest.fixture
def stopped(stage):
    check_in(stage.workshop.pk, by=stage.county.leader, status="stopped")
    run()
    return flag_of(stage, "stopped")


def test_the_round_raises_once_and_again_changes_nothing(stage):
    first = run()
    assert first == {"raise": 4}  # without sales and check-ins, both workshops
    flags = set(Flag.objects.values_list("workshop", "signal", "status", "department"))
    pk, other = stage.workshop.pk, stage.others_workshop.pk
    expected = {("no_sales", "open", "culture"), ("no_check_in", "open", "culture")}
    assert flags == {(each, *rest) for each in (pk, other) for rest in expected}
    assert run() == {}
    assert FlagStep.objects.count() == 4
    notice = Notice.objects.get(kind="flag.digest", to_region="522636")
    assert notice.title == "新增 2 条工坊跟踪提示，请核实"
    assert JournalEntry.objects.filter(action="flag.watch").count() == 2


def test_what_is_gone_closes_with_its_evidence_and_may_come_again(stage, stopped):
    assert stopped.facts == {"survival": "停产", "quarter": "2026年第1季度", "since": None, "quarters": 1}
    check_in(stage.workshop.pk, by=stage.county.leader, status="producing")
    assert run()["clear"] == 1
    stopped.refresh_from_db()
    assert (stopped.status, stopped.closed_on) == ("closed", AS_OF)
    last = stopped.steps.last()
    assert (last.action, last.by, last.facts["survival"]) == ("clear", None, "生产")
    check_in(stage.workshop.pk, by=stage.county.leader, status="closed")
    assert run() == {"raise": 1}
    assert Flag.objects.filter(workshop=stage.workshop, signal="stopped").count() == 2


def test_an_outcome_puts_it_under_watch_until_the_facts_change(stage, stopped):
    flag = advance(stopped.pk, "helped", by=stage.county.clerk, note="协调了原料。")
    assert (flag.status, flag.outcome) == ("handled", "helped")
    assert run(89).get("recall") is None
    with clock.at(TODAY + 20 * DAY):
        check_in(stage.workshop.pk, by=stage.county.leader, status="closed")  # graver than what was looked into
    assert run(21)["recall"] == 1
    stopped.refresh_from_db()
    assert (stopped.status, stopped.severity) == ("open", "serious")


def test_after_ninety_days_what_still_stands_is_opened_again(stage, stopped):
    advance(stopped.pk, "normal", by=stage.county.clerk, note="季节性停产。")
    assert run(90)["recall"] == 1


def test_left_lying_it_goes_up_and_a_step_of_the_owner_keeps_it(stage, stopped):
    assert "escalate" not in run(29)
    advance(stopped.pk, "note", by=stage.prefecture, note="请抓紧。")  # not the owner's
    run(30)
    stopped.refresh_from_db()
    assert stopped.level == "prefecture"
    assert stopped in waiting(stage.prefecture)
    assert not waiting(stage.province).exists()
    assert Notice.objects.filter(kind="flag.digest", to_region="522600").exists()
    with clock.at(TODAY + 31 * DAY):
        advance(stopped.pk, "note", by=stage.county.clerk, note="正在联系。")
    run(60)
    stopped.refresh_from_db()
    assert stopped.level == "prefecture"
    run(61)
    stopped.refresh_from_db()
    assert stopped.level == "province"
    assert stopped in waiting(stage.province)
    flag = advance(stopped.pk, "other", by=stage.county.clerk, note="已走访。")
    assert flag.level == "county"


def test_people_s_steps_and_their_refusals(stage, stopped):
    county = stage.county
    assert allowed_actions(stopped, county.clerk) == [
        "normal", "helped", "problem", "stopped", "other", "forward", "note",
    ]  # fmt: skip
    assert refused(stopped, "normal", county.clerk) == "note_missing"
    assert refused(stopped, "normal", county.hrss, note="好") == "wrong_role"
    assert refused(stopped, "return", county.clerk, note="再看") == "wrong_state"
    assert refused(stopped, "clear", county.clerk) == "wrong_role"
    assert refused(stopped, "note", county.clerk, note="13812345678") == "mobile_number"
    for stranger in (*stage.strangers, county.leader):
        assert refused(stopped, "note", stranger, note="x") == "wrong_role"
    assert refused(stopped, "forward", county.clerk, note="x", department="culture") == "no_such_office"
    flag = advance(stopped.pk, "forward", by=county.clerk, note="请就业部门核实。", department="hrss")
    assert Notice.objects.filter(kind="flag.step", to_department="hrss").exists()
    assert allowed_actions(flag, county.hrss) == ["normal", "helped", "stopped", "other", "forward", "note"]
    assert refused(flag, "problem", county.hrss, kind="sales", title="t", description="d") == "no_problem"
    advance(flag.pk, "normal", by=county.hrss, note="已核实。")
    above = stage.official(Department.HRSS)
    flag = advance(flag.pk, "return", by=above, note="请附照片。")
    assert flag.status == "open"
    assert JournalEntry.objects.filter(action__startswith="flag.", result="refused").count() == 5 + 7 + 1 + 1


def test_it_becomes_a_problem_by_the_problem_s_own_action(stage, stopped):
    given = {"kind": "sales", "title": "产品积压", "description": "没有订单，停产待销。"}
    flag = advance(stopped.pk, "problem", by=stage.county.clerk, **given)
    problem = Problem.objects.get()
    assert (problem.workshop, problem.raised_by, problem.department) == (stage.workshop, stage.county.clerk, "culture")
    assert (flag.status, flag.outcome, flag.steps.last().problem) == ("handled", "problem", problem)


def test_a_problem_refused_leaves_the_flag_as_it_was(stage, stopped):
    assert refused(stopped, "problem", stage.county.clerk, kind="sales", title="", description="x") == "invalid"
    stopped.refresh_from_db()
    assert (stopped.status, stopped.steps.count(), Problem.objects.count()) == ("open", 1, 0)


def test_a_stop_confirmed_is_a_check_in_in_the_stead(stage):
    run()
    flag = flag_of(stage, "no_check_in")
    assert refused(flag, "stopped", stage.county.clerk, learnt="visit") == "survival_missing"
    assert refused(flag, "stopped", stage.county.clerk, survival="closed") == "learnt_missing"
    flag = advance(flag.pk, "stopped", by=stage.county.clerk, survival="closed", learnt="visit", note="大门紧锁。")
    row = CheckIn.objects.get()
    assert (row.status, row.learnt, row.note, flag.steps.last().check_in) == ("closed", "visit", "大门紧锁。", row)
    assert run() == {"clear": 1, "raise": 1}  # it has been heard of, and it has stopped


def test_of_a_workshop_whose_status_ended_nothing_is_watched(stage, stopped):
    Workshop.objects.filter(pk=stage.workshop.pk).update(standing=Standing.CANCELLED, ended_on=AS_OF)
    assert run()["clear"] == 3 - 1  # stopped, no_sales; the check-in was given
    assert stopped.steps.last().note.startswith("资格已终止")


def test_without_an_hrss_office_culture_takes_what_is_hrss_s(stage, stopped):
    Office.objects.filter(region="522636", department="hrss").update(is_active=False)
    people.register(stage.county.leader, stage.workshop, started_on=datetime.date(2025, 3, 1))
    run()
    assert flag_of(stage, "no_pay").department == "culture"


def test_a_flag_whose_office_has_ended_is_handed_to_culture(stage):
    """Likewise where a changed division takes the workshop to a county without such an office."""
    people.register(stage.county.leader, stage.workshop, started_on=datetime.date(2025, 3, 1))
    run()
    assert flag_of(stage, "no_pay").department == "hrss"
    Office.objects.filter(region="522636", department="hrss").update(is_active=False)
    assert run(5) == {"forward": 1}
    flag = flag_of(stage, "no_pay")
    assert (flag.department, flag.acted_on) == ("culture", AS_OF + 5 * DAY)
    last = flag.steps.last()
    assert (last.action, last.by, last.department) == ("forward", None, "culture")
    assert flag in waiting(stage.county.clerk)
    assert "forward" not in run(6)


def facts_of(stage):
    return next(facts for _, facts in gather([stage.workshop.pk], AS_OF, Windows()))


def test_who_has_left_the_category_and_works_on_is_not_missing(stage):
    """A family that is monitored no more has not lost its work; who has left the workshop has."""
    for serial in range(1, 5):
        people.register(
            stage.county.leader, stage.workshop, serial, category=Category.MONITORED, started_on=AS_OF - 500 * DAY
        )
    CategoryClaim.objects.update(valid_to=AS_OF - 60 * DAY, ended_at=TODAY)
    found = facts_of(stage)
    assert (found.poor_workers, found.poor_workers_year_ago) == (4, 4)
    Employment.objects.filter(worker__in=Worker.objects.order_by("pk")[:3]).update(ended_on=AS_OF - 30 * DAY)
    assert facts_of(stage).poor_workers == 1


def test_sales_are_known_by_quarter_and_an_import_by_its_day(stage):
    row = stage.row("monthly-sales")
    MonthlySales.objects.filter(pk=row.pk).update(workshop=stage.workshop, month=datetime.date(2025, 5, 1), amount=5)
    found = facts_of(stage)
    assert (found.sold_in, found.sold_quarters) == (datetime.date(2025, 5, 1), frozenset({datetime.date(2025, 4, 1)}))
    assert found.known_from == stage.workshop.certified_on
    lately = registered.workshop(stage.county, "导入的工坊")
    certify(lately, stage.county.approver, TODAY - 20 * DAY)
    ((_, imported),) = gather([lately.pk], AS_OF, Windows())
    assert (imported.certified_on, imported.known_from) == (datetime.date(2024, 5, 20), AS_OF - 20 * DAY)
    run()
    assert not Flag.objects.filter(workshop=lately).exists()


def test_facts_of_many_cost_no_more_queries_than_of_one(stage, django_assert_num_queries):
    ids = [stage.workshop.pk, stage.others_workshop.pk]
    windows = Windows()
    with django_assert_num_queries(15):
        one = list(gather(ids[:1], AS_OF, windows))
    for n in range(4):
        ids.append(registered.workshop(stage.county, f"工坊{n}").pk)
        certify(Workshop.objects.get(pk=ids[-1]), stage.county.approver)
    with django_assert_num_queries(15):
        many = list(gather(ids, AS_OF, windows))
    assert (len(one), len(many)) == (1, 6)


def test_steps_are_append_only(stage, stopped):
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_flagstep SET note = 'x'")


def test_scope_and_order_of_the_list(stage, stopped):
    assert {flag.workshop for flag in listed(stage.county.rural)} == {stage.workshop}
    assert {flag.workshop for flag in listed(stage.province)} == {stage.workshop, stage.others_workshop}
    assert not listed(stage.official(code="440000")).exists()
    assert not listed(stage.county.leader).exists()
    with clock.at(TODAY + 40 * DAY):
        assert listed(stage.county.clerk).order_by("rank", "pk").first().overdue


def test_the_command(stage):
    out = io.StringIO()
    call_command("raise_signals", "--as-of", AS_OF.isoformat(), stdout=out)
    assert out.getvalue() == "提示  4\n共办理 4 条。\n"
