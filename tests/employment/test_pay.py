"""Pay of a whole workshop for a month or a quarter, and its page."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from employment.actions import paying
from employment.actions.paying import Entry
from employment.models import Pay
from tests import factories
from tests.certification.confirmations import refused_code
from tests.employment import registered
from tests.employment.people import day, register
from tests.employment.test_workers import refused_at
from workshops.access.models import JournalEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(county, workshop):
    """Two who work on, and one who left in April."""
    names = [("杨阿妹", None), ("王阿花", None), ("石老三", day("2025-04-10"))]
    return [
        register(county.leader, workshop, at, name=name, ended_on=ended, pay_basis="piece")
        for at, (name, ended) in enumerate(names, start=1)
    ]


def record(by, workshop, *entries, period="month", since="2025-05-01") -> int:
    return paying.record_many(by=by, workshop_id=workshop.pk, period=period, period_from=day(since), entries=entries)


def test_a_month_is_entered_at_once_and_amended_later(county, workshop, team):
    first, second, _ = team
    skipped = Entry(second.pk, None, "piece")
    assert record(county.leader, workshop, Entry(first.pk, Decimal("2350.5"), "piece", Decimal(47)), skipped) == 1
    pay = Pay.objects.get()
    assert (pay.amount, pay.quantity, pay.period_to) == (Decimal("2350.50"), 47, day("2025-05-31"))
    assert record(county.clerk, workshop, Entry(first.pk, 2400, "time"), Entry(second.pk, 0, "time")) == 2
    pay.refresh_from_db()
    assert (pay.amount, pay.basis, pay.quantity) == (2400, "time", None)
    assert record(county.clerk, workshop, Entry(first.pk, 2400, "time")) == 0  # nothing new
    details = [entry.detail for entry in JournalEntry.objects.filter(action="pay.record").order_by("pk")]
    said = {"period": "month", "period_from": "2025-05-01"}
    assert details == [said | {"recorded": 1, "amended": 0}, said | {"recorded": 1, "amended": 1}]


def test_a_period_touches_the_spell(county, workshop, team):
    left = Entry(team[2].pk, 900, "piece")
    assert record(county.leader, workshop, left, since="2025-04-01") == 1
    assert refused_code(record, county.leader, workshop, left, since="2025-05-01") == "not_employed"
    other = registered.workshop(county, "别的工坊")
    assert refused_code(record, county.leader, other, Entry(team[0].pk, 900, "piece")) == "not_employed"


def test_months_and_quarters_never_overlap(county, workshop, team):
    entry = Entry(team[0].pk, 6000, "piece")
    record(county.leader, workshop, entry, since="2025-05-01")
    refused = refused_at(record, county.leader, workshop, entry, period="quarter", since="2025-04-01")
    assert refused == ("pay_overlap", f"amount_{team[0].pk}")
    with pytest.raises(IntegrityError, match="employment_pay_no_overlap"), transaction.atomic():
        Pay.objects.create(
            employment=team[0], period="quarter", period_from=day("2025-04-01"), period_to=day("2025-06-30"),
            basis="piece", amount=1,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("period", "since", "code"),
    [
        ("month", "2025-05-02", "bad_period"),
        ("quarter", "2025-05-01", "bad_period"),
        ("year", "2025-01-01", "bad_period"),
        ("month", "2025-07-01", "future_date"),
    ],
)
def test_a_period_is_a_month_or_a_quarter_that_has_begun(county, workshop, team, period, since, code):
    entry = Entry(team[0].pk, 1000, "piece")
    assert refused_code(record, county.leader, workshop, entry, period=period, since=since) == code


def test_one_fault_leaves_nothing(county, workshop, team):
    for wrong in (Entry(team[1].pk, -1, "piece"), Entry(team[1].pk, 1, "gift"), Entry(team[1].pk, 10**9, "piece")):
        assert refused_code(record, county.leader, workshop, Entry(team[0].pk, 1000, "piece"), wrong) == "invalid"
    assert not Pay.objects.exists()


def test_only_those_who_keep_the_people_enter_pay(county, workshop, team):
    entry = Entry(team[0].pk, 1000, "piece")
    for by in (county.hrss, county.rural, factories.province_official()):
        assert refused_code(record, by, workshop, entry) == "wrong_role"


def test_a_pay_of_a_wrong_month_is_struck(county, workshop, team, client):
    record(county.leader, workshop, Entry(team[0].pk, 1000, "piece"))
    pay = Pay.objects.get()
    address = reverse("employment:pay-remove", args=[pay.pk])
    client.force_login(county.hrss)
    assert client.get(address).status_code == 404
    client.force_login(county.leader)
    assert "删除后不能恢复" in client.get(address).content.decode()
    assert "已删除。" in client.post(address, follow=True).content.decode()
    assert not Pay.objects.exists()
    entry = JournalEntry.objects.get(action="pay.remove")
    assert entry.detail == {"employment": team[0].pk, "period": "month", "period_from": "2025-05-01"}


@pytest.fixture
def visit(client, workshop):
    def visited(user, when="month:2025-05-01", **data):
        client.force_login(user)
        address = reverse("employment:pay-record", args=[workshop.pk]) + f"?when={when}"
        return client.post(address, data) if data else client.get(address)

    return visited


def test_the_page_lists_who_worked_in_the_period_and_keeps_what_was_typed(county, workshop, team, visit):
    first, second, _ = team
    may = visit(county.leader).content.decode()
    assert "2025 年 5 月" in may
    assert "杨阿妹" in may
    assert "石老三" not in may
    assert "石老三" in visit(county.leader, "quarter:2025-04-01").content.decode()
    wrong = {f"amount_{first.pk}": "1200", f"basis_{first.pk}": "piece", f"amount_{second.pk}": "多"}
    said = visit(county.leader, **wrong).content.decode()
    assert "请填写数字。" in said
    assert 'value="1200"' in said
    assert 'value="多"' in said
    assert not Pay.objects.exists()
    lacking = visit(county.leader, **{f"quantity_{first.pk}": "3", f"basis_{first.pk}": "piece"}).content.decode()
    assert "请填写报酬。" in lacking


def test_the_page_saves_and_shows_what_is_there(county, workshop, team, visit):
    first = team[0]
    given = {f"amount_{first.pk}": "1200.50", f"quantity_{first.pk}": "30", f"basis_{first.pk}": "piece"}
    saved = visit(county.leader, **given)
    assert saved["Location"] == reverse("employment:workshop-people", args=[workshop.pk])
    assert Pay.objects.get().amount == Decimal("1200.50")
    assert 'value="1200.50"' in visit(county.leader).content.decode()
    overlapping = visit(county.leader, "quarter:2025-04-01", **given).content.decode()
    assert "2025-05-01 至 2025-05-31 已按月登记报酬" in overlapping


def test_the_page_is_for_those_who_keep_the_people(county, team, visit):
    for user in (county.hrss, county.rural, factories.province_official(), factories.County(factories.LEISHAN).clerk):
        assert visit(user).status_code == 404
    assert visit(county.clerk).status_code == 200
    assert "请从列出的期间中选择" in visit(county.leader, "month:1900-01-01").content.decode()
