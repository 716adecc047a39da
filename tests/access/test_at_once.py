"""Two at once: sealers, deliveries, registrations (real transactions)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from workshops.access import journal, notify, sealing
from workshops.access.actions import delivery
from workshops.access.models import Duty, JournalEntry, JournalLeaf, Message

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(act, times: int = 4) -> list:
    def own_connection(_):
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(own_connection, range(times)))


def test_sealers_seal_each_entry_once(transactional_db, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 7)
    for _ in range(50):
        journal.record(by=None, action="test.act")
    at_once(sealing.seal)
    sealing.seal()
    assert JournalLeaf.objects.count() == JournalEntry.objects.count() == 50
    assert sealing.verify().faults == []


def test_an_entry_not_yet_committed_is_sealed_later(transactional_db):
    with transaction.atomic():
        slow = journal.record(by=None, action="test.slow")
        at_once(lambda: journal.record(by=None, action="test.quick"), 1)
        at_once(sealing.seal, 1)
        assert JournalLeaf.objects.count() == 1
    sealing.seal()
    assert slow.leaf.seal.number == 2
    assert sealing.verify().faults == []


def test_deliveries_deliver_once(transactional_db, person):
    clerk = person("clerk", Duty.CLERK, "522636")
    for _ in range(20):
        notify.post(to_office=("culture", clerk.region), kind="test", title="通知")
    at_once(delivery.deliver_notices)
    assert Message.objects.count() == 20


def test_a_dedupe_key_holds_at_once(transactional_db, person):
    clerk = person("clerk")
    at_once(lambda: notify.post(to_users=[clerk], kind="test", title="通知", dedupe_key="once"))
    delivery.deliver_notices()
    assert Message.objects.count() == 1
