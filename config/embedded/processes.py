"""Child processes that cannot outlive their parent, started as another user where that is needed."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PR_SET_PDEATHSIG = 1
SOCKET_ROOM = 60  # bytes a socket's directory may have: PostgreSQL refuses socket paths over 107 bytes


class StartError(RuntimeError):
    """A server could not be started; the message says which, and ends with its own log."""


@dataclass(frozen=True)
class Account:
    """The operating-system user a server runs as."""

    uid: int
    gid: int

    def own(self, path: Path) -> None:
        os.chown(path, self.uid, self.gid)

    def can_run(self, *command: str | Path) -> bool:
        """Whether this user can start the command, and it succeeds: asked by trying, not by reading modes."""
        try:
            done = subprocess.run(
                [str(part) for part in command],
                user=self.uid,
                group=self.gid,
                extra_groups=[],
                cwd="/",
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return False
        return done.returncode == 0

    def can_enter(self, directory: Path) -> bool:
        return self.can_run("/bin/sh", "-c", 'cd "$1"', "sh", directory)


def server_account() -> Account | None:
    """`nobody` when we are root, since PostgreSQL refuses to run as root; None (ourselves) otherwise."""
    if os.geteuid() != 0:
        return None
    entry = pwd.getpwnam("nobody")
    return Account(entry.pw_uid, entry.pw_gid)


def dies_with_parent(death_signal: int) -> Callable[[], None] | None:
    """Return the `preexec_fn` which has the kernel signal the child when the thread that started it ends.

    Linux only; elsewhere a killed parent leaves its servers, and the next start ends them.
    """
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    parent = os.getpid()

    def ask_kernel() -> None:
        # Runs after the change of user, which would have cleared the request.
        prctl(PR_SET_PDEATHSIG, death_signal, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return ask_kernel


def spawn(
    command: list[str | Path],
    *,
    account: Account | None = None,
    log: Path | None = None,
    env: dict[str, str] | None = None,
    cwd: Path | str | None = None,
    text_in: str | None = None,
    death_signal: int = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own (so Ctrl-C reaches only us) that ends when we do.

    `log` receives both outputs, `text_in` is given on standard input; call from the main thread, whose end the
    child watches.
    """
    user = {} if account is None else {"user": account.uid, "group": account.gid, "extra_groups": []}
    with open(log, "ab") if log else open(os.dup(2), "ab") as output:
        child = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL if text_in is None else subprocess.PIPE,
            stdout=output,
            stderr=output,
            env=env,
            cwd=cwd,
            start_new_session=True,
            preexec_fn=dies_with_parent(death_signal),
            **user,
        )
    if text_in is not None and child.stdin:
        child.stdin.write(text_in.encode())
        child.stdin.close()
    return child


def stop(child: subprocess.Popen[bytes] | None, *steps: tuple[int, float]) -> None:
    """Send each (signal, seconds to wait) in turn until the child has ended; SIGKILL if none was enough."""
    if child is None:
        return
    for signum, seconds in (*steps, (signal.SIGKILL, 10.0)):
        if child.poll() is not None:
            return
        child.send_signal(signum)
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            continue


def wait_until(ready: Callable[[], bool], *, child: subprocess.Popen[bytes], log: Path, what: str, seconds: float = 60):
    """Wait until `ready()`; raise StartError with the end of the log if the child ends or time runs out."""
    deadline = time.monotonic() + seconds
    while not ready():
        ended = child.poll() is not None
        if ended or time.monotonic() > deadline:
            tail = log.read_text(errors="replace")[-2000:] if log.exists() else ""
            raise StartError(f"{what} {'ended at once' if ended else 'did not become ready'}:\n{tail}")
        time.sleep(0.05)


def private_directory(account: Account | None, *, short: bool = True) -> Path:
    """Make an empty directory under the temporary directory that the server's user alone (and root) may enter.

    `short`: its path leaves room for a socket's name. Falls back on /tmp and its like where TMPDIR is long or private.
    """
    for parent in dict.fromkeys((tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm")):
        if short and len(os.fsencode(parent)) > SOCKET_ROOM:
            continue
        if not os.access(parent, os.W_OK | os.X_OK) or (account and not account.can_enter(Path(parent))):
            continue
        made = Path(tempfile.mkdtemp(prefix="ich-", dir=parent))
        if account:
            account.own(made)
        return made
    raise StartError("no temporary directory is both writable and reachable for the database server")
