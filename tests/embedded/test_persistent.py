"""The servers under var/: kept over restarts and kills, shared while they run, for root and ordinary users."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from config.embedded import persistent
from config.embedded.keys import kept_keys
from config.embedded.processes import server_account
from tests.embedded.conftest import ordinary_user, processes_naming, wait_for

WRITE = """
import os, psycopg2
with psycopg2.connect(os.environ["DATABASE_URL"]) as c, c.cursor() as cursor:
    cursor.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
    cursor.execute("INSERT INTO kept VALUES ('苗绣')")
"""
READ = """
import os, psycopg2, redis
with psycopg2.connect(os.environ["DATABASE_URL"]) as c, c.cursor() as cursor:
    cursor.execute("SELECT string_agg(word, ','), current_setting('fsync') FROM kept")
    print(*cursor.fetchone(), redis.from_url(os.environ["REDIS_URL"]).ping())
"""


def python(source: str) -> tuple[str, ...]:
    return ("run", "--", sys.executable, "-c", source)


def output(child: subprocess.Popen) -> str:
    text, _ = child.communicate(timeout=60)
    assert child.returncode == 0
    return text.strip()


def addresses(var: Path) -> dict[str, str]:
    assert wait_for((var / "address.json").exists)
    return json.loads((var / "address.json").read_text())


def test_rows_are_kept_on_disk_from_one_start_to_the_next(var, start):
    output(start(*python(WRITE)))
    assert output(start(*python(READ))) == "苗绣 on True"
    assert not processes_naming(str(var / "postgres"))
    assert not (var / "address.json").exists()


def test_an_ordinary_user_can_run_it(var, start):
    prefix = ordinary_user(var)
    output(start(*python(WRITE), prefix=prefix))
    assert output(start(*python(READ), prefix=prefix)) == "苗绣 on True"


def test_a_killed_owner_takes_its_servers_along_and_the_next_start_works(var, start):
    output(start(*python(WRITE)))
    owner = start("run", "--", "sleep", "60")
    sockets = Path(addresses(var)["SOCKETS"])
    owner.send_signal(signal.SIGKILL)
    owner.wait()
    assert output(start(*python(READ))) == "苗绣 on True"
    assert not sockets.exists()
    assert wait_for(lambda: not processes_naming(str(var / "postgres")))


def test_a_stale_pid_file_that_names_another_process_does_not_matter(var, start):
    output(start(*python(WRITE)))
    data = var / "postgres" / "data"
    (data / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n0\n5432\n\n\n0 0\nready\n")
    assert output(start(*python(READ))) == "苗绣 on True"


def test_a_postmaster_that_outlived_its_supervisor_is_ended_first(var, start):
    output(start(*python(WRITE)))
    owner = start("run", "--", "sleep", "60")
    addresses(var)
    postmaster = int((var / "postgres" / "data" / "postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGSTOP)  # deaf to the signal that it gets when its parent dies
    owner.send_signal(signal.SIGKILL)
    owner.wait()
    again = start(*python(READ))
    os.kill(postmaster, signal.SIGCONT)
    assert output(again) == "苗绣 on True"


def test_a_second_command_uses_the_running_servers_and_the_first_waits_for_it(var, start):
    output(start(*python(WRITE)))
    first = start("run", "--", "sh", "-c", "read line")
    database = addresses(var)["DATABASE_URL"]
    second = start(*python(f"import os; print(os.environ['DATABASE_URL'], flush=True); input(){READ}"))
    assert second.stdout.readline().strip() == database
    first.stdin.write("go on\n")
    first.stdin.flush()
    assert not wait_for(lambda: first.poll() is not None, seconds=1)
    text, _ = second.communicate("go on\n", timeout=60)
    assert text.strip() == "苗绣 on True"
    assert first.wait(30) is not None
    assert not processes_naming(str(var / "postgres"))


def test_the_owner_is_named_to_whoever_wants_the_servers_for_itself(var, start):
    owner = start("run", "--", "sleep", "60")
    addresses(var)
    with pytest.raises(persistent.InUseError, match=str(owner.pid)), persistent.owned(var):
        pass


def test_postgres_files_go_where_its_user_can_reach_them():
    hidden = Path(tempfile.mkdtemp())  # mode 700, as /root is
    try:
        home = persistent.database_home(hidden / "var")
        account = server_account()
        assert account is None or account.can_enter(home.parent)
        assert home.parent == hidden / "var" or home.is_relative_to("/var/lib/ich-register")
        if account:
            home.parent.rmdir()
    finally:
        shutil.rmtree(hidden)


def test_secrets_are_made_once_and_for_the_owner_alone(var):
    file = var / "secrets.env"
    made = kept_keys(file)
    assert kept_keys(file) == made
    assert file.stat().st_mode & 0o777 == 0o600
    assert set(made) == {"SECRET_KEY", "FIELD_KEYS", "LOOKUP_KEY", "JOURNAL_KEY"}


def test_a_secret_that_a_later_version_asks_for_is_added(var):
    file = var / "secrets.env"
    file.write_text("SECRET_KEY=kept\n")
    assert kept_keys(file)["SECRET_KEY"] == "kept"
    assert kept_keys(file)["LOOKUP_KEY"] == kept_keys(file)["LOOKUP_KEY"]
