"""From one page to the next: what is wrong is said at once, who was hired is registered, desks show what waits."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from employment.actions import benefits, referring, vacancies
from employment.models import BenefitKind, Worker
from tests import factories
from tests.employment import registered
from tests.employment.numbers import number
from tests.employment.people import TODAY, posted, register
from workshops.access import clock

PHONE = "13812345678"


@pytest.fixture
def county(db):
    with clock.at(TODAY):
        yield factories.County()


@pytest.fixture
def workshop(county):
    return factories.workshop(county)


def read(client, user, name: str, *args, query: str = "") -> str:
    client.force_login(user)
    return client.get(reverse(name, args=args) + query).content.decode()


@pytest.fixture
def referral(county, workshop):
    vacancy = vacancies.publish(
        workshop.pk, by=county.leader, title="绣工", form="home_based", headcount=2, pay_basis="piece", pay_from=None,
        pay_to=None, requirements="", training_offered=False, closes_on=clock.today() + datetime.timedelta(days=30),
    )  # fmt: skip
    return referring.refer(vacancy.pk, by=county.hrss, name="王小芳", phone=PHONE)


def test_all_that_is_wrong_with_a_person_is_said_at_once(client, county, workshop):
    client.force_login(county.leader)
    wrong = posted(workshop, identity="522636900307001", phone="138000", name="潘1", relation="", post="")
    page = client.post(reverse("employment:worker-register", args=[workshop.pk]), wrong).content.decode()
    for said in ("15 位旧号码", "11 位手机号码", "数字或符号"):
        assert said in page
    assert "522636900307001" in page  # what was typed is not lost
    assert page.count('aria-invalid="true"') >= 5
    assert not Worker.objects.exists()


def test_who_was_hired_is_registered_with_what_is_known(client, county, workshop, referral):
    address, query = "employment:worker-register", f"?referral={referral.pk}"
    assert "王小芳" not in read(client, county.leader, address, workshop.pk, query=query)  # not hired yet
    referring.answer(referral.pk, by=county.leader, outcome="hired", outcome_on=clock.today())
    page = read(client, county.leader, address, workshop.pk, query=query)
    assert 'value="王小芳"' in page
    assert 'value="绣工"' in page
    assert PHONE not in page
    other = factories.user("leader_other", "leader", factories.DANZHAI)
    elsewhere = registered.workshop(county, "银饰非遗工坊", leader=other)
    for strange in (query, "?referral=abc", "?referral=99999999999999999999"):
        assert "王小芳" not in read(client, other, address, elsewhere.pk, query=strange)


def test_the_leaders_desk_shows_who_was_proposed_and_what_disagrees(client, county, workshop, referral):
    register(county.leader, workshop, category="monitored")
    page = read(client, county.leader, "reporting:desk")
    assert "有推荐人员，请答复是否录用" in page
    assert "人员类别与名单不一致" in page


def test_the_desk_of_hrss_counts_double_payments(client, county, workshop):
    worker = register(county.leader, workshop).worker
    kind = BenefitKind.objects.get(code="post")
    for sure in (False, True):
        benefits.record(
            workshop.pk, by=county.hrss, kind=kind, worker=worker, amount=Decimal(600), payer="丹寨县人社局", sure=sure,
            period_from=datetime.date(2025, 3, 1), period_to=datetime.date(2025, 5, 31),
        )  # fmt: skip
    page = read(client, county.hrss, "reporting:desk")
    assert "疑似重复发放的补贴" in page
    listed = read(client, county.hrss, "employment:benefit-list", query="?doubled=true")
    assert "共 2 条" in listed


def test_the_workers_page_leads_to_the_benefits_and_back_from_a_revealed_number(client, county, workshop):
    worker = register(county.leader, workshop, identity=number(8)).worker
    benefits.record(
        workshop.pk, by=county.hrss, kind=BenefitKind.objects.get(code="post"), worker=worker, amount=Decimal(600),
        payer="丹寨县人社局", period_from=datetime.date(2025, 3, 1), period_to=datetime.date(2025, 5, 31),
    )  # fmt: skip
    page = read(client, county.hrss, "employment:worker-detail", worker.pk)
    assert "岗位补贴" in page
    assert 'href=""' not in page
    asked = read(client, county.hrss, "access:reveal", Worker.IDENTITY_FIELD, worker.pk)
    assert reverse("employment:worker-detail", args=[worker.pk]) in asked
