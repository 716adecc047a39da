"""The page of a case and its steps, played through the browser's requests by everybody who has a part in it."""

import datetime

import pytest
import time_machine

from certification.models import ApplicationStatus, Certificate
from tests import factories
from tests.certification.case_pages import act, actions_offered, case_text, page, photo, signed_in
from workshops.access.models import JournalEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return factories.County()


def test_a_case_from_submission_to_certificate(county):
    with time_machine.travel(factories.instant(2026, 3, 2), tick=False):
        application = factories.submitted(county)
        assert actions_offered(case_text(county.clerk, application)) == ["accept", "return"]
        assert "已受理" in act(county.clerk, application, "accept", note="材料齐全")
        assert "已转三部门联审" in act(county.clerk, application, "open_review", note="")
        assert "尚缺文化和旅游、人力资源社会保障、乡村振兴部门的联审意见" in case_text(county.clerk, application)
        inspection = {"inspected_on": "2026-03-02", "inspectors": "王芳、李强", "findings": "场地与申报一致"}
        assert "已登记现场核查" in act(county.clerk, application, "inspect", **inspection, photos=[photo()])
        for person in (county.approver, county.hrss, county.rural):
            assert "已签署联审意见" in act(person, application, "opine", agrees="yes", text="同意")
        assert "已发布公示" in act(county.clerk, application, "open_notice")
        assert "公示尚未期满（至2026年3月9日）" in case_text(county.approver, application)
    with time_machine.travel(factories.instant(2026, 3, 10), tick=False):
        text = act(county.approver, application, "certify", reasons="经联审、核查和公示，符合条件")
        assert "FYGF-522636-2026-0001" in text
        assert "下载证书（PDF）" in text
    application.refresh_from_db()
    assert application.status == ApplicationStatus.CERTIFIED
    assert "王芳、李强" in text
    assert actions_offered(text) == []


def test_an_opinion_is_shown_before_it_is_signed(county):
    application = factories.submitted(county)
    act(county.clerk, application, "accept")
    act(county.clerk, application, "open_review")
    client = signed_in(county.hrss)
    path = f"/applications/{application.pk}/act/opine/"
    asked = client.post(path, {"agrees": "yes", "text": "用工属实"}).content.decode()
    assert county.hrss.office.name in asked
    assert county.hrss.full_name in asked
    assert "签署后不能修改" in asked
    assert "用工属实" in asked
    assert application.opinions.count() == 0
    again = client.post(path, {"agrees": "yes", "text": "用工属实", "confirmed": "yes", "edit": "1"}).content.decode()
    assert "用工属实</textarea>" in again  # back to mend what was typed
    assert application.opinions.count() == 0
    assert "不同意时须写明理由。" in client.post(path, {"agrees": "no", "text": ""}).content.decode()
    client.post(path, {"agrees": "yes", "text": "用工属实", "confirmed": "yes"})
    assert application.opinions.get().text == "用工属实"


def test_disagreeing_without_a_reason_keeps_the_form(county):
    application = factories.submitted(county)
    act(county.clerk, application, "accept")
    act(county.clerk, application, "open_review")
    text = act(county.rural, application, "opine", agrees="no", text="")
    assert "不同意时请写明理由。" in text
    assert application.opinions.count() == 0


def test_returning_names_single_entries_and_keeps_what_was_typed(county):
    application = factories.submitted(county)
    assert "请勾选需要补正的内容，或写明退回的原因。" in act(county.clerk, application, "return", note="")
    data = {"note": "请补充", "at_floor_area": "on", "why_floor_area": "与现场不符", "why_name": "没有勾选的不算"}
    text = act(county.clerk, application, "return", **data)
    assert "已退回补正" in text
    assert "场地面积（平方米）：与现场不符" in text
    step = application.steps.get(action="return")
    assert step.detail == {"fields": {"floor_area": "与现场不符"}}


def test_inspection_without_photograph_keeps_its_text(county):
    application = factories.submitted(county)
    act(county.clerk, application, "accept")
    act(county.clerk, application, "open_review")
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    text = act(county.clerk, application, "inspect", inspected_on=tomorrow, inspectors="王芳", findings="现场属实")
    assert "核查日期不能晚于今天。" in text
    assert "请至少上传一张现场核查照片。" in text
    assert "现场属实" in text


def test_publishing_says_what_is_missing_and_when_it_would_end(county):
    application = factories.submitted(county)
    act(county.clerk, application, "accept")
    act(county.clerk, application, "open_review")
    path = f"/applications/{application.pk}/act/open_notice/"
    assert "尚缺" in page(signed_in(county.clerk), path)
    with time_machine.travel(factories.instant(2026, 9, 28), tick=False):
        ready = factories.reviewed(county, "银饰工坊")
        text = page(signed_in(county.clerk), f"/applications/{ready.pk}/act/open_notice/")
    assert "公示 5 个工作日" in text
    assert "至2026年10月10日止" in text  # after the National Day holiday; the 10th is a swapped working Saturday


def test_who_prepared_the_case_is_not_offered_the_decision(county):
    """The clerk of a county that has one person in both duties' place: the same account never decides."""
    application = factories.on_notice(county)
    text = act(county.clerk, application, "certify", reasons="同意")
    assert "认定须由县级文化和旅游部门（审核）办理。" in text
    assert not Certificate.objects.exists()


def test_a_judgement_needs_a_verdict_and_its_reason(county):
    with time_machine.travel(factories.instant(2026, 3, 2), tick=False):
        application = factories.on_notice(county, lifted_from_poverty=0, monitored=3)
    with time_machine.travel(factories.instant(2026, 4, 2), tick=False):
        assert "请判断是否符合。" in act(county.approver, application, "certify", reasons="符合条件")
        text = act(county.approver, application, "certify", reasons="符合条件", verdict_people="met")
        assert "请写明判断的理由。" in text
        given = {"verdict_people": "not_met", "reason_people": "成效不足"}
        assert "以下条件不符合" in act(county.approver, application, "certify", reasons="符合条件", **given)
        given = {"verdict_people": "met", "reason_people": "带动作用明显"}
        assert "已作出认定决定" in act(county.approver, application, "certify", reasons="符合条件", **given)
    assert "审核人判断：符合。带动作用明显" in case_text(county.leader, application)


def test_refusing_needs_reasons_and_tells_the_applicant(county):
    application = factories.on_notice(county)
    assert "请写明作出决定的理由。" in act(county.approver, application, "refuse", reasons="")
    assert "已作出不予认定决定" in act(county.approver, application, "refuse", reasons="经查申报不实")
    assert "经查申报不实" in case_text(county.leader, application)


def test_who_may_see_a_case(county):
    application = factories.submitted(county)
    other = factories.County(factories.LEISHAN)
    shown = [county.leader, county.clerk, county.hrss, county.rural, factories.province_official()]
    for user in [*shown, factories.ministry_official()]:
        assert application.name in case_text(user, application)
    for user in (other.leader, other.clerk, other.approver, factories.province_official("110000")):
        assert signed_in(user).get(f"/applications/{application.pk}/").status_code == 404
        assert signed_in(user).get(f"/applications/{application.pk}/act/accept/").status_code == 404


def test_the_phone_is_masked_and_revealed_to_offices_only(county):
    application = factories.submitted(county)
    for user, reveals in ((county.clerk, True), (county.leader, False)):
        text = case_text(user, application)
        assert "138****0000" in text
        assert "13800000000" not in text
        assert ("/accounts/reveal/certification.application.phone/" in text) is reveals


def test_a_step_out_of_turn_goes_back_to_the_case(county):
    application = factories.submitted(county)
    answer = signed_in(county.clerk).get(f"/applications/{application.pk}/act/certify/", follow=True)
    assert answer.redirect_chain[-1][0] == f"/applications/{application.pk}/"
    assert "您不能办理“认定”" in answer.content.decode()


def test_a_refused_step_is_journalled(county):
    application = factories.submitted(county)
    act(county.hrss, application, "accept")
    entry = JournalEntry.objects.filter(action="application.accept").latest("id")
    assert (entry.result, entry.detail["code"]) == ("refused", "wrong_role")


def test_the_page_of_a_case_asks_a_bounded_number_of_queries(county, django_assert_max_num_queries):
    application = factories.on_notice(county)
    client = signed_in(county.approver)
    client.get(f"/applications/{application.pk}/")
    with django_assert_max_num_queries(45):
        client.get(f"/applications/{application.pk}/")
