"""Spells of employment: never two at once, kept right, ended, voided."""

import pytest
from django.db import IntegrityError, transaction

from employment.actions import paying, spells
from employment.actions.paying import Entry
from employment.models import Employment
from tests.certification.confirmations import refused_code
from tests.employment.people import MARCH, TODAY, day, register
from tests.employment.test_workers import refused_at
from workshops.access.models import JournalEntry

pytestmark = pytest.mark.django_db
SAID = {"relation": "indirect", "form": "home_based", "post": "画蜡", "contract": "", "insurance": "", "pay_basis": ""}


@pytest.fixture
def spell(county, workshop):
    """From 1 March to 30 April 2025."""
    return register(county.leader, workshop, category="monitored", ended_on=day("2025-04-30"))


def start(by, spell, started_on: str, ended_on: str | None = None):
    ends = day(ended_on) if ended_on else None
    return spells.start(spell.worker_id, by=by, started_on=day(started_on), ended_on=ends, **SAID)


def amended(spell, **given) -> dict:
    return {field: getattr(spell, field) for field in spells.FIELDS} | given


def test_a_worker_comes_back(county, spell):
    again = start(county.leader, spell, "2025-05-01")
    assert (again.worker, again.relation) == (spell.worker, "indirect")
    assert JournalEntry.objects.get(action="employment.start").object_id == str(again.pk)


@pytest.mark.parametrize(
    ("started_on", "ended_on"),
    [("2025-04-30", None), ("2025-02-01", "2025-03-01"), ("2025-03-10", "2025-03-20"), ("2025-01-01", None)],
)
def test_two_spells_never_overlap(county, spell, started_on, ended_on):
    assert refused_at(start, county.leader, spell, started_on, ended_on) == ("overlap", "started_on")


def test_registering_again_while_employed_is_an_overlap(county, workshop, spell):
    assert refused_at(register, county.leader, workshop) == ("overlap", "started_on")


def test_the_database_refuses_an_overlap_too(spell):
    with pytest.raises(IntegrityError, match="employment_no_overlap"), transaction.atomic():
        Employment.objects.create(
            worker=spell.worker, relation="direct", form="on_site", post="绣娘", started_on=day("2025-04-30")
        )


def test_what_the_database_refuses_is_told_as_a_refusal(county, spell, monkeypatch):
    """As when two came at once: nothing was there when it was looked for."""
    monkeypatch.setattr(spells, "_refuse_overlap", lambda spell: None)
    assert refused_at(start, county.leader, spell, "2025-04-01") == ("overlap", "started_on")


def test_amending_names_the_fields_and_counts_versions(county, spell):
    made = spells.amend(spell.pk, by=county.clerk, seen_version=1, **amended(spell, post="蜡染工", contract="labour"))
    assert (made.post, made.version) == ("蜡染工", 2)
    assert JournalEntry.objects.get(action="employment.amend").detail == {"fields": ["post", "contract"]}
    again = amended(made, post="绣娘")
    assert refused_code(spells.amend, spell.pk, by=county.leader, seen_version=1, **again) == "changed_meanwhile"
    assert refused_code(spells.amend, spell.pk, by=county.leader, seen_version=2, **amended(made)) == "unchanged"
    assert refused_code(spells.amend, spell.pk, by=county.rural, seen_version=2, **again) == "wrong_role"


def test_amending_may_not_run_into_another_spell(county, spell):
    start(county.leader, spell, "2025-05-01")
    longer = amended(spell, ended_on=day("2025-05-01"))
    assert refused_code(spells.amend, spell.pk, by=county.leader, seen_version=1, **longer) == "overlap"


def test_amending_keeps_to_working_age(county, workshop):
    spell = register(county.leader, workshop, started_on=day("2007-03-08"))
    younger = amended(spell, started_on=day("2006-03-06"))
    assert refused_at(spells.amend, spell.pk, by=county.leader, seen_version=1, **younger) == ("bad_days", "identity")


def test_the_end_leaves_the_claim(county, workshop):
    spell = register(county.leader, workshop, category="monitored")
    assert refused_at(spells.end, spell.pk, by=county.leader, ended_on=day("2025-02-01"))[1] == "ended_on"
    assert refused_at(spells.end, spell.pk, by=county.leader, ended_on=day("2025-07-01"))[1] == "ended_on"
    ended = spells.end(spell.pk, by=county.leader, ended_on=day("2025-05-31"), reason="外出务工")
    assert (ended.ended_on, ended.end_reason) == (day("2025-05-31"), "外出务工")
    assert spell.worker.claims.get().valid_to is None
    assert refused_code(spells.end, spell.pk, by=county.leader, ended_on=day("2025-06-01")) == "ended"
    reopened = spells.amend(spell.pk, by=county.leader, seen_version=2, **amended(ended, ended_on=None))
    assert reopened.end_reason == ""


def test_an_end_before_a_pay_that_was_entered_is_refused(county, workshop):
    spell = register(county.leader, workshop)
    given = {"by": county.leader, "workshop_id": workshop.pk, "period": "month", "period_from": day("2025-05-01")}
    paying.record_many(**given, entries=[Entry(spell.pk, 1800, "piece")])
    assert refused_at(spells.end, spell.pk, by=county.leader, ended_on=day("2025-04-30"))[0] == "pay_outside"
    assert spells.end(spell.pk, by=county.leader, ended_on=day("2025-05-01"))


def test_a_voided_spell_stays_with_its_reason_and_makes_room(county, spell):
    assert refused_at(spells.void, spell.pk, by=county.leader, reason=" ")[1] == "reason"
    spells.void(spell.pk, by=county.leader, reason="登错了人")
    spell.refresh_from_db()
    assert (spell.voided_at, spell.void_reason) == (TODAY, "登错了人")
    assert refused_code(spells.void, spell.pk, by=county.leader, reason="再次") == "voided"
    assert refused_code(spells.end, spell.pk, by=county.leader, ended_on=MARCH) == "voided"
    assert start(county.leader, spell, "2025-03-01").pk != spell.pk
