"""One PostgreSQL server over one data directory."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import psycopg2

from config.embedded.binaries import reachable_programs
from config.embedded.processes import Account, StartError, private_directory, server_account, spawn, stop, wait_until

NAME = "register"  # database, and its owner
FAST_STOP = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0))
NOT_DURABLE = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_wal_size=4GB")


class Postgres:
    """PostgreSQL on a Unix socket in a private directory; no TCP port, so nothing to collide or to guard.

    `durable=False` switches fsync off: only for data that is thrown away.
    """

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self.home = home
        self.data = home / "data"
        self.log = home / "postgres.log"
        self.durable = durable
        self.account: Account | None = server_account()
        self.sockets: Path | None = None
        self.child: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgres://{NAME}@{quote(str(self.sockets), safe='')}/{NAME}"

    def start(self) -> None:
        """Create the data directory if there is none, then start; returns when the database can be used."""
        self.home.mkdir(parents=True, exist_ok=True)
        if self.account:
            self.account.own(self.home)
        programs = reachable_programs(self.account, self.home / "programs")
        if not (self.data / "PG_VERSION").exists():
            self._create(programs)
        end_left_over(self.data)
        self.sockets = private_directory(self.account)
        try:
            self._serve(programs)
        except StartError:
            # A data directory left by a killed server can refuse once, until the kernel has let go of its memory.
            stop(self.child, *FAST_STOP)
            end_left_over(self.data)
            self._serve(programs)
        self._create_database()

    def stop(self) -> None:
        """Fast stop: connections are closed, everything committed is on disk."""
        stop(self.child, *FAST_STOP)
        self.child = None
        if self.sockets:
            shutil.rmtree(self.sockets, ignore_errors=True)

    def _create(self, programs: Path) -> None:
        shutil.rmtree(self.data, ignore_errors=True)  # half made by an initdb that was interrupted
        # C.UTF-8, not C: under C pg_trgm drops Chinese letters.
        command = [programs / "initdb", "-D", self.data, "-U", NAME, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        if not self.durable:
            command.append("--no-sync")
        with contextlib.ExitStack() as undo:
            undo.callback(shutil.rmtree, self.data, ignore_errors=True)
            child = spawn(command, account=self.account, log=self.log, env=self._environment(), cwd="/")
            if child.wait() != 0:
                raise StartError(f"initdb failed:\n{self.log.read_text(errors='replace')[-2000:]}")
            undo.pop_all()

    def _serve(self, programs: Path) -> None:
        settings = ["listen_addresses=", f"unix_socket_directories={self.sockets}", "max_connections=200"]
        settings += [] if self.durable else NOT_DURABLE
        command = [programs / "postgres", "-D", self.data]
        for setting in settings:
            command += ["-c", setting]
        self.child = spawn(
            command,
            account=self.account,
            log=self.log,
            env=self._environment(),
            cwd="/",
            death_signal=signal.SIGINT,
        )
        wait_until(self._answers, child=self.child, log=self.log, what="PostgreSQL")

    def _answers(self) -> bool:
        try:
            psycopg2.connect(host=str(self.sockets), user=NAME, dbname="postgres").close()
        except psycopg2.OperationalError:
            return False
        return True

    def _create_database(self) -> None:
        connection = psycopg2.connect(host=str(self.sockets), user=NAME, dbname="postgres")
        connection.autocommit = True
        with contextlib.closing(connection), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE DATABASE {NAME}")

    @staticmethod
    def _environment() -> dict[str, str]:
        return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"}


def end_left_over(data: Path) -> None:
    """End a PostgreSQL that a killed supervisor left on this data directory, and drop a stale pid file."""
    pid_file = data / "postmaster.pid"
    for signum in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        pid = _recorded_pid(pid_file)
        if pid is None or not _is_server_of(pid, data):
            break
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signum)
        deadline = time.monotonic() + 10
        while _is_server_of(pid, data) and time.monotonic() < deadline:
            time.sleep(0.05)
    # What is left names no server of ours; its number may by now belong to any process, which PostgreSQL would trust.
    pid_file.unlink(missing_ok=True)


def _recorded_pid(pid_file: Path) -> int | None:
    try:
        return int(pid_file.read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None


def _is_server_of(pid: int, data: Path) -> bool:
    """Whether process `pid` is a PostgreSQL started on `data`."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return os.fsencode(data) in command and command[0].endswith(b"/postgres")
