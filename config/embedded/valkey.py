"""One Valkey server: broker of the background jobs, and cache."""

import secrets
import signal
import socket
import subprocess
from pathlib import Path

import redis

from config.embedded.binaries import valkey_server
from config.embedded.processes import StartError, spawn, stop, wait_until

DATABASES = 64  # one for each parallel test process
TRIES = 5


class Valkey:
    """Valkey on a free port of 127.0.0.1 with a password made for this run (given on standard input, not in `ps`)."""

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self.home = home
        self.log = home / "valkey.log"
        self.durable = durable
        self.password = secrets.token_urlsafe(24)
        self.port = 0
        self.child: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start on a port that is free; another process may take it first, hence several tries."""
        self.home.mkdir(parents=True, exist_ok=True)
        for attempt in range(TRIES):
            self.port = _free_port()
            self.child = spawn([valkey_server(), "-"], log=self.log, cwd=self.home, text_in=self._settings())
            try:
                wait_until(self._answers, child=self.child, log=self.log, what="Valkey")
            except StartError:
                stop(self.child, (signal.SIGTERM, 5.0))
                if attempt == TRIES - 1 or "Address already in use" not in self.log.read_text(errors="replace"):
                    raise
            else:
                return

    def stop(self) -> None:
        stop(self.child, (signal.SIGTERM, 15.0))
        self.child = None

    def _settings(self) -> str:
        lines = [
            "bind 127.0.0.1",
            f"port {self.port}",
            f"requirepass {self.password}",
            f"databases {DATABASES}",
            f'dir "{self.home}"',
            "daemonize no",
            'save ""',
            f"appendonly {'yes' if self.durable else 'no'}",
        ]
        return "\n".join(lines) + "\n"

    def _answers(self) -> bool:
        try:
            with redis.Redis.from_url(self.url, socket_connect_timeout=1) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
