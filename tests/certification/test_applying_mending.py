"""Where an application is unfinished or was returned, its steps say so and lead to the field."""

import pytest
from django.urls import reverse

from certification.actions import drafting, reviewing
from certification.application_steps import STEPS, step_of
from certification.forms.applying_files import FilesForm
from certification.forms.cases_return import FIELDS
from tests import factories
from tests.certification.applying import marked, state_of, step_url

pytestmark = pytest.mark.django_db


def returned(county, note="", **reasons):
    application = factories.submitted(county)
    reviewing.return_for_correction(application.pk, by=county.clerk, note=note, fields=reasons)
    return application


def opened(leader, application) -> str:
    return leader.get(reverse("certification:application-edit", args=[application.pk])).url


def test_every_entry_that_can_be_returned_belongs_to_the_step_that_asks_for_it():
    for slug, names in FIELDS.items():
        assert {step_of(name).slug for name in names} == {slug}
    assert step_of("question_5").slug == "employment"
    asked = {step.slug: [name for name in step.fields if name != "answers"] for step in STEPS if step.fields}
    assert asked == {slug: list(names) for slug, names in FIELDS.items()}


class TestReturned:
    def test_it_opens_where_the_first_reason_is(self, leader, county):
        application = returned(county, annual_sales="单位是否为元？", has_tools="请写明数量")
        assert opened(leader, application) == step_url(application, "premises")

    def test_with_a_note_alone_it_opens_where_it_is_handed_in(self, leader, county):
        application = returned(county, note="请与我局联系")
        assert opened(leader, application) == step_url(application, "review")

    def test_the_steps_say_how_many_reasons_they_hold(self, leader, county):
        application = returned(county, floor_area="与合同不一致", has_tools="请写明数量")
        for shown in ("operator", "review"):
            page = leader.get(step_url(application, shown))
            assert state_of(page, "premises") == ("open", "退回意见 2 条")
        assert state_of(page, "basis") == ("done", "")
        assert state_of(leader.get(step_url(application, "premises")), "premises") == ("current", "退回意见 2 条")

    def test_the_last_step_lists_every_reason_with_the_way_to_its_field(self, leader, county):
        question = factories.default_measure().questions.create(text="有安全生产制度")
        reasons = {"description": "太简单", f"question_{question.pk}": "请说明", "files": "照片看不清"}
        application = returned(county, **reasons)
        text = leader.get(step_url(application, "review")).content.decode()
        for slug, anchor in (("operator", "id_description"), ("employment", f"id_question_{question.pk}")):
            assert f"{step_url(application, slug)}#{anchor}" in text
            assert f'id="{anchor}"' in leader.get(step_url(application, slug)).content.decode()
        assert f"{step_url(application, 'files')}#id_photos" in text
        assert "有安全生产制度</a>：请说明" in text
        assert "请确认退回意见都已改好" in text

    def test_the_reason_for_a_question_of_the_province_stands_beside_it(self, leader, county):
        question = factories.default_measure().questions.create(text="有安全生产制度", help="制度上墙。")
        application = returned(county, **{f"question_{question.pk}": "请附制度文本"})
        text = leader.get(step_url(application, "employment")).content.decode()
        assert 'class="return-reason">退回意见：请附制度文本' in text
        assert "制度上墙。" in text

    def test_reasons_for_fields_with_help_of_their_own(self, leader, county):
        application = returned(county, uscc="请核对", leader_phone="打不通")
        text = leader.get(step_url(application, "operator")).content.decode()
        assert "退回意见：请核对" in text
        assert "退回意见：打不通" in text
        assert "138****0000" in text


class TestUnfinished:
    def test_a_fresh_draft_reproaches_nobody(self, leader, application):
        page = leader.get(step_url(application, "operator"))
        assert marked(page) == set()
        assert not page.context["lacking"]
        assert state_of(page, "premises")[0] == "todo"

    def test_going_on_past_empty_fields_is_told_there_and_in_the_steps(self, leader, application):
        onward = leader.post(step_url(application, "premises"), {"tools_description": "织机", "action": "next"})
        page = leader.get(onward.url.removesuffix("#step"))
        assert state_of(page, "premises") == ("open", "还缺 2 项")
        assert marked(page) == set()
        back = leader.get(step_url(application, "premises"))
        text = back.content.decode()
        assert marked(back) == {"floor_area", "opened_on"}
        assert "这一步还有 2 项没有填好" in text
        assert '<a href="#id_opened_on">请填写开始生产日期。</a>' in text
        assert "已填写的内容没有丢失" not in text

    def test_a_step_saved_quite_empty_is_remembered_too(self, leader, application):
        leader.post(step_url(application, "employment"), {"action": "next"})
        back = leader.get(step_url(application, "employment"))
        assert marked(back) == {"employed", "lifted_from_poverty", "monitored"}
        assert "（未开始）" not in _step_shown(leader.get(step_url(application, "files")), "就业情况")

    def test_steps_before_one_that_was_filled_in_count_as_begun_on_another_day(self, leader, application, county):
        drafting.save_draft(application.pk, by=county.leader, fields={"employed": 0})
        page = leader.get(step_url(application, "operator"))
        assert {"name", "address"} <= marked(page)
        assert state_of(page, "employment")[0] == "open"
        assert state_of(page, "files")[0] == "todo"

    def test_the_last_step_makes_every_step_say_what_it_lacks(self, leader, application):
        leader.get(step_url(application, "review"))
        basis = leader.get(step_url(application, "basis"))
        assert marked(basis) == {"projects"}
        assert 'href="#project-picker"' in basis.content.decode()
        assert 'id="id_projects"' in basis.content.decode()
        files = leader.get(step_url(application, "files"))
        assert marked(files) == {"photos"}
        assert 'href="#id_photos"' in files.content.decode()

    def test_searching_for_a_project_is_no_saving(self, leader, application):
        leader.post(step_url(application, "basis"), {"action": "search", "text": "蜡染"})
        assert marked(leader.get(step_url(application, "basis"))) == set()

    def test_faults_and_what_lacks_stand_in_one_list(self, leader, application):
        page = leader.post(step_url(application, "premises"), {"floor_area": "约一百", "action": "next"})
        assert marked(page) == {"floor_area", "opened_on"}
        assert "有 2 处需要修改" in page.content.decode()

    def test_what_lacks_is_listed_in_the_order_of_the_page(self, leader, application):
        leader.post(step_url(application, "operator"), {"operator_kind": "enterprise", "action": "draft"})
        lacking = [each.field for each in leader.get(step_url(application, "operator")).context["lacking"]]
        assert lacking == ["name", "address", "operator_name", "uscc", "leader_name", "leader_phone"]


def _step_shown(page, title) -> str:
    return next(part for part in page.content.decode().split('<li class="step ') if title in part)


@pytest.mark.parametrize(("kind", "said"), [("cooperative", True), ("leader", False), ("", False)])
def test_name_and_code_of_the_operator_are_required_of_those_who_have_them(leader, application, county, kind, said):
    drafting.save_draft(application.pk, by=county.leader, fields={"operator_kind": kind})
    page = leader.get(step_url(application, "operator"))
    for name in ("operator_name", "uscc"):
        assert page.context["form"].fields[name].required is said
        assert "企业、合作社、个体工商户必须填写" in page.context["form"].fields[name].help_text
    sent = leader.post(step_url(application, "operator"), {"operator_kind": "household", "leader_phone": "1"})
    assert sent.context["form"].fields["uscc"].required


def test_nothing_untrue_is_said_of_chosen_files(leader, application):
    bad = factories.photo("坏.jpg")
    bad.file.seek(0)
    bad.file.write(b"GIF89a")
    text = leader.post(step_url(application, "files"), {"photos": [bad]}).content.decode()
    assert "已填写的内容没有丢失" not in text
    assert "没有上传成功的请重新选择" in text


def test_any_form_with_a_chosen_file_says_that_it_is_to_be_chosen_again():
    from workshops.tables.templatetags.ui import error_summary

    assert "文件需要重新选择" in error_summary(FilesForm({}, {"photos": [factories.photo()]}))["kept"]
    assert "文件" not in error_summary(FilesForm({"photo_caption": "长" * 101}, {}))["kept"]


@pytest.mark.parametrize("page", ["start", "transfer"])
def test_the_way_back_leads_somewhere(client, county, page):
    client.force_login(county.leader if page == "start" else county.clerk)
    url, back = {
        "start": (reverse("certification:application-start", args=[county.region.pk]), "application-new"),
        "transfer": (reverse("certification:transfer-new"), "application-list"),
    }[page]
    text = client.get(url).content.decode()
    assert f'href="{reverse(f"certification:{back}")}">返回' in text
