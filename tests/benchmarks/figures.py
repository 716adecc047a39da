"""``python -m tests.benchmarks.figures [workshops]``: summaries, pages and released tables of figures.

Loads the demonstration (1,200 workshops where no number is given) into a database of its own; with ``--here`` it
measures the register of ``DATABASE_URL`` as it stands. The changes that it makes are undone. Prints seconds and
queries; the limits are for the machine at rest.
"""

import datetime
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

WORKSHOPS = 1200
LIMITS = {"dashboard of the nation": 0.5, "dashboard of a province": 0.5, "nothing changed": 2.0}
"""Seconds, whatever the number of workshops: a dashboard reads what is kept."""


def main(*asked: str) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ["ALLOWED_HOSTS"] = "testserver,127.0.0.1"
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection

    if "--here" in asked:
        settings.DEBUG = False  # as in production: with it on, Django keeps every statement
        return measured()
    name = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        _seed(int(asked[0]) if asked else WORKSHOPS)
        return measured()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _seed(workshops: int) -> None:
    from django.conf import settings
    from django.core.management import call_command

    started = time.perf_counter()
    settings.DEBUG = True  # or there is no demonstration
    call_command("seed_demo", workshops=workshops, verbosity=0)
    settings.DEBUG = False
    print(f"loaded in {time.perf_counter() - started:.0f} s", flush=True)


def measured() -> int:
    from employment.models import Employment
    from reporting.models import Summary
    from workshops.models import Workshop

    _timed("analyse", _analyse)
    print(f"{Workshop.objects.count():,} workshops, {Employment.objects.count():,} spells of employment")
    taken = dict(_measures())
    print(f"{Summary.objects.count():,} summaries")
    late = [f"{what} {taken[what]:.2f} s (at most {most})" for what, most in LIMITS.items() if taken[what] > most]
    print("\n".join(late) or "within the limits")
    return 1 if late else 0


def _measures() -> Iterator[tuple[str, float]]:
    from reporting.actions.rollup import compare, rollup
    from reporting.queries.rollup.areas import areas
    from reporting.queries.rollup.counting import count_area

    yield _timed("rebuild", lambda: rollup(rebuild=True))
    for area in areas():
        yield _timed(f"one year of {area.name}", lambda area=area: count_area(area, _basis()))
    yield _timed("nothing changed", rollup)
    with _workshop_changed():
        yield _timed("one workshop changed", rollup)
    with _spell_ended():
        yield _timed("one spell changed", rollup)
    yield _timed("comparison", compare)
    yield from _pages()
    yield _timed("national table", _national)


def _pages() -> Iterator[tuple[str, float]]:
    from django.test import Client

    from workshops.access.models import User

    for place, account in (("the nation", "ministry"), ("a province", "province_culture")):
        client = Client()
        client.force_login(User.objects.get(username=account))
        for what, address in (
            ("dashboard", "/dashboard/"), ("statistics", "/statistics/"), ("people", "/statistics/people/"),
            ("work", "/statistics/work/"), ("saved reports", "/reports/"),
        ):  # fmt: skip
            client.get(address)  # templates are compiled once
            yield _timed(f"{what} of {place}", lambda address=address, client=client: _opened(client, address))


def _opened(client, address: str) -> None:
    assert client.get(address).status_code == 200, address


def _national() -> None:
    from tempfile import TemporaryDirectory

    from django.utils import timezone

    from reporting.national import export_national
    from reporting.queries.basis import Basis
    from workshops.access import clock

    basis = Basis.known(clock.today().year, clock.today(), timezone.now() - datetime.timedelta(minutes=10))
    with TemporaryDirectory() as folder:
        from pathlib import Path

        export_national(basis, Path(folder) / "national.xlsx")


def _basis():
    from reporting.queries.basis import Basis
    from workshops.access import clock

    return Basis.live(clock.today().year)


@contextmanager
def _workshop_changed() -> Iterator[None]:
    from workshops.models import Workshop

    one = Workshop.objects.order_by("pk").filter(pk=Workshop.objects.order_by("pk").first().pk)
    name = one.get().name
    one.update(name=f"{name}（改）")
    yield
    one.update(name=name)


@contextmanager
def _spell_ended() -> Iterator[None]:
    from employment.models import Employment
    from workshops.access import clock

    spell = Employment.objects.filter(ended_on=None, started_on__lt=clock.today()).order_by("pk").first()
    one = Employment.objects.filter(pk=spell.pk)
    one.update(ended_on=clock.today() - datetime.timedelta(days=1))
    yield
    one.update(ended_on=None)


def _analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _timed(what: str, act: Callable) -> tuple[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        started = time.perf_counter()
        act()
        taken = time.perf_counter() - started
    print(f"{what:34}{taken:8.2f} s{len(asked):7} queries", flush=True)
    return what, taken


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
