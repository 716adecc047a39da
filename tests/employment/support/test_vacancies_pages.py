"""Vacancies: ways back, no numbers in the text, paging through people, and from hired to registered."""

import pytest

from employment.actions import referring, vacancies
from employment.models import Referral, Vacancy
from employment.queries.vacancies import pending_referrals
from tests import factories
from tests.employment.payments import day, text, worker
from tests.employment.registered import workshop
from workshops.access.models import Duty
from workshops.access.refusal import Refused

pytestmark = pytest.mark.django_db
FACTS = {
    "title": "蜡染画工", "form": "on_site", "headcount": 2, "pay_basis": "piece", "pay_from": 2000, "pay_to": 3500,
    "training_offered": True, "requirements": "会画蜡优先",
}  # fmt: skip
POSTED = FACTS | {"training_offered": "on", "closes_on": "2026-07-31"}


def publish(by, at, **changes) -> Vacancy:
    return vacancies.publish(at.pk, by=by, **(FACTS | {"closes_on": day("2026-07-31")} | changes))


@pytest.fixture
def vacancy(county, here) -> Vacancy:
    return publish(county.leader, here)


def refer(by, vacancy, name="潘大妹") -> Referral:
    return referring.refer(vacancy.pk, by=by, name=name, phone="13812345678")


def hire(by, referral) -> Referral:
    return referring.answer(referral.pk, by=by, outcome="hired", outcome_on=day("2026-06-10"))


def test_no_link_of_the_forms_leads_nowhere(county, here, vacancy):
    page = text(county.leader, "vacancy-new", here.pk)
    assert 'href=""' not in page
    assert 'href="/vacancies/">返回' in page
    pages = [text(county.leader, "vacancy-edit", vacancy.pk), text(county.hrss, "referral-new", vacancy.pk)]
    pages.append(text(county.leader, "referral-answer", refer(county.hrss, vacancy).pk))
    for page in pages:
        assert 'href=""' not in page
        assert f'href="/vacancies/{vacancy.pk}/">返回' in page


@pytest.mark.parametrize(
    "typed",
    ["联系13812345678", "电话 138 1234-5678", "１３８１２３４５６７８", "138–1234–5678", "身份证 52263620010101123X"],
)
def test_a_mobile_number_is_refused_at_its_field(county, here, vacancy, typed):
    page = text(county.leader, "vacancy-new", here.pk, **(POSTED | {"requirements": typed}))
    assert "这里有手机号码或身份证号码，请删去" in page
    assert "id_requirements" in page.split("这里有手机号码", 1)[0][-300:]
    assert Vacancy.objects.get() == vacancy
    with pytest.raises(Refused) as refused:
        vacancies.amend(vacancy.pk, by=county.leader, requirements=typed)
    assert (refused.value.code, refused.value.field) == ("mobile_number", "requirements")


def test_other_numbers_are_no_mobile_numbers(county, here):
    publish(county.leader, here, requirements="18-45 岁，每天 8 小时，月薪 2000-3500 元，2026-07-01 到岗")


class TestPeopleByThePage:
    @pytest.fixture(autouse=True)
    def _people(self, here):
        for serial in range(1, 24):
            worker(here, f"{'吴' if serial > 21 else '杨'}绣{'甲乙丙'[serial % 3]}", serial, left="2026-03-31")

    def test_twenty_stand_on_a_page(self, county, vacancy):
        page = text(county.hrss, "referral-new", vacancy.pk)
        assert page.count("?worker=") == 20
        assert "page=2" in page
        assert text(county.hrss, "referral-new", vacancy.pk, query={"page": "2"}).count("?worker=") == 3

    def test_names_are_searched_and_nothing_else(self, county, vacancy):
        page = text(county.hrss, "referral-new", vacancy.pk, query={"search": "吴"})
        assert page.count("?worker=") == 2
        assert "杨绣" not in page
        for other in ("丹寨", "画蜡", "13900000001"):
            page = text(county.hrss, "referral-new", vacancy.pk, query={"search": other})
            assert "?worker=" not in page
            assert f"没有姓名中含“{other}”的人员" in page
        page = text(county.hrss, "referral-new", vacancy.pk, query={"search": "吴"}, name="", phone="1")
        assert page.count("?worker=") == 2  # a refused form keeps the page


class TestFromHiredToRegistered:
    def test_the_keeper_comes_to_the_register(self, county, here, vacancy):
        hired, waiting = refer(county.hrss, vacancy), refer(county.hrss, vacancy, "吴小妹")
        link = f"/workshops/{here.pk}/people/new/?referral="
        assert link not in text(county.leader, "vacancy-detail", vacancy.pk)
        hire(county.leader, hired)
        for person in (county.leader, county.clerk):
            page = text(person, "vacancy-detail", vacancy.pk)
            assert f'{link}{hired.pk}"' in page
            assert f'{link}{waiting.pk}"' not in page
        for person in (county.hrss, county.rural, factories.province_official()):
            assert link not in text(person, "vacancy-detail", vacancy.pk)

    def test_not_at_an_ended_workshop(self, county, here, vacancy):
        hire(county.leader, refer(county.hrss, vacancy))
        here.standing, here.ended_on = "cancelled", day("2026-06-01")
        here.save()
        assert "?referral=" not in text(county.leader, "vacancy-detail", vacancy.pk)


def test_referrals_wait_for_the_leader_of_the_workshop(county, here, vacancy):
    first, second = refer(county.hrss, vacancy), refer(county.hrss, vacancy, "吴小妹")
    neighbour = factories.user("leader_b", Duty.LEADER, factories.DANZHAI)
    theirs = refer(county.hrss, publish(neighbour, workshop(county, "第二家", leader=neighbour)))
    assert set(pending_referrals(county.leader)) == {first, second}
    assert list(pending_referrals(neighbour)) == [theirs]
    hire(county.leader, first)
    assert list(pending_referrals(county.leader)) == [second]
    for person in (county.hrss, county.clerk, factories.province_official()):
        assert not pending_referrals(person).exists()
