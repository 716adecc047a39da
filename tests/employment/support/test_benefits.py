"""Entering, reading and voiding benefits; payments that look like a second one."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from employment.actions import benefits
from employment.models import Benefit
from employment.queries.benefits import with_double
from tests import factories
from tests.api.conftest import Api
from tests.employment.payments import day, kind, pay, text, visit, worker
from tests.employment.registered import workshop
from workshops.access.models import Department, Duty, JournalEntry
from workshops.access.refusal import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def other():
    return factories.County(factories.LEISHAN)


@pytest.fixture
def there(other):
    return workshop(other, "雷山银饰工坊")


def given(to=None, **changes) -> dict:
    return {
        "kind": kind("post" if to else "rent").pk, "worker": to.pk if to else "", "period_from": "2026-01-01",
        "period_to": "2026-03-31", "amount": "900.50", "payer": "县人社局", "paid_on": "2026-04-10",
        "document_number": "丹人社1号",
    } | changes  # fmt: skip


def doubled() -> dict[int, bool]:
    return dict(with_double(Benefit.objects.all()).values_list("pk", "doubled"))


def test_the_county_enters_a_payment_of_a_worker(county, here):
    to = worker(here)
    assert here.name in text(county.hrss, "benefit-new", here.pk)
    page = text(county.hrss, "benefit-new", here.pk, **given(to))
    assert "补贴已登记" in page
    assert "900.50" in page
    made = Benefit.objects.get()
    assert (made.worker, made.by, made.period_to) == (to, county.hrss, day("2026-03-31"))
    entry = JournalEntry.objects.get(action="benefit.record")
    assert entry.detail == {"kind": "post", "doubled": False, "not_employed": False}
    assert "杨秀英" in text(county.hrss, "benefit-list")


def test_with_one_workshop_the_choice_is_skipped_and_only_hrss_chooses(county, here):
    assert visit(county.hrss, "benefit-choose").url == reverse("employment:benefit-new", args=[here.pk])
    workshop(county, "第二家")
    assert "第二家" in text(county.hrss, "benefit-choose")
    chosen = visit(county.hrss, "benefit-choose", query={"workshop": here.pk})
    assert chosen.url == reverse("employment:benefit-new", args=[here.pk])
    for person in (county.clerk, county.rural, county.leader, factories.province_official(department="hrss")):
        assert visit(person, "benefit-choose").status_code == 403


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": ""}, "请选择补贴项目。"),
        ({"worker": ""}, "请选择从业人员"),
        ({"period_to": "2025-12-31"}, "享受期止不能早于享受期起"),
        ({"period_from": "2023-01-01", "period_to": "2023-12-31"}, "在工坊认定"),
        ({"period_to": "2040-01-01"}, "享受期最长"),
        ({"amount": "0"}, "0.01"),
        ({"amount": "很多"}, "请填写数字"),
        ({"paid_on": "2026-06-11"}, "发放日期不能晚于今天"),
        ({"payer": " "}, "请填写发放单位。"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(county, here, changes, said):
    page = text(county.hrss, "benefit-new", here.pk, **given(worker(here), **changes))
    assert said in page
    assert 'value="丹人社1号"' in page
    assert not Benefit.objects.exists()


def test_a_worker_of_another_workshop_cannot_be_chosen(county, here):
    elsewhere = worker(workshop(county, "第二家"))
    page = text(county.hrss, "benefit-new", here.pk, **given(elsewhere))
    assert "请从本工坊的从业人员中选择。" in page
    with pytest.raises(Refused) as refused:
        pay(county.hrss, here, to=elsewhere)
    assert refused.value.code == "worker_elsewhere"


def test_kind_and_recipient_belong_together(county, here):
    to = worker(here)
    with pytest.raises(Refused) as refused:
        pay(county.hrss, here, of="rent", to=to)
    assert refused.value.code == "worker_not_wanted"


@pytest.mark.parametrize("who", ["clerk", "rural", "leader"])
def test_others_of_the_county_enter_nothing(county, here, who):
    person = getattr(county, who)
    assert visit(person, "benefit-new", here.pk).status_code == 404
    with pytest.raises(Refused) as refused:
        pay(person, here, of="rent")
    assert refused.value.code == "wrong_role"
    row = pay(county.hrss, here, of="rent")
    for name in ("benefit-void", "benefit-document"):
        assert visit(person, name, row.pk).status_code == 404
    with pytest.raises(Refused):
        benefits.void(row.pk, by=person, reason="错")


def test_the_county_next_door_finds_nothing(county, other, here):
    row = pay(county.hrss, here, of="rent")
    for name, key in (("benefit-detail", row.pk), ("benefit-void", row.pk), ("benefit-new", here.pk)):
        assert visit(other.hrss, name, key).status_code == 404
        assert visit(factories.user("leader_b", Duty.LEADER, factories.DANZHAI), name, key).status_code == 404
    assert here.name not in text(other.hrss, "benefit-list")
    assert Api(other.hrss).get(f"/benefits/{row.pk}/").status_code == 404


def test_names_are_for_the_county_and_masked_above(county, here):
    row = pay(county.hrss, here, to=worker(here))
    province = factories.province_official(department=Department.HRSS)
    for person in (county.hrss, county.clerk, county.rural, county.leader):
        assert "杨秀英" in text(person, "benefit-detail", row.pk)
        assert "杨秀英" in text(person, "benefit-list")
        assert Api(person).get(f"/benefits/{row.pk}/").json()["worker_name"] == "杨秀英"
    for person in (province, factories.ministry_official()):
        for page in (text(person, "benefit-detail", row.pk), text(person, "benefit-list")):
            assert "杨秀英" not in page
            assert "杨**" in page
        assert "岗位补贴" not in text(person, "benefit-list", query={"search": "杨秀英"}).split("没有符合条件")[-1]
        assert Api(person).get(f"/benefits/{row.pk}/").json()["worker_name"] == "杨**"


def test_the_workbook_holds_no_names(county, here):
    pay(county.hrss, here, to=worker(here))
    answer = visit(county.hrss, "benefit-list", query={"format": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "丹寨蜡染工坊" in cells
    assert "从业人员" not in cells
    assert "杨秀英" not in cells


def test_the_paper_is_for_the_countys_hrss_alone(county, here):
    text(county.hrss, "benefit-new", here.pk, **given(documents=factories.photo("名册.jpg")))
    row = Benefit.objects.get()
    answer = visit(county.hrss, "benefit-document", row.pk)
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8\xff")
    assert "名册.jpg" in text(county.hrss, "benefit-detail", row.pk)
    for person in (county.clerk, county.leader, factories.province_official(department="hrss")):
        assert visit(person, "benefit-document", row.pk).status_code == 404
        assert "名册.jpg" not in text(person, "benefit-detail", row.pk)


def test_a_payment_is_voided_with_a_reason_once(county, here):
    row = pay(county.hrss, here, of="rent")
    assert "作废后不能恢复" in text(county.hrss, "benefit-void", row.pk)
    assert "请写明作废原因。" in text(county.hrss, "benefit-void", row.pk, reason=" ")
    assert "金额填错" in text(county.hrss, "benefit-void", row.pk, reason="金额填错")
    row.refresh_from_db()
    assert row.void_reason == "金额填错"
    with pytest.raises(Refused) as refused:
        benefits.void(row.pk, by=county.hrss, reason="又一次")
    assert refused.value.code == "already_voided"
    assert "查询结果的金额" not in text(county.hrss, "benefit-list")  # voided rows add nothing


def test_sums_are_those_of_the_filtered_rows(county, here):
    pay(county.hrss, here, to=worker(here))
    pay(county.hrss, here, of="rent", amount=12000)
    page = text(county.hrss, "benefit-list")
    assert "12,000" in page
    assert ">900<" in page
    page = text(county.hrss, "benefit-list", query={"kind": "rent"})
    assert "12,000" in page
    assert ">900<" not in page
    page = text(county.hrss, "benefit-list", query={"paid_on_from": "2026-05-01"})
    assert "查询结果的金额" not in page


class TestDoublePayments:
    def test_overlap_in_another_county_is_flagged_on_both_and_tells_nothing(self, county, other, here, there):
        first = pay(other.hrss, there, to=worker(there, "杨秀英"), amount=777)
        to = worker(here, "杨秀英")
        page = text(county.hrss, "benefit-new", here.pk, **given(to, period_from="2026-03-31", period_to="2026-06-30"))
        assert "疑似重复发放" in page
        assert "其他地区有一条或多条" in page
        assert there.name not in page
        assert "777" not in page
        assert "雷山" not in page
        assert 'value="丹人社1号"' in page
        assert Benefit.objects.count() == 1
        changes = {"period_from": "2026-03-31", "period_to": "2026-06-30", "sure": "on"}
        page = text(county.hrss, "benefit-new", here.pk, **given(to, **changes))
        assert "补贴已登记" in page
        assert "雷山" not in page
        second = Benefit.objects.latest("pk")
        assert doubled() == {first.pk: True, second.pk: True}
        assert JournalEntry.objects.filter(action="benefit.record").latest("pk").detail["doubled"] is True
        assert here.name not in text(other.hrss, "benefit-detail", first.pk)
        assert "其他地区" in text(other.hrss, "benefit-detail", first.pk)
        above = text(factories.user("prefecture", Duty.OFFICIAL, "522600", Department.HRSS), "benefit-detail", first.pk)
        assert here.name in above  # both are in its scope
        assert "其他地区" not in above

    def test_the_flag_filters_the_list_and_leaders_do_not_have_it(self, county, other, here, there):
        pay(other.hrss, there, to=worker(there))
        pay(county.hrss, here, to=worker(here), sure=True)
        pay(county.hrss, here, of="rent")
        page = text(county.hrss, "benefit-list", query={"doubled": "true"})
        assert "岗位补贴</a>" in page
        assert "场地租金补贴</a>" not in page
        page = text(county.leader, "benefit-list")
        assert "疑似重复发放" not in page
        assert "岗位补贴" in page
        row = Benefit.objects.get(workshop=here, worker__isnull=False)
        assert "疑似重复发放" not in text(county.leader, "benefit-detail", row.pk)
        assert Api(county.leader).get(f"/benefits/{row.pk}/").json()["doubled"] is None
        assert Api(county.hrss).get(f"/benefits/{row.pk}/").json()["doubled"] is True

    def test_in_ones_own_scope_the_other_is_named(self, county, here):
        to, second = worker(here), workshop(county, "第二家")
        pay(county.hrss, second, to=worker(second))
        page = text(county.hrss, "benefit-new", here.pk, **given(to))
        assert "第二家，2026-01-01 至 2026-03-31" in page
        assert "其他地区" not in page

    def test_what_is_no_double(self, county, here):
        to, another = worker(here), worker(here, "潘大妹", 2)
        pay(county.hrss, here, to=to)
        pay(county.hrss, here, to=another)
        pay(county.hrss, here, of="training", to=to)
        pay(county.hrss, here, to=to, period_from=day("2026-04-01"), period_to=day("2026-06-30"))
        assert not any(doubled().values())

    def test_a_voided_payment_is_none(self, county, here):
        first = pay(county.hrss, here, of="rent")
        benefits.void(first.pk, by=county.hrss, reason="错")
        second = pay(county.hrss, here, of="rent")
        assert doubled() == {first.pk: False, second.pk: False}

    def test_of_workshop_kinds_the_same_workshop_counts(self, county, here):
        pay(county.hrss, here, of="rent")
        pay(county.hrss, workshop(county, "第二家"), of="rent")
        with pytest.raises(Refused) as refused:
            pay(county.hrss, here, of="rent")
        assert refused.value.code == "double_payment"
        assert "疑似重复发放" in text(county.hrss, "benefit-new", here.pk, **given())


def test_the_list_asks_no_more_for_more_rows(county, here):
    counts = []
    for serials in (range(1, 3), range(3, 9)):
        for serial in serials:
            pay(county.hrss, here, to=worker(here, "杨秀英", serial))
        with CaptureQueriesContext(connection) as asked:
            text(county.hrss, "benefit-list")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_administrators_read_nothing(county, here):
    row = pay(county.hrss, here, of="rent")
    for duty in (Duty.SYSADMIN, Duty.SECADMIN, Duty.AUDITOR):
        person = factories.user(duty, duty)
        assert visit(person, "benefit-detail", row.pk).status_code == 404
        assert here.name not in text(person, "benefit-list")
