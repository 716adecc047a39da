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
    rename, early = TypedLine("522699", "522699", "新名市"), datetime.date(2026, 2, 1)
    assert "更晚生效" in refused("overtaken", entered, stage.one, rename, day=early, kind="rename")
    change = reviewed(stage.one, stage.two, rename, kind="rename")
    RegionChange.objects.filter(pk=change.pk).update(effective_on=early)  # entered before the later one was applied
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


@pytest.mark.parametrize(
    "name", ["=HYPERLINK(1)", "+丹寨", "@丹寨市", "丹寨\x0b市", "丹寨 市", "丹寨\u202e市", "Danzhai"]
)
def test_a_name_is_of_chinese_characters(stage, name):
    """It stands in every workbook of the nation."""
    said = refused("wrong_name", entered, stage.one, TypedLine("522636", "522699", name))
    assert "汉字" in said


def test_a_day_before_the_record_and_texts_with_numbers_are_refused(stage):
    refused("too_early", entered, stage.one, RECODE, day=datetime.date(1, 1, 1))
    refused("too_early", entered, stage.one, RECODE, day=datetime.date(2009, 12, 31))
    refused("mobile_number", entered, stage.one, RECODE, source="联系 522636200501011234")
    assert entered(stage.one, RECODE, title=" 撤销\x0b丹寨县\n设立丹寨市 ").title == "撤销丹寨县 设立丹寨市"


def test_more_rows_than_a_number_can_say_are_no_error(stage, client):
    client.force_login(stage.one)
    given = {"action": "more", "lines-INITIAL_FORMS": "0", "lines-TOTAL_FORMS": "9" * 5000}
    assert client.post("/statistics/boundaries/new/", given).status_code == 200
