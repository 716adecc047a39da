"""Vacancies: published by the workshop, matched by the county, answered by the leader."""

import io

import pytest
import time_machine
from openpyxl import load_workbook

from employment.actions import referring, vacancies
from employment.models import Employment, Referral, Vacancy
from employment.queries.vacancies import out_of_work, state_of
from tests import factories
from tests.api.conftest import Api
from tests.certification.confirmations import refused_code
from tests.employment.payments import NOW, day, text, visit, worker
from tests.employment.registered import workshop
from workshops.access.models import Duty, JournalEntry, Notice

pytestmark = pytest.mark.django_db
FACTS = {
    "title": "蜡染画工", "form": "on_site", "headcount": "1", "pay_basis": "piece", "pay_from": "2000",
    "pay_to": "3500", "closes_on": "2026-07-31", "training_offered": "on", "requirements": "会画蜡优先",
}  # fmt: skip
PERSON = {"name": "潘大妹", "phone": "13812345678", "note": "会刺绣"}


@pytest.fixture
def vacancy(county, here) -> Vacancy:
    return publish(county.leader, here)


def publish(by, at, **changes) -> Vacancy:
    facts = FACTS | {"headcount": 1, "pay_from": 2000, "pay_to": 3500, "training_offered": True}
    return vacancies.publish(at.pk, by=by, **(facts | {"closes_on": day("2026-07-31")} | changes))


def refer(by, vacancy, **changes) -> Referral:
    return referring.refer(vacancy.pk, by=by, **(PERSON | changes))


def test_from_publishing_to_filled(county, here):
    assert "岗位已发布" in text(county.leader, "vacancy-new", here.pk, **FACTS)
    vacancy = Vacancy.objects.get()
    assert (vacancy.published_on, vacancy.status) == (day("2026-06-10"), "open")
    assert "2,000 至 3,500 元" in text(county.hrss, "vacancy-list", query={"state": "open"})
    page = text(county.hrss, "referral-new", vacancy.pk, **PERSON)
    assert "已推荐" in page
    assert "138****5678" in page
    assert "13812345678" not in page
    referral = Referral.objects.get()
    assert (referral.phone(), referral.by) == ("13812345678", county.hrss)
    notice = Notice.objects.get(kind="vacancy.referred")
    assert notice.to_user == county.leader
    assert "潘大妹" not in notice.title + notice.body
    page = text(county.leader, "vacancy-detail", vacancy.pk)
    assert "潘大妹" in page
    assert f"/accounts/reveal/{Referral.PHONE_LABEL}/{referral.pk}/" in page
    assert "请选择录用或不录用。" in text(
        county.leader, "referral-answer", referral.pk, outcome_on="2026-06-10", note="x"
    )
    page = text(
        county.leader, "referral-answer", referral.pk, outcome="hired", outcome_on="2026-06-10", note="明天到岗"
    )
    assert "已招满" in page
    assert "明天到岗" in page
    assert Notice.objects.get(kind="vacancy.answered").to_user == county.hrss
    vacancy.refresh_from_db()
    assert vacancy.status == "filled"
    assert refused_code(refer, county.rural, vacancy, name="王小妹", phone="13900000001") == "not_open"
    entries = JournalEntry.objects.filter(action__in=("referral.make", "referral.answer"))
    assert entries.count() == 2
    assert "潘大妹" not in str([entry.detail for entry in entries])


def test_with_more_posts_a_filled_vacancy_opens_again(county, vacancy):
    referral = refer(county.hrss, vacancy)
    referring.answer(referral.pk, by=county.leader, outcome="hired", outcome_on=day("2026-06-10"))
    assert state_of(vacancy) == "filled"
    assert "已录用 1 人" not in text(county.leader, "vacancy-edit", vacancy.pk, **(FACTS | {"headcount": "2"}))
    assert state_of(vacancy) == "open"
    second = refer(county.clerk, vacancy, name="王小妹", phone="0855-3612345")
    assert second.phone() == "08553612345"
    referring.answer(second.pk, by=county.clerk, outcome="hired", outcome_on=day("2026-06-10"))
    assert "已录用 2 人，招聘人数不能更少" in text(county.leader, "vacancy-edit", vacancy.pk, **FACTS)


def test_what_is_past_its_day_is_shown_so_and_takes_nobody(county, vacancy):
    with time_machine.travel(factories.instant(2026, 8, 1), tick=False):
        assert "已过期" in text(county.hrss, "vacancy-detail", vacancy.pk)
        assert "蜡染画工" in text(county.hrss, "vacancy-list", query={"state": "expired"})
        assert "蜡染画工" not in text(county.hrss, "vacancy-list", query={"state": "open"})
        assert refused_code(refer, county.hrss, vacancy) == "not_open"
        assert "已过截止日期" in visit(county.hrss, "referral-new", vacancy.pk, **PERSON).content.decode()
        vacancies.amend(vacancy.pk, by=county.leader, closes_on=day("2026-09-30"))
        assert state_of(vacancy) == "open"


def test_closing_is_asked_once_more_and_final(county, vacancy):
    assert "结束后不能恢复" in text(county.leader, "vacancy-close", vacancy.pk)
    assert "招聘已结束" in text(county.leader, "vacancy-close", vacancy.pk, confirmed="yes")
    assert refused_code(vacancies.close, vacancy.pk, by=county.leader) == "closed"
    assert refused_code(vacancies.amend, vacancy.pk, by=county.leader, title="别的") == "closed"
    assert refused_code(refer, county.hrss, vacancy) == "not_open"


def test_of_an_ended_workshop_nothing_is_published_or_referred(county, here, vacancy):
    ended = workshop(county, "已终止", ended_on=day("2026-01-01"))
    assert refused_code(publish, county.leader, ended) == "not_in_force"
    here.standing, here.ended_on = "cancelled", day("2026-06-01")
    here.save()
    assert state_of(vacancy) == "closed"
    assert refused_code(refer, county.hrss, vacancy) == "not_open"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ""}, "请填写岗位名称。"),
        ({"headcount": "0"}, "1"),
        ({"headcount": "几个"}, "请填写整数。"),
        ({"pay_to": "100"}, "月收入上限不能低于下限"),
        ({"closes_on": "2026-06-09"}, "截止日期不能早于今天"),
        ({"closes_on": "2028-01-01"}, "截止日期最远为一年以后"),
        ({"form": "elsewhere"}, "elsewhere"),
    ],
)
def test_wrong_vacancies_keep_what_was_typed(county, here, changes, said):
    page = text(county.leader, "vacancy-new", here.pk, **(FACTS | changes))
    assert said in page
    assert "会画蜡优先</textarea>" in page
    assert not Vacancy.objects.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "请填写姓名。"),
        ({"name": "A1"}, "姓名中有数字或符号"),
        ({"phone": "12345"}, "请填写 11 位手机号码"),
        ({"phone": ""}, "请填写联系电话。"),
    ],
)
def test_wrong_referrals_keep_what_was_typed(county, vacancy, changes, said):
    page = text(county.hrss, "referral-new", vacancy.pk, **(PERSON | changes))
    assert said in page
    assert "会刺绣</textarea>" in page
    assert not Referral.objects.exists()


def test_nobody_is_referred_twice_at_once(county, vacancy):
    first = refer(county.hrss, vacancy)
    assert refused_code(refer, county.rural, vacancy) == "already_referred"
    referring.answer(first.pk, by=county.leader, outcome="declined", outcome_on=day("2026-06-10"))
    refer(county.rural, vacancy)
    assert (
        refused_code(referring.answer, first.pk, by=county.leader, outcome="hired", outcome_on=day("2026-06-10"))
        == "answered"
    )
    later = Referral.objects.latest("pk")
    assert (
        refused_code(referring.answer, later.pk, by=county.leader, outcome="hired", outcome_on=day("2026-06-09"))
        == "wrong_day"
    )


def test_who_publishes(county, here):
    assert "岗位已发布" in text(county.clerk, "vacancy-new", here.pk, **FACTS)
    for person in (county.hrss, county.rural, factories.province_official()):
        assert visit(person, "vacancy-new", here.pk).status_code == 404
        assert visit(person, "vacancy-choose").status_code == 403
        assert refused_code(publish, person, here) == "wrong_role"
    vacancy = Vacancy.objects.get()
    for name in ("vacancy-edit", "vacancy-close"):
        assert visit(county.hrss, name, vacancy.pk).status_code == 404
    assert refused_code(vacancies.close, vacancy.pk, by=county.hrss) == "wrong_role"


def test_who_refers_and_who_answers(county, vacancy):
    other = factories.County(factories.LEISHAN)
    for person in (county.leader, factories.province_official(), other.hrss):
        assert visit(person, "referral-new", vacancy.pk).status_code == 404
        assert refused_code(refer, person, vacancy) == "wrong_role"
    referral = refer(county.rural, vacancy)
    for person in (county.hrss, county.rural, other.leader, factories.user("leader_b", Duty.LEADER, factories.DANZHAI)):
        assert visit(person, "referral-answer", referral.pk).status_code == 404
        answer = {"outcome": "hired", "outcome_on": day("2026-06-10")}
        assert refused_code(referring.answer, referral.pk, by=person, **answer) == "wrong_role"


def test_strangers_find_nothing(county, vacancy):
    referral = refer(county.hrss, vacancy)
    other = factories.County(factories.LEISHAN)
    for person in (other.hrss, other.leader, factories.province_official("440000"), factories.user("a", Duty.AUDITOR)):
        for name in ("vacancy-detail", "vacancy-edit", "vacancy-close", "referral-new"):
            assert visit(person, name, vacancy.pk).status_code == 404
        assert visit(person, "referral-answer", referral.pk).status_code == 404
        assert "蜡染画工" not in text(person, "vacancy-list")
    assert Api(other.hrss).get(f"/vacancies/{vacancy.pk}/").status_code == 404


def test_each_reads_of_the_referred_what_the_matrix_says(county, vacancy):
    refer(county.hrss, vacancy)
    page = text(county.rural, "vacancy-detail", vacancy.pk)
    assert "潘大妹" in page
    assert "5678" not in page
    assert "138****5678" in text(county.clerk, "vacancy-detail", vacancy.pk)
    for person in (factories.province_official(), factories.ministry_official()):
        page = text(person, "vacancy-detail", vacancy.pk)
        assert "潘大妹" not in page
        assert "潘**" in page
        assert "会刺绣" not in page
        assert "5678" not in page
        assert "潘大妹" not in str(Api(person).get(f"/vacancies/{vacancy.pk}/").json())


class TestSuggestions:
    def test_people_of_the_county_without_work(self, county, here, vacancy):
        left = worker(here, "杨秀英", 1, left="2026-03-31")
        worker(here, "吴在职", 2)
        back = worker(here, "龙又来", 3, left="2025-12-31")
        second = workshop(county, "第二家")
        worker(second, "龙又来", 3)  # works elsewhere now
        abroad = workshop(factories.County(factories.LEISHAN), "雷山银饰工坊")
        worker(abroad, "雷山人", 4, left="2026-03-31")
        for person in (county.hrss, county.rural, county.clerk):
            page = text(person, "referral-new", vacancy.pk)
            assert "杨秀英" in page
            assert "2026-03-31" in page
            assert "苗族蜡染" in page
            for name in ("吴在职", "龙又来", "雷山人"):
                assert name not in page
        assert refused_code(refer, county.hrss, vacancy, worker=back) == "worker_not_free"
        assert list(out_of_work(county.hrss, county.region)) == [left]

    def test_one_is_picked_with_the_registered_phone(self, county, here, vacancy):
        left = worker(here, "杨秀英", 1, left="2026-03-31")
        query = {"worker": left.pk}
        page = text(county.rural, "referral-new", vacancy.pk, query=query)
        assert "留空则使用登记的电话" in page
        assert left.phone() not in page
        assert left.phone_masked not in page  # rural does not read phones
        text(county.rural, "referral-new", vacancy.pk, query=query, phone="", note="想回来")
        referral = Referral.objects.get()
        assert (referral.name, referral.worker, referral.phone()) == ("杨秀英", left, left.phone())
        assert left.phone_sealed != referral.phone_sealed

    def test_a_foreign_person_cannot_be_picked(self, county, vacancy):
        abroad = workshop(factories.County(factories.LEISHAN), "雷山银饰工坊")
        foreign = worker(abroad, "雷山人", 4, left="2026-03-31")
        query = {"worker": foreign.pk}
        assert visit(county.hrss, "referral-new", vacancy.pk, query=query).status_code == 404
        assert visit(county.hrss, "referral-new", vacancy.pk, query=query, phone="", note="").status_code == 404
        assert visit(county.hrss, "referral-new", vacancy.pk, query={"worker": "abc"}).status_code == 404

    def test_a_voided_spell_is_no_work(self, county, here, vacancy):
        free = worker(here, "杨秀英", 1, left="2026-03-31")
        Employment.objects.create(
            worker=free, relation="direct", form="on_site", post="误登", started_on=day("2026-05-01"),
            voided_at=NOW, void_reason="误登",
        )  # fmt: skip
        found = out_of_work(county.hrss, county.region).get()
        assert (found.last_post, found.last_day) == ("画蜡", day("2026-03-31"))


def test_lists_filters_and_workbook(county, here, vacancy):
    publish(county.leader, here, title="绣工", form="home_based")
    page = text(county.hrss, "vacancy-list", query={"form": "home_based", "region": "522636"})
    assert "绣工" in page
    assert "蜡染画工" not in page
    refer(county.hrss, vacancy)
    answer = visit(county.hrss, "vacancy-list", query={"format": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert "蜡染画工" in cells
    assert not any("潘大妹" in cell or "5678" in cell for cell in cells)
    listed = Api(county.hrss).get("/vacancies/", state="open").json()["results"]
    assert {(each["title"], each["pending"]) for each in listed} == {("绣工", 0), ("蜡染画工", 1)}


def test_one_workshop_is_chosen_by_itself(county, here):
    assert visit(county.leader, "vacancy-choose").url.endswith(f"/vacancies/new/{here.pk}/")
    workshop(county, "第二家")
    workshop(county, "已终止", ended_on=day("2026-01-01"))
    page = text(county.leader, "vacancy-choose")
    assert "第二家" in page
    assert "已终止" not in page
    idle = factories.user("leader_idle", Duty.LEADER, factories.DANZHAI)
    assert "没有资格有效的工坊" in text(idle, "vacancy-choose")
