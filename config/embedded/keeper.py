"""The tests' throw-away pair: a keeper process owns it, and clears everything once its owner is gone.

The keeper reads a pipe whose other end only the owner holds. However the owner ends, killed included, the pipe
closes, the keeper stops both servers and removes their directory.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from config.embedded.processes import StartError, private_directory, server_account
from config.embedded.servers import Servers

ROOT = Path(__file__).resolve().parents[2]


def open_pair() -> tuple[subprocess.Popen[str], dict[str, str]]:
    """Start a keeper; return it and the environment of its pair (DATABASE_URL, REDIS_URL, VAR_DIR)."""
    keeper = subprocess.Popen(
        [sys.executable, "-m", "config.embedded", "keep"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )
    line = keeper.stdout.readline() if keeper.stdout else ""
    if not line:
        raise StartError(f"the keeper of the test servers ended with status {keeper.wait()}; its words are above")
    return keeper, json.loads(line)


def close_pair(keeper: subprocess.Popen[str]) -> None:
    """Let the keeper clear up, and wait for it."""
    if keeper.stdin:
        keeper.stdin.close()
    keeper.wait(60)
    if keeper.stdout:
        keeper.stdout.close()


def keep() -> None:
    """Body of the keeper process."""
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, lambda *_: sys.exit(0))
    account = server_account()
    database_home = private_directory(account)
    own = Path(tempfile.mkdtemp(prefix="ich-"))
    pair = Servers(database_home, own / "valkey", durable=False)
    try:
        (own / "var").mkdir()
        pair.start()
        print(json.dumps({**pair.environment, "VAR_DIR": str(own / "var")}), flush=True)
        os.read(sys.stdin.fileno(), 1)
    finally:
        pair.stop()
        for left in (own, database_home):
            shutil.rmtree(left, ignore_errors=True)
