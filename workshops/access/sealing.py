"""Sealing the journal in signed batches, and verifying all of it."""

import datetime
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from . import merkle
from .models import JournalEntry, JournalLeaf, JournalSeal

SEALER_LOCK = 0x6A6F75726E  # advisory lock: one sealer at a time
BATCH = 5000

# What a digest covers: every column.
FACTS = [
    "id",
    "at",
    "actor_id",
    "actor_name",
    "duty",
    "office_name",
    "action",
    "object_type",
    "object_id",
    "region_id",
    "result",
    "detail",
    "address",
]


def seal() -> list[JournalSeal]:
    """Seal every committed entry not sealed yet, in batches. Returns the new seals; none when another sealer works."""
    made = []
    while (batch := _seal_batch()) is not None:
        made.append(batch)
    return made


@dataclass
class Verification:
    """What was checked and every fault found, in plain Chinese."""

    entries: int = 0
    seals: int = 0
    unsealed: int = 0
    faults: list[str] = field(default_factory=list)


def verify(known_head: dict | None = None) -> Verification:
    """Recompute every digest, root, link and signature. ``known_head``: a head exported earlier, which must still
    be part of the chain (else somebody cut its end off)."""
    found = Verification(
        entries=JournalEntry.objects.count(), unsealed=JournalEntry.objects.filter(leaf__isnull=True).count()
    )
    previous = ""
    for number, each in enumerate(JournalSeal.objects.order_by("number").iterator(), start=1):
        found.seals = number
        if each.number != number:
            found.faults.append(f"封存序号不连续：应为第 {number} 次，实为第 {each.number} 次。")
        found.faults += _seal_faults(each, previous)
        previous = each.root
    if known_head is not None and not _still_there(known_head):
        found.faults.append(f"曾导出的第 {known_head.get('number')} 次封存已不在链上。")
    return found


def head() -> dict | None:
    """The newest seal, for keeping outside the system."""
    newest = JournalSeal.objects.order_by("-number").first()
    if newest is None:
        return None
    return {
        "number": newest.number,
        "sealed_at": _instant(newest.sealed_at),
        "count": newest.count,
        "root": newest.root,
        "previous": newest.previous,
        "key_id": newest.key_id,
        "signature": newest.signature,
        "public_key": merkle.public_key(settings.JOURNAL_KEY),
    }


def digest(entry: JournalEntry) -> str:
    """The leaf digest of an entry as it stands in the database."""
    facts = {name: getattr(entry, name) for name in FACTS}
    return merkle.leaf({**facts, "at": _instant(entry.at)})


@transaction.atomic
def _seal_batch() -> JournalSeal | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEALER_LOCK])
        if not cursor.fetchone()[0]:
            return None
    entries = list(JournalEntry.objects.filter(leaf__isnull=True).order_by("id")[:BATCH])
    if not entries:
        return None
    last = JournalSeal.objects.order_by("-number").first()
    digests = [digest(entry) for entry in entries]
    made = _signed(
        JournalSeal(
            number=last.number + 1 if last else 1,
            sealed_at=timezone.now(),
            count=len(entries),
            root=merkle.root(digests),
            previous=last.root if last else "",
        )
    )
    made.save()
    JournalLeaf.objects.bulk_create(
        JournalLeaf(entry=entry, seal=made, digest=value) for entry, value in zip(entries, digests, strict=True)
    )
    return made


def _signed(each: JournalSeal) -> JournalSeal:
    each.signature = merkle.sign(_text(each), settings.JOURNAL_KEY)
    each.key_id = merkle.key_id(merkle.public_key(settings.JOURNAL_KEY))
    return each


def _seal_faults(each: JournalSeal, previous: str) -> list[str]:
    name, faults = f"第 {each.number} 次封存", []
    leaves = list(each.leaves.select_related("entry").order_by("entry_id"))
    faults += [f"{name}：日志 {leaf.entry_id} 已被改动。" for leaf in leaves if digest(leaf.entry) != leaf.digest]
    if len(leaves) != each.count:
        faults.append(f"{name}：应有 {each.count} 条，实有 {len(leaves)} 条。")
    if not leaves or merkle.root(leaf.digest for leaf in leaves) != each.root:
        faults.append(f"{name}：默克尔根不符。")
    if each.previous != previous:
        faults.append(f"{name}：与前一次封存不衔接。")
    public = _public_keys().get(each.key_id)
    if public is None:
        faults.append(f"{name}：签名密钥 {each.key_id} 未知。")
    elif not merkle.signature_holds(_text(each), each.signature, public):
        faults.append(f"{name}：签名不符。")
    return faults


def _public_keys() -> dict[str, str]:
    """Key id → public key: the present key and the former ones (``JOURNAL_PUBLIC_KEYS``)."""
    keys = [merkle.public_key(settings.JOURNAL_KEY), *settings.JOURNAL_PUBLIC_KEYS]
    return {merkle.key_id(key): key for key in keys}


def _text(each: JournalSeal) -> bytes:
    return merkle.seal_text(
        number=each.number,
        sealed_at=_instant(each.sealed_at),
        count=each.count,
        root=each.root,
        previous=each.previous,
    )


def _instant(at: datetime.datetime) -> str:
    return at.astimezone(datetime.UTC).isoformat(timespec="microseconds")


def _still_there(known: dict) -> bool:
    return JournalSeal.objects.filter(
        number=known.get("number"), root=known.get("root"), signature=known.get("signature")
    ).exists()
