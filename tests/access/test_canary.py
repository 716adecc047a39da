"""No identity or telephone number leaves its sealed field: a day's work with known numbers, then a search everywhere.

Looked through: what the loggers were told, Redis, every text of every table, the server's files and the temporary
directory, the addresses asked for, and the pages of errors.
"""

import base64
import binascii
import logging
import re
import tempfile
import zipfile
from pathlib import Path

import pytest
import redis
from django.apps import apps
from django.conf import settings
from django.core.files import File
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from employment.actions import registering
from employment.models import Employment, Listing, Worker
from tests import factories
from tests.employment import registered
from tests.employment.listing_sheets import workbook as list_workbook
from tests.employment.numbers import number
from tests.employment.people_sheets import line, workbook
from workshops.actions import importing, running_imports
from workshops.models import ImportJob
from workshops.tasks import check_import, save_import

# Each number is used in one way alone, so that a finding says where it came from.
BY_FORM, BY_WRONG_FORM, BY_CRASH, BY_IMPORT, BY_WRONG_IMPORT, BY_LIST = (number(serial) for serial in range(200, 206))
PHONES = tuple(f"1397654{serial:04d}" for serial in range(6))
CANARIES = (BY_FORM, BY_WRONG_FORM, BY_CRASH, BY_IMPORT, BY_WRONG_IMPORT, BY_LIST, *PHONES)
NAME = "潘秋菊"


class Heard(logging.Handler):
    """Everything that any logger is told, as it would be written, with the tracebacks."""

    def __init__(self):
        super().__init__(level=logging.DEBUG)
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


@pytest.fixture
def heard():
    """All loggers at their most talkative, whether they pass on what they hear or not."""
    handler = Heard()
    named = [logging.getLogger(name) for name in ("django", "django.server", "django.db.backends", "celery", "axes")]
    watched = [logging.getLogger(), *named]
    levels = [logger.level for logger in watched]
    for logger in watched:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    connection.force_debug_cursor = True  # statements are told to the log with their values
    yield handler.lines
    connection.force_debug_cursor = False
    for logger, level in zip(watched, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


@pytest.fixture
def county(transactional_db):
    return factories.County()


def client_of(user) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def posted(county, identity: str, phone: str, **changes) -> dict:
    return {
        "name": NAME, "identity": identity, "phone": phone, "ethnic_group": "06", "home_region": county.region.pk,
        "category": "monitored", "relation": "direct", "form": "on_site", "post": "蜡染工", "started_on": "2025-03-01",
    } | changes  # fmt: skip


def everything_stored() -> str:
    """Every text and JSON value of every table."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    found = []
    there = connection.introspection.table_names()
    for model in apps.get_models():
        names = [field.attname for field in model._meta.concrete_fields if isinstance(field, kinds)]
        if names and model._meta.db_table in there:
            found += map(str, model._base_manager.values_list(*names))
    return "\n".join(found)


READ = {
    b"string": lambda server, key: [server.get(key)],
    b"list": lambda server, key: server.lrange(key, 0, -1),
    b"set": lambda server, key: server.smembers(key),
    b"zset": lambda server, key: server.zrange(key, 0, -1),
    b"hash": lambda server, key: [part for pair in server.hgetall(key).items() for part in pair],
}
PACKED = re.compile(rb"[A-Za-z0-9+/=]{24,}")


def everything_in_redis() -> str:
    """Every key with its values; what is packed in base64, as messages to workers are, also unpacked."""
    server = redis.Redis.from_url(settings.REDIS_URL)
    found = []
    for key in server.scan_iter("*"):
        for value in READ[server.type(key)](server, key):
            found += [key, value, *(_unpacked(part) for part in PACKED.findall(value))]
    return "\n".join(part.decode(errors="replace") for part in found)


def _unpacked(part: bytes) -> bytes:
    try:
        return base64.b64decode(part)
    except binascii.Error:
        return b""


def files_below(folder: Path) -> str:
    """Names and contents of the files; of workbooks, what is packed in them."""
    found = []
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        found.append(str(path))
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                found += [packed.read(name).decode(errors="replace") for name in packed.namelist()]
        else:
            found.append(path.read_bytes().decode(errors="replace"))
    return "\n".join(found)


def leaks(said: str) -> list[str]:
    return [canary for canary in CANARIES if canary in said]


def registers_on_pages(county, workshop, monkeypatch) -> list:
    """The answers to a sound form, a wrong one, and one whose action breaks down."""
    client, address = client_of(county.leader), reverse("employment:worker-register", args=[workshop.pk])
    sound = client.post(address, posted(county, BY_FORM, PHONES[0]))
    assert sound.status_code == 302, sound.content.decode()
    worker = Worker.objects.get()
    pages = [client.get(reverse(name)) for name in ("employment:worker-list", "employment:employment-list")]
    pages.append(client.get(reverse("employment:worker-detail", args=[worker.pk])))
    wrong = client.post(address, posted(county, BY_WRONG_FORM, PHONES[1], started_on="2099-01-01"))
    assert BY_WRONG_FORM in wrong.content.decode()  # what was typed is not lost
    assert "no-store" in wrong["Cache-Control"]

    def breaks(**given):
        raise RuntimeError("something nobody thought of")

    monkeypatch.setattr(registering, "register", breaks)
    crashed = client.post(address, posted(county, BY_CRASH, PHONES[2]))
    assert crashed.status_code == 500
    return [sound, *pages, crashed]


def imports(county) -> None:
    """People through a worker's tasks, with a row that is refused; and a rural list."""
    rows = (line(1, identity=BY_IMPORT, phone=PHONES[3]), line(2, identity=BY_WRONG_IMPORT, phone=PHONES[4] + "9"))
    job = importing.upload(by=county.leader, table_name="workers", file=named(workbook(*rows)))
    check_import.delay(str(job.pk))  # stays in the broker: nobody works here
    running_imports.check(job.pk)
    importing.confirm(job.pk, by=county.leader, skip_bad_rows=True)
    save_import.delay(str(job.pk))
    running_imports.save(job.pk)
    entry = {
        "change": "新增",
        "name": NAME,
        "identity": BY_LIST,
        "category": "监测帮扶对象",
        "valid_from": "2024-01-01",
    }
    listed = importing.upload(by=county.rural, table_name="poverty-lists", file=named(list_workbook(entry)))
    running_imports.check(listed.pk)
    importing.confirm(listed.pk, by=county.rural, skip_bad_rows=False)
    running_imports.save(listed.pk)
    assert {each.state for each in ImportJob.objects.all()} == {ImportJob.State.DONE}, [
        (each.state, each.message, each.result) for each in ImportJob.objects.all()
    ]


def named(file) -> File:
    return File(file, name="名单.xlsx")


@pytest.fixture
def temporary(tmp_path, monkeypatch) -> Path:
    """A temporary directory of the test's own for whatever the process puts aside."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_known_numbers_are_found_nowhere(county, heard, temporary, monkeypatch):
    workshop = registered.workshop(county)
    answers = registers_on_pages(county, workshop, monkeypatch)
    imports(county)
    assert (Employment.objects.count(), Listing.objects.count()) == (2, 1)
    for answer in answers:
        said = answer.content.decode() + str(answer.headers)
        assert leaks(said) == [], answer.request["PATH_INFO"]
        assert leaks(answer.request["PATH_INFO"] + answer.request["QUERY_STRING"]) == []
    assert any("something nobody thought of" in each for each in heard)  # the breakdown was told, without its data
    assert any("INSERT INTO" in each for each in heard)
    found = {
        "logs": leaks("\n".join(heard)),
        "tables": leaks(everything_stored()),
        "redis": leaks(everything_in_redis()),
        "files": leaks(files_below(Path(settings.MEDIA_ROOT))),
        "temporary files": leaks(files_below(temporary)),
    }
    assert found == {place: [] for place in found}


def test_the_search_would_find_them(county, temporary):
    """Without this the test above would prove nothing: the same numbers left in each place are found."""
    check_import.delay(BY_FORM)
    assert leaks(everything_in_redis()) == [BY_FORM]
    redis.Redis.from_url(settings.REDIS_URL).flushdb()
    workshop = registered.workshop(county, name=f"工坊{PHONES[0]}")
    assert leaks(everything_stored()) == [PHONES[0]]
    workshop.delete()
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(workbook(line(1, identity=BY_IMPORT)).getvalue())
        file.flush()
        assert leaks(files_below(temporary)) == [BY_IMPORT]
