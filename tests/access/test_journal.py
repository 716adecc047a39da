"""The journal grows only, and any change to it is found (security.md, journal)."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from tests.conftest import switch_triggers
from workshops.access import journal, merkle, sealing
from workshops.access.models import JournalEntry, JournalLeaf, JournalSeal


@pytest.fixture
def entries(clerk):
    return [
        journal.record(by=clerk, action="test.act", region="522636", detail={"n": n, "字": "苗绣𠮷"}) for n in range(5)
    ]


def run(sql: str, *parameters):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def tamper(sql: str, *parameters):
    """As somebody who owns the database could."""
    tables = ["access_journalentry", "access_journalseal", "access_journalleaf"]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    switch_triggers(tables, "DISABLE")
    run(sql, *parameters)
    switch_triggers(tables, "ENABLE")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE access_journalentry SET action = 'x'",
        "DELETE FROM access_journalentry",
        "TRUNCATE access_journalentry CASCADE",
        "SET LOCAL pgtrigger.ignore = '{append_only}'; DELETE FROM access_journalentry",
        "UPDATE access_journalseal SET root = ''",
        "TRUNCATE access_journalseal CASCADE",
        "DELETE FROM access_journalleaf",
        "TRUNCATE access_journalleaf",
    ],
)
def test_the_database_refuses_changes(entries, sql):
    sealing.seal()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else pending foreign keys refuse TRUNCATE first
    with pytest.raises(DatabaseError, match="append-only"):
        run(sql)


def test_the_orm_is_refused_too(entries):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        JournalEntry.objects.update(action="x")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entries[0].delete()


def test_an_entry_says_who_in_which_duty_where_and_what(rf, clerk):
    request = rf.get("/", REMOTE_ADDR="10.1.2.3")
    entry = journal.record(by=clerk, action="test.act", obj=clerk, region="522636", request=request)
    entry.refresh_from_db()
    assert (entry.actor_name, entry.duty, entry.address) == ("clerk", "clerk", "10.1.2.3")
    assert entry.office_name == "丹寨县文化和旅游局"
    assert (entry.object_type, entry.object_id) == ("access.user", str(clerk.pk))


def test_an_entry_goes_with_its_transaction(clerk):
    with transaction.atomic():
        journal.record(by=clerk, action="test.act")
        transaction.set_rollback(True)
    assert not JournalEntry.objects.exists()


@pytest.mark.parametrize(("proxies", "address"), [(0, "10.0.0.9"), (1, "2.2.2.2"), (2, "1.1.1.1"), (5, "10.0.0.9")])
def test_forwarded_addresses_count_only_as_far_as_our_proxies(rf, settings, clerk, proxies, address):
    settings.TRUSTED_PROXY_COUNT = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR="9.9.9.9, 1.1.1.1, 2.2.2.2")
    assert journal.record(by=clerk, action="test.act", request=request).address == address


def test_an_invented_address_is_dropped(rf, settings, clerk):
    settings.TRUSTED_PROXY_COUNT = 1
    request = rf.get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR="unknown")
    assert journal.record(by=clerk, action="test.act", request=request).address == "10.0.0.9"


def test_sealing_covers_everything_once_and_chains(entries, clerk, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 2)
    assert [seal.count for seal in sealing.seal()] == [2, 2, 1]
    assert sealing.seal() == []
    journal.record(by=clerk, action="test.act")
    last = sealing.seal()[0]
    assert last.previous == JournalSeal.objects.get(number=3).root
    found = sealing.verify()
    assert (found.faults, found.entries, found.seals, found.unsealed) == ([], 6, 4, 0)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE access_journalentry SET action = 'x' WHERE id = %s", "日志 {id} 已被改动"),
        ("UPDATE access_journalentry SET detail = '{{}}' WHERE id = %s", "日志 {id} 已被改动"),
        ("UPDATE access_journalentry SET at = at + interval '1 us' WHERE id = %s", "日志 {id} 已被改动"),
        ("DELETE FROM access_journalleaf WHERE entry_id = %s", "应有 5 条，实有 4 条"),
        ("UPDATE access_journalleaf SET digest = repeat('0', 64) WHERE entry_id = %s", "默克尔根不符"),
        ("UPDATE access_journalseal SET root = repeat('0', 64) WHERE %s > 0", "签名不符"),
        ("UPDATE access_journalseal SET number = 7 WHERE %s > 0", "封存序号不连续"),
        ("UPDATE access_journalseal SET key_id = 'x' WHERE %s > 0", "未知"),
    ],
)
def test_tampering_is_found_and_told_plainly(entries, sql, said):
    sealing.seal()
    call_command("verify_journal", stdout=StringIO())
    tamper(sql.replace("{{}}", "{}"), entries[2].id)
    with pytest.raises(CommandError, match=said.format(id=entries[2].id)):
        call_command("verify_journal")


def test_an_exported_head_tells_when_the_end_was_cut_off(entries, clerk, tmp_path):
    sealing.seal()
    journal.record(by=clerk, action="test.act")
    sealing.seal()
    head = tmp_path / "head.json"
    head.write_text(json.dumps(sealing.head()), encoding="utf-8")
    call_command("verify_journal", head=head, stdout=StringIO())
    tamper("DELETE FROM access_journalleaf WHERE seal_id = %s", JournalSeal.objects.first().pk)
    tamper("DELETE FROM access_journalseal WHERE number = %s", 2)
    assert sealing.verify().faults == []
    with pytest.raises(CommandError, match="第 2 次封存已不在链上"):
        call_command("verify_journal", head=head)


def test_an_outsider_can_check_a_head_with_the_public_key(entries):
    sealing.seal()
    head = sealing.head()
    signed = {name: head[name] for name in ("number", "sealed_at", "count", "root", "previous")}
    assert merkle.signature_holds(merkle.seal_text(**signed), head["signature"], head["public_key"])
    assert not merkle.signature_holds(merkle.seal_text(**{**signed, "count": 4}), head["signature"], head["public_key"])


def test_seals_of_a_former_key_still_verify(entries, settings):
    sealing.seal()
    former = merkle.public_key(settings.JOURNAL_KEY)
    settings.JOURNAL_KEY = bytes(32)
    assert sealing.verify().faults
    settings.JOURNAL_PUBLIC_KEYS = [former]
    assert sealing.verify().faults == []


def test_leaves_are_by_entry_not_by_range(entries):
    """An entry that commits late, with a lower id than its sealed neighbours, is sealed next time."""
    late = JournalEntry(id=entries[0].id - 1, action="test.late")
    sealing.seal()
    late.save(force_insert=True)
    sealing.seal()
    assert JournalLeaf.objects.get(entry=late).seal.number == 2
    assert sealing.verify().faults == []
