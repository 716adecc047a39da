"""``make bench``: imports measured in a database of their own.

``people``: 20,000 rows validated and written by the import, against calamine + bare checks + COPY; the limit is
three times. ``lists``: 200,000 rows of a rural list. Both print seconds and the highest memory of the process.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RATIO_MAX, MEMORY_MAX = 3.0, 300
PEOPLE, LISTS = 20_000, 200_000


def main(what: str) -> int:
    """Without an argument each part runs in a process of its own, so that memory is its own."""
    if what == "all":
        parts = ("bare", "people", "lists")
        taken = {part: _run(part) for part in parts}
        ratio = taken["people"] / taken["bare"]
        print(f"people: {ratio:.2f} times the bare import (at most {RATIO_MAX:.0f})")
        return 0 if ratio <= RATIO_MAX else 1
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.conf import settings
    from django.db import connection

    settings.DEBUG = False  # as in production: with it on, Django keeps every statement

    name = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        print(f"seconds {PARTS[what]():.2f}")
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
    return 0


def _run(part: str) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", part], stdout=subprocess.PIPE, text=True, check=True
    )
    print(f"{part}: {done.stdout.strip()}", flush=True)
    return float(done.stdout.rsplit("seconds ", 1)[1])


def bare() -> float:
    from tests.benchmarks import bare as measured
    from tests.benchmarks import sheets

    names = _workshops()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.xlsx"
        sheets.write(path, "workers", sheets.people(PEOPLE, names))
        started = time.perf_counter()
        assert measured.run(str(path)) == PEOPLE
        return time.perf_counter() - started


def people() -> float:
    from tests import factories
    from tests.benchmarks import sheets

    names = _workshops()
    return _imported("workers", factories.County().clerk, sheets.people(PEOPLE, names), PEOPLE)


def lists() -> float:
    from tests import factories
    from tests.benchmarks import sheets

    factories.County(factories.LEISHAN)
    official = factories.user("rural_prefecture", "official", "522600", "rural")
    rows = sheets.poverty_lists(LISTS, ["丹寨县", "522634"])
    return _imported("poverty-lists", official, rows, LISTS)


def _workshops() -> list[str]:
    from tests import factories
    from tests.employment import registered

    county = factories.County()
    return [registered.workshop(county, f"第{at}非遗工坊").name for at in range(1, 41)]


def _imported(table: str, user, rows, count: int) -> float:
    """Uploaded, checked, confirmed, and (what is measured) checked again and written."""
    from django.core.files import File

    from tests.benchmarks import sheets
    from workshops.actions import importing, running_imports
    from workshops.models import ImportJob

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.xlsx"
        sheets.write(path, table, rows)
        before = _memory()
        with path.open("rb") as file:
            job = importing.upload(by=user, table_name=table, file=File(file, name="rows.xlsx"))
    started = time.perf_counter()
    running_imports.check(job.pk)
    checked = time.perf_counter() - started
    print(f"after the preview {_memory()} MB;", end=" ")
    importing.confirm(job.pk, by=user, skip_bad_rows=False)
    started = time.perf_counter()
    running_imports.save(job.pk)
    taken = time.perf_counter() - started
    job.refresh_from_db()
    assert (job.state, job.rows_saved) == (ImportJob.State.DONE, count), (job.state, job.message, job.rows_saved)
    print(f"{count:,} rows: preview {checked:.1f} s; memory {_memory()} MB at most (before {before} MB);", end=" ")
    return taken


def _memory() -> int:
    """The highest resident memory of this process, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


PARTS = {"bare": bare, "people": people, "lists": lists}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "all"))
