"""What changed since rows were frozen: which row, in which figure, when, and whose act it was."""

import datetime
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.utils import timezone

from certification.actions import confirming
from employment.actions import spells
from employment.models import Person
from reporting.queries.basis import Basis
from reporting.queries.evidence import changes, rows_behind
from tests import factories
from tests.certification.confirmations import confirm
from tests.employment import facts
from tests.employment.numbers import number
from tests.employment.people import register
from tests.records.stage import Stage
from training.actions import courses
from training.models import Course, Trainee
from workshops.people.lookup import identity_lookup
from workshops.records import writing
from workshops.records.kind import get

CODES = ("S04", "S05", "T01", "T02", "T03", "P01", "P03", "P05", "W01", "C02", "C01", "E01")


@pytest.fixture
def stage(transactional_db, settings):
    """Each act is a transaction of its own, on the real clock, as the history needs to tell them apart."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    factories.default_measure()
    return Stage()


def rows():
    today = timezone.localdate()
    return rows_behind(CODES, Basis.of_period(datetime.date(today.year - 1, 1, 1), today))


def sale(stage, month: int, amount: int):
    return writing.enter(
        get("monthly-sales"), by=stage.county.leader, workshop=stage.workshop, amount=Decimal(amount),
        month=datetime.date(timezone.localdate().year - 1, month, 1), channel="platform", sure=True,
    )  # fmt: skip


def course(stage, serial: int) -> Course:
    day = datetime.date(timezone.localdate().year - 1, 3, 1)
    made = Course.objects.create(
        region=stage.county.region, title="苗绣班", form="hands_on", skill="苗绣", organiser="县职校", headcount=9,
        by=stage.county.hrss, hours_planned=Decimal(8), starts_on=day, ends_on=day, status="running",
    )  # fmt: skip
    trainee = Trainee(course=made, name="杨阿妹", by=stage.county.hrss)
    trainee.seal_identity(number(serial))
    trainee.identity_lookup = identity_lookup(number(serial))
    trainee.save()
    return made


def told(found) -> dict:
    return {(each.table, each.code): (each.frozen, each.live, each.by) for each in found}


def named(user) -> str:
    return f"{user.full_name}（{user.office.name}）" if user.office else user.full_name


def test_changes_say_who_and_when(stage):
    county, leader = stage.county, stage.county.leader
    kept, wrong = sale(stage, 3, 500), sale(stage, 4, 70)
    held = course(stage, 1)
    workshop = facts.certified(county, employed=18, since=f"{timezone.localdate().year - 1}-01-15")
    spell = register(leader, workshop, 5, started_on=timezone.localdate() - datetime.timedelta(days=40))
    frozen, since = rows(), timezone.now()

    said = {name: getattr(kept, name) for name in get("monthly-sales").fields} | {"amount": Decimal(600), "sure": True}
    writing.amend(get("monthly-sales"), kept.pk, by=leader, seen_version=1, **said)
    writing.void(get("monthly-sales"), wrong.pk, by=leader, reason="重复登记")
    new = sale(stage, 5, 8)
    courses.advance(held.pk, by=county.hrss, step="cancel")
    given = {name: getattr(spell, name) for name in spells.FIELDS} | {"form": "flexible"}
    spells.amend(spell.pk, by=leader, seen_version=spell.version, **given)
    register(leader, workshop, 6, started_on=timezone.localdate())
    confirming.accept(confirm(workshop, leader, timezone.localdate().year).pk, by=county.clerk)

    found = changes(frozen, rows(), since=since)
    by_row = {(each.key, each.code): each for each in found}
    for pk, before, now in ((kept.pk, "500.00", "600.00"), (wrong.pk, "70.00", None), (new.pk, None, "8.00")):
        for code in ("S04", "S05"):
            one = by_row[str(pk), code]
            assert (one.frozen, one.live, one.by) == (before, now, named(leader))
            assert one.table == "catalog.monthlysales"
            assert since < one.at <= timezone.now()
            assert stage.workshop.name in one.label
    said = told(found)
    for key in (("training.course", "T01"), ("training.trainee", "T02"), ("training.trainee.person", "T03")):
        assert said[key] == ("1", None, named(county.hrss))
    people = [each for each in found if each.table == "employment.worker"]
    moved, came = (Person.objects.get(identity_lookup=identity_lookup(number(serial))).pk for serial in (5, 6))
    assert {(each.key, each.code, each.frozen, each.live) for each in people} == {
        (f"{moved}/{workshop.pk}", "P03", "1", None), (f"{moved}/{workshop.pk}", "P05", None, "1"),
        (f"{came}/{workshop.pk}", "P01", None, "1"), (f"{came}/{workshop.pk}", "P03", None, "1"),
    }  # fmt: skip
    assert {each.by for each in people} == {named(leader)}
    assert all(since < each.at <= timezone.now() for each in people)
    confirmed = by_row[str(workshop.pk), "C01"]
    assert (confirmed.frozen, confirmed.live, confirmed.by) == (None, "1", named(county.clerk))
    assert changes(frozen, frozen, since=since) == []


def test_without_an_instant_the_newest_act_is_named(stage):
    kept = sale(stage, 3, 500)
    frozen = rows()
    [one] = {each.by for each in changes([], frozen)}
    assert one == named(stage.county.leader)
    writing.void(get("monthly-sales"), kept.pk, by=stage.county.leader, reason="重复登记")
    assert {each.at for each in changes(frozen, rows())} != {kept.recorded_at}
