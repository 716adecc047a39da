"""Personal data at rest: sealed values, keyed look-ups and masks.

A sealed value reads ``v1:<algorithm>:<key id>:<base64url of nonce, ciphertext and tag>``. It opens only with the
label (``"leader.phone"``) and row uid that it was sealed for, so it cannot be moved to another row or column.
Keys come from ``settings.FIELD_KEYS`` (id → 32 bytes; the highest id seals); each algorithm gets its own derived key.
"""

import base64
import binascii
import hashlib
import hmac
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

VERSION = "v1"
NONCE_BYTES = 12
TAG_BYTES = 16
# tag in the sealed value → (block cipher, key bytes)
ALGORITHMS = {"aes256gcm": (algorithms.AES, 32), "sm4gcm": (algorithms.SM4, 16)}


class SealError(Exception):
    """The value can't be opened: unknown key or algorithm, altered, or sealed for another row or field."""


def seal(plain: str, *, label: str, row) -> str:
    """Seal ``plain`` for field ``label`` of the row with uid ``row``. An empty text stays empty."""
    if not plain:
        return ""
    algorithm, key_id = settings.FIELD_ALGORITHM, newest_key_id()
    cipher, nonce = _cipher(algorithm, key_id), os.urandom(NONCE_BYTES)
    encryptor = Cipher(cipher, modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(_binding(algorithm, key_id, label, row))
    body = nonce + encryptor.update(plain.encode()) + encryptor.finalize() + encryptor.tag
    return f"{VERSION}:{algorithm}:{key_id}:{base64.urlsafe_b64encode(body).decode()}"


def unseal(sealed: str, *, label: str, row) -> str:
    """The plain text of a sealed value. Raises ``SealError``."""
    if not sealed:
        return ""
    algorithm, key_id, body = _parse(sealed)
    nonce, text, tag = body[:NONCE_BYTES], body[NONCE_BYTES:-TAG_BYTES], body[-TAG_BYTES:]
    decryptor = Cipher(_cipher(algorithm, key_id), modes.GCM(nonce, tag)).decryptor()
    decryptor.authenticate_additional_data(_binding(algorithm, key_id, label, row))
    try:
        return (decryptor.update(text) + decryptor.finalize()).decode()
    except InvalidTag as error:
        raise SealError("altered, or sealed for another row or field") from error


def lookup(plain: str, *, label: str) -> str:
    """Keyed digest for finding equal values without opening them; 64 hex digits, ``""`` for an empty text.

    Equal values give equal digests only under the same ``label``.
    """
    if not plain:
        return ""
    if not settings.LOOKUP_KEY:
        raise SealError("LOOKUP_KEY is empty")
    return hmac.new(settings.LOOKUP_KEY, f"{label}\0{plain}".encode(), hashlib.sha256).hexdigest()


def is_current(sealed: str) -> bool:
    """Whether the value is sealed with the newest key and the chosen algorithm."""
    if not sealed:
        return True
    algorithm, key_id, _ = _parse(sealed)
    return (algorithm, key_id) == (settings.FIELD_ALGORITHM, newest_key_id())


def current_prefix() -> str:
    """What values sealed now begin with; rotation looks for those that don't."""
    return f"{VERSION}:{settings.FIELD_ALGORITHM}:{newest_key_id()}:"


def newest_key_id() -> str:
    """The id of the key that seals new values."""
    if not settings.FIELD_KEYS:
        raise SealError("FIELD_KEYS is empty")
    return max(settings.FIELD_KEYS, key=int)


def mask_phone(phone: str) -> str:
    """``13812345678`` → ``138****5678``; short numbers keep their last two digits at most."""
    return _mask(phone, 3, 4)


def mask_identity(number: str) -> str:
    """``522636199001011234`` → ``522636********1234``: division and tail, no birth date."""
    return _mask(number, 6, 4)


def _mask(text: str, head: int, tail: int) -> str:
    if not text:
        return ""
    if len(text) <= head + tail:
        return "*" * max(len(text) - 2, 0) + text[-2:] if len(text) > 2 else "*" * len(text)
    return text[:head] + "*" * (len(text) - head - tail) + text[-tail:]


def _parse(sealed: str) -> tuple[str, str, bytes]:
    try:
        version, algorithm, key_id, body = sealed.split(":")
        raw = base64.urlsafe_b64decode(body.encode())
    except (ValueError, binascii.Error) as error:
        raise SealError("not a sealed value") from error
    if version != VERSION or algorithm not in ALGORITHMS or len(raw) <= NONCE_BYTES + TAG_BYTES:
        raise SealError("not a sealed value")
    return algorithm, key_id, raw


def _cipher(algorithm: str, key_id: str):
    secret = settings.FIELD_KEYS.get(key_id)
    if secret is None:
        raise SealError(f"no key with id {key_id}")
    block_cipher, size = ALGORITHMS[algorithm]
    return block_cipher(_derive(secret, algorithm, size))


@lru_cache(maxsize=32)
def _derive(secret: bytes, algorithm: str, size: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=size, salt=None, info=f"field:{algorithm}".encode()).derive(secret)


def _binding(algorithm: str, key_id: str, label: str, row) -> bytes:
    return "|".join((VERSION, algorithm, key_id, label, str(row))).encode()
