"""Long names on a telephone: nothing runs over the edge, and a badge stays in one piece."""

import pytest
from django.urls import reverse

from tests import factories
from tests.journeys.conftest import PHONE
from workshops.access import notify
from workshops.access.actions import delivery
from workshops.access.models import Duty

pytestmark = pytest.mark.browser
WIDTH = "document.documentElement.scrollWidth"


def test_accounts_with_long_names_fit(sign_in):
    factories.user("a_very_long_user_name_of_almost_fifty_letters", "")
    page = sign_in(factories.user("sysadmin", Duty.SYSADMIN), PHONE)
    page.goto(reverse("access:user-list"))
    assert page.evaluate(WIDTH) <= PHONE["width"]


def test_the_badge_of_an_unread_message_is_not_broken(sign_in):
    leader = factories.County().leader
    notify.post(
        to_users=[leader], kind="test", title="“丹寨县龙泉镇蜡染非遗工坊”二〇二六年度确认即将截止，请尽快填报并提交"
    )
    delivery.deliver()
    page = sign_in(leader, PHONE)
    page.goto(reverse("access:notice-list"))
    badge = page.locator(".panel-title .badge-state")
    assert badge.bounding_box()["height"] < 36
    assert page.evaluate(WIDTH) <= PHONE["width"]
