"""Benefits entered before they are paid, and benefits for people who did not work there in the period."""

import pytest

from employment.actions import benefits
from employment.models import Benefit
from employment.queries.benefits import doubles_in_scope, totals
from tests import factories
from tests.certification.confirmations import refused_code
from tests.employment.payments import NOW, day, kind, pay, text, visit, worker
from tests.employment.registered import workshop
from workshops.access.models import Department, Duty, JournalEntry

pytestmark = pytest.mark.django_db
LATE = {"period_from": day("2026-01-01"), "period_to": day("2026-03-31")}


@pytest.fixture
def unpaid(county, here) -> Benefit:
    return pay(county.hrss, here, of="rent", amount=500, paid_on=None, document_number="丹人社1号")


def test_no_link_of_the_forms_leads_nowhere(county, here):
    guizhou = factories.province_official(department=Department.HRSS)
    pages = {
        "benefit-list": text(county.hrss, "benefit-new", here.pk),
        "benefit-kind-list": text(guizhou, "benefit-kind-new"),
    }
    for back, page in pages.items():
        assert 'href=""' not in page
        assert f'href="/{back.removesuffix("-list")}s/">返回' in page


class TestCompleting:
    def test_the_payment_is_completed_once_and_journalled(self, county, unpaid):
        page = text(county.hrss, "benefit-detail", unpaid.pk)
        assert "未发放" in page
        assert f'href="/benefits/{unpaid.pk}/complete/"' in page
        page = text(county.hrss, "benefit-complete", unpaid.pk)
        assert 'value="丹人社1号"' in page
        assert 'href=""' not in page
        given = {"paid_on": "2026-06-01", "document_number": "丹人社2号", "documents": factories.photo("名册.jpg")}
        page = text(county.hrss, "benefit-complete", unpaid.pk, **given)
        assert "发放情况已补填" in page
        assert "名册.jpg" in page
        assert "补填发放情况</a>" not in page
        unpaid.refresh_from_db()
        assert (unpaid.paid_on, unpaid.document_number) == (day("2026-06-01"), "丹人社2号")
        assert JournalEntry.objects.get(action="benefit.complete").detail == {"kind": "rent"}
        assert visit(county.hrss, "benefit-complete", unpaid.pk).url == f"/benefits/{unpaid.pk}/"
        assert refused_code(benefits.complete, unpaid.pk, by=county.hrss, paid_on=day("2026-06-02")) == "already_paid"
        assert "已有发放日期" in text(county.hrss, "benefit-complete", unpaid.pk, paid_on="2026-06-02")

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"paid_on": ""}, "请填写发放日期。"),
            ({"paid_on": "2026-06-11"}, "发放日期不能晚于今天。"),
            ({"paid_on": "1999-06-11"}, "发放日期过早"),
        ],
    )
    def test_wrong_days_are_told(self, county, unpaid, changes, said):
        page = text(county.hrss, "benefit-complete", unpaid.pk, **({"document_number": "新文号"} | changes))
        assert said in page
        assert 'value="新文号"' in page
        unpaid.refresh_from_db()
        assert (unpaid.paid_on, unpaid.document_number) == (None, "丹人社1号")

    def test_a_document_is_added_only_where_there_is_none(self, county, here):
        row = pay(county.hrss, here, of="rent", paid_on=None, upload=factories.photo("凭证.jpg"))
        assert "凭证扫描件" not in text(county.hrss, "benefit-complete", row.pk)
        again = {"paid_on": day("2026-06-01"), "upload": factories.photo("另一张.jpg")}
        assert refused_code(benefits.complete, row.pk, by=county.hrss, **again) == "has_document"
        text(county.hrss, "benefit-complete", row.pk, paid_on="2026-06-01", document_number="")
        row.refresh_from_db()
        assert (row.paid_on, row.document.name) == (day("2026-06-01"), "凭证.jpg")

    def test_a_voided_one_is_not_completed(self, county, unpaid):
        benefits.void(unpaid.pk, by=county.hrss, reason="错")
        assert "补填发放情况" not in text(county.hrss, "benefit-detail", unpaid.pk)
        assert visit(county.hrss, "benefit-complete", unpaid.pk).status_code == 302
        assert refused_code(benefits.complete, unpaid.pk, by=county.hrss, paid_on=day("2026-06-02")) == "already_voided"

    def test_only_the_countys_hrss_completes(self, county, unpaid):
        other = factories.County(factories.LEISHAN)
        province = factories.province_official(department=Department.HRSS)
        for person in (county.clerk, county.rural, county.leader, province, other.hrss):
            assert visit(person, "benefit-complete", unpaid.pk).status_code == 404
            assert visit(person, "benefit-complete", unpaid.pk, paid_on="2026-06-01").status_code == 404
            assert refused_code(benefits.complete, unpaid.pk, by=person, paid_on=day("2026-06-01")) == "wrong_role"
        for person in (county.clerk, county.leader, province):
            assert "补填发放情况" not in text(person, "benefit-detail", unpaid.pk)

    def test_sums_keep_what_is_not_paid_apart(self, county, here, unpaid):
        pay(county.hrss, workshop(county, "第二家"), of="rent", amount=700)
        assert [tuple(each) for each in totals(Benefit.objects.all())] == [("场地租金补贴", 1, 700, 1, 500)]
        page = text(county.hrss, "benefit-list")
        assert 'data-label="已发放金额（元）">700<' in page
        assert 'data-label="未发放金额（元）">500<' in page


class TestNotEmployed:
    def posted(self, to, **changes) -> dict:
        return {
            "kind": kind("post").pk, "worker": to.pk, "period_from": "2026-01-01", "period_to": "2026-03-31",
            "amount": "900", "payer": "县人社局",
        } | changes  # fmt: skip

    def test_it_is_asked_once_more_and_then_taken(self, county, here):
        to = worker(here, left="2025-12-31")
        page = text(county.hrss, "benefit-new", here.pk, **self.posted(to))
        assert "杨秀英在这家工坊没有就业记录" in page
        assert "疑似重复发放" not in page
        assert "仍要登记" in page
        assert not Benefit.objects.exists()
        assert "补贴已登记" in text(county.hrss, "benefit-new", here.pk, **self.posted(to, sure="on"))
        assert JournalEntry.objects.get(action="benefit.record").detail["not_employed"] is True

    def test_a_double_is_told_beside_it(self, county, here):
        to = worker(here, left="2025-12-31")
        pay(county.hrss, here, to=to, sure=True)
        page = text(county.hrss, "benefit-new", here.pk, **self.posted(to))
        assert "疑似重复发放" in page
        assert "没有就业记录" in page

    def test_one_day_in_the_period_is_enough_and_a_voided_spell_is_none(self, county, here):
        touching, gone = worker(here, left="2026-01-01"), worker(here, "潘大妹", 2)
        pay(county.hrss, here, to=touching, **LATE)
        gone.employments.update(voided_at=NOW, void_reason="误登")
        assert refused_code(pay, county.hrss, here, to=gone, **LATE) == "not_employed"

    def test_work_at_another_workshop_does_not_count(self, county, here):
        second = workshop(county, "第二家")
        worker(second)
        assert refused_code(pay, county.hrss, here, to=worker(here, left="2025-12-31")) == "not_employed"


def test_doubles_are_counted_in_ones_scope(county, here):
    other = factories.County(factories.LEISHAN)
    there = workshop(other, "雷山银饰工坊")
    abroad = pay(other.hrss, there, to=worker(there))
    row = pay(county.hrss, here, to=worker(here), sure=True)
    pay(county.hrss, here, of="rent")
    assert list(doubles_in_scope(county.hrss)) == [row]
    assert set(doubles_in_scope(factories.province_official(department=Department.HRSS))) == {abroad, row}
    for person in (county.leader, factories.user("auditor", Duty.AUDITOR)):
        assert not doubles_in_scope(person).exists()
    benefits.void(abroad.pk, by=other.hrss, reason="错")
    assert not doubles_in_scope(county.hrss).exists()
