"""The applicant's form, step by step, as a browser without script sends it."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from certification.actions import drafting, reviewing
from certification.models import Application, ApplicationStatus
from tests import factories
from tests.certification.applying import project, step_url

pytestmark = pytest.mark.django_db


def test_without_any_application_the_list_says_how_to_begin(leader):
    page = leader.get(reverse("certification:application-list"))
    assert reverse("certification:application-new") in page.content.decode()


def test_the_conditions_are_shown_before_anything_is_typed(leader, county):
    chosen = leader.post(reverse("certification:application-new"), {"region": ["520000", "522600", county.region.pk]})
    assert chosen.url == reverse("certification:application-start", args=[county.region.pk])
    text = leader.get(chosen.url).content.decode()
    assert "全国默认条件" in text
    assert "依托非遗代表性项目或传统手工艺" in text
    assert not Application.objects.exists()
    begun = leader.post(chosen.url)
    application = Application.objects.get()
    assert begun.url == reverse("certification:application-edit", args=[application.pk])
    assert leader.get(begun.url).url == step_url(application, "operator")


def test_what_is_valid_is_saved_and_what_is_not_is_shown_again(leader, application):
    typed = {
        "name": "卡拉蜡染工坊", "operator_kind": "enterprise", "operator_name": "卡拉蜡染有限公司",
        "uscc": "91110000600037341X", "leader_phone": "12345", "in_poverty_area": "on", "action": "next",
    }  # fmt: skip
    page = leader.post(step_url(application, "operator"), typed)
    text = page.content.decode()
    assert page.status_code == 200
    assert "校验位不对" in text
    assert 'value="91110000600037341X"' in text
    assert 'value="12345"' in text
    application.refresh_from_db()
    assert (application.name, application.operator_name) == ("卡拉蜡染工坊", "卡拉蜡染有限公司")
    assert application.in_poverty_area
    assert (application.uscc, application.leader_phone_sealed) == ("", "")


def test_a_fault_does_not_wipe_what_was_kept_before(leader, application, county):
    drafting.save_draft(application.pk, by=county.leader, fields={"floor_area": Decimal(120)})
    page = leader.post(step_url(application, "premises"), {"floor_area": "约一百", "has_power": "on"})
    text = page.content.decode()
    assert 'value="约一百"' in text
    assert 'type="number"' not in text  # such a box would show nothing
    application.refresh_from_db()
    assert application.floor_area == 120
    assert application.has_power


def test_an_incomplete_draft_is_saved_and_the_steps_say_what_lacks(leader, application):
    saved = leader.post(step_url(application, "premises"), {"action": "draft"}, follow=True)
    assert "草稿已保存" in saved.content.decode()
    assert "还缺 2 项" in saved.content.decode()
    onward = leader.post(step_url(application, "premises"), {"floor_area": "80", "action": "next"})
    assert onward.url == step_url(application, "employment") + "#step"


def test_a_start_in_the_future_is_refused(leader, application):
    day = datetime.date.today() + datetime.timedelta(days=2)
    page = leader.post(step_url(application, "premises"), {"opened_on": day.isoformat()})
    assert "不能晚于今天" in page.content.decode()


def test_the_number_is_sealed_shown_masked_and_kept_when_left_blank(leader, application):
    url = step_url(application, "operator")
    leader.post(url, {"leader_phone": "138 0855 1234"})
    application.refresh_from_db()
    assert application.leader_phone() == "13808551234"
    assert "13808551234" not in application.leader_phone_sealed
    text = leader.get(url).content.decode()
    assert "138****1234" in text
    assert "13808551234" not in text
    leader.post(url, {"leader_phone": "", "name": "改名"})
    application.refresh_from_db()
    assert (application.leader_phone(), application.name) == ("13808551234", "改名")


def test_projects_are_searched_without_script_and_nothing_typed_is_lost(leader, application):
    picked, sought = project(), project("苗族织锦技艺", factories.LEISHAN, list_number="Ⅷ-105")
    url = step_url(application, "basis")
    sent = {"projects": [picked.pk], "craft_name": "蜡染", "text": "织锦", "area": "province", "action": "search"}
    answer = leader.post(url, sent)
    assert answer.url.startswith(f"{url}?text=")
    text = leader.get(answer.url).content.decode()
    assert "苗族织锦技艺" in text
    assert f'value="{picked.pk}" id="project_{picked.pk}" checked' in text
    leader.post(url, {"projects": [picked.pk, sought.pk], "craft_name": "蜡染", "action": "next"})
    application.refresh_from_db()
    assert set(application.projects.all()) == {picked, sought}
    assert application.craft_name == "蜡染"


def test_more_people_of_a_group_than_are_employed(leader, application):
    page = leader.post(step_url(application, "employment"), {"employed": "5", "lifted_from_poverty": "6"})
    assert "不能大于直接吸纳就业人数（5）" in page.content.decode()
    application.refresh_from_db()
    assert (application.employed, application.lifted_from_poverty) == (5, None)


def test_people_counted_twice_can_not_be_handed_in(leader, county):
    application = factories.draft(county, employed=10, lifted_from_poverty=8, monitored=8)
    text = leader.post(step_url(application, "review"), {"declared": "on"}).content.decode()
    assert "合计 16 人，不能大于直接吸纳就业人数（10）" in text
    application.refresh_from_db()
    assert application.status == ApplicationStatus.DRAFT


def test_the_provinces_own_questions_are_answered_yes_no_or_not_yet(leader, application):
    measure = factories.default_measure()
    questions = [measure.questions.create(text=text) for text in ("有安全生产制度", "产品有标识", "有账簿")]
    answers = {f"question_{questions[0].pk}": "yes", f"question_{questions[1].pk}": "no"}
    leader.post(step_url(application, "employment"), answers)
    application.refresh_from_db()
    assert application.answers == {str(questions[0].pk): True, str(questions[1].pk): False}


def test_good_files_are_kept_beside_a_bad_one_and_can_be_taken_off(leader, application):
    bad = factories.photo("坏.jpg")
    bad.file.seek(0)
    bad.file.write(b"GIF89a")
    url = step_url(application, "files")
    page = leader.post(url, {"photos": [factories.photo("好.jpg"), bad], "photo_caption": "染布间"})
    assert "“坏.jpg”不是" in page.content.decode()
    kept = application.files.get()
    assert (kept.name, kept.caption, kept.shared) == ("好.jpg", "染布间", False)
    removal = reverse("certification:application-file-remove", args=[application.pk, kept.pk])
    assert leader.get(removal).status_code == 200
    assert application.files.exists()
    leader.post(removal)
    assert not application.files.exists()
    assert not type(kept).objects.filter(pk=kept.pk).exists()


def test_the_last_step_names_what_is_missing_and_every_criterion(leader, application):
    page = leader.get(step_url(application, "review"))
    text = page.content.decode()
    assert f"{step_url(application, 'operator')}#id_name" in text
    assert f"{step_url(application, 'files')}#id_photos" in text
    assert f"{step_url(application, 'basis')}#project-picker" in text
    assert {words for _, words in page.context["findings"]} == {"不符合"}
    refused = leader.post(step_url(application, "review"), {"declared": "on"})
    assert refused.status_code == 200
    application.refresh_from_db()
    assert application.status == ApplicationStatus.DRAFT


def test_a_complete_draft_is_handed_in_only_with_the_declaration(leader, county):
    application = factories.draft(county)
    url = step_url(application, "review")
    assert "请先勾选承诺" in leader.post(url).content.decode()
    assert leader.post(url, {"declared": "on"}).url == reverse(
        "certification:application-detail", args=[application.pk]
    )
    application.refresh_from_db()
    assert application.status == ApplicationStatus.SUBMITTED
    assert leader.get(step_url(application, "operator")).status_code == 302
    leader.post(step_url(application, "operator"), {"name": "偷偷改名"})
    application.refresh_from_db()
    assert application.name != "偷偷改名"


def test_reasons_of_a_return_stand_beside_the_fields(leader, county):
    application = factories.submitted(county)
    reasons = {"floor_area": "与租赁合同不一致", "projects": "请核对编号", "files": "照片看不清"}
    reviewing.return_for_correction(application.pk, by=county.clerk, note="请补正三处", fields=reasons)
    for slug, words in (("premises", "与租赁合同不一致"), ("basis", "请核对编号"), ("files", "照片看不清")):
        text = leader.get(step_url(application, slug)).content.decode()
        assert words in text
        assert "请补正三处" in text
    assert "与租赁合同不一致" not in leader.get(step_url(application, "employment")).content.decode()


def test_withdrawing_is_asked_once_more(leader, county):
    application = factories.submitted(county)
    url = reverse("certification:application-withdraw", args=[application.pk])
    assert leader.get(url).status_code == 200
    leader.post(url, {"note": "另选地址"})
    application.refresh_from_db()
    assert application.status == ApplicationStatus.WITHDRAWN
    assert leader.get(url).status_code == 302
