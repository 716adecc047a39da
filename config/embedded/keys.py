"""Secrets of a development or demo installation: made once, kept in one file of mode 600.

Production gives the same variables in its environment instead (README, "Settings").
"""

import base64
import fcntl
import os
import secrets
from pathlib import Path


def _key() -> str:
    """32 random bytes in base64."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


def new_keys() -> dict[str, str]:
    """Fresh values of every secret the settings ask for; FIELD_KEYS is `number:key`, several separated by commas."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "FIELD_KEYS": f"1:{_key()}",
        "LOOKUP_KEY": _key(),
        "JOURNAL_KEY": _key(),
    }


def kept_keys(file: Path) -> dict[str, str]:
    """The secrets kept in `file` (NAME=value lines), made first where they are missing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+", encoding="utf-8") as kept_file:
        fcntl.flock(kept_file, fcntl.LOCK_EX)  # two first starts at once must not each keep keys of their own
        kept = dict(line.split("=", 1) for line in kept_file.read().splitlines() if "=" in line)
        missing = {name: value for name, value in new_keys().items() if name not in kept}
        kept_file.writelines(f"{name}={value}\n" for name, value in missing.items())
    return {**kept, **missing}
