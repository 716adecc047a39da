"""The page, the workbook and the API of head counts: the same cells, for offices in their own region."""

import datetime

import pytest

from tests import factories
from tests.certification.confirmations import on
from tests.employment import facts
from tests.factories import instant
from tests.reporting.people_reading import CODES, by_region, named
from tests.reporting.reading import cells_of, workbook

pytestmark = pytest.mark.django_db
PAGE, API = "/statistics/people/", "/api/v1/statistics/people/"


@pytest.fixture
def danzhai():
    return factories.County()


@pytest.fixture
def filled(danzhai):
    """Two counties of one prefecture; of three people one works in both."""
    one = facts.certified(danzhai, "一号坊", employed=18)
    two = facts.certified(factories.County(factories.LEISHAN), "二号坊", employed=5)
    facts.employed(2, one)
    facts.employed(2, two)
    facts.employed(3, one, "2023-01-01", "2023-12-31")
    facts.employed(4, two, relation="indirect", recorded_at=instant(2024, 3, 1))


@pytest.fixture
def office(client, filled):
    client.force_login(factories.province_official())
    with on("2024-06-01"):
        yield client


def test_the_page_shows_total_parts_and_the_difference(office):
    answer = office.get(PAGE, {"region": "522600"})
    table, page = answer.context["table"], answer.content.decode()
    assert by_region(table, "P01") == {factories.DANZHAI: 1, factories.LEISHAN: 1}
    assert named(table.total.figures)["P01"] == 1
    assert "各分项之和" in page
    assert (
        "有 1 人同时在两个以上的下级地区就业，在各地分别计 1 人，合计只计 1 人，因此各分项之和比合计多 1 人。" in page
    )
    assert "工坊申报的直接吸纳（E01）" in page
    assert "同一人在多家工坊就业的重复计入" in page
    assert named(table.total.figures)["E01"] == 23
    assert "统计日 2024年6月1日" in page


def test_a_county_has_no_parts_to_explain(office):
    page = office.get(PAGE, {"region": factories.DANZHAI}).content.decode()
    assert "各分项之和" not in page
    assert "差额说明" not in page


def test_lines_lead_to_their_parts_with_the_same_days(office):
    page = office.get(PAGE, {"as_of": "2023-06-30", "known_on": "2024-05-01"}).content.decode()
    assert "?as_of=2023-06-30&amp;known_on=2024-05-01&amp;region=522600" in page
    below = office.get(PAGE, {"as_of": "2023-06-30", "region": "522600"})
    assert by_region(below.context["table"], "P01") == {factories.DANZHAI: 2, factories.LEISHAN: 1}
    assert "region=522636" not in below.content.decode()  # certifies: no parts


def test_a_day_of_knowledge_is_its_last_instant(office):
    assert "P02" not in named(office.get(PAGE, {"known_on": "2024-02-29"}).context["table"].total.figures)
    table = office.get(PAGE, {"known_on": "2024-03-01"}).context["table"]
    assert named(table.total.figures)["P02"] == 1
    assert table.basis.known_at == instant(2024, 3, 2, 0) - datetime.timedelta(microseconds=1)
    assert office.get(PAGE, {"known_on": "2024-06-01"}).context["table"].basis.known_at is None


@pytest.mark.parametrize("asked", ["", "2024-02-30", "昨天", "2024-06-02", "0001-01-01", "9" * 500, "²"])
def test_what_is_no_day_is_today(office, asked):
    basis = office.get(PAGE, {"as_of": asked, "known_on": asked}).context["table"].basis
    assert (basis.as_of, basis.known_at) == (datetime.date(2024, 6, 1), None)


@pytest.mark.parametrize("query", [{"region": "522600"}, {"region": factories.DANZHAI, "as_of": "2023-06-30"}, {}])
def test_the_workbook_has_the_cells_of_the_page(office, query):
    table = office.get(PAGE, query).context["table"]
    book = workbook(office, f"{PAGE}?format=xlsx&" + "&".join(f"{key}={value}" for key, value in query.items()))
    _, days, _, total, *rest = cells_of(book["就业人数"])
    lines, below = rest[: len(table.lines)], rest[len(table.lines) :]
    assert days[0] == f"统计日：{table.basis.as_of}　登记截至：导出时"
    assert total[2:] == list(table.total.figures)
    assert [(row[0], row[2:]) for row in lines] == [(line.region.pk, list(line.figures)) for line in table.lines]
    told = [str(difference) for difference in table.differences]
    if len(table.lines) > 1:
        assert [row[2:] for row in below[:2]] == [list(table.sums), list(table.excess)]
        below = below[2:]
    assert [row[1] for row in below] == told
    notes = dict(row[:2] for row in cells_of(book["说明"]) if row[0])
    assert notes["校验码（SHA-256）"] == table.digest
    assert notes["统计日（事实截至）"] == str(table.basis.as_of)
    assert sum(key[:3] in CODES for key in notes) == len(CODES)


def test_statistics_and_head_counts_lead_to_each_other(office):
    assert f'href="{PAGE}?region=520000"' in office.get("/statistics/").content.decode()
    assert 'href="/statistics/?region=520000"' in office.get(PAGE).content.decode()


def test_a_region_of_others_is_not_found(client, filled, danzhai):
    client.force_login(danzhai.clerk)
    for path in (PAGE, API):
        assert client.get(path).status_code == 200
        for code in (factories.LEISHAN, "522600", "110000", "x"):
            assert client.get(path, {"region": code}).status_code == 404, (path, code)
            assert client.get(path, {"region": code, "format": "xlsx"}).status_code == 404, (path, code)


@pytest.mark.parametrize("department", ["hrss", "rural"])
def test_all_three_departments_read_it(client, filled, danzhai, department):
    client.force_login(getattr(danzhai, department))
    assert named(client.get(PAGE).context["table"].total.figures)["P01"] == 1


def test_leaders_administrators_and_strangers_do_not(client, filled, danzhai):
    for path in (PAGE, API):
        assert client.get(path).status_code in (302, 401)
        assert client.get(path, {"format": "xlsx"}).status_code in (302, 401)
    for user in (danzhai.leader, factories.user("auditor", "auditor")):
        client.force_login(user)
        for path in (PAGE, API):
            assert client.get(path).status_code == 404, path
            assert client.get(path, {"format": "xlsx"}).status_code == 404, path


def test_the_api_says_the_same(office):
    answer = office.get(API, {"region": "522600", "as_of": "2024-05-31"}).json()
    table = office.get(PAGE, {"region": "522600", "as_of": "2024-05-31"}).context["table"]
    assert answer["as_of"] == "2024-05-31"
    assert answer["known_at"] is None
    assert answer["digest"] == table.digest
    assert answer["total"]["figures"] == dict(zip(CODES, table.total.figures, strict=True))
    assert [line["region"] for line in answer["lines"]] == [line.region.pk for line in table.lines]
    assert answer["differences"][0] == {"indicator": "P01", "excess": 1, "persons": 1}


def test_the_api_takes_an_instant_of_knowledge(office):
    def known(instant: str) -> int:
        return office.get(API, {"known_at": instant}).json()["total"]["figures"]["P02"]

    assert known("2024-03-01T09:59:59") == 0
    assert known("2024-03-01T10:00:00") == 1
    assert known("2024-03-01T02:00:00Z") == 1
    book = workbook(office, f"{API}?format=xlsx&known_at=2024-03-01T09:59:59")
    assert "登记截至：2024-03-01 09:59:59" in cells_of(book["就业人数"])[1][0]


@pytest.mark.parametrize(
    "query",
    [{"as_of": "x"}, {"as_of": "2024-06-02"}, {"known_at": "x"}, {"known_at": "2024-02-30T00:00:00"},
     {"known_at": "2024-06-03T00:00:00"}, {"known_at": "1635-10-02T10:11:30"}],
)  # fmt: skip
def test_the_api_refuses_what_is_no_past_day(office, query):
    for form in ({}, {"format": "xlsx"}):
        answer = office.get(API, query | form)
        assert answer.status_code == 400
        assert list(answer.json()) == list(query)


def test_head_counts_stand_among_the_indicators(office):
    listed = office.get("/api/v1/indicators/", {"search": "P1", "page_size": 50}).json()["results"]
    assert [each["code"] for each in listed] == ["P10", "P11", "P12", "P13"]
    assert not any(each["additive"] for each in listed)
