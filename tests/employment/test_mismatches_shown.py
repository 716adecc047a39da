"""Which mismatches a list begins with and says that it does, and where a mismatch leads to."""

import html

import pytest
from django.urls import reverse

from employment.actions import claiming, listing, settling
from employment.models import CategoryClaim, Mismatch
from tests import factories
from tests.employment import registered
from tests.employment.listing_sheets import DAY, NAME, employ
from tests.employment.numbers import number
from workshops.access import clock
from workshops.access.models import Department, Duty, Notice
from workshops.models import Leader

pytestmark = pytest.mark.django_db
LIST = reverse("employment:mismatch-list")
ONLY_OPEN = "现只列出待办理的核验差异。"


@pytest.fixture
def county():
    with clock.at(factories.instant(2026, 3, 2)):
        yield factories.County()


@pytest.fixture
def task(county):
    employ(county)
    return Mismatch.objects.get()


@pytest.fixture
def read(client):
    def answered(user, address, query=None, **more) -> str:
        client.force_login(user)
        return client.get(address, query, **more).content.decode()

    return answered


def detail(task) -> str:
    return reverse("employment:mismatch-detail", args=[task.pk])


def people_page(task) -> str:
    return reverse("employment:worker-detail", args=[task.worker_id])


def deny(county, task):
    return settling.settle(task.pk, by=county.rural, outcome="not_entitled")


def test_the_list_says_that_only_open_ones_are_there_and_leads_to_all(county, task, read, client):
    assert ONLY_OPEN in read(county.rural, LIST)
    deny(county, task)
    said = read(county.rural, LIST, {"search": NAME})
    assert "这里只列出待办理的核验差异。" in said
    link = "?" + client.get(LIST, {"search": NAME, "page": "2"}).context["all_url"].removeprefix("?")
    assert html.escape(link) in said
    everything = read(county.rural, LIST + link)
    assert people_page(task) not in everything
    assert detail(task) in everything
    assert "现只列出" not in everything
    assert "这里只列出" not in read(county.rural, LIST, {"search": "无此人", "state": ""})


def test_the_part_that_htmx_asks_for_says_so_outside_the_list(county, task, read):
    part = read(county.rural, LIST, headers={"HX-Request": "true", "HX-Target": "list"})
    assert '<div id="shown" hx-swap-oob="true">' in part
    assert ONLY_OPEN in part
    assert "<h1" not in part
    assert '<div id="shown">' in read(county.rural, LIST)


def test_what_the_leader_has_to_correct_stays_on_the_leaders_list(county, task, read):
    deny(county, task)
    said = read(county.leader, LIST)
    assert detail(task) in said
    assert "现只列出待办理的，以及经核实不符、工坊尚未更正的核验差异。" in said
    assert detail(task) not in read(county.leader, LIST, {"state": "open"})
    assert detail(task) not in read(county.rural, LIST)
    assert detail(task) in read(county.rural, LIST, {"state": "", "is_pending": "true"})
    claiming.withdraw(CategoryClaim.objects.get().pk, by=county.leader)
    assert detail(task) not in read(county.leader, LIST)
    assert detail(task) in read(county.leader, LIST, {"state": "closed"})


def test_other_answers_and_claims_that_a_list_bears_out_ask_nothing_of_the_leader(county, task, read):
    settling.settle(task.pk, by=county.rural, outcome="other", note="户口正在迁移")
    assert detail(task) not in read(county.leader, LIST)
    employ(county, task.worker.workshop, 2)
    second = deny(county, Mismatch.objects.get(closed_at=None))
    assert detail(second) in read(county.leader, LIST)
    listing.add(by=county.rural, name=NAME, identity=number(2), category="monitored", valid_from=DAY)
    assert detail(second) not in read(county.leader, LIST)


def test_page_and_notice_lead_the_leader_to_the_worker(county, task, read):
    deny(county, task)
    assert Notice.objects.get(kind="mismatch.not_entitled").link == people_page(task)
    said = read(county.leader, detail(task))
    assert f'href="{people_page(task)}">前往结束或撤回申报</a>' in said
    assert reverse("employment:claim-withdraw", args=[CategoryClaim.objects.get().pk]) in read(
        county.leader, people_page(task)
    )
    assert "前往结束或撤回申报" not in read(county.rural, detail(task))


def test_without_an_account_of_the_leader_the_culture_office_is_led_there(county, task, read):
    Leader.objects.update(user=None)
    deny(county, Mismatch.objects.get())
    told = Notice.objects.get(kind="mismatch.not_entitled")
    assert (told.to_department, told.link) == (Department.CULTURE, people_page(task))
    assert NAME in read(county.clerk, told.link)


def test_links_to_worker_and_workshop_where_they_are_in_scope(county, read):
    leishan = factories.County(factories.LEISHAN)
    employ(county, home_region=leishan.region)
    task = Mismatch.objects.get()
    links = (people_page(task), reverse("workshops:workshop-detail", args=[task.worker.workshop_id]))
    seen, hidden = read(county.leader, detail(task)), read(leishan.rural, detail(task))
    for link in links:
        assert f'href="{link}"' in seen
        assert f'href="{link}"' not in hidden
    assert "蜡染非遗工坊" in hidden
    official = factories.user("rural_pref", Duty.OFFICIAL, "522600", Department.RURAL)
    above = read(official, detail(task))
    assert f'href="{links[0]}">潘**</a>' in above
    assert NAME not in above


def test_culture_is_led_to_the_people_of_the_workshop_that_the_list_names(county, read):
    leishan = factories.County(factories.LEISHAN)
    for index, name in enumerate(("蜡染非遗工坊", "没有的工坊"), start=1):
        listing.add(by=county.rural, name=NAME, identity=number(index), category="monitored", valid_from=DAY,
                    employed_at=name)  # fmt: skip
    named, unknown = Mismatch.objects.order_by("pk")
    own, foreign = registered.workshop(county), registered.workshop(leishan)
    link, other = (reverse("employment:workshop-people", args=[workshop.pk]) for workshop in (own, foreign))
    said = read(county.clerk, detail(named))
    assert f'href="{link}"' in said
    assert other not in said
    assert "同名的工坊" not in read(county.clerk, detail(unknown))


def test_the_first_day_is_told_in_words(county, task, read):
    said = read(county.rural, detail(task))
    assert "今日发现" in said
    assert "0 天" not in said.split("<h2", 1)[0]
    deny(county, task)
    assert "2026-03-02 发现，当日办结" in read(county.rural, detail(task))
