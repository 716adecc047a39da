"""Composing, sending, filling once, giving back and ending: by whom, and what is refused."""

import datetime

import pytest

from reporting.actions import survey_filling, survey_notices, surveys
from reporting.models import Pairing, SheetStatus, Survey, SurveyForm, SurveySheet
from reporting.queries.surveys import closing_with_few, listed, progress, questions_of, sheets, waiting
from tests import factories
from tests.employment import registered
from tests.records.stage import TODAY
from tests.reporting.surveys.made import ANSWERS, DAY, QUESTIONS, drafted, keyed, published, sheet_of, submitted
from workshops.access import clock
from workshops.access.models import JournalEntry, Notice, Office
from workshops.access.refusal import Refused
from workshops.actions.storing import store_photo
from workshops.models import Leader, Standing, Workshop
from workshops.regions.models import Region


def refused(act) -> str:
    with pytest.raises(Refused) as found:
        act()
    return found.value.code


def test_only_ministry_and_province_compose(stage):
    for person in (stage.county.leader, stage.county.approver, stage.official(code="522600")):
        assert refused(lambda person=person: drafted(person)) == "wrong_role"


def test_publication_freezes_the_form_and_asks_each_workshop_of_the_scope(stage, survey):
    asked = SurveySheet.objects.filter(survey=survey)
    assert {sheet.workshop_id for sheet in asked} == {stage.workshop.pk, stage.others_workshop.pk}
    assert [question.text for question in questions_of(survey)] == [each["text"] for each in QUESTIONS]
    first = survey.questions.first()
    edit = lambda: surveys.put_question(survey.pk, by=stage.province, question_id=first.pk, text="改了")  # noqa: E731
    assert refused(edit) == "wrong_state"
    with pytest.raises(Exception, match="append"), clock.at(TODAY):
        SurveyForm.objects.filter(survey=survey).update(digest="0" * 64)


def test_the_scope_is_narrowed_by_region_craft_and_area(stage):
    leishan = stage.others_workshop.region
    assert refused(lambda: drafted(stage.province, regions=[leishan])) == "foreign_region"
    prefecture = stage.workshop.region.reporting_parent
    Workshop.objects.filter(pk=stage.workshop.pk).update(in_poverty_area=True, craft_category="textile")
    Workshop.objects.filter(pk=stage.others_workshop.pk).update(in_poverty_area=False, craft_category="textile")
    whole = published(stage.province, regions=[prefecture], craft_category="textile", area_type="in_poverty_area")
    assert whole.sheets.get().workshop == stage.workshop
    none = drafted(stage.province, craft_category="ceramics")
    assert refused(lambda: surveys.publish(none.pk, by=stage.province)) == "nobody"


def test_offices_of_chosen_departments_are_asked(stage):
    survey = published(stage.ministry, audience="offices", departments=["hrss", "rural"])
    asked = set(survey.sheets.values_list("office__region", "office__department"))
    assert asked >= {("522636", "hrss"), ("522636", "rural"), ("522634", "hrss")}
    assert not any(department == "culture" for _, department in asked)
    sheet = survey.sheets.get(office=stage.county.hrss.office)
    assert refused(lambda: survey_filling.submit(sheet.pk, by=stage.other.hrss, given={})) == "wrong_role"
    done = survey_filling.submit(sheet.pk, by=stage.county.hrss, given=keyed(survey))
    assert (done.status, done.in_stead) == ("submitted", False)


def test_a_mutual_survey_is_answered_by_the_partners_offices_and_read_by_its_sender(stage):
    factories.office("440000")
    pairing = pairing_of(stage)
    survey = published(stage.province, audience="offices", departments=["culture"], pairing=pairing)
    regions = set(survey.sheets.values_list("region", flat=True))
    assert "440000" in regions
    assert not any(code.startswith("52") for code in regions)
    partner = stage.official(code="440000")
    sheet = SurveySheet.objects.visible_to(partner).get(survey=survey, region="440000")
    survey_filling.submit(sheet.pk, by=partner, given=keyed(survey))
    assert SurveySheet.objects.visible_to(stage.province).filter(pk=sheet.pk).exists()
    assert not SurveySheet.objects.visible_to(stage.county.clerk).filter(pk=sheet.pk).exists()


def pairing_of(stage):
    row = stage.row("pairings")
    Pairing.objects.filter(pk=row.pk).update(helping_region="440000", helped_region="520000", until=None)
    return Pairing.objects.get(pk=row.pk)


def test_a_sheet_is_filled_once_and_its_answers_are_put_in_order(stage, survey):
    sheet = submitted(survey, stage.workshop)
    kept = {question.text: sheet.answers.get(question.key) for question in questions_of(survey)}
    assert (kept["上半年订单"], kept["主要困难"]) == ("1200", ["资金", "销售"])
    assert kept["主要产品"] == [["围巾", "800"], ["桌布", "400"]]
    assert (sheet.status, sheet.in_stead, sheet.submitted_by) == ("submitted", False, stage.county.leader)
    again = lambda: survey_filling.submit(sheet.pk, by=stage.county.leader, given={})  # noqa: E731
    assert refused(again) == "wrong_state"
    assert JournalEntry.objects.filter(action="survey.submit", object_id=str(sheet.pk), result="done").count() == 1


def test_every_fault_names_its_question(stage, survey):
    sheet = sheet_of(survey, stage.workshop)
    wrong = keyed(survey, {"上半年订单": "20000", "订单较去年": "不知道", "意见建议": "请打 138 0000 1234"})
    with pytest.raises(survey_filling.Faulty) as found:
        survey_filling.submit(sheet.pk, by=stage.county.leader, given=wrong)
    texts = {question.key: question.text for question in questions_of(survey)}
    assert {texts[key] for key in found.value.faults} == {"主打产品", "上半年订单", "订单较去年", "意见建议"}
    assert "第 1 题“主打产品”" in found.value.message


def test_a_draft_keeps_what_is_not_sound_but_no_number_of_a_person(stage, survey):
    sheet, leader = sheet_of(survey, stage.workshop), stage.county.leader
    given = keyed(survey, {"上半年订单": "一千多"})
    saved = survey_filling.save_draft(sheet.pk, by=leader, given=given, seen_version=sheet.version)
    assert (saved.status, saved.answers) == ("started", given)
    stale = lambda: survey_filling.save_draft(sheet.pk, by=leader, given={}, seen_version=sheet.version)  # noqa: E731
    assert refused(stale) == "stale"
    identity = keyed(survey, {"主要产品": [["522636199001011234", "3"]]})
    assert refused(lambda: survey_filling.save_draft(sheet.pk, by=leader, given=identity)) == "faulty_answers"
    sheet.refresh_from_db()
    assert sheet.answers == given


def test_county_culture_fills_in_the_stead_and_it_is_said(stage, survey):
    sheet = sheet_of(survey, stage.workshop)
    for person in (stage.other.clerk, stage.county.hrss, stage.province, stage.neighbour):
        act = lambda person=person: survey_filling.submit(sheet.pk, by=person, given=keyed(survey))  # noqa: E731
        assert refused(act) == "wrong_role"
    done = survey_filling.submit(sheet.pk, by=stage.county.clerk, given=keyed(survey))
    assert done.in_stead
    assert done.steps.get().in_stead


def test_photographs_answer_and_a_handed_in_one_is_not_lost(stage, survey):
    sheet, leader = sheet_of(survey, stage.workshop), stage.county.leader
    key = next(question.key for question in questions_of(survey) if question.kind == "photo")
    picture = store_photo(factories.photo(), by=leader, region=stage.county.region, shared=False)
    survey_filling.add_photo(sheet.pk, by=leader, key=key, attachment=picture)
    submitted(survey, stage.workshop)
    survey_filling.reopen(sheet.pk, by=stage.province, reason="照片不清楚")
    survey_filling.remove_photo(sheet.pk, by=leader, photo_id=picture.pk)
    picture.refresh_from_db()
    assert sheet.photos.count() == 0
    assert sheet.steps.first().answers[key] == [str(picture.pk)]


def test_the_sender_gives_a_sheet_back_with_a_reason(stage, survey):
    sheet = submitted(survey, stage.workshop)
    assert refused(lambda: survey_filling.reopen(sheet.pk, by=stage.county.clerk, reason="数不对")) == "wrong_role"
    assert refused(lambda: survey_filling.reopen(sheet.pk, by=stage.province, reason=" ")) == "reason_missing"
    back = survey_filling.reopen(sheet.pk, by=stage.province, reason="订单数请核对")
    assert back.status == SheetStatus.REOPENED
    assert Notice.objects.filter(kind="survey.reopened", to_user=stage.county.leader, body="订单数请核对").exists()
    submitted(survey, stage.workshop, 上半年订单="900")
    first = sheet.steps.filter(action="submit").first()
    assert keyed(survey, {"上半年订单": "1200"}).items() <= first.answers.items()


def test_nothing_is_handed_in_before_it_begins_or_after_it_ends(stage):
    later = published(stage.province, opens_on=TODAY.date() + 2 * DAY)
    assert refused(lambda: submitted(later, stage.workshop)) == "not_open"
    assert not Notice.objects.filter(kind="survey.waiting").exists()
    with clock.at(TODAY + 3 * DAY):
        submitted(later, stage.workshop)
        surveys.end(later.pk, "close", by=stage.province)
        assert refused(lambda: submitted(later, stage.others_workshop)) == "not_open"
        assert refused(lambda: surveys.end(later.pk, "withdraw", by=stage.province, reason="错")) == "wrong_state"


def test_withdrawing_needs_a_reason_and_the_senders_office(stage, survey):
    assert refused(lambda: surveys.end(survey.pk, "withdraw", by=stage.ministry, reason="不发了")) == "wrong_role"
    assert refused(lambda: surveys.end(survey.pk, "withdraw", by=stage.province)) == "reason_missing"
    surveys.end(survey.pk, "withdraw", by=stage.province, reason="题目有误")
    assert not waiting(stage.county.leader).exists()


def test_a_new_edition_is_a_draft_with_the_same_questions(stage, survey):
    new = surveys.copy(survey.pk, by=stage.province)
    assert (new.status, new.edition, new.previous) == ("draft", 2, survey)
    assert [row.text for row in new.questions.all()] == [each["text"] for each in QUESTIONS]


def test_questions_are_moved_and_removed(stage):
    survey = drafted(stage.province)
    ids = list(survey.questions.values_list("pk", flat=True))
    surveys.move_question(survey.pk, by=stage.province, question_id=ids[1], up=True)
    surveys.move_question(survey.pk, by=stage.province, question_id=ids[1], up=True)
    surveys.remove_question(survey.pk, by=stage.province, question_id=ids[2])
    rows = list(survey.questions.values_list("pk", "position"))
    assert rows == [(pk, place) for place, pk in enumerate([ids[1], ids[0], *ids[3:]], start=1)]


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ({"kind": "single", "text": "题", "options": ["一个"]}, "options"),
        ({"kind": "multiple", "text": "题", "options": ["甲", "甲"]}, "options"),
        ({"kind": "number", "text": "题", "minimum": 5, "maximum": 1}, "maximum"),
        ({"kind": "table", "text": "题", "columns": []}, "column_1"),
        ({"kind": "short", "text": ""}, "text"),
        ({"kind": "short", "text": "请联系 13800001234"}, "text"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_at_its_field(stage, question, field):
    survey = drafted(stage.province, questions=())
    with pytest.raises(Refused) as found:
        surveys.put_question(survey.pk, by=stage.province, **question)
    assert found.value.field == field


def test_reminders_go_once_to_who_has_not_answered(stage, survey):
    submitted(survey, stage.workshop)
    late = TODAY.date() + 4 * DAY
    with clock.at(TODAY + 4 * DAY):
        assert survey_notices.remind_surveys(as_of=late) == [survey.pk]
        survey_notices.remind_surveys(as_of=late)
    found = Notice.objects.filter(dedupe_key=f"survey.remind:{survey.pk}:7")
    assert [each.to_user for each in found] == [stage.other.leader]
    with pytest.raises(ValueError, match="不能提前"):
        survey_notices.remind_surveys(as_of=TODAY.date() + datetime.timedelta(days=60))


def test_who_has_no_account_is_asked_through_the_county(stage):
    registered.workshop(stage.county, name="无账号工坊")
    leader = Leader.objects.create(name="老人", region=stage.county.region)
    stage.workshop.leader = leader
    stage.workshop.save()
    survey = published(stage.province)
    assert Notice.objects.filter(kind="survey.waiting", to_department="culture", to_region="522636").exists()
    assert sheet_of(survey, stage.workshop) in waiting(stage.county.clerk)


def test_a_survey_that_ends_soon_with_few_answers_waits_for_its_sender(stage, survey):
    assert not closing_with_few(stage.province).exists()
    with clock.at(TODAY + 5 * DAY):
        assert closing_with_few(stage.province).get() == survey
        assert not closing_with_few(stage.official("hrss")).exists()
        submitted(survey, stage.workshop)
        submitted(survey, stage.others_workshop)
        assert not closing_with_few(stage.province).exists()


def test_the_sender_of_another_department_reads_nothing(stage, survey):
    submitted(survey, stage.workshop)
    assert not Survey.objects.visible_to(stage.official("hrss")).exists()
    assert not Survey.objects.visible_to(stage.official(code="440000")).exists()
    assert Survey.objects.visible_to(stage.ministry).get() == survey
    assert Survey.objects.visible_to(stage.county.approver).get() == survey
    assert set(ANSWERS) < {each["text"] for each in QUESTIONS}


def left(workshop) -> None:
    Workshop.objects.filter(pk=workshop.pk).update(standing=Standing.REVOKED, ended_on=TODAY.date())


def test_a_workshop_whose_status_ended_is_neither_asked_nor_counted(stage, survey):
    kept = submitted(survey, stage.others_workshop)
    sheet, leader = sheet_of(survey, stage.workshop), stage.county.leader
    assert (listed(stage.province).get().sent, waiting(leader).count()) == (2, 1)
    left(stage.workshop)
    left(stage.others_workshop)  # it had answered
    line = listed(stage.province).get()
    assert (line.sent, line.filled) == (1, 1)
    assert sum(each.sent for each in progress(survey, stage.province)) == 1
    assert not waiting(leader).exists()
    assert refused(lambda: survey_filling.submit(sheet.pk, by=leader, given=keyed(survey))) == "not_in_force"
    assert refused(lambda: survey_filling.reopen(kept.pk, by=stage.province, reason="核对")) == "not_in_force"
    late = TODAY + 11 * DAY
    with clock.at(late):
        assert not sheets(leader).get().late
        assert survey_notices.remind_surveys(as_of=late.date()) == []


def test_who_belongs_to_the_scope_since_is_sent_it_once(stage, survey):
    assert refused(lambda: surveys.extend(survey.pk, by=stage.province)) == "nobody"
    new = registered.workshop(stage.county, name="新认定工坊")
    told = Notice.objects.filter(kind="survey.waiting").count()
    assert refused(lambda: surveys.extend(survey.pk, by=stage.ministry)) == "wrong_role"
    assert surveys.extend(survey.pk, by=stage.province) == 1
    assert sheet_of(survey, new).status == "waiting"
    assert survey.sheets.count() == 3
    assert refused(lambda: surveys.extend(survey.pk, by=stage.province)) == "nobody"
    fresh = Notice.objects.filter(kind="survey.waiting").count() - told
    assert fresh <= 1  # only who has it for the first time
    surveys.end(survey.pk, "close", by=stage.province)
    assert refused(lambda: surveys.extend(survey.pk, by=stage.province)) == "wrong_state"


def test_the_sender_reminds_once_a_day_whoever_has_not_answered(stage, survey):
    submitted(survey, stage.workshop)
    assert refused(lambda: survey_notices.remind_now(survey.pk, by=stage.ministry)) == "wrong_role"
    assert survey_notices.remind_now(survey.pk, by=stage.province) == 1
    assert refused(lambda: survey_notices.remind_now(survey.pk, by=stage.province)) == "told_today"
    with clock.at(TODAY + DAY):
        assert survey_notices.remind_now(survey.pk, by=stage.province) == 1
    found = Notice.objects.filter(dedupe_key__startswith=f"survey.remind:{survey.pk}:2026-03-0")
    assert {each.to_user for each in found} == {stage.other.leader}


def test_a_leader_of_two_workshops_has_a_sheet_of_each_and_one_notice(stage):
    second = registered.workshop(stage.county, name="第二工坊")
    Workshop.objects.filter(pk=second.pk).update(leader=stage.leader)
    survey = published(stage.province)
    mine = waiting(stage.county.leader)
    assert {sheet.workshop_id for sheet in mine} == {stage.workshop.pk, second.pk}
    assert Notice.objects.filter(kind="survey.waiting", to_user=stage.county.leader).count() == 1
    submitted(survey, stage.workshop)
    assert mine.get().workshop == second


def test_sheets_not_handed_in_follow_a_changed_division(stage):
    """丹寨 is merged into 雷山: its workshop and its staff go there, its offices are closed."""
    old, new = stage.county, stage.other
    survey = published(stage.province)
    offices = published(stage.ministry, audience="offices", departments=["hrss"])
    only = published(stage.ministry, audience="offices", departments=["rural"])
    only.sheets.filter(office=new.rural.office).delete()
    merge(old.region, new.region)
    with clock.at(TODAY + DAY):
        survey_notices.remind_surveys(as_of=TODAY.date() + DAY)
    sheet = sheet_of(survey, stage.workshop)
    assert sheet.region == new.region
    assert sheet in waiting(new.clerk) or sheet in sheets(new.clerk)
    assert [(each.region, each.sent) for each in progress(survey, new.clerk)] == [(new.region, 2)]
    # Asked itself, the office that goes on has one sheet; the other's is its only one.
    assert waiting(new.hrss).count() == 1
    assert listed(stage.ministry).get(pk=offices.pk).sent == offices.sheets.filter(office__is_active=True).count()
    assert only.sheets.get(region=new.region).office == new.rural.office


def merge(old, new) -> None:
    Region.objects.filter(pk=old.pk).update(path=f"{new.path}{old.pk}/", valid_to=TODAY.date(), certifies=False)
    Workshop.objects.filter(region=old).update(region=new)
    Office.objects.filter(region=old).update(is_active=False)


def test_a_scope_with_a_division_that_has_ended_is_chosen_anew(stage):
    prefecture = stage.workshop.region.reporting_parent
    survey = drafted(stage.province, regions=[prefecture])
    Region.objects.filter(pk=prefecture.pk).update(valid_to=TODAY.date())
    assert refused(lambda: surveys.publish(survey.pk, by=stage.province)) == "gone_region"
