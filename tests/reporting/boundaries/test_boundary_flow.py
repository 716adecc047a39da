"""Entered by one, reviewed by another: who may do what with a change of divisions, and what is refused."""

import datetime

import pytest

from reporting.actions import boundaries
from reporting.actions.applying_boundaries import apply_change, apply_due
from reporting.actions.boundaries import TypedLine
from reporting.rules import boundary_flow as flow
from tests.reporting.boundaries.conftest import DAY, entered, on, reviewed
from workshops.access.models import JournalEntry
from workshops.access.refusal import Refused
from workshops.regions.models import ChangeStatus, Region, RegionChange

RECODE = TypedLine("522636", "522699", "丹寨市")


def refused(code, act, *args, **given):
    with pytest.raises(Refused) as caught:
        act(*args, **given)
    assert caught.value.code == code
    return caught.value.message


def test_whoever_entered_it_does_not_review_it(stage):
    change = entered(stage.one, RECODE)
    said = refused("own_case", boundaries.review, change.pk, by=stage.one)
    assert "另一人" in said
    boundaries.review(change.pk, by=stage.two)
    change.refresh_from_db()
    assert (change.status, change.reviewed_by) == (ChangeStatus.REVIEWED, stage.two)
    assert JournalEntry.objects.filter(action="region-change.review", result="refused").count() == 1


def test_whoever_edits_a_draft_has_entered_it(stage):
    change = entered(stage.one, RECODE)
    given = {"kind": "recode", "title": "改", "effective_on": DAY, "document_no": "", "source": "批复"}
    boundaries.edit(change.pk, by=stage.two, lines=[RECODE], **given)
    refused("own_case", boundaries.review, change.pk, by=stage.two)
    boundaries.review(change.pk, by=stage.one)


def test_nobody_but_the_ministrys_culture_officials(stage):
    change = entered(stage.one, RECODE)
    for user in (stage.official(), stage.official("hrss", None), stage.county.approver, stage.leader.user):
        refused("wrong_role", boundaries.review, change.pk, by=user)
        refused("wrong_role", entered, user, RECODE)
        refused("wrong_role", boundaries.drop, change.pk, by=user, reason="不对")


def test_sent_back_it_is_reviewed_anew_and_dropped_it_is_over(stage):
    change = reviewed(stage.one, stage.two, RECODE)
    refused("reason_missing", boundaries.send_back, change.pk, by=stage.one, reason=" ")
    boundaries.send_back(change.pk, by=stage.one, reason="文号有误")
    change.refresh_from_db()
    assert (change.status, change.reviewed_by, change.note) == (ChangeStatus.DRAFT, None, "文号有误")
    boundaries.drop(change.pk, by=stage.one, reason="重复")
    refused("wrong_state", boundaries.review, change.pk, by=stage.two)
    with on(DAY):
        refused("wrong_state", apply_change, change.pk)


def test_a_draft_is_never_applied(stage):
    entered(stage.one, RECODE)
    with on(DAY):
        assert apply_due().applied == []
    assert not Region.objects.filter(pk="522699").exists()


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([], "no_lines"),
        ([TypedLine("529999", "522699", "无")], "unknown_old"),
        ([TypedLine("", "522699", "新县")], "new_incomplete"),
        ([TypedLine("", "522699", "新县", "county", "529900")], "unfit"),
        ([TypedLine("522600", "522700", "新州")], "unfit"),  # its counties have no place
        ([TypedLine("520000", "530000", "新省", "province")], "new_incomplete"),
        ([RECODE, RECODE], "line_twice"),
        ([TypedLine("522636", "522698", "甲县"), TypedLine("522636", "522699", "乙县")], "no_heir"),
    ],
)
def test_what_does_not_fit_the_divisions_is_refused_when_it_is_entered(stage, lines, code):
    refused(code, entered, stage.one, *lines)
    assert not RegionChange.objects.exists()


def test_a_retired_code_is_not_used_again(stage):
    reviewed(stage.one, stage.two, RECODE, day=datetime.date(2026, 3, 1))
    apply_due()
    refused("code_used", entered, stage.one, TypedLine("522634", "522636", "丹寨县"))


def test_a_later_change_builds_on_an_earlier_one_that_is_not_applied_yet(stage):
    reviewed(stage.one, stage.two, RECODE)
    later = entered(stage.one, TypedLine("522699", "522698", "丹寨市"), day=datetime.date(2026, 5, 1))
    boundaries.review(later.pk, by=stage.two)
    with on(datetime.date(2026, 5, 1)):
        assert [change.effective_on.month for change in apply_due().applied] == [4, 5]
    assert Region.objects.get(pk="522636").path == "520000/522600/522698/522636/"


def test_an_earlier_day_is_refused_once_a_later_change_names_the_same_division(stage):
    reviewed(stage.one, stage.two, RECODE, day=datetime.date(2026, 3, 1))
    apply_due()
    change = reviewed(stage.one, stage.two, TypedLine("522699", "522699", "新名市"), day=datetime.date(2026, 2, 1))
    assert "更晚生效" in refused("overtaken", apply_change, change.pk)


def test_the_table_of_steps():
    draft = flow.Facts(flow.DRAFT, is_official=True, entered_it=True)
    assert flow.allowed_actions(draft) == [flow.EDIT, flow.DROP]
    other = flow.Facts(flow.DRAFT, is_official=True, has_splits=True)
    assert flow.allowed_actions(other) == [flow.EDIT, flow.ASSIGN, flow.REVIEW, flow.DROP]
    assert flow.allowed_actions(flow.Facts(flow.DRAFT, is_official=False)) == []
    due = flow.Facts(flow.REVIEWED, is_official=True, is_due=True)
    assert flow.allowed_actions(due) == [flow.SEND_BACK, flow.APPLY]
    for status in (flow.APPLIED, flow.DROPPED):
        assert flow.allowed_actions(flow.Facts(status, is_official=True)) == []
