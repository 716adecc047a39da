"""Pages of people at work: the tab, the lists, a worker, the forms; who reads which field (employment/fields.py)."""

import pytest
from django.urls import reverse

from employment.actions import spells
from employment.models import CategoryClaim, Employment, Worker
from tests import factories
from tests.employment import registered
from tests.employment.numbers import number
from tests.employment.people import NAME, PHONE, day, listed, posted, readers, register
from workshops.access import clock
from workshops.access.models import Duty

pytestmark = pytest.mark.django_db
MASKED_NUMBER = f"{number(1)[:6]}********{number(1)[-4:]}"
MASKED_PHONE = "138****0007"
# reader: what stands on the pages of 杨阿妹, who is employed under a labour contract
READS = {
    "leader": {NAME, MASKED_NUMBER, MASKED_PHONE, "劳动合同"},
    "culture": {NAME, MASKED_NUMBER, MASKED_PHONE, "劳动合同"},
    "hrss": {NAME, MASKED_NUMBER, MASKED_PHONE, "劳动合同"},
    "rural": {NAME, MASKED_NUMBER},
    "prefecture": {"杨**"},
    "province": {"杨**"},
}
REVEALS = {
    "leader": {"身份证号码", "联系电话"}, "culture": {"联系电话"}, "hrss": {"身份证号码", "联系电话"},
    "rural": {"身份证号码"}, "prefecture": set(), "province": set(),
}  # fmt: skip


@pytest.fixture
def worker(county, workshop):
    return register(county.leader, workshop, contract="labour", category="lifted_from_poverty").worker


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("reader", READS)
def test_who_reads_which_field_of_a_worker(visit, county, worker, reader):
    said = text(visit(readers(county)[reader], "worker-detail", worker.pk))
    assert {mark for mark in set().union(*READS.values()) if mark in said} == READS[reader]
    assert {title for title in ("身份证号码", "联系电话") if f"查看完整{title}" in said} == REVEALS[reader]
    assert number(1) not in said
    assert PHONE not in said


@pytest.mark.parametrize("reader", READS)
def test_who_reads_which_column_of_the_lists(visit, county, worker, reader):
    for name in ("worker-list", "employment-list"):
        said = text(visit(readers(county)[reader], name))
        marks = {mark for mark in set().union(*READS.values()) - {"劳动合同"} if mark in said}
        assert marks == READS[reader] - {"劳动合同"}
        assert number(1) not in said
        assert PHONE not in said


@pytest.mark.parametrize(("reader", "found"), [("leader", True), ("rural", True), ("prefecture", False)])
def test_nobody_searches_by_a_name_that_they_do_not_read(client, county, worker, reader, found):
    client.force_login(readers(county)[reader])
    said = text(client.get(reverse("employment:worker-list"), {"search": "阿妹"}))
    assert ("没有符合条件的记录" not in said) == found
    assert "蜡染非遗工坊" in text(client.get(reverse("employment:worker-list"), {"search": "蜡染"}))


def test_contract_is_no_filter_for_who_does_not_read_it(client, county, worker):
    address = reverse("employment:employment-list")
    client.force_login(county.rural)
    said = text(client.get(address, {"contract": "none"}))
    assert 'name="contract"' not in said
    assert NAME in said
    client.force_login(county.hrss)
    assert NAME not in text(client.get(address, {"contract": "none"}))


@pytest.mark.parametrize("reader", REVEALS)
def test_the_clear_number_for_those_who_may(client, county, worker, reader):
    client.force_login(readers(county)[reader])
    for field, plain in zip(Worker.sealed_fields, (number(1), PHONE), strict=True):
        address = reverse("access:reveal", args=[field.label, worker.pk])
        answer = client.post(address, {"purpose": "核实人员身份", "password": factories.PASSWORD})
        allowed = field.title in REVEALS[reader]
        assert answer.status_code == (200 if allowed else 404)
        assert (plain in text(answer)) == allowed


def strangers() -> list:
    leishan = factories.County(factories.LEISHAN)
    other = factories.user("leader_b", Duty.LEADER, factories.DANZHAI)
    return [leishan.leader, leishan.clerk, leishan.hrss, leishan.rural, other, factories.user("audit", Duty.AUDITOR)]


def addresses(worker) -> dict[str, int]:
    spell, claim = worker.employments.get().pk, worker.claims.get().pk
    return {
        "worker-edit": worker.pk, "worker-claim": worker.pk, "employment-new": worker.pk,
        "claim-end": claim, "claim-withdraw": claim, "worker-register": worker.workshop_id,
        **{f"employment-{name}": spell for name in ("edit", "end", "void")},
    }  # fmt: skip


def test_strangers_find_nothing(visit, county, worker):
    pages = addresses(worker) | {"worker-detail": worker.pk, "workshop-people": worker.workshop_id}
    for user in strangers():
        assert {name: visit(user, name, pk).status_code for name, pk in pages.items()} == dict.fromkeys(pages, 404)
        assert NAME not in text(visit(user, "worker-list"))


def test_only_leader_and_county_culture_get_the_forms(visit, county, worker):
    pages = addresses(worker)
    for reader, user in readers(county).items():
        expected = 200 if reader in ("leader", "culture") else 404
        found = {name: visit(user, name, pk).status_code for name, pk in pages.items()}
        assert found == dict.fromkeys(pages, expected), reader


def test_registering_on_the_page(visit, county, workshop):
    assert "no-store" in visit(county.leader, "worker-register", workshop.pk)["Cache-Control"]
    wrong = visit(county.leader, "worker-register", workshop.pk, **posted(workshop, 1, name="杨"))
    assert "姓名至少两个字" in text(wrong)
    assert f'value="{number(1)}"' in text(wrong)  # what was typed stays, and is kept nowhere
    assert "no-store" in wrong["Cache-Control"]
    done = visit(county.leader, "worker-register", workshop.pk, **posted(workshop, 1))
    assert "已登记。" in text(done)
    assert MASKED_NUMBER in text(done)
    spell = Employment.objects.get()
    assert (spell.contract, spell.insurance, spell.pay_basis) == ("labour", "employee", "piece")
    again = text(visit(county.leader, "worker-register", workshop.pk, **posted(workshop, 1)))
    assert "期间不能重叠" in again


def test_a_home_above_the_county_is_refused_on_the_page(visit, county, workshop):
    said = text(visit(county.leader, "worker-register", workshop.pk, **posted(workshop, home_region="522600")))
    assert "之下选择到县级" in said
    assert not Worker.objects.exists()


def test_nobody_is_added_to_a_workshop_that_ended(visit, client, county):
    ended = registered.workshop(county, "旧工坊", ended_on=day("2025-01-01"))
    client.force_login(county.leader)
    address = reverse("employment:worker-register", args=[ended.pk])
    for answer in (client.get(address), client.post(address, posted(ended))):
        assert answer["Location"] == reverse("employment:workshop-people", args=[ended.pk])
    assert not Worker.objects.exists()


def test_keeping_a_worker_right(visit, county, worker):
    given = {"name": "杨阿梅", "phone": "", "ethnic_group": "06", "home_region": worker.home_region_id}
    assert MASKED_PHONE in text(visit(county.leader, "worker-edit", worker.pk))
    done = visit(county.leader, "worker-edit", worker.pk, **given, seen_version=1)
    assert "已保存。" in text(done)
    assert "杨阿梅" in text(done)
    assert "刚刚被他人更改" in text(visit(county.clerk, "worker-edit", worker.pk, **given, seen_version=1))


def test_the_way_of_a_spell_on_its_pages(visit, county, worker):
    spell = worker.employments.get()
    given = {"relation": "direct", "form": "flexible", "post": "蜡染工", "started_on": "2025-03-01", "seen_version": 1}
    assert "蜡染工" in text(visit(county.leader, "employment-edit", spell.pk, **given))
    bad = text(visit(county.leader, "employment-end", spell.pk, ended_on="2025-02-01"))
    assert "不能早于开始日期" in bad
    assert "已结束" in text(visit(county.leader, "employment-end", spell.pk, ended_on="2025-04-30", reason="务农"))
    new = given | {"started_on": "2025-05-01"}
    assert "在岗" in text(visit(county.leader, "employment-new", worker.pk, **new))
    again = Employment.objects.get(started_on=day("2025-05-01"))
    assert "请写明作废原因。" in text(visit(county.leader, "employment-void", again.pk, reason=""))
    assert "登错了" in text(visit(county.leader, "employment-void", again.pk, reason="登错了"))
    assert visit(county.leader, "employment-edit", again.pk).status_code == 404


def test_the_way_of_a_claim_on_its_pages(visit, county, worker):
    claim = worker.claims.get()
    assert "名单中没有" in text(visit(county.leader, "worker-detail", worker.pk))
    given = {"category": "monitored", "valid_from": "2025-05-01"}
    said = text(visit(county.leader, "worker-claim", worker.pk, **given))
    assert "2025-04-30" in said
    new = CategoryClaim.objects.exclude(pk=claim.pk).get()
    assert "结束该类别" in said
    assert "已撤回" in text(visit(county.leader, "claim-withdraw", new.pk, confirmed="yes"))
    visit(county.leader, "worker-claim", worker.pk, **given)
    last = CategoryClaim.objects.latest("pk")
    assert "2025-06-01" in text(visit(county.leader, "claim-end", last.pk, valid_to="2025-06-01"))


def test_verified_is_who_stands_on_the_list_of_their_own_county_today(client, county, workshop):
    register(county.leader, workshop, 1, category="lifted_from_poverty")
    register(county.leader, workshop, 2, name="王阿花", category="lifted_from_poverty")
    register(county.leader, workshop, 3, name="石老三")
    listed(1, county.region)
    listed(2, factories.regions()["522634"])  # another county's
    listed(3, county.region)  # listed, not claimed
    register(county.leader, registered.workshop(county, "乙"), 1, started_on=day("2025-04-01"))  # links the lists
    client.force_login(county.leader)
    said = text(client.get(reverse("employment:worker-list"), {"is_verified": "true"}))
    assert [name for name in (NAME, "王阿花", "石老三") if name in said] == [NAME]
    claimed = text(client.get(reverse("employment:worker-list"), {"category": "lifted_from_poverty"}))
    assert [name for name in (NAME, "王阿花", "石老三") if name in claimed] == [NAME, "王阿花"]


def test_lists_tell_who_is_employed_today(client, county, workshop):
    register(county.leader, workshop, 1)
    register(county.leader, workshop, 2, name="王阿花", ended_on=day("2025-06-09"))
    left = register(county.leader, workshop, 3, name="石老三")
    spells.void(left.pk, by=county.leader, reason="登错了")
    client.force_login(county.leader)
    for name, query, found in (
        ("worker-list", {"is_running": "true"}, [NAME]),
        ("employment-list", {"is_running": "true"}, [NAME]),
        ("employment-list", {}, [NAME, "王阿花"]),
        ("worker-list", {"is_running": "false"}, ["王阿花", "石老三"]),
    ):
        said = text(client.get(reverse(f"employment:{name}"), query))
        assert [each for each in (NAME, "王阿花", "石老三") if each in said] == found, (name, query)


def test_the_tab_counts_apart_and_folds_who_left(visit, county):
    with clock.at(factories.instant(2025, 6, 10)):
        workshop = factories.workshop(county)
        for serial in (1, 2, 3):
            register(county.leader, workshop, serial, name="杨阿妹" * serial)
        register(county.leader, workshop, 4, name="王阿花", relation="indirect")
        register(county.leader, workshop, 5, name="石老三", ended_on=day("2025-05-01"))
        said = text(visit(county.clerk, "workshop-people", workshop.pk))
        above = text(visit(factories.province_official(), "workshop-people", workshop.pk))
    flat = " ".join(said.split())
    assert "从业人员" in said
    assert "登记报酬" in said
    before, folded = flat.split("已离开的人员")
    assert "石老三" in folded
    assert "石老三" not in before
    assert said.count('data-label="吸纳方式">直接吸纳<') == 3
    assert said.count('data-label="吸纳方式">带动<') == 1
    assert "登记从业人员" not in above
    assert "王**" in above
    assert "王阿花" not in above
