"""Facts about people as plain rows, true and known when a test says: what the actions would take years to make."""

import contextlib
import datetime

from django.apps import apps

from certification.models import Certificate
from employment.models import CategoryClaim, Employment, Listing, Person, Referral, Removal, Vacancy, Worker
from employment.models import identity_lookup as lookup_of
from tests import factories
from tests.employment import registered
from tests.employment.numbers import number
from workshops.people.identity import born_on, is_male

BORN = datetime.date(1985, 4, 2)
ALWAYS = factories.instant(2012, 1, 1)
"""Recorded before anything that tests ask about."""
WOMAN, MAN = 0, 1
"""What a serial number's remainder by two says."""
PHONE = "13812340009"


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def until(text: str | None) -> datetime.date | None:
    return day(text) if text else None


def certified(county: factories.County, name: str = "蜡染非遗工坊", *, employed: int = 0, since: str = "2015-05-20"):
    """A workshop in force since that day, known always, which states that it employs so many."""
    workshop = registered.workshop(county, name)
    Certificate.objects.create(
        workshop=workshop, region=county.region, year=day(since).year, serial=workshop.pk, number=workshop.number,
        certified_on=day(since), recorded_at=ALWAYS, by=county.clerk, imported=True, figures={"employed": employed},
    )  # fmt: skip
    return workshop


def person(serial: int) -> Person:
    """The serial-th human being; odd ones are men."""
    said = number(serial, born=BORN)
    facts = {"sex": "male" if is_male(said) else "female", "birth_year": born_on(said).year}
    return Person.objects.get_or_create(identity_lookup=lookup_of(said), defaults=facts)[0]


def worker(serial: int, workshop, *, home=None, name: str = "") -> Worker:
    """The serial-th person as the workshop knows them."""
    known = Worker.objects.filter(person=person(serial), workshop=workshop).first()
    if known:
        return known
    made = Worker(
        person=person(serial), workshop=workshop, name=name or f"杨阿{'甲乙丙丁戊己庚辛'[serial % 8]}",
        home_region=home or workshop.region, ethnic_group="06", created_at=ALWAYS,
    )  # fmt: skip
    made.seal_identity(number(serial, born=BORN))
    made.seal_phone(PHONE)
    made.save()
    return made


def spell(
    of: Worker, since: str = "2016-01-01", to: str | None = None, relation: str = "direct", form: str = "on_site",
    recorded_at: datetime.datetime = ALWAYS,
) -> Employment:  # fmt: skip
    return Employment.objects.create(
        worker=of, relation=relation, form=form, post="绣娘", started_on=day(since), ended_on=until(to),
        recorded_at=recorded_at,
    )  # fmt: skip


def employed(serial: int, workshop, since: str = "2016-01-01", to: str | None = None, **said) -> Worker:
    """The serial-th person with one spell at the workshop."""
    made = worker(serial, workshop, home=said.pop("home", None))
    spell(made, since, to, **said)
    return made


def claim(of: Worker, category: str = "monitored", since: str = "2016-01-01", to: str | None = None, **known):
    ended = {"ended_at": known.pop("ended_at", ALWAYS)} if to else {}
    known.setdefault("recorded_at", ALWAYS)
    return CategoryClaim.objects.create(
        worker=of, category=category, valid_from=day(since), valid_to=until(to), **ended, **known
    )


def listing(
    serial: int, region, category: str = "monitored", since: str = "2016-01-01", to: str | None = None, *,
    matched: bool = True, closed_at: datetime.datetime = ALWAYS, removal: str = Removal.RISK_REMOVED, **said,
) -> Listing:  # fmt: skip
    """The serial-th person on the list of the region; matched with the register unless said otherwise."""
    end = {"valid_to": day(to), "removal": removal, "closed_recorded_at": closed_at} if to else {}
    made = Listing(
        region=region, category=category, name="杨阿妹", person=person(serial) if matched else None,
        valid_from=day(since), recorded_at=said.pop("recorded_at", ALWAYS), **end, **said,
    )  # fmt: skip
    made.seal_identity(number(serial, born=BORN))
    made.save()
    return made


def referral(by, workshop, referred_at: datetime.datetime, of: Worker | None = None) -> Referral:
    """Somebody proposed to a vacancy of the workshop."""
    vacancy = Vacancy.objects.create(
        workshop=workshop, title="绣娘", form="on_site", headcount=1, pay_basis="piece",
        published_on=referred_at.date(), closes_on=referred_at.date(),
    )  # fmt: skip
    made = Referral(vacancy=vacancy, name="龙阿英", note="龙阿英的表姐", by=by, referred_at=referred_at, worker=of)
    made.seal_phone(PHONE)
    made.save()
    return made


@contextlib.contextmanager
def changed_at(instant: datetime.datetime):
    """Changes of spells and workers in the block are events of that instant; the database takes the real time."""
    events = [apps.get_model("employment", name) for name in ("EmploymentEvent", "WorkerEvent")]
    before = [set(model.objects.values_list("pk", flat=True)) for model in events]
    yield
    for model, known in zip(events, before, strict=True):
        model.objects.exclude(pk__in=known).update(pgh_created_at=instant)
