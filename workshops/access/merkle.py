"""Digests, Merkle root and signature of the journal: pure functions, so that an outside party can redo them.

A leaf is SHA-256(0x00 || canonical JSON of the entry); a node SHA-256(0x01 || left || right); a node without a
partner goes up unchanged (the tree of RFC 9162 without its split rule). The signature is Ed25519 over the seal's text.
"""

import hashlib
import json
from collections.abc import Iterable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def leaf(facts: dict) -> str:
    """64 hex digits of one entry; ``facts`` holds JSON types only."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(b"\x00" + text.encode()).hexdigest()


def root(leaves: Iterable[str]) -> str:
    """The root over leaves in order; raises ``ValueError`` when there are none."""
    level = [bytes.fromhex(digest) for digest in leaves]
    if not level:
        raise ValueError("no leaves")
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        odd = level[-1:] if len(level) % 2 else []
        level = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs] + odd
    return level[0].hex()


def seal_text(*, number: int, sealed_at: str, count: int, root: str, previous: str) -> bytes:
    """What is signed: one line, fields joined by ``|``; ``sealed_at`` in ISO 8601, UTC."""
    return f"journal-seal|{number}|{sealed_at}|{count}|{root}|{previous}".encode()


def sign(text: bytes, seed: bytes) -> str:
    """128 hex digits; ``seed``: the 32 bytes of JOURNAL_KEY."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(text).hex()


def public_key(seed: bytes) -> str:
    """64 hex digits, to be given to whoever verifies."""
    key = Ed25519PrivateKey.from_private_bytes(seed).public_key()
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def key_id(public: str) -> str:
    """Short name of a public key: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(bytes.fromhex(public)).hexdigest()[:16]


def signature_holds(text: bytes, signature: str, public: str) -> bool:
    """Whether the Ed25519 ``signature`` over ``text`` was made with the key behind ``public``."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), text)
    except (InvalidSignature, ValueError):
        return False
    return True
