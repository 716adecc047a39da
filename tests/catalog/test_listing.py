"""The way into the catalogue: the one table played by everybody in every state, and what its steps bring about."""

import datetime

import pytest
from django.db import DatabaseError, transaction

from catalog.actions import listing_projection, listing_steps
from catalog.models import CLOSED_LISTINGS, Listing, ListingCase, ListingStatus, Product
from catalog.queries.listing_cases import allowed_actions, waiting
from catalog.rules.listing_flow import CLOSED, LABELS, TABLE, WAITS_FOR, Action, State, Who
from tests import factories
from tests.catalog import catalogued
from tests.catalog.catalogued import WAYS, brought_to, submitted
from workshops.access.models import Department, Duty, JournalEntry, Notice
from workshops.access.refusal import Refused

pytestmark = pytest.mark.django_db
TAKEN = [action for action in Action if action not in (Action.SUBMIT, Action.LAPSE, Action.RESTORE)]


def code_of(act, *args, **kwargs) -> str:
    """ "" where it is done, else the refusal's code; undone afterwards."""
    mark = transaction.savepoint()
    try:
        act(*args, **kwargs)
    except Refused as refusal:
        return refusal.code
    finally:
        transaction.savepoint_rollback(mark)
    return ""


def test_the_table_knows_the_models_states_and_no_dead_ends():
    assert set(State) - {State.NEW} == set(ListingStatus)
    assert set(CLOSED_LISTINGS) == CLOSED
    assert {row.source for row in TABLE} | {row.target for row in TABLE} == set(State)
    assert set(Action) == LABELS.keys() == {row.action for row in TABLE}
    assert len({(row.source, row.action, row.target, row.who) for row in TABLE}) == len(TABLE)
    for state, who in WAITS_FOR.items():
        assert any(row.who == who for row in TABLE if row.source == state)
    for state in set(State) - CLOSED - {State.NEW}:  # whoever is in can always get out
        assert any(row.target in CLOSED and row.who == Who.WORKSHOP for row in TABLE if row.source == state)


def everybody(stage) -> dict:
    """user → how it stands to a product of 丹寨, worked out from how the account was made."""
    county = stage.county
    people = {
        county.leader: {Who.WORKSHOP},
        county.clerk: {Who.WORKSHOP, Who.COUNTY},  # enters in the workshop's stead, too
        county.approver: {Who.WORKSHOP, Who.COUNTY},
        stage.official(): {Who.PROVINCE},
        stage.official(code=None): {Who.NATION},
    }
    nobody = [county.hrss, county.rural, stage.other.clerk, stage.other.leader, stage.official(code="440000")]
    nobody += [stage.official(Department.HRSS), stage.official(Department.RURAL, None), stage.official(code="522600")]
    nobody += [factories.user("province_clerk", Duty.CLERK, "520000"), factories.user("audits", Duty.AUDITOR)]
    return people | {user: set() for user in nobody}


@pytest.mark.parametrize("state", sorted(WAYS))
def test_every_step_by_everybody(stage, people, product, state):
    case = brought_to(state, product, people)
    assert case.status == state
    wrong = {}
    for user, roles in everybody(stage).items():
        wanted = {}
        for action in TAKEN:
            rows = [row for row in TABLE if (row.source, row.action) == (state, action)]
            wanted[action] = "wrong_state" if not rows else "" if {r.who for r in rows} & roles else "wrong_role"
        given = {"reason": "理由", "statement": "补正后的理由"}
        found = {action: code_of(listing_steps.advance, case.pk, action, by=user, **given) for action in TAKEN}
        wrong |= {(user.username, a): (found[a], wanted[a]) for a in TAKEN if found[a] != wanted[a]}
        offered = set(allowed_actions(user, ListingCase.objects.get(pk=case.pk)))
        if offered != {action for action, code in wanted.items() if not code}:
            wrong[user.username, "offered"] = offered
    assert wrong == {}


def test_the_system_only_takes_its_own_steps(people, product):
    case = brought_to(State.COUNTY_LISTED, product, people)
    for action in (Action.LAPSE, Action.RESTORE, "nonsense"):
        assert code_of(listing_steps.advance, case.pk, action, by=people.county) == "wrong_state"


def test_from_the_county_to_the_nation(people, product):
    case = brought_to(State.NATIONAL_LISTED, product, people)
    product.refresh_from_db()
    today = datetime.date(2026, 3, 2)
    assert (product.listed_level, product.listed_since) == ("national", today)
    assert list(case.listings.order_by("pk").values_list("level", "by", "delisted_on")) == [
        ("county", people.county.pk, None), ("province", people.province.pk, None),
        ("national", people.nation.pk, None),
    ]  # fmt: skip
    steps = list(case.steps.values_list("action", "from_status", "to_status", "office__region"))
    assert steps[0] == ("submit", "", "submitted", None)
    assert steps[-1] == ("list_national", "national_review", "national_listed", None)
    assert [office for *_, office in steps[1:4]] == [factories.DANZHAI, factories.DANZHAI, "520000"]
    acts = JournalEntry.objects.filter(action__startswith="product_listing.").order_by("pk")
    assert [entry.action.split(".")[1] for entry in acts] == [step[0] for step in steps]
    told = Notice.objects.filter(kind__startswith="product_listing.")
    assert told.filter(to_user=people.leader).count() == 5
    asked = told.filter(title__startswith="请办理").order_by("pk").values_list("to_region", flat=True)
    assert list(asked) == [factories.DANZHAI, "520000", None]
    assert listing_projection.check() == []


def test_declined_above_it_stays_where_it_was(people, product):
    case = brought_to(State.PROVINCE_REVIEW, product, people)
    listing_steps.advance(case.pk, Action.DECLINE, by=people.province, reason="名额有限")
    product.refresh_from_db()
    assert (product.listed_level, ListingCase.objects.get().status) == ("county", "county_listed")


def test_delisted_leaves_every_level_with_the_reason(people, product):
    case = brought_to(State.PROVINCE_LISTED, product, people)
    listing_steps.advance(case.pk, Action.DELIST, by=people.province, reason="以机绣冒充手绣")
    product.refresh_from_db()
    assert (product.listed_level, product.listed_since) == ("", None)
    ended = Listing.objects.values_list("level", "delist_cause", "delist_reason").order_by("pk")
    assert set(ended) == {(level, "decided", "以机绣冒充手绣") for level in ("county", "province")}
    assert submitted(product, people.leader).status == "submitted"  # applied for anew


def test_withdrawn_by_the_workshop(people, product):
    case = brought_to(State.COUNTY_LISTED, product, people)
    listing_steps.advance(case.pk, Action.WITHDRAW, by=people.leader)
    assert Listing.objects.get().delist_cause == "withdrawn"
    assert Product.objects.get().listed_level == ""


def test_returned_and_handed_in_again(people, product):
    case = brought_to(State.RETURNED, product, people)
    assert case.last_reason == "照片不清楚"
    assert code_of(listing_steps.advance, case.pk, Action.RESUBMIT, by=people.leader) == "statement_missing"
    listing_steps.advance(case.pk, Action.RESUBMIT, by=people.leader, statement="已更换照片")
    case.refresh_from_db()
    assert (case.status, case.statement, case.last_reason) == ("submitted", "已更换照片", "")


@pytest.mark.parametrize("action", [Action.RETURN, Action.REFUSE])
def test_whatever_is_refused_says_why(people, product, action):
    case = submitted(product, people.leader)
    assert code_of(listing_steps.advance, case.pk, action, by=people.county, reason=" ") == "reason_missing"


def test_nobody_decides_on_what_one_handed_in(people, product):
    case = submitted(product, people.clerk)  # in the workshop's stead
    assert allowed_actions(people.clerk, case) == [Action.WITHDRAW]
    assert code_of(listing_steps.advance, case.pk, Action.LIST, by=people.clerk) == "own_product"
    assert code_of(listing_steps.advance, case.pk, Action.LIST, by=people.county) == ""


@pytest.mark.parametrize(
    ("facts", "photos", "said"),
    [
        ({"meaning": ""}, 1, "文化内涵"),
        ({"description": " "}, 1, "产品介绍"),
        ({}, 0, "照片"),
        ({"price_from": 0}, 1, "价格"),
    ],
)
def test_not_before_it_is_complete(stage, people, facts, photos, said):
    product = catalogued.product(stage.workshop, by=people.leader, photos=photos, **facts)
    with pytest.raises(Refused) as caught:
        submitted(product, people.leader)
    assert caught.value.code == "incomplete"
    assert said in caught.value.message


def test_one_application_at_a_time_and_a_draft_becomes_active(stage, people):
    product = catalogued.product(stage.workshop, by=people.leader, status="draft")
    submitted(product, people.leader)
    product.refresh_from_db()
    assert product.status == "active"
    assert code_of(submitted, product, people.leader) == "case_open"


def test_not_while_the_workshop_is_not_in_force(people, product):
    case = submitted(product, people.leader)
    type(product.workshop).objects.update(standing="revoked", ended_on=datetime.date(2026, 1, 1))
    assert code_of(listing_steps.advance, case.pk, Action.LIST, by=people.county) == "incomplete"
    assert Action.LIST not in allowed_actions(people.county, ListingCase.objects.get())
    assert list(waiting(people.county)) == []


def test_many_at_once_each_by_itself(stage, people, product):
    other = catalogued.product(stage.workshop, by=people.leader, name="第二件")
    cases = [submitted(product, people.leader), submitted(other, people.clerk)]
    assert set(waiting(people.county)) == set(cases)
    done, refused = listing_steps.advance_many([case.pk for case in cases], Action.LIST, by=people.clerk)
    assert [case.pk for case in done] == [cases[0].pk]
    assert [(case.pk, "本人" in why) for case, why in refused] == [(cases[1].pk, True)]
    assert listing_steps.advance_many([cases[1].pk], Action.LIST, by=stage.other.clerk) == ([], [])


def test_the_check_finds_what_is_shown_wrongly(people, product):
    brought_to(State.COUNTY_LISTED, product, people)
    Product.objects.update(listed_level="national")
    assert [(each.shown.level, each.computed.level) for each in listing_projection.check()] == [("national", "county")]
    listing_projection.project([product.pk])
    assert listing_projection.check() == []


def test_steps_are_append_only(people, product):
    step = submitted(product, people.leader).steps.get()
    step.reason = "改写"
    with pytest.raises(DatabaseError), transaction.atomic():
        step.save()
