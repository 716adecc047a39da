"""Public notices as the public meets them: listing, what is told, objections and the clock they stop."""

import datetime

import pytest
import time_machine
from django.test import Client

from certification.models import Objection
from certification.public_facts import public_count, township_of
from tests import factories
from tests.certification.case_pages import act, case_text, page, signed_in, take
from workshops.access.models import JournalEntry, Notice

pytestmark = pytest.mark.django_db
OPENED = factories.instant(2026, 3, 2)  # a Monday; five working days end on the 9th
OBJECTION = {"name": "村民李某", "contact": "13911112222", "text": "人数与实际不符"}


@pytest.fixture
def county():
    return factories.County()


@pytest.fixture
def notice(county):
    with time_machine.travel(OPENED, tick=False):
        return factories.on_notice(
            county, address="龙泉镇卡拉村3组12号", lifted_from_poverty=2, monitored=1
        ).notices.get()


def address_of(notice) -> str:
    return f"/public-notices/{notice.pk}/"


def on(day: int, month: int = 3):
    return time_machine.travel(factories.instant(2026, month, day), tick=False)


def test_what_the_public_is_told(notice):
    with on(4):
        text = page(Client(), address_of(notice))
    assert "蜡染非遗工坊" in text
    assert "丹寨县龙泉镇" in text
    assert "2026年3月9日" in text
    assert "还有 5 天" in text
    for hidden in ("卡拉村", "13800000000", "138****", "7 人"):
        assert hidden not in text
    assert "不足 5 人" in text


@pytest.mark.parametrize(
    ("address", "township"),
    [
        ("龙泉镇1号", "龙泉镇"),
        ("兴仁镇王家寨村", "兴仁镇"),
        ("金泉街道办事处二楼", "金泉街道"),
        ("扬武民族乡2组", "扬武民族乡"),
        ("镇宁路3号", ""),
        ("", ""),
    ],
)
def test_an_address_is_told_down_to_the_township(address, township):
    assert township_of(address) == township


@pytest.mark.parametrize(("count", "said"), [(0, "0 人"), (1, "不足 5 人"), (4, "不足 5 人"), (5, "5 人"), (None, "")])
def test_small_counts_are_not_told_apart(count, said):
    assert public_count(count) == said


def test_the_list_shows_running_notices_and_those_of_the_last_year(county, notice):
    client = Client()
    with on(4):
        assert "公示中" in page(client, "/public-notices/")
        assert notice.application.name in page(client, "/public-notices/?search=丹寨 蜡染")
        assert "没有符合条件的公示" in page(client, "/public-notices/?search=雷山")
    with on(10):
        act(county.approver, notice.application, "certify", reasons="符合条件")
        assert "公示已结束" in page(client, "/public-notices/")
    with time_machine.travel(OPENED + datetime.timedelta(days=380)):
        assert "目前没有公示" in page(client, "/public-notices/")
        assert client.get(address_of(notice)).status_code == 404


def test_the_list_is_paged(county):
    for number in range(21):
        factories.on_notice(county, f"工坊{number}")
    assert "工坊20" in page(Client(), "/public-notices/")
    assert "工坊0<" in page(Client(), "/public-notices/?page=2")


def test_an_objection_stops_the_clock_until_it_is_settled(county, notice):
    client = Client()
    with on(4):
        assert "异议已收到" in take(client, address_of(notice), **OBJECTION)
        objection = Objection.objects.get()
        assert "异议处理中，公示期限顺延" in page(client, address_of(notice))
    assert "13911112222" not in objection.contact_sealed
    assert Notice.objects.filter(kind="objection.filed", to_department="culture").exists()
    with on(20):
        text = act(county.approver, notice.application, "certify", reasons="符合条件")
        assert "公示期间收到的异议尚未处理，不能认定。" in text
        settle = f"/objections/{objection.pk}/settle/"
        assert "人数与实际不符" in page(signed_in(county.clerk), settle)
        done = take(signed_in(county.clerk), settle, upheld="no", settlement="经核查人数属实")
        assert "已登记异议处理情况" in done
        assert "公示尚未期满（至2026年3月26日）" in case_text(county.approver, notice.application)
    notice.application.refresh_from_db()
    assert notice.application.due_on > datetime.date(2026, 3, 26)


def test_an_upheld_objection_forbids_certification(county, notice):
    with on(4):
        take(Client(), address_of(notice), **OBJECTION)
        path = f"/objections/{Objection.objects.get().pk}/settle/"
        take(signed_in(county.approver), path, upheld="yes", settlement="人数不实")
    with on(20):
        assert "公示异议成立，不能认定。" in act(county.approver, notice.application, "certify", reasons="符合条件")


def test_who_objected_is_not_told_to_the_applicant(county, notice):
    with on(4):
        take(Client(), address_of(notice), **OBJECTION)
        assert "村民李某" in case_text(county.clerk, notice.application)
        assert "村民李某" not in case_text(county.leader, notice.application)


def test_only_the_county_culture_office_settles(county, notice):
    with on(4):
        take(Client(), address_of(notice), **OBJECTION)
        path = f"/objections/{Objection.objects.get().pk}/settle/"
        other = factories.County(factories.LEISHAN)
        assert signed_in(other.clerk).get(path).status_code == 404
        assert signed_in(county.leader).get(path).status_code == 404
        for user in (county.rural, factories.province_official()):
            assert "须由本县文化和旅游部门处理" in take(signed_in(user), path, upheld="no", settlement="属实")
    assert Objection.objects.get().settled_at is None


def test_a_faulty_objection_keeps_what_was_typed(notice):
    with on(4):
        text = take(Client(), address_of(notice), name="村民李某", contact="12345", text="人数与实际不符")
    assert "请填写 11 位手机号码" in text
    assert "人数与实际不符" in text
    assert not Objection.objects.exists()


def test_no_objection_after_the_last_day(notice):
    with on(10):
        text = take(Client(), address_of(notice), **OBJECTION)
    assert "公示期已满，不能再提交异议。" in text


def test_objections_by_one_address_are_limited(notice, settings):
    settings.OBJECTIONS_PER_HOUR = 2
    with on(4):
        # The journal keeps real time, moved along with the frozen clock here.
        for _ in range(2):
            assert "异议已收到" in take(Client(), address_of(notice), **OBJECTION)
        assert "一小时内提交异议过多" in take(Client(), address_of(notice), **OBJECTION)
    assert JournalEntry.objects.filter(action="objection.file").count() == 2
