"""The pair under var/: one owner at a time, shared with other commands while it runs.

`owner.lock` is held by the process whose children the servers are, `guests.lock` by each command that borrows
them; both are kernel locks, so a killed process leaves none. `address.json` tells guests where the servers are.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from config.embedded.processes import StartError, server_account
from config.embedded.servers import Servers

Environment = dict[str, str]


class InUseError(RuntimeError):
    """Another process owns the servers under this var directory."""


def database_home(var: Path) -> Path:
    """Where PostgreSQL's files are: under `var`, or, where its user (`nobody` for root) can't get there, /var/lib."""
    account = server_account()
    var.mkdir(parents=True, exist_ok=True)
    if account is None or account.can_enter(var):
        return var / "postgres"
    tree = hashlib.sha256(os.fsencode(var.resolve())).hexdigest()[:12]
    home = Path("/var/lib/ich-register") / tree
    home.mkdir(parents=True, exist_ok=True)
    if not account.can_enter(home):
        raise StartError(f"PostgreSQL's user can reach neither {var} nor {home}; move the project to /srv or the like")
    return home / "postgres"


@contextlib.contextmanager
def owned(var: Path, *, wait: float = 0) -> Iterator[Environment]:
    """Start the pair under `var` and stop it at the end; InUseError if another process has it for `wait` seconds."""
    var.mkdir(parents=True, exist_ok=True)
    with _lock(var / "owner.lock") as lock:
        if not _locked(lock, wait):
            raise InUseError(f"the servers under {var} belong to process {lock.read().strip() or '?'}")
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        address = var / "address.json"
        _clear_sockets(address)
        servers = Servers(database_home(var), var / "valkey")
        servers.start()
        try:
            _write_private(address, json.dumps({**servers.environment, "SOCKETS": str(servers.postgres.sockets)}))
            yield servers.environment
        finally:
            address.unlink(missing_ok=True)
            servers.stop()


@contextlib.contextmanager
def shared(var: Path) -> Iterator[Environment]:
    """Use the pair under `var`: the running one, else one started for us, kept until its last guest has left."""
    deadline = time.monotonic() + 60
    while True:
        with contextlib.suppress(InUseError), owned(var) as environment:
            yield environment
            _wait_for_guests(var)
            return
        with _lock(var / "guests.lock") as guest:
            fcntl.flock(guest, fcntl.LOCK_SH)
            environment = _read_address(var / "address.json")
            if environment:
                yield environment
                return
        if time.monotonic() > deadline:
            raise StartError(f"the servers under {var} are held by another process but do not become ready")
        time.sleep(0.2)


def _wait_for_guests(var: Path) -> None:
    """An owner that has finished lets borrowing commands finish too."""
    with _lock(var / "guests.lock") as guests:
        (var / "address.json").unlink(missing_ok=True)
        fcntl.flock(guests, fcntl.LOCK_EX)


def _lock(path: Path) -> IO[str]:
    return open(path, "a+", encoding="ascii")


def _locked(lock: IO[str], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                lock.seek(0)
                return False
            time.sleep(0.1)
        else:
            return True


def _read_address(file: Path) -> Environment | None:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return {name: found[name] for name in ("DATABASE_URL", "REDIS_URL")}


def _clear_sockets(address: Path) -> None:
    """Remove the socket directory that a killed owner left in the temporary directory."""
    with contextlib.suppress(FileNotFoundError, ValueError, KeyError):
        left = Path(json.loads(address.read_text(encoding="utf-8"))["SOCKETS"])
        if left.name.startswith("ich-"):
            shutil.rmtree(left, ignore_errors=True)
    address.unlink(missing_ok=True)


def _write_private(file: Path, text: str) -> None:
    """Write at once and for us alone: the text carries Valkey's password."""
    partial = file.with_suffix(".new")
    partial.unlink(missing_ok=True)
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
    partial.replace(file)
