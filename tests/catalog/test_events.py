"""Events: applying, recommending, giving out the places, withdrawing, reporting; who sees and does what."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from catalog.actions import event_applications as acts
from catalog.models import EventApplication, Order
from catalog.queries import event_figures as figures
from catalog.queries.event_applications import waiting_for
from tests.api.conftest import Api
from tests.catalog.event_stage import BEGINS, another, applied, local, national, provincial, quota, recommended
from tests.factories import instant
from tests.records.samples.events import product_of
from workshops.access import clock
from workshops.access.models import JournalEntry, Notice
from workshops.access.refusal import Refused
from workshops.models import Leader
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.django_db
AFTER = instant(2026, 4, 6)


def page(user, name: str, *args, **data):
    client = Client()
    client.force_login(user)
    address = reverse(f"catalog:{name}", args=args)
    return client.post(address, data, follow=True) if data else client.get(address)


def code(act) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.code


def waits(user) -> list[int]:
    return list(waiting_for(user).values_list("pk", flat=True))


def test_from_application_to_results(stage):
    ministry, leader, clerk = stage.official(code=None), stage.leader.user, stage.county.clerk
    event = national(stage)
    made = applied(stage, event)
    assert (waits(clerk), waits(ministry)) == ([made.pk], [])
    acts.recommend(made.pk, by=clerk, note="产品有特色")
    assert (waits(clerk), waits(ministry), waits(stage.official())) == ([], [made.pk], [])
    acts.admit(made.pk, by=ministry, stand_number="B12")
    acts.assign(made.pk, by=ministry, stand_number="B14")
    with clock.at(AFTER):
        assert waits(leader) == [made.pk]
        acts.report(made.pk, by=leader, result="签约两家商超", sales_amount=Decimal("8600.50"))
        acts.report(made.pk, by=clerk, result="签约三家商超", sales_amount=Decimal("9000"))
        assert waits(leader) == []
    made.refresh_from_db()
    assert (made.status, made.stand_number, made.sales_amount) == ("admitted", "B14", Decimal("9000"))
    steps = ["apply", "recommend", "admit", "assign", "report", "report"]
    assert list(made.steps.values_list("action", flat=True)) == steps
    acted = JournalEntry.objects.filter(action__startswith="event_application.").order_by("pk")
    assert [each.action.split(".")[1] for each in acted] == [*steps[:-1], "report_in_stead"]
    told = Notice.objects.filter(to_user=leader).order_by("pk").values_list("kind", flat=True)
    assert [each.split(".")[1] for each in told] == ["recommend", "admit", "assign", "report"]


def test_steps_are_never_rewritten(stage):
    step = applied(stage, national(stage)).steps.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        type(step).objects.filter(pk=step.pk).update(reason="改")


def test_who_may_apply_and_with_what(stage):
    event, mine, leader = national(stage), stage.workshop, stage.leader.user
    listed, draft = product_of(mine), product_of(mine, "草稿", listed_level="", listed_since=None)
    foreign = product_of(stage.others_workshop)

    def apply(products, by=leader, workshop=mine, **facts):
        return acts.apply(event.pk, by=by, workshop=workshop, products=products, people=2, **facts)

    assert code(lambda: apply([])) == "no_products"
    assert code(lambda: apply([listed, draft])) == "no_products"
    assert code(lambda: apply([listed, foreign])) == "no_products"
    assert code(lambda: apply([foreign], workshop=stage.others_workshop)) == "not_invited"
    for other in (stage.county.hrss, stage.other.clerk, stage.official(), stage.official(code=None)):
        assert code(lambda other=other: apply([listed], by=other)) == "not_invited"
    assert code(lambda: apply([listed], wishes="请联系 138 0013 8000")) == "mobile_number"
    with clock.at(instant(2026, 3, 23)):
        assert code(lambda: apply([listed])) == "not_open"
    made = apply([listed])
    assert code(lambda: apply([listed])) == "applied"
    acts.withdraw(made.pk, by=leader)
    apply([listed])


def test_a_workshop_that_ended_neither_applies_nor_is_admitted(stage):
    event = national(stage)
    made = recommended(stage, event)
    type(stage.workshop).objects.filter(pk=stage.workshop.pk).update(
        standing="cancelled", ended_on=datetime.date(2026, 3, 1)
    )
    assert code(lambda: acts.admit(made.pk, by=stage.official(code=None))) == "not_in_force"
    assert page(stage.leader.user, "event-apply", event.pk, stage.workshop.pk).status_code == 404


def test_events_of_a_region_are_for_its_workshops(stage):
    event, product = local(stage), product_of(stage.others_workshop)
    others = stage.others_workshop
    assert (
        code(lambda: acts.apply(event.pk, by=others.leader.user, workshop=others, products=[product], people=1))
        == "not_invited"
    )
    made = recommended(stage, event)
    assert waits(stage.county.approver) == [made.pk]
    assert acts.admit(made.pk, by=stage.county.approver).status == "admitted"


def test_the_level_that_organises_admits(stage):
    province, ministry = stage.official(), stage.official(code=None)
    of_province = recommended(stage, provincial(stage))
    assert code(lambda: acts.admit(of_province.pk, by=ministry)) == "wrong_role"
    acts.admit(of_province.pk, by=province)
    event = national(stage)
    made = recommended(stage, event)
    assert code(lambda: acts.admit(made.pk, by=province)) == "wrong_role"
    quota(stage, event, 1)
    assert code(lambda: acts.admit(made.pk, by=ministry)) == "wrong_role"
    assert waits(province) == [made.pk]
    acts.admit(made.pk, by=province)


def test_never_more_than_places_or_quota(stage):
    province, event = stage.official(), national(stage, places=5)
    mine = quota(stage, event, 1)
    first, second = recommended(stage, event), recommended(stage, event, another(stage, 2))
    acts.admit(first.pk, by=province)
    assert code(lambda: acts.admit(second.pk, by=province)) == "full"
    acts.withdraw(first.pk, by=stage.leader.user)
    acts.admit(second.pk, by=province)
    ministry = stage.official(code=None)
    with pytest.raises(ValidationError, match="不能更少"):
        writing.amend(get("event-quotas"), mine.pk, by=ministry, seen_version=1, event=event,
                      region=mine.region, places=0)  # fmt: skip
    assert code(lambda: writing.void(get("event-quotas"), mine.pk, by=ministry, reason="误")) == "in_use"
    guangdong = stage.official(code="440000").region
    with pytest.raises(ValidationError, match="超过展会提供的 5 个"):
        writing.enter(get("event-quotas"), by=ministry, event=event, region=guangdong, places=5)


def test_withdrawn_before_the_event_only(stage):
    made = recommended(stage, national(stage))
    with clock.at(instant(2026, 4, 1, 0, 1)):
        for by in (stage.leader.user, stage.county.clerk):
            assert code(lambda by=by: acts.withdraw(made.pk, by=by)) == "wrong_state"
    for by in (stage.county.hrss, stage.other.clerk, stage.official(), stage.official(code=None)):
        assert code(lambda by=by: acts.withdraw(made.pk, by=by)) == "wrong_role"


def test_the_county_applies_and_withdraws_in_a_workshops_stead(stage):
    event, clerk, approver = national(stage), stage.county.clerk, stage.county.approver
    product = product_of(stage.workshop)
    assert "代工坊报名" in page(clerk, "events-detail", event.pk).content.decode()
    assert "由您代工坊办理" in page(clerk, "event-apply", event.pk, stage.workshop.pk).content.decode()
    sent = page(clerk, "event-apply", event.pk, stage.workshop.pk, people="2", products=[product.pk]).content.decode()
    made = EventApplication.objects.get()
    for said in ("县级文化和旅游部门代工坊报名", "报名（代工坊）", "请由本部门另一人推荐"):
        assert said in sent, said
    assert "请由本部门另一人推荐" not in page(approver, "event-application-detail", made.pk).content.decode()
    assert Api(clerk).get(f"/event-applications/{made.pk}/").json()["in_stead"] is True
    acts.recommend(made.pk, by=approver)
    assert "由您代工坊办理" in page(clerk, "event-application-step", made.pk, "withdraw").content.decode()
    gone = page(clerk, "event-application-step", made.pk, "withdraw", reason="本人外出").content.decode()
    assert "撤回报名（代工坊）" in gone
    made.refresh_from_db()
    assert (made.status, made.reason) == ("withdrawn", "本人外出")
    acted = JournalEntry.objects.filter(actor=clerk, action__startswith="event_application.").order_by("pk")
    assert [each.action.split(".")[1] for each in acted] == ["apply_in_stead", "withdraw_in_stead"]
    told = dict(Notice.objects.filter(to_user=stage.leader.user).values_list("kind", "title"))
    assert told.keys() == {"event_application.apply", "event_application.recommend", "event_application.withdraw"}
    assert "已代" in told["event_application.withdraw"]


def test_who_applied_in_the_stead_decides_nothing_of_it(stage):
    event, clerk, approver = local(stage), stage.county.clerk, stage.county.approver
    made = applied(stage, event, by=clerk)
    assert (waits(clerk), waits(approver)) == ([], [made.pk])
    assert Api(clerk).get(f"/event-applications/{made.pk}/").json()["allowed_actions"] == ["decline", "withdraw"]
    assert code(lambda: acts.recommend(made.pk, by=clerk)) == "same_person"
    acts.recommend(made.pk, by=approver)
    assert code(lambda: acts.admit(made.pk, by=clerk)) == "same_person"
    assert (waits(clerk), waits(approver)) == ([], [made.pk])
    acts.admit(made.pk, by=approver)


def test_a_workshop_whose_leader_has_no_account_takes_part(stage):
    event, clerk = national(stage), stage.county.clerk
    alone = another(stage, 7)
    alone.leader = Leader.objects.create(name="杨老", region=stage.county.region)
    alone.save()
    chosen = page(clerk, "event-apply-choose", event.pk).content.decode()
    assert alone.name in chosen
    assert stage.workshop.name in chosen
    assert stage.others_workshop.name not in chosen
    made = applied(stage, event, alone, by=clerk)
    acts.recommend(made.pk, by=stage.county.approver)
    acts.admit(made.pk, by=stage.official(code=None))
    assert not Notice.objects.filter(to_user__isnull=False).exists()
    with clock.at(AFTER):
        assert waits(clerk) == [made.pk]
        acts.report(made.pk, by=clerk, result="售罄", sales_amount=Decimal(900))
        assert waits(clerk) == []


def test_declined_with_a_reason_and_the_leader_is_told(stage):
    made = applied(stage, national(stage))
    answer = page(stage.county.clerk, "event-application-step", made.pk, "decline", reason="")
    assert "请写明不予入选的原因" in answer.content.decode()
    page(stage.county.clerk, "event-application-step", made.pk, "decline", reason="产品与主题不符")
    made.refresh_from_db()
    assert (made.status, made.reason, made.decided_by) == ("declined", "产品与主题不符", stage.county.clerk)
    assert "产品与主题不符" in Notice.objects.get(to_user=stage.leader.user).body


def test_an_event_with_applications_is_cancelled_not_voided(stage):
    event, ministry = national(stage), stage.official(code=None)
    made = applied(stage, event)
    assert code(lambda: writing.void(get("events"), event.pk, by=ministry, reason="不办了")) == "has_applications"
    facts = {name: getattr(event, name) for name in get("events").fields} | {"status": "cancelled"}
    writing.amend(get("events"), event.pk, by=ministry, seen_version=1, **facts)
    assert Notice.objects.filter(to_user=stage.leader.user, kind="event.cancelled").count() == 1
    assert code(lambda: acts.recommend(made.pk, by=stage.county.clerk)) == "wrong_state"
    assert waits(stage.county.clerk) == []


def test_series_are_of_the_level_that_registers(stage):
    for by, series in ((stage.county.clerk, "expo"), (stage.official(code=None), "provincial")):
        facts = {"name": "某展会", "venue": "贵阳", "held_from": BEGINS, "held_to": BEGINS, "organiser": "某局",
                 "places": 1, "apply_until": BEGINS, "series": series}  # fmt: skip
        with pytest.raises(ValidationError, match="系列"):
            writing.enter(get("events"), by=by, **facts)


def test_the_pages_of_a_leader_from_event_to_application(stage):
    event, leader = national(stage), stage.leader.user
    product = product_of(stage.workshop)
    assert "为工坊报名" in page(leader, "events-detail", event.pk).content.decode()
    chosen = page(leader, "event-apply-choose", event.pk)
    assert chosen.url == reverse("catalog:event-apply", args=[event.pk, stage.workshop.pk])
    wrong = page(leader, "event-apply", event.pk, stage.workshop.pk, people="0", wishes="需要用电")
    assert wrong.context["form"].errors.keys() == {"products", "people"}
    assert "需要用电" in wrong.content.decode()
    done = page(leader, "event-apply", event.pk, stage.workshop.pk, people="2", products=[product.pk])
    made = EventApplication.objects.get()
    assert done.redirect_chain[-1][0] == reverse("catalog:event-application-detail", args=[made.pk])
    assert "撤回报名" in done.content.decode()
    assert "为工坊报名" not in page(leader, "events-detail", event.pk).content.decode()
    assert "都已报名" in page(leader, "event-apply-choose", event.pk).content.decode()


def test_without_a_listed_product_the_page_says_what_to_do(stage):
    answer = page(stage.leader.user, "event-apply", national(stage).pk, stage.workshop.pk)
    assert "还没有列入产品目录的产品" in answer.content.decode()


def test_buttons_and_api_offer_the_same(stage):
    made = applied(stage, national(stage))
    county = ["recommend", "decline", "withdraw"]
    expected = {stage.leader.user: ["withdraw"], stage.county.clerk: county, stage.county.hrss: [],
                stage.official(): [], stage.official(code=None): []}  # fmt: skip
    for user, actions in expected.items():
        offered = page(user, "event-application-detail", made.pk).context["steps"]
        assert [address.rstrip("/").rsplit("/", 1)[1] for _, address in offered] == actions
        assert Api(user).get(f"/event-applications/{made.pk}/").json()["allowed_actions"] == actions
        for action in ("recommend", "admit", "withdraw", "nonsense"):
            shown = page(user, "event-application-step", made.pk, action)
            assert (shown.status_code == 200) == (action in actions)


def test_strangers_see_the_event_but_not_who_applied(stage):
    made = applied(stage, national(stage))
    for user in stage.strangers:
        shown = page(user, "events-detail", made.event_id)
        assert (shown.status_code, stage.workshop.name in shown.content.decode()) == (200, False)
        assert page(user, "event-application-detail", made.pk).status_code == 404
        assert page(user, "event-application-step", made.pk, "recommend").status_code == 404
        assert Api(user).get(f"/event-applications/{made.pk}/").status_code == 404
        assert Api(user).get("/event-applications/").json()["count"] == 0
        listed = page(user, "event-application-list").content.decode()
        assert stage.workshop.name not in listed


def test_the_lists_count_their_queries(stage, django_assert_max_num_queries):
    event = national(stage)
    for number in range(4):
        applied(stage, event, another(stage, number))
    client = Client()
    client.force_login(stage.county.clerk)
    client.get(reverse("catalog:event-application-list"))
    with django_assert_max_num_queries(16):
        client.get(reverse("catalog:event-application-waiting"))
    with django_assert_max_num_queries(22):
        client.get(reverse("catalog:events-detail", args=[event.pk]))


def test_figures_by_region_and_period(stage):
    made = recommended(stage, national(stage))
    acts.admit(made.pk, by=stage.official(code=None))
    provincial(stage)
    with clock.at(AFTER):
        acts.report(made.pk, by=stage.leader.user, result="好", sales_amount=Decimal(500))
        for status, amount in (("signed", 1000), ("cancelled", 70)):
            Order.objects.create(workshop=stage.workshop, event=made.event, channel="event", buyer="某公司",
                                 signed_on=BEGINS, amount=amount, status=status, by=stage.leader.user)  # fmt: skip
        county, guizhou, year = stage.county.region, stage.official().region, (datetime.date(2026, 1, 1), AFTER.date())
        assert [figures.events_held(region, *year) for region in (None, guizhou, county)] == [2, 1, 0]
        assert figures.workshops_taking_part(guizhou, *year) == figures.places_used(county, *year) == 1
        assert figures.places_used(stage.other.region, *year) == 0
        assert figures.sold_on_the_spot(county, *year) == 500
        assert figures.orders_total(guizhou, *year) == (1, 1000)
        assert figures.orders_by_channel(None, *year) == {"event": (1, 1000)}
        assert figures.orders_by_event(None, *year) == {made.event_id: (1, 1000)}
        assert figures.orders_total(None, *(day.replace(year=2025) for day in year)) == (0, 0)
        assert figures.meetings_held(None, *year) == (0, 0)
