"""Registering people, keeping right what is known of them, and the categories claimed (rules.md §5)."""

import datetime

import pytest

from employment.actions import claiming, registering
from employment.models import CategoryClaim, Employment, Mismatch, Person, Worker, identity_lookup
from tests import factories
from tests.certification.confirmations import refused_code
from tests.employment import registered
from tests.employment.numbers import number
from tests.employment.people import MARCH, NAME, PHONE, TODAY, day, listed, register
from workshops.access.models import JournalEntry
from workshops.access.refusal import Refused
from workshops.regions.models import Region

pytestmark = pytest.mark.django_db


def refused_at(act, *args, **given) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        act(*args, **given)
    return caught.value.code, caught.value.field


def test_a_registration_makes_person_worker_spell_and_claim(county, workshop):
    spell = register(county.leader, workshop, 2, category="monitored", contract="labour")
    worker = spell.worker
    assert (worker.name, worker.identity(), worker.phone(), worker.ethnic_group) == (NAME, number(2), PHONE, "06")
    assert (worker.person.sex, worker.person.birth_year) == ("female", 1990)
    assert worker.person.identity_lookup == identity_lookup(number(2))
    assert number(2) not in worker.identity_sealed
    assert (spell.relation, spell.form, spell.started_on, spell.ended_on) == ("direct", "on_site", MARCH, None)
    claim = worker.claims.get()
    assert (claim.category, claim.valid_from, claim.valid_to) == ("monitored", MARCH, None)
    entry = JournalEntry.objects.get(action="worker.register")
    assert (entry.actor, entry.region, entry.object_id) == (county.leader, county.region, str(spell.pk))
    for secret in (number(2), PHONE, NAME):
        assert secret not in str(entry.detail)


def test_one_person_in_two_workshops_is_one_person_whom_each_knows_for_itself(county, workshop):
    other = registered.workshop(county, "苗绣非遗工坊")
    here, there = register(county.leader, workshop), register(county.clerk, other, name="杨阿梅", phone="")
    assert Person.objects.count() == 1
    assert here.worker.person == there.worker.person
    assert (here.worker.name, there.worker.name) == (NAME, "杨阿梅")
    assert there.worker.phone() == ""


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "杨"}, "name"),
        ({"name": "杨阿妹1"}, "name"),
        ({"identity": "52263619900307001"}, "identity"),
        ({"identity": number(1)[:-1] + ("0" if number(1)[-1] != "0" else "1")}, "identity"),
        ({"identity": number(1, born=datetime.date(2012, 3, 7))}, "identity"),
        ({"phone": "12345"}, "phone"),
        ({"ethnic_group": "55x"}, "ethnic_group"),
        ({"relation": "both"}, "relation"),
        ({"form": ""}, "form"),
        ({"post": "  "}, "post"),
        ({"post": "绣" * 41}, "post"),
        ({"category": "rich"}, "category"),
        ({"started_on": day("2025-06-11")}, "started_on"),
        ({"started_on": day("1999-12-31")}, "started_on"),
        ({"ended_on": day("2025-02-28")}, "ended_on"),
        ({"contract": "spoken"}, "contract"),
    ],
)
def test_what_is_wrong_is_refused_at_its_field_and_leaves_nothing(county, workshop, given, field):
    assert refused_at(register, county.leader, workshop, **given)[1] == field
    assert not Worker.objects.exists()
    assert not Person.objects.exists()


def test_no_message_repeats_the_number(county, workshop):
    wrong = number(1)[:-1] + ("0" if number(1)[-1] != "0" else "1")
    with pytest.raises(Refused) as caught:
        register(county.leader, workshop, identity=wrong)
    assert wrong[6:14] not in caught.value.message


def test_the_home_is_a_county_or_what_certifies(county, workshop):
    for code in ("520000", "522600"):
        region = Region.objects.get(pk=code)
        assert refused_at(register, county.leader, workshop, home_region=region) == ("home_region", "home_region")
    dongguan = Region.objects.get(pk="441900")  # a prefecture without counties
    assert register(county.leader, workshop, home_region=dongguan).worker.home_region == dongguan


def test_only_leader_and_county_culture_register_and_only_for_workshops_in_force(county, workshop):
    for by in (county.hrss, county.rural, factories.province_official(), factories.County(factories.LEISHAN).clerk):
        assert refused_code(register, by, workshop) == "wrong_role"
    ended = registered.workshop(county, "旧工坊", ended_on=day("2025-01-01"))
    assert refused_code(register, county.leader, ended) == "not_in_force"
    assert register(county.approver, workshop)


def test_another_name_for_a_known_number_is_refused_at_the_name(county, workshop):
    register(county.leader, workshop, ended_on=day("2025-04-01"))
    again = {"started_on": day("2025-05-01")}
    assert refused_at(register, county.leader, workshop, name="王芳", **again) == ("other_name", "name")
    back = register(county.leader, workshop, name=" 杨 阿妹 ", phone="13900001111", **again)
    assert Worker.objects.get() == back.worker
    assert back.worker.phone() == "13900001111"
    assert back.worker.version == 2
    assert Employment.objects.count() == 2


def test_coming_back_keeps_the_claim_and_a_contradicting_one_is_refused(county, workshop):
    first = register(county.leader, workshop, category="monitored", ended_on=day("2025-04-01"))
    again = {"started_on": day("2025-05-01")}
    assert refused_at(register, county.leader, workshop, category="low_income", **again)[1] == "category"
    register(county.leader, workshop, category="monitored", **again)
    assert first.worker.claims.count() == 1


def test_an_earlier_spell_claims_until_the_known_claim_begins(county, workshop):
    worker = register(county.leader, workshop, category="monitored").worker
    register(county.leader, workshop, category="low_income", started_on=day("2024-01-01"), ended_on=day("2024-06-30"))
    said = [(claim.category, claim.valid_from, claim.valid_to) for claim in worker.claims.order_by("valid_from")]
    assert said == [
        ("low_income", day("2024-01-01"), day("2025-02-28")),
        ("monitored", MARCH, None),
    ]


def test_registering_links_the_persons_entries_of_lists(county, workshop):
    entry = listed(1, county.region)
    spell = register(county.leader, workshop, category="lifted_from_poverty")
    entry.refresh_from_db()
    assert entry.person == spell.worker.person
    assert not Mismatch.objects.filter(closed_at=None).exists()


def test_amending_counts_versions_and_journals_the_names_of_fields_only(county, workshop):
    worker = register(county.leader, workshop).worker
    given = {"name": "杨阿梅", "phone": "", "ethnic_group": "06", "home_region": Region.objects.get(pk="522634")}
    amended = registering.amend_worker(worker.pk, by=county.clerk, seen_version=1, **given)
    assert (amended.name, amended.version, amended.phone()) == ("杨阿梅", 2, PHONE)
    assert JournalEntry.objects.get(action="worker.amend").detail == {"fields": ["name", "home_region"]}
    stale = refused_code(registering.amend_worker, worker.pk, by=county.leader, seen_version=1, **given)
    assert stale == "changed_meanwhile"
    same = refused_code(registering.amend_worker, worker.pk, by=county.leader, seen_version=2, **given)
    assert same == "unchanged"
    assert refused_code(registering.amend_worker, worker.pk, by=county.hrss, seen_version=2, **given) == "wrong_role"


def test_moving_makes_the_claim_another_countys_matter(county, workshop):
    listed(1, county.region)
    worker = register(county.leader, workshop, category="lifted_from_poverty").worker
    given = {"name": NAME, "phone": "", "ethnic_group": "06", "home_region": Region.objects.get(pk="522634")}
    registering.amend_worker(worker.pk, by=county.leader, seen_version=1, **given)
    task = Mismatch.objects.get(closed_at=None)
    assert (task.kind, task.region_id) == ("listed_elsewhere", "522634")


def test_nothing_more_is_written_about_an_erased_person(county, workshop):
    worker = register(county.leader, workshop).worker
    Worker.objects.filter(pk=worker.pk).update(identity_sealed="", phone_sealed="")
    code = refused_code(claiming.claim, worker.pk, by=county.leader, category="monitored", valid_from=MARCH)
    assert code == "erased"


def claims_said(worker) -> list[tuple]:
    rows = CategoryClaim.objects.filter(worker=worker).order_by("pk")
    return [(row.category, row.valid_from.isoformat(), str(row.valid_to), bool(row.withdrawn_at)) for row in rows]


def test_a_new_category_ends_the_old_one_the_day_before(county, workshop):
    worker = register(county.leader, workshop, category="monitored").worker
    claiming.claim(worker.pk, by=county.leader, category="lifted_from_poverty", valid_from=day("2025-05-01"))
    assert claims_said(worker) == [
        ("monitored", "2025-03-01", "2025-04-30", False),
        ("lifted_from_poverty", "2025-05-01", "None", False),
    ]
    assert CategoryClaim.objects.get(category="monitored").ended_at == TODAY
    code = refused_code(
        claiming.claim, worker.pk, by=county.leader, category="lifted_from_poverty", valid_from=day("2025-06-01")
    )
    assert code == "unchanged"


def test_a_new_category_from_the_beginning_withdraws_the_old_one(county, workshop):
    worker = register(county.leader, workshop, category="monitored").worker
    claiming.claim(worker.pk, by=county.leader, category="low_income", valid_from=MARCH)
    assert claims_said(worker) == [
        ("monitored", "2025-03-01", "None", True),
        ("low_income", "2025-03-01", "None", False),
    ]


def test_a_claim_whose_end_is_known_is_replaced_by_a_shorter_one(county, workshop):
    worker = register(county.leader, workshop, category="monitored").worker
    claiming.end(worker.claims.get().pk, by=county.leader, valid_to=day("2025-05-31"))
    claiming.claim(worker.pk, by=county.leader, category="low_income", valid_from=day("2025-05-01"))
    assert claims_said(worker) == [
        ("monitored", "2025-03-01", "2025-05-31", True),
        ("monitored", "2025-03-01", "2025-04-30", False),
        ("low_income", "2025-05-01", "None", False),
    ]


def test_a_claim_ends_once_and_not_before_it_began(county, workshop):
    claim = register(county.leader, workshop, category="monitored").worker.claims.get()
    assert refused_at(claiming.end, claim.pk, by=county.leader, valid_to=day("2025-02-01"))[1] == "valid_to"
    assert refused_at(claiming.end, claim.pk, by=county.leader, valid_to=day("2025-07-01"))[1] == "valid_to"
    assert refused_code(claiming.end, claim.pk, by=county.rural, valid_to=MARCH) == "wrong_role"
    claiming.end(claim.pk, by=county.leader, valid_to=day("2025-05-01"))
    assert refused_code(claiming.end, claim.pk, by=county.leader, valid_to=day("2025-05-02")) == "ended"


def test_a_withdrawn_claim_stays_and_its_task_is_closed(county, workshop):
    claim = register(county.leader, workshop, category="monitored").worker.claims.get()
    assert Mismatch.objects.get(closed_at=None).kind == "not_listed"
    claiming.withdraw(claim.pk, by=county.leader)
    claim.refresh_from_db()
    assert claim.withdrawn_at == TODAY
    assert not Mismatch.objects.filter(closed_at=None).exists()
    assert refused_code(claiming.withdraw, claim.pk, by=county.leader) == "withdrawn"
