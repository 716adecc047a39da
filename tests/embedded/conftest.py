"""A var directory of our own for each test, and commands run with the servers under it."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVER_VARIABLES = {"DATABASE_URL", "REDIS_URL"}


@pytest.fixture
def var():
    """An empty directory that PostgreSQL's user can reach, unlike pytest's own temporary directories."""
    made = Path(tempfile.mkdtemp(prefix="ich-test-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def start(var):
    """``start("run", "--", "sh", "-c", …)``: `python -m config.embedded` over `var`; ended after the test."""
    started = []

    def begin(*arguments: str, prefix: tuple[str, ...] = ()) -> subprocess.Popen:
        environment = {name: value for name, value in os.environ.items() if name not in SERVER_VARIABLES}
        environment |= {"VAR_DIR": str(var), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [*prefix, sys.executable, "-m", "config.embedded", *arguments]
        child = subprocess.Popen(
            command, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        started.append(child)
        return child

    yield begin
    for child in started:
        child.send_signal(signal.SIGKILL)
        child.wait()
        for pipe in (child.stdin, child.stdout):  # a command that outlived its owner may still hold the other ends
            pipe.close()


def ordinary_user(var: Path) -> tuple[str, ...]:
    """What to put before a command so that it runs as an ordinary user: nothing, unless the tests run as root.

    Root's own interpreter may lie where others can't read; that user is given leave to read, and nothing else.
    """
    if os.geteuid() != 0:
        return ()
    entry = pwd.getpwnam("nobody")
    os.chown(var, entry.pw_uid, entry.pw_gid)
    user = (f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--clear-groups")
    return ("setpriv", *user, "--inh-caps", "+dac_read_search", "--ambient-caps", "+dac_read_search")


def processes_naming(text: str) -> list[int]:
    """Running processes with `text` in their command line."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if os.fsencode(text) in command:
                found.append(int(entry.name))
    return found


def wait_for(condition, seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while not (met := condition()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return met
