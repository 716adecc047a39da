"""Pages of 注销, 撤销 and 更正 (rules.md §4)."""

import pytest
from django.urls import reverse

from certification.models import CorrectionCase, Ending, EndingCase
from certification.tasks import revoke_lapsed
from tests import factories
from tests.certification.confirmations import on, workshop_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return factories.County()


@pytest.fixture
def workshop(county):
    return workshop_of(county)


@pytest.fixture
def visit(client):
    """``visit(user, name, key)`` reads a page, ``visit(user, name, key, **data)`` posts; the text of the last page."""

    def visited(user, name, /, *args, **data) -> str:
        client.force_login(user)
        address = reverse(f"certification:{name}", args=args)
        response = client.post(address, data, follow=True) if data else client.get(address)
        return response.content.decode()

    return visited


SIGNED = {"sure": "on", "password": factories.PASSWORD}


def test_cancellation_from_request_to_decision(visit, county, workshop):
    with on("2024-03-04"):
        assert "资格自决定之日起终止" in visit(county.leader, "ending-cancel", workshop.pk)
        assert "请写明注销原因。" in visit(county.leader, "ending-cancel", workshop.pk, grounds="")
        visit(county.leader, "ending-cancel", workshop.pk, grounds="不再生产")
        case = EndingCase.objects.get()
        assert "撤回申请" in visit(county.leader, "ending-detail", case.pk)
        assert "决定理由" not in visit(county.clerk, "ending-detail", case.pk)
        assert "请写明理由。" in visit(county.approver, "ending-detail", case.pk, action="end", note="")
        for wrong, said in ({}, "必填"), ({"sure": "on", "password": "guessed"}, "密码不正确。"):
            page = visit(county.approver, "ending-detail", case.pk, action="end", note="同意注销", **wrong)
            assert said in page
            assert "同意注销</textarea>" in page  # what was typed stays
        assert not Ending.objects.exists()
        assert "已决定终止资格" in visit(
            county.approver, "ending-detail", case.pk, action="end", note="同意注销", **SIGNED
        )
        assert "已终止资格" in visit(county.leader, "ending-list")


def test_withdrawal_step_by_step(visit, county, workshop):
    with on("2024-03-04"):
        said = visit(county.clerk, "ending-withdraw", workshop.pk, grounds="虚报人数")
        assert "请上传证明撤销事由的材料。" in said
        assert "虚报人数" in said
        visit(county.clerk, "ending-withdraw", workshop.pk, grounds="虚报人数", files=factories.photo())
        case = EndingCase.objects.get()
        said = visit(county.approver, "ending-detail", case.pk, action="end", note="撤销", **SIGNED)
        assert "尚未登记陈述申辩情况" in said
        assert "撤销</textarea>" in said  # what was typed stays
        hearing = {"action": "hear", "hearing_on": "2024-03-04", "record": "到场，无异议"}
        assert "到场，无异议" in visit(county.clerk, "ending-detail", case.pk, **hearing)
        opinion = {"action": "opine", "agrees": "yes", "text": "属实"}
        for person in (county.approver, county.hrss, county.rural):
            assert "已签署意见" in visit(person, "ending-detail", case.pk, **opinion)
        assert "已决定终止资格" in visit(county.approver, "ending-detail", case.pk, action="end", note="撤销", **SIGNED)
        assert Ending.objects.get().kind == "withdrawal"


def test_a_bad_file_is_named_and_leaves_nothing_behind(visit, county, workshop):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from workshops.models import Attachment

    before = Attachment.objects.count()
    files = [factories.photo(), SimpleUploadedFile("程序.exe", b"MZ\x90\x00")]
    with on("2024-03-04"):
        said = visit(county.clerk, "ending-withdraw", workshop.pk, grounds="虚报人数", files=files)
    assert "不是 PDF 文件或" in said
    assert Attachment.objects.count() == before


def test_correction_from_request_to_decision(visit, county, workshop):
    official = factories.province_official()
    revoke_lapsed("2026-01-01")
    wrong = Ending.objects.get()
    with on("2026-03-02"):
        said = visit(county.clerk, "correction-new", wrong.pk)
        assert said.count("checked") == 2  # both missed years by default
        given = {"reason": "记录遗失", "years": ["2024", "2025"]}
        assert "请上传文件。" in visit(county.clerk, "correction-new", wrong.pk, **given)
        visit(county.clerk, "correction-new", wrong.pk, **given, document=factories.photo())
        case = CorrectionCase.objects.get()
        assert "决定更正" not in visit(county.approver, "correction-detail", case.pk)
        assert "资格恢复" in visit(official, "correction-detail", case.pk, action="correct", note="情况属实", **SIGNED)
        said = visit(county.leader, "workshop-standing", workshop.pk)
    assert "已更正" in said
    assert "经更正，视为已确认" in said


def test_the_requester_at_the_province_is_told_that_another_decides(visit, workshop):
    official = factories.province_official()
    revoke_lapsed("2026-01-01")
    with on("2026-03-02"):
        given = {"reason": "记录遗失", "years": ["2024", "2025"], "document": factories.photo()}
        said = visit(official, "correction-new", Ending.objects.get().pk, **given)
    assert "另一人决定" in said
    assert "决定更正</button>" not in said
