"""Intellectual rights: who enters which, what is refused, what the pages and figures show."""

import pytest
from django.core.exceptions import ValidationError

from catalog.models import IntellectualRight
from catalog.queries.rights import count_in_force
from tests import factories
from tests.catalog.right_stage import *  # noqa: F403 - fixtures
from tests.catalog.right_stage import day, entered
from tests.records.samples.rights import product
from tests.records.stage import TODAY
from workshops.access.refusal import Refused

pytestmark = pytest.mark.django_db
NAME = "intellectual-rights"
GI = {"kind": "geographical_indication", "name": "丹寨蜡染", "number": "AGI02345", "workshop": None, "products": []}


def refusal(stage, *, by=None, **facts) -> dict:
    with pytest.raises(ValidationError) as refused:
        entered(stage, NAME, by=by, **facts)
    return refused.value.message_dict


@pytest.mark.parametrize(
    ("facts", "field", "said"),
    [
        ({"workshop": None}, "workshop", "请填写您的工坊"),
        ({"kind": "geographical_indication", "number": "AGI02345"}, "workshop", "按地区登记"),
        ({"kind": "patent", "number": "ZL 2023 1 0397744.1"}, "number", "校验位"),
        ({"granted_on": day("2026-03-03")}, "granted_on", "不能晚于今天"),
        ({"granted_on": None}, "granted_on", "还没有授权的"),
        ({"status": "applied"}, "status", "申请中的没有"),
        ({"status": "expired", "expires_on": None}, "expires_on", "请填写有效期"),
        ({"expires_on": day("2019-01-01")}, "expires_on", "不能早于"),
    ],
)
def test_what_is_refused_names_the_field(stage, facts, field, said):
    assert said in refusal(stage, **facts)[field][-1]


def test_one_right_is_entered_once_however_it_is_typed(stage):
    entered(stage, NAME)
    assert "已经登记" in refusal(stage, by=stage.county.clerk, number="第12345678号")["number"][0]


def test_what_was_over_when_entered_has_expired(stage):
    assert entered(stage, NAME, granted_on=day("2015-01-01"), expires_on=day("2025-01-01")).status == "expired"


def test_products_are_of_the_same_workshop(stage):
    other = product(stage, "银手镯", stage.others_workshop)
    with pytest.raises(Refused, match="不是这家工坊的产品") as refused:
        entered(stage, NAME, products=[other])
    assert refused.value.field == "products"
    assert not IntellectualRight.objects.exists()


def test_a_region_s_right_takes_products_of_the_region(stage):
    right = entered(stage, NAME, by=stage.official(code="522600"), **GI | {"products": [product(stage)]})
    assert right.region_id == "522600"
    foreign = product(stage, "银手镯", stage.others_workshop)
    with pytest.raises(Refused, match="不是本地区工坊的产品"):
        entered(stage, NAME, by=stage.county.clerk, **GI | {"number": "AGI02346", "products": [foreign]})


def test_offices_above_leave_a_workshop_s_rights_to_it(stage):
    assert "工坊一栏请留空" in refusal(stage, by=stage.official())["workshop"][0]


@pytest.mark.parametrize("who", ["hrss", "rural"])
def test_other_departments_enter_none(stage, who):
    with pytest.raises(Refused):
        entered(stage, NAME, by=getattr(stage.county, who))


@pytest.fixture
def ending(stage):
    """Three trademarks that end in 20, 80 and 150 days, one that is over and one that lasts."""
    ends = {"20": "2026-03-22", "80": "2026-05-21", "150": "2026-07-30", "last": "2031-01-01"}
    made = {
        key: entered(stage, NAME, name=f"商标{key}", number=f"4000000{at}", expires_on=day(text))
        for at, (key, text) in enumerate(ends.items())
    }
    past = {"granted_on": day("2016-01-01"), "expires_on": day("2026-01-01")}
    over = entered(stage, NAME, name="商标over", number="40000009", **past)
    return made | {"over": over}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"days_left_min": 0, "days_left_max": 30}, {"20"}),
        ({"days_left_min": 0, "days_left_max": 90}, {"20", "80"}),
        ({"days_left_min": 0, "days_left_max": 180}, {"20", "80", "150"}),
        ({"expiry": "d90"}, {"80"}),
        ({"expiry": "over"}, {"over"}),
    ],
)
def test_the_list_is_filtered_by_what_ends(stage, as_user, ending, query, names):
    answer = as_user(stage.county.clerk).get("/intellectual-rights/", query)
    assert {row.pk for row in answer.context["listing"].page} == {ending[name].pk for name in names}


def test_the_list_and_the_page_bear_the_badge(stage, as_user, ending):
    client = as_user(stage.county.leader)
    listed = client.get("/intellectual-rights/").content.decode()
    assert all(words in listed for words in ("30 天内到期", "31—90 天到期", "91—180 天到期", "有效期已过"))
    page = client.get(f"/intellectual-rights/{ending['20'].pk}/").content.decode()
    assert "还有 20 天到期" in page
    assert "可以办理续展" in page
    assert "即将到期" not in client.get(f"/intellectual-rights/{ending['last'].pk}/").content.decode()


def test_the_overview_counts_the_users_own_rights(stage, as_user, ending):
    page = as_user(stage.county.clerk).get("/intellectual-rights/overview/")
    line = next(each for each in page.context["lines"] if each.kind == "trademark")
    assert (line.in_force, line.in_30, line.in_90, line.in_180, line.over) == (4, 1, 2, 3, 1)
    assert [right.name for right in page.context["page_obj"]] == ["商标20", "商标80", "商标150"]
    for other in (stage.other.clerk, stage.neighbour):
        page = as_user(other).get("/intellectual-rights/overview/")
        assert sum(each.in_force + each.over for each in page.context["lines"]) == 0
        assert "商标20" not in page.content.decode()
    assert as_user(factories.user("auditor", "auditor")).get("/intellectual-rights/overview/").status_code in (302, 403)


def test_figures_by_region_and_day(stage, ending):
    counts = {
        region: count_in_force(region and factories.regions()[region], TODAY.date())["trademark"]
        for region in (None, "520000", "522636", "522634")
    }
    assert counts == {None: 4, "520000": 4, "522636": 4, "522634": 0}
    assert count_in_force(None, day("2025-12-31"))["trademark"] == 5  # what is over now was not then
    assert count_in_force(None, day("2019-01-01"))["trademark"] == 1
    assert count_in_force(None, TODAY.date())["patent"] == 0
