"""An exemplary case, from the workshop's draft to the ministry's publication."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from catalog.models import ExemplaryCase
from tests import factories
from tests.journeys.acting import assert_fits, fill, follow, photo, press, sees, travel
from tests.journeys.conftest import PHONE
from tests.journeys.test_desks import assert_accessible

pytestmark = pytest.mark.browser
BODY = "工坊自2019年起组织妇女点蜡染布，统一供料、统一验收，按件计酬。\n\n" * 8 + "2025年直接吸纳18人，带动40人。"
TITLE = "一块蜡染布，带富一个寨"


@pytest.fixture
def county(transactional_db) -> factories.County:
    return factories.County()


def test_from_draft_to_publication(visit, sign_in, county):
    with travel(2026, 3, 2):
        workshop = factories.workshop(county)
        draft(sign_in(county.leader, PHONE), workshop)
        steps = (
            (county.approver, "申报"),
            (factories.province_official(), "推荐"),
            (factories.ministry_official(), "入选"),
            (factories.ministry_official(), "发布"),
        )
        for person, label in steps:
            advance(sign_in(person), label)
        case = ExemplaryCase.objects.get()
        assert (case.status, bool(case.number)) == ("published", True)
        see_in_public(visit, case)
        ministry = sign_in(factories.ministry_official())
        ministry.goto(reverse("catalog:exemplary-case-detail", args=[case.pk]))
        press(ministry, "撤回")
        fill(ministry, reason="材料需补充核实。")
        press(ministry, "撤回")
        page = visit("/catalog/cases/")
        assert page.request.get(reverse("catalog:public-case-detail", args=[case.uid])).status == 404


def draft(page, workshop) -> None:
    page.goto(reverse("catalog:exemplary-case-new"))
    fill(
        page, workshop=workshop.name, title=TITLE, summary="依托苗族蜡染，带动全寨妇女居家就业。",
        body=BODY,
    )  # fmt: skip
    assert_fits(page)
    press(page, "保存")
    case = ExemplaryCase.objects.get()
    page.goto(reverse("catalog:exemplary-case-photos", args=[case.pk]))
    fill(page, photos=photo("染坊.jpg"))
    press(page, "上传")
    page.goto(reverse("catalog:exemplary-case-detail", args=[case.pk]))
    press(page, "提交县级推选")
    press(page, "提交县级推选")
    sees(page, TITLE, "待县级推选")


def advance(page, label: str) -> None:
    page.goto(reverse("catalog:exemplary-case-list"))
    follow(page, TITLE)
    press(page, label)
    press(page, label)
    sees(page, TITLE)


def see_in_public(visit, case) -> None:
    page = visit("/catalog/cases/", PHONE)
    assert_fits(page)
    follow(page, TITLE)
    sees(page, TITLE, "带动40人", case.workshop.name)
    assert_fits(page)
    assert_accessible(page)
    expect(page.locator("main img").first).to_be_visible()
