"""Erasure after the period of retention: nobody can be told any more, and every count stays (docs/adr/0031)."""

import datetime

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.beat import SCHEDULE
from employment.actions import erasing, matching
from employment.models import Benefit, BenefitKind, Listing, Mismatch, Person, Referral, Worker
from employment.queries.benefits import with_double
from tests import factories
from tests.employment import facts
from tests.employment.histories import HOMES, days, instant_of, pasts, store
from tests.factories import instant
from tests.reporting.people_reading import table_of
from workshops.access import clock
from workshops.access.models import JournalEntry
from workshops.people.names import ERASED
from workshops.people.retention import limit_on

pytestmark = pytest.mark.django_db
TODAY = instant(2026, 6, 1)
EXPIRED, KEPT = "2021-05-31", "2021-06-01"
"""Last days of spells, on either side of five years before TODAY."""


@pytest.fixture(autouse=True)
def _on_the_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def county():
    return factories.County()


@pytest.fixture
def workshop(county):
    return facts.certified(county)


def erase() -> dict:
    return dict(erasing.erase_expired(as_of=clock.today()))


def is_erased(worker: Worker) -> bool:
    worker.refresh_from_db()
    return worker.person.erased_at is not None


def past_names(worker: Worker) -> set[tuple[str, str]]:
    events = apps.get_model("employment", "WorkerEvent").objects.filter(pgh_obj=worker)
    return set(events.values_list("name", "phone_lookup"))


def test_nothing_says_any_more_who_it_was(county, workshop):
    worker = facts.employed(2, workshop, "2018-01-01", EXPIRED)
    worker.name = "杨秀英"
    worker.save()  # the event keeps the former name
    closed = facts.listing(2, county.region, to="2020-01-01")
    assert erase() == {"persons": 1, "workers": 1, "listings": 1}
    worker = Worker.objects.get(pk=worker.pk)
    assert (worker.name, worker.identity(), worker.phone(), worker.phone_lookup) == (ERASED, "", "", "")
    assert (worker.identity_masked, worker.phone_masked) == ("", "")
    assert worker.ethnic_group == "06"
    assert worker.person.identity_lookup is None
    assert worker.person.erased_at == TODAY
    assert (worker.person.sex, worker.person.birth_year) == ("female", 1985)
    assert past_names(worker) == {(ERASED, "")}
    closed.refresh_from_db()
    assert (closed.name, closed.identity_sealed, closed.identity_lookup) == ("", "", None)
    assert closed.person_id == worker.person_id


def test_a_name_erased_is_in_no_row_of_the_database(county, workshop):
    """Also not in the events that the erasure itself writes."""
    worker = facts.worker(2, workshop, name="独一无二")
    facts.spell(worker, "2018-01-01", EXPIRED)
    sealed, lookup = worker.identity_sealed, worker.person.identity_lookup
    erase()
    for model in apps.get_app_config("employment").get_models():
        for values in model.objects.values_list():
            assert not {"独一无二", sealed, lookup, worker.phone_lookup} & set(map(str, values)), model


@pytest.mark.parametrize(("ended_on", "erased"), [(EXPIRED, True), (KEPT, False), (None, False)])
def test_the_period_begins_with_the_end_of_the_last_spell(workshop, ended_on, erased):
    worker = facts.employed(2, workshop, "2018-01-01", ended_on)
    erase()
    assert is_erased(worker) is erased


def test_the_last_spell_at_any_workshop_counts(county, workshop):
    worker = facts.employed(2, workshop, "2016-01-01", "2017-01-01")
    other = facts.employed(2, facts.certified(factories.County(factories.LEISHAN), "远处"), "2018-01-01", KEPT)
    assert erase() == {}
    assert not is_erased(worker)
    assert not is_erased(other)


def test_a_voided_spell_keeps_from_its_voiding(workshop):
    workers = [facts.worker(serial, workshop) for serial in (2, 4)]
    for worker, voided_at in zip(workers, (instant(2021, 5, 31), instant(2021, 6, 1)), strict=True):
        spell = facts.spell(worker)
        spell.voided_at, spell.void_reason = voided_at, "登记有误"
        spell.save()
    erase()
    assert [is_erased(worker) for worker in workers] == [True, False]


def benefit(worker, period_to: str, **more):
    kind = BenefitKind.objects.filter(recipient="worker").first() or BenefitKind.objects.create(
        code="X", name="补贴", recipient="worker"
    )
    return Benefit.objects.create(
        kind=kind, workshop=worker.workshop, worker=worker, period_from=facts.day("2019-01-01"), amount=100,
        period_to=facts.day(period_to), payer="人社局", by=worker.workshop.leader.user, **more,
    )  # fmt: skip


def test_who_had_a_benefit_within_the_period_is_kept(workshop):
    for period_to, paid_on, kept in (("2020-12-31", None, False), (KEPT, None, True), ("2020-12-31", KEPT, True)):
        with transaction.atomic():
            worker = facts.employed(2, workshop, "2018-01-01", EXPIRED)
            benefit(worker, period_to, paid_on=paid_on and facts.day(paid_on))
            erase()
            assert is_erased(worker) is not kept, (period_to, paid_on)
            transaction.set_rollback(True)


def test_a_voided_benefit_keeps_nobody(workshop):
    worker = facts.employed(2, workshop, "2018-01-01", EXPIRED)
    benefit(worker, KEPT, voided_at=TODAY, void_reason="重复")
    erase()
    assert is_erased(worker)


def test_who_has_an_open_task_is_kept_until_it_is_closed(county, workshop):
    worker = facts.employed(2, workshop, "2018-01-01", EXPIRED)
    task = Mismatch.objects.create(
        kind="not_listed", category="monitored", worker=worker, region=county.region, department="rural",
        opened_on=facts.day("2020-01-01"), note="杨阿丙的户口在外县",
    )  # fmt: skip
    assert erase() == {}
    Mismatch.objects.filter(pk=task.pk).update(closed_at=TODAY, outcome="other")
    erase()
    assert is_erased(worker)
    task.refresh_from_db()
    assert task.note == ""


def test_referrals_keep_their_person_and_are_erased_by_themselves(county, workshop):
    worker = facts.employed(2, workshop, "2018-01-01", EXPIRED)
    old = facts.referral(county.clerk, workshop, instant(2021, 5, 31, 23))
    recent = facts.referral(county.clerk, workshop, instant(2021, 6, 1, 0), of=worker)
    assert erase() == {"referrals": 1}
    old.refresh_from_db()
    assert (old.name, old.phone(), old.phone_lookup, old.note) == (ERASED, "", "", "")
    assert Referral.objects.get(pk=recent.pk).name == "龙阿英"
    assert not is_erased(worker)


def test_entries_of_nobody_in_the_register_go_when_closed_long_ago(county):
    ended = {to: facts.listing(serial, county.region, to=to, matched=False) for serial, to in ((2, EXPIRED), (4, KEPT))}
    running = facts.listing(6, county.region, matched=False)
    assert erase() == {"listings": 1}
    assert Listing.objects.get(pk=ended[EXPIRED].pk).identity_lookup is None
    for entry in (ended[KEPT], running):
        entry.refresh_from_db()
        assert (entry.name, len(entry.identity())) == ("杨阿妹", 18)


@pytest.mark.parametrize("to", [None, "2024-03-31"])
def test_an_entry_that_rural_still_needs_stays_without_the_person(county, workshop, to):
    """What counts need goes on in a row that names nobody; who comes back is matched anew."""
    worker = facts.employed(2, workshop, "2018-01-01", EXPIRED)
    entry = facts.listing(2, county.region, "low_income", since="2017-05-01", to=to)
    erase()
    entry.refresh_from_db()
    assert (entry.name, entry.person, entry.valid_to) == ("杨阿妹", None, to and facts.day(to))
    assert len(entry.identity()) == 18
    kept = Listing.objects.get(person=worker.person)
    assert (kept.name, kept.identity_sealed, kept.identity_lookup) == ("", "", None)
    assert (kept.region, kept.category, kept.valid_from) == (entry.region, "low_income", entry.valid_from)
    assert kept.valid_to == (facts.day(to) if to else clock.today())
    again = facts.worker(2, workshop)
    assert again.person != worker.person
    matching.match(person_ids=[again.person_id])
    entry.refresh_from_db()
    assert entry.person == again.person


def test_a_second_run_finds_nothing_and_a_broken_one_goes_on(workshop, monkeypatch):
    monkeypatch.setattr(erasing, "BATCH", 2)
    for serial in range(5):
        facts.employed(serial, workshop, "2018-01-01", EXPIRED)
    batches = []

    def breaks_off(*arguments):
        batches.append(arguments)
        if len(batches) == 2:
            raise ConnectionError
        return whole(*arguments)

    whole = erasing._batch
    with monkeypatch.context() as patched:
        patched.setattr(erasing, "_batch", breaks_off)
        with pytest.raises(ConnectionError):
            erase()
    assert Person.objects.filter(erased_at__isnull=False).count() == 2
    assert erase() == {"persons": 3, "workers": 3}
    assert erase() == {}
    entries = JournalEntry.objects.filter(action="person.erase").order_by("pk")
    assert [entry.detail["persons"] for entry in entries] == [2, 2, 1]
    assert entries[0].detail == {"ended_before": "2021-06-01", "persons": 2, "workers": 2}


def test_the_period_is_a_setting(settings, workshop):
    worker = facts.employed(2, workshop, "2016-01-01", EXPIRED)
    settings.PERSON_RETENTION_YEARS = 6
    assert erase() == {}
    settings.PERSON_RETENTION_YEARS = 3
    erase()
    assert is_erased(worker)
    settings.PERSON_RETENTION_YEARS = 5
    assert limit_on(datetime.date(2024, 2, 29)) == datetime.date(2019, 2, 28)


def test_the_command_counts_first_and_erases_then(workshop, capsys):
    worker = facts.employed(2, workshop, "2018-01-01", EXPIRED)
    call_command("erase_expired_people", dry_run=True)
    assert "应清除：人员 1 条。" in capsys.readouterr().out
    assert not is_erased(worker)
    call_command("erase_expired_people", as_of=datetime.date(2026, 5, 31))
    assert "已清除：无。" in capsys.readouterr().out
    call_command("erase_expired_people")
    assert "已清除：人员 1 条，从业登记 1 条。" in capsys.readouterr().out
    with pytest.raises(CommandError, match="将来"):
        call_command("erase_expired_people", as_of=datetime.date(2026, 6, 2))


def test_it_runs_every_night(workshop):
    from employment import tasks

    worker = facts.employed(2, workshop, "2018-01-01", EXPIRED)
    assert SCHEDULE["erase-expired-people"]["task"] == tasks.erase_expired_people.name
    tasks.erase_expired_people()
    assert is_erased(worker)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(past=pasts(), pairs=st.lists(st.tuples(days, st.none() | days), min_size=2, max_size=2))
def test_every_count_of_any_past_stays_the_same(county, workshop, past, pairs):
    with transaction.atomic():
        places = [county, factories.County(factories.LEISHAN), factories.County("110101")]
        shops = [workshop, *(facts.certified(each, each.region.name) for each in places)]
        store(past, shops, [each.region for each in places[:HOMES]])
        kinds = [(str(on), known and instant_of(known)) for on, known in [*pairs, (clock.today(), None)]]
        before = [(table_of(None, *each), table_of(county.region, *each)) for each in kinds]
        erase()
        assert [(table_of(None, *each), table_of(county.region, *each)) for each in kinds] == before
        erased = Person.objects.filter(erased_at__isnull=False)
        assert not Worker.objects.filter(person__in=erased).exclude(name=ERASED, identity_sealed="").exists()
        assert not Listing.objects.filter(person__in=erased).exclude(name="", identity_lookup=None).exists()
        assert erase() == {}
        transaction.set_rollback(True)


def test_pages_about_erased_people_still_open(client, county, workshop):
    """Rows stay, with a word instead of the name and nothing to reveal; a double payment stays flagged."""
    worker = facts.employed(2, workshop, "2018-01-01", EXPIRED)
    other = facts.employed(2, facts.certified(county, "二号坊"), "2017-01-01", "2017-12-31")
    paid = [benefit(each, "2019-12-31") for each in (worker, other)]
    entry = facts.listing(2, county.region, to="2020-01-01")
    readers = {
        county.leader: (f"/workers/{worker.pk}/", f"/workshops/{workshop.pk}/people/"),
        county.clerk: (f"/workers/{worker.pk}/", "/workers/", "/employments/"),
        county.hrss: (f"/workers/{worker.pk}/", "/benefits/", f"/benefits/{paid[0].pk}/"),
        factories.province_official(): (f"/workers/{worker.pk}/", "/workers/", "/employments/"),
        county.rural: ("/poverty-lists/", f"/poverty-lists/{entry.pk}/"),
    }
    erase()
    worker.refresh_from_db()
    assert worker.name == ERASED
    assert all(each.doubled for each in with_double(Benefit.objects.filter(pk__in=[each.pk for each in paid])))
    for user, paths in readers.items():
        client.force_login(user)
        for path in paths:
            page = client.get(path)
            assert page.status_code == 200, (user, path)
            said = page.content.decode()
            assert ERASED in said or path.startswith("/poverty"), (user, path)
            assert "杨阿丙" not in said, (user, path)
