"""The tests' own servers: nothing of them is left, however their owner ends."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg2
import redis

from config.embedded import keeper
from config.embedded.binaries import reachable_programs
from config.embedded.processes import Account
from tests.embedded.conftest import processes_naming, wait_for


def test_a_pair_is_apart_from_every_other_and_leaves_nothing():
    process, found = keeper.open_pair()
    try:
        with psycopg2.connect(found["DATABASE_URL"]) as connection, connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION pg_trgm")
            cursor.execute("SELECT current_setting('fsync'), datctype, cardinality(show_trgm('苗绣')) FROM pg_database")
            facts = cursor.fetchone()
        connection.close()
        with redis.from_url(found["REDIS_URL"]) as client:
            assert client.ping()
    finally:
        keeper.close_pair(process)
    assert facts == ("off", "C.UTF-8", 3)
    assert not Path(found["VAR_DIR"]).exists()
    assert wait_for(lambda: not processes_naming(found["VAR_DIR"]))


def test_a_killed_owner_leaves_nothing_either(var, start):
    script = "import json; from config.embedded import keeper; p = keeper.open_pair(); print(json.dumps(p[1])); input()"
    owner = start("run", "--", sys.executable, "-u", "-c", script)
    found = json.loads(owner.stdout.readline())
    servers = Path(found["VAR_DIR"]).parent
    assert servers.exists()
    for pid in processes_naming("keeper.open_pair"):
        os.kill(pid, signal.SIGKILL)
    assert wait_for(lambda: not servers.exists())


def test_programs_are_copied_with_their_libraries_where_they_cannot_be_reached(var):
    """As for a project under /root: a user who can start nothing but what lies in the copy."""

    class Stranger(Account):
        def can_run(self, *command):
            return var in Path(command[0]).parents and super().can_run(*command)

    programs = reachable_programs(Stranger(os.geteuid(), os.getegid()), var)
    assert programs.is_relative_to(var)
    shown = subprocess.run([programs / "psql", "--version"], capture_output=True, text=True, check=True).stdout
    assert shown.startswith("psql (PostgreSQL) 18")
