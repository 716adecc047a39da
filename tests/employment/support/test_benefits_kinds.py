"""Kinds of benefit: the national ones, and what a province adds to them."""

import importlib

import pytest
from django.apps import apps

from employment.models import BenefitKind
from tests import factories
from tests.api.conftest import Api
from tests.employment.payments import kind, pay, text, visit
from tests.employment.registered import workshop
from workshops.access.models import Department
from workshops.access.refusal import Refused

pytestmark = pytest.mark.django_db
NEW = {"code": "jnbt", "name": "非遗技能补贴", "recipient": "workshop", "basis": "黔人社〔2026〕1号"}


@pytest.fixture
def guizhou():
    return factories.province_official(department=Department.HRSS)


@pytest.fixture
def guangdong():
    return factories.province_official("440000", Department.HRSS)


def test_the_migration_makes_the_national_kinds_once():
    migration = importlib.import_module("employment.migrations.0002_national_benefit_kinds")
    migration.add(apps, None)
    migration.add(apps, None)
    national = BenefitKind.objects.filter(region=None)
    assert national.count() == len(migration.KINDS) == 12
    assert "贷款额" in national.get(code="startup-loan").name
    migration.remove(apps, None)
    assert not BenefitKind.objects.filter(region=None).exists()


def test_a_province_adds_amends_and_switches_off_its_own(guizhou):
    county = factories.County()
    here = workshop(county, "丹寨蜡染工坊")
    assert "补贴项目已保存" in text(guizhou, "benefit-kind-new", **NEW)
    own = BenefitKind.objects.get(name="非遗技能补贴")
    assert (own.code, own.region_id) == ("520000-JNBT", "520000")
    page = text(county.hrss, "benefit-new", here.pk)
    assert "非遗技能补贴" in page
    given = {
        "kind": own.pk, "period_from": "2026-01-01", "period_to": "2026-03-31", "amount": "1", "payer": "县人社局",
    }  # fmt: skip
    assert "补贴已登记" in text(county.hrss, "benefit-new", here.pk, **given)
    text(guizhou, "benefit-kind-edit", own.pk, name="技能补贴", basis="")  # without the tick: switched off
    own.refresh_from_db()
    assert (own.name, own.is_active) == ("技能补贴", False)
    assert "技能补贴" not in text(county.hrss, "benefit-new", here.pk)
    assert "请从列出的项目中选择。" in text(county.hrss, "benefit-new", here.pk, **given)
    assert "技能补贴" in text(county.hrss, "benefit-list")  # old rows keep it


def test_a_switched_off_kind_is_refused_by_the_action_too(guizhou):
    county = factories.County()
    here = workshop(county, "丹寨蜡染工坊")
    BenefitKind.objects.filter(pk=kind("rent").pk).update(is_active=False)
    with pytest.raises(Refused) as refused:
        pay(county.hrss, here, of="rent")
    assert refused.value.code == "kind_not_usable"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"code": "技能"}, "1 至 12 位字母和数字"),
        ({"code": "post-1"}, "1 至 12 位字母和数字"),
        ({"name": " "}, "请填写名称。"),
        ({"name": "岗位补贴"}, "已有名为“岗位补贴”的补贴项目"),
        ({"recipient": ""}, "请选择享受对象。"),
    ],
)
def test_wrong_kinds_are_told_and_kept_on_the_form(guizhou, changes, said):
    kind("post")
    page = text(guizhou, "benefit-kind-new", **(NEW | changes))
    assert said in page
    assert "黔人社〔2026〕1号" in page
    assert not BenefitKind.objects.filter(region="520000").exists()


def test_a_code_is_taken_once(guizhou):
    text(guizhou, "benefit-kind-new", **NEW)
    assert "520000-JNBT 已有补贴项目使用" in text(guizhou, "benefit-kind-new", **(NEW | {"name": "别的"}))


def test_only_the_provinces_hrss_writes_and_only_its_own(guizhou, guangdong):
    county = factories.County()
    for person in (county.hrss, county.clerk, county.leader, factories.province_official()):
        assert visit(person, "benefit-kind-new").status_code == 403
    text(guizhou, "benefit-kind-new", **NEW)
    own = BenefitKind.objects.get(region="520000")
    for person in (guangdong, county.hrss, factories.ministry_official()):
        assert visit(person, "benefit-kind-edit", own.pk).status_code == 404
    assert visit(guizhou, "benefit-kind-edit", kind("post").pk).status_code == 404  # national


def test_who_reads_which_kinds(guizhou, guangdong):
    kind("post")
    county = factories.County()
    text(guizhou, "benefit-kind-new", **NEW)
    for person in (guizhou, county.hrss, county.leader, county.rural, factories.ministry_official()):
        page = text(person, "benefit-kind-list")
        assert "非遗技能补贴" in page
        assert "岗位补贴" in page
    page = text(guangdong, "benefit-kind-list")
    assert "岗位补贴" in page
    assert "非遗技能补贴" not in page
    listed = Api(county.hrss).get("/benefit-kinds/").json()["results"]
    assert "520000-JNBT" in {each["code"] for each in listed}
    listed = Api(guangdong).get("/benefit-kinds/").json()["results"]
    assert "520000-JNBT" not in {each["code"] for each in listed}


def test_another_provinces_kind_is_not_for_a_county(guangdong):
    text(guangdong, "benefit-kind-new", **NEW)
    foreign = BenefitKind.objects.get(region="440000")
    county = factories.County()
    here = workshop(county, "丹寨蜡染工坊")
    assert "非遗技能补贴" not in text(county.hrss, "benefit-new", here.pk)
    given = {"kind": foreign.pk, "period_from": "2026-01-01", "period_to": "2026-01-31", "amount": "1", "payer": "局"}
    assert "请从列出的项目中选择。" in text(county.hrss, "benefit-new", here.pk, **given)
