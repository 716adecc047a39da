"""What the tests of benefits, brands and vacancies share: workshops, people who work there, and visits to pages."""

import datetime
import io
from decimal import Decimal

from django.test import Client
from django.urls import reverse

from employment.actions import benefits
from employment.models import Benefit, BenefitKind, Employment, Person, Worker, identity_lookup
from tests import factories
from tests.employment.numbers import number
from tests.workbooks import filled
from workshops import import_tables
from workshops.access import clock
from workshops.models import Workshop

TODAY = datetime.date(2026, 6, 10)
NOW = factories.instant(2026, 6, 10)
NATIONAL = {
    "post": ("岗位补贴", "worker"),
    "training": ("职业培训补贴", "worker"),
    "rent": ("场地租金补贴", "workshop"),
}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def worker(at: Workshop, name: str = "杨秀英", serial: int = 1, *, left: str | None = None) -> Worker:
    """Somebody employed since 2025, or until `left`; of one serial in every workshop the same person."""
    identity = number(serial)
    person, _ = Person.objects.get_or_create(
        identity_lookup=identity_lookup(identity), defaults={"sex": "female", "birth_year": 1990}
    )
    made = Worker(person=person, workshop=at, name=name, home_region=at.region)
    made.seal_identity(identity)
    made.seal_phone(f"139{serial:08d}")
    made.save()
    Employment.objects.create(
        worker=made, relation="direct", form="on_site", post="画蜡", started_on=day("2025-01-01"),
        ended_on=day(left) if left else None,
    )  # fmt: skip
    return made


def kind(code: str = "post") -> BenefitKind:
    """A national kind, as migrated."""
    name, recipient = NATIONAL[code]
    return BenefitKind.objects.get_or_create(code=code, defaults={"name": name, "recipient": recipient})[0]


def pay(by, at: Workshop, *, of: str = "post", to: Worker | None = None, sure: bool = False, **changes) -> Benefit:
    given = {
        "period_from": day("2026-01-01"), "period_to": day("2026-03-31"), "amount": Decimal("900"),
        "payer": "丹寨县人力资源和社会保障局", "paid_on": day("2026-04-10"),
    } | changes  # fmt: skip
    with clock.at(NOW):
        return benefits.record(at.pk, by=by, kind=kind(of), worker=to, sure=sure, **given)


def visit(user, name: str, /, *args, query: dict | None = None, **data):
    """The answer of ``employment:<name>``: read, or with data posted and followed."""
    client = Client()
    client.force_login(user)
    address = reverse(f"employment:{name}", args=args)
    if not data:
        return client.get(address, query or {})
    return client.post(address, data, follow=True, query_params=query or {})


def text(user, name: str, /, *args, **data) -> str:
    answer = visit(user, name, *args, **data)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def line(at: Workshop, to: int | None = 1, **changes) -> dict:
    """A sound row of a file of benefits, for the person with that serial."""
    return {
        "number": at.number, "identity": number(to) if to else None, "kind": "岗位补贴" if to else "场地租金补贴",
        "period_from": day("2026-01-01"), "period_to": day("2026-03-31"), "amount": 900,
        "payer": "丹寨县人社局", "paid_on": day("2026-04-10"), "document_number": "丹人社〔2026〕1号",
    } | changes  # fmt: skip


def workbook(*lines: dict) -> io.BytesIO:
    file = filled(import_tables.get("benefits"), *lines)
    file.name = "补贴.xlsx"
    return file
