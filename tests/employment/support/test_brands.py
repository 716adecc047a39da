"""Labour brands: recognised by HRSS for its own region, carried by workshops within it, read by everybody."""

import pytest

from employment.actions import brands
from employment.models import BrandWorkshop, LabourBrand
from employment.queries.labour_brands import brands_of
from tests import factories
from tests.api.conftest import Api
from tests.certification.confirmations import refused_code
from tests.employment.payments import day, text, visit
from tests.employment.registered import workshop
from workshops.access.models import Department, Duty

pytestmark = pytest.mark.django_db
FACTS = {
    "name": "丹寨蜡染工", "issuer": "丹寨县人社局", "document_number": "丹人社〔2025〕8号",
    "recognised_on": "2025-03-01", "description": "手工蜡染",
}  # fmt: skip


def made(by, **changes) -> LabourBrand:
    return brands.recognise(by=by, **(FACTS | {"recognised_on": day("2025-03-01")} | changes))


def join(brand, at, since="2025-04-01", by=None) -> BrandWorkshop:
    return brands.add_workshop(brand.pk, by=by, number=at.number, since=day(since))


def test_from_recognition_to_end(county, here):
    assert "品牌已登记" in text(county.hrss, "labour-brand-new", **FACTS)
    brand = LabourBrand.objects.get()
    assert brand.region == county.region
    page = text(county.hrss, "labour-brand-detail", brand.pk, number=here.number, since="2025-04-01")
    assert "工坊已加入品牌" in page
    assert here.name in page
    text(county.hrss, "labour-brand-edit", brand.pk, **(FACTS | {"description": "改过的特色"}))
    carrier = brands_of(here)[0]
    assert carrier.brand.description == "改过的特色"
    assert "退出的记录保留" in text(county.hrss, "labour-brand-leave", carrier.pk)
    assert "工坊已退出品牌" in text(county.hrss, "labour-brand-leave", carrier.pk, until="2025-12-31")
    again = join(brand, here, "2026-01-01", by=county.hrss)
    assert "仍在使用品牌的工坊" in text(county.hrss, "labour-brand-end", brand.pk)
    assert "品牌已终止" in text(county.hrss, "labour-brand-end", brand.pk, ended_on="2026-06-01")
    again.refresh_from_db()
    assert again.until == day("2026-06-01")
    assert [each.since for each in brands_of(here)] == [day("2026-01-01"), day("2025-04-01")]
    assert refused_code(join, brand, here, by=county.hrss) == "ended"


def test_everybody_at_work_reads_brands_and_keepers_alone_change_them(county, here):
    brand = made(county.hrss)
    carrier = join(brand, here, by=county.hrss)
    other = factories.County(factories.LEISHAN)
    for person in (other.hrss, other.leader, county.clerk, factories.province_official("440000")):
        assert "丹寨蜡染工" in text(person, "labour-brand-list")
        assert "手工蜡染" in text(person, "labour-brand-detail", brand.pk)
        assert "丹寨蜡染工" in str(Api(person).get("/labour-brands/").json())
        for name, key in (("edit", brand.pk), ("end", brand.pk), ("leave", carrier.pk)):
            assert visit(person, f"labour-brand-{name}", key).status_code == 404
        assert visit(person, "labour-brand-detail", brand.pk, number=here.number, since="2025-04-01").status_code == 404
    for duty in (Duty.SYSADMIN, Duty.AUDITOR):
        person = factories.user(duty, duty)
        assert visit(person, "labour-brand-detail", brand.pk).status_code == 404
        assert "丹寨蜡染工" not in text(person, "labour-brand-list")


def test_carriers_outside_the_scope_are_only_counted(county, here):
    brand = made(county.hrss)
    join(brand, here, by=county.hrss)
    page = text(factories.County(factories.LEISHAN).hrss, "labour-brand-detail", brand.pk)
    assert here.name not in page
    assert "另有 1 家" in page
    assert here.name in text(county.leader, "labour-brand-detail", brand.pk)


def test_who_recognises(county):
    prefecture = factories.user("prefecture_hrss", Duty.OFFICIAL, "522600", Department.HRSS)
    province = factories.province_official(department=Department.HRSS)
    for person in (prefecture, province):
        assert made(person).region == person.region
    for person in (county.clerk, county.rural, county.leader, factories.province_official()):
        assert visit(person, "labour-brand-new").status_code == 403
        assert refused_code(made, person) == "wrong_role"


def test_a_brand_is_kept_by_its_own_region(county, here):
    province = factories.province_official(department=Department.HRSS)
    brand = made(province)
    assert visit(county.hrss, "labour-brand-edit", brand.pk).status_code == 404
    assert refused_code(join, brand, here, by=county.hrss) == "wrong_role"
    assert join(brand, here, by=province).workshop == here  # within the province
    own = made(county.hrss)
    there = workshop(factories.County(factories.LEISHAN), "雷山银饰工坊")
    assert refused_code(join, own, there, by=county.hrss) == "workshop_unknown"
    page = text(county.hrss, "labour-brand-detail", own.pk, number=there.number, since="2025-04-01")
    assert "没有登记编号为" in page
    assert there.name not in page
    assert f'value="{there.number}"' in page  # what was typed stays


def test_which_workshops_may_join(county, here):
    brand = made(county.hrss)
    ended = workshop(county, "已终止工坊", ended_on=day("2025-12-31"))
    assert refused_code(join, brand, ended, by=county.hrss) == "not_in_force"
    assert refused_code(join, brand, here, "2025-02-28", by=county.hrss) == "too_early"
    assert refused_code(join, brand, here, "2026-06-11", by=county.hrss) == "future_date"
    carrier = join(brand, here, by=county.hrss)
    assert refused_code(join, brand, here, by=county.hrss) == "already_carries"
    assert refused_code(brands.remove_workshop, carrier.pk, by=county.hrss, until=day("2025-03-31")) == "too_early"
    brands.remove_workshop(carrier.pk, by=county.hrss, until=day("2025-12-31"))
    assert refused_code(brands.remove_workshop, carrier.pk, by=county.hrss, until=day("2026-01-31")) == "already_left"
    assert refused_code(join, brand, here, "2025-11-01", by=county.hrss) == "overlaps"


def test_wrong_input_keeps_what_was_typed(county):
    made(county.hrss)
    page = text(county.hrss, "labour-brand-new", **FACTS)
    assert "本地区已有同名的劳务品牌" in page
    assert "手工蜡染" in page
    assert "认定日期不能晚于今天" in text(
        county.hrss, "labour-brand-new", **(FACTS | {"name": "新品牌", "recognised_on": "2027-01-01"})
    )
    brand = LabourBrand.objects.get()
    assert "终止日期不能早于认定日期" in text(county.hrss, "labour-brand-end", brand.pk, ended_on="2025-02-01")


def test_a_brand_does_not_end_before_somebody_joined(county, here):
    brand = made(county.hrss)
    join(brand, here, "2025-06-01", by=county.hrss)
    assert refused_code(brands.end, brand.pk, by=county.hrss, ended_on=day("2025-05-31")) == "carried_later"
    facts = FACTS | {"recognised_on": day("2025-07-01")}
    assert refused_code(brands.amend, brand.pk, by=county.hrss, **facts) == "after_carrier"


def test_the_forms_lead_back(county):
    page = text(county.hrss, "labour-brand-new")
    assert 'href=""' not in page
    assert 'href="/labour-brands/">返回' in page
    brand = made(county.hrss)
    page = text(county.hrss, "labour-brand-edit", brand.pk)
    assert 'href=""' not in page
    assert f'href="/labour-brands/{brand.pk}/">返回' in page
