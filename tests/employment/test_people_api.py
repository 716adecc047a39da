"""Lists of people as API and workbook: the same rows and fields as the pages; names only with a purpose."""

import io

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from employment.actions import paying
from employment.actions.paying import Entry
from tests import factories
from tests.api.conftest import Api, sheet_of
from tests.employment.numbers import number
from tests.employment.people import NAME, PHONE, TODAY, day, readers, register
from workshops.access import clock
from workshops.access.models import JournalEntry

pytestmark = pytest.mark.django_db
MASKED_NUMBER = f"{number(1)[:6]}********{number(1)[-4:]}"
MASKED_PHONE = "138****0007"
# reader: name, identity, phone, contract as the API tells them
TOLD = {
    "leader": (NAME, MASKED_NUMBER, MASKED_PHONE, "labour"),
    "culture": (NAME, MASKED_NUMBER, MASKED_PHONE, "labour"),
    "hrss": (NAME, MASKED_NUMBER, MASKED_PHONE, "labour"),
    "rural": (NAME, MASKED_NUMBER, None, None),
    "prefecture": ("杨**", None, None, None),
    "province": ("杨**", None, None, None),
}
READ_PAY = ("leader", "culture", "hrss")
QUERIES = {"workers": 9, "employments": 9, "pays": 9}


@pytest.fixture
def county(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    with clock.at(TODAY):
        yield factories.County()


@pytest.fixture
def spell(county, workshop):
    """Employed and paid for May."""
    made = register(county.leader, workshop, contract="labour", pay_basis="piece")
    given = {"by": county.leader, "workshop_id": workshop.pk, "period": "month", "period_from": day("2025-05-01")}
    paying.record_many(**given, entries=[Entry(made.pk, 1800, "piece")])
    return made


@pytest.mark.parametrize("reader", TOLD)
def test_fields_by_the_matrix(county, spell, reader):
    api = Api(readers(county)[reader])
    for answer in (
        api.get("/workers/").json()["results"][0],
        api.get(f"/workers/{spell.worker_id}/").json(),
    ):
        assert (answer["name"], answer["identity"], answer["phone"]) == TOLD[reader][:3]
    for answer in (
        api.get("/employments/").json()["results"][0],
        api.get(f"/employments/{spell.pk}/").json(),
    ):
        assert (answer["name"], answer["contract"]) == (TOLD[reader][0], TOLD[reader][3])
        assert answer["pay_basis"] == ("piece" if reader in READ_PAY else None)
    assert api.get("/pays/").json()["count"] == (reader in READ_PAY)
    assert api.get(f"/pays/{spell.pays.get().pk}/").status_code == (200 if reader in READ_PAY else 404)


def test_out_of_scope_there_is_nothing(county, spell):
    pays = spell.pays.get().pk
    leishan = factories.County(factories.LEISHAN)
    for user in (leishan.leader, leishan.clerk, leishan.rural):
        api = Api(user)
        for path in ("/workers/", "/employments/", "/pays/"):
            assert api.get(path).json()["count"] == 0
        for path in (f"/workers/{spell.worker_id}/", f"/employments/{spell.pk}/", f"/pays/{pays}/"):
            assert api.get(path).status_code == 404


def test_filters_and_search(county, workshop, spell):
    register(county.leader, workshop, 2, name="王阿花", relation="indirect", category="monitored")
    api = Api(county.clerk)

    def found(path, **query):
        return [row["name"] for row in api.get(path, **query).json()["results"]]

    for path in ("/workers/", "/employments/"):
        assert found(path, relation="indirect") == ["王阿花"]
        assert found(path, category="monitored", is_verified="false") == ["王阿花"]
        assert found(path, search="阿妹") == [NAME]
        assert found(path, ordering="name", is_running="true") == sorted([NAME, "王阿花"])
        assert len(found(path, region="522636", home_region="522636")) == 2
        assert api.get(path, identity=number(1)).json()["count"] == 2  # no such filter
        assert api.get(path, ordering="identity").status_code == 400
    assert found("/pays/", period="month") == [NAME]
    above = Api(factories.province_official())
    assert above.get("/workers/", region="522636").json()["count"] == 2
    assert above.get("/workers/", region="522634").json()["count"] == 0
    assert above.get("/workers/", search="阿妹").json()["count"] == 0
    assert above.get("/workers/", ordering="name").status_code == 400


@pytest.mark.parametrize("reader", TOLD)
def test_the_plain_workbook_has_no_personal_column(county, spell, client, reader):
    user = readers(county)[reader]
    client.force_login(user)
    books = [Api(user).get(f"/{path}/", format="xlsx") for path in ("workers", "employments", "pays")]
    books += [client.get(reverse(f"employment:{name}-list"), {"format": "xlsx"}) for name in ("worker", "employment")]
    sheets = [sheet_of(book) for book in books]
    for rows in sheets:
        assert not {"姓名", "身份证号码", "联系电话"} & set(rows[1])
        said = str(rows)
        assert not [each for each in (NAME, "杨**", MASKED_NUMBER, MASKED_PHONE, number(1), PHONE) if each in said]
    assert ("劳动合同" in str(sheets[1])) == ("合同" in sheets[1][1]) == (reader in READ_PAY)
    assert ("1800" in str(sheets[2])) == (reader in READ_PAY)


def test_numbers_that_are_masked_take_no_query(county, workshop, spell, client):
    """Pages and API lists take as many queries for six rows as for one."""
    asks = [(Api(county.clerk), f"/{path}/", most) for path, most in QUERIES.items()]
    client.force_login(county.clerk)

    def taken() -> list[int]:
        counts = []
        for api, path, _ in asks:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert api.get(path).status_code == 200
            counts.append(len(queries))
        for name in ("worker-list", "employment-list", "pay-list"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(reverse(f"employment:{name}")).status_code == 200
            counts.append(len(queries))
        return counts

    taken()
    before = taken()
    assert before[:3] <= [most for _, _, most in asks]
    for serial in range(2, 7):
        made = register(county.leader, workshop, serial, name="王阿花", category="monitored")
        paying.record_many(
            by=county.leader, workshop_id=workshop.pk, period="month", period_from=day("2025-05-01"),
            entries=[Entry(made.pk, 100, "piece")],
        )  # fmt: skip
    assert taken() == before


def export(client, user, name="worker-export", **data):
    client.force_login(user)
    given = {"purpose": "核对参保人员", "password": factories.PASSWORD} | data
    return client.post(reverse(f"employment:{name}") + "?relation=direct", given)


def cells(answer) -> list[tuple]:
    content = b"".join(answer.streaming_content)
    return list(load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))


def test_a_workbook_with_names_takes_purpose_and_password(county, spell, client):
    for wrong, said in ({"purpose": "看"}, "至少 4 个字"), ({"password": "guessed"}, "密码不正确。"):
        answer = export(client, county.leader, **wrong)
        assert said in answer.content.decode()
    assert not JournalEntry.objects.filter(action="personal_data.export").exists()
    answer = export(client, county.leader)
    assert "no-store" in answer["Cache-Control"]
    said = str(cells(answer))
    assert NAME in said
    assert MASKED_NUMBER in said
    assert MASKED_PHONE in said
    assert number(1) not in said
    entry = JournalEntry.objects.get(action="personal_data.export")
    assert entry.actor == county.leader
    assert entry.detail == {
        "table": "workers", "rows": 1, "purpose": "核对参保人员", "clear": [], "filters": "relation=direct",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("reader", "clear"),
    [
        ("leader", ["identity", "phone"]),
        ("culture", ["phone"]),
        ("hrss", ["identity", "phone"]),
        ("rural", ["identity"]),
    ],
)
@pytest.mark.parametrize("name", ["worker-export", "employment-export"])
def test_clear_numbers_only_where_the_matrix_allows(county, spell, client, name, reader, clear):
    said = str(cells(export(client, readers(county)[reader], name, clear="on")))
    assert [key for key, plain in (("identity", number(1)), ("phone", PHONE)) if plain in said] == clear
    assert (MASKED_PHONE in said) == (reader != "rural" and "phone" not in clear)
    assert JournalEntry.objects.get(action="personal_data.export").detail["clear"] == clear


def test_who_reads_no_names_has_no_such_page(county, spell, client):
    for user in (factories.province_official(), factories.ministry_official()):
        assert export(client, user, clear="on").status_code == 404
    client.force_login(factories.province_official())
    assert reverse("employment:worker-export") not in client.get(reverse("employment:worker-list")).content.decode()


def test_an_export_holds_only_rows_in_scope(county, spell, client):
    leishan = factories.County(factories.LEISHAN)
    rows = cells(export(client, leishan.clerk))
    assert NAME not in str(rows)
    assert JournalEntry.objects.get(action="personal_data.export").detail["rows"] == 0


def test_pay_is_a_page_for_who_reads_it(county, spell, client):
    for reader, user in readers(county).items():
        client.force_login(user)
        answer = client.get(reverse("employment:pay-list"))
        assert answer.status_code == (200 if reader in READ_PAY else 404), reader
        detail = client.get(reverse("employment:worker-detail", args=[spell.worker_id])).content.decode()
        assert ("1,800" in detail) == (reader in READ_PAY)
