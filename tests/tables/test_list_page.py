"""A table's page: filters, search, order, pages, the htmx part and the workbook."""

import io

import pytest
from openpyxl import load_workbook

from workshops.access.models import JournalEntry

pytestmark = pytest.mark.urls("tests.tables.urls")


@pytest.fixture
def fetch(client, clerk):
    client.force_login(clerk)

    def get(query="", **headers):
        answer = client.get(f"/test/regions/?{query}", headers=headers)
        return answer

    return get


def codes(answer):
    return [region.code for region in answer.context["listing"].page]


def sheet(answer):
    content = b"".join(answer.streaming_content)
    return load_workbook(io.BytesIO(content)).active


def test_only_for_whom_the_mixin_lets_in(client):
    assert client.get("/test/regions/").status_code == 302


def test_rows_come_in_the_tables_order_with_cells_that_name_themselves(fetch):
    answer = fetch()
    assert codes(answer)[:3] == ["110000", "110101", "440000"]
    html = answer.content.decode()
    assert '<td data-label="全称">北京市东城区</td>' in html
    assert "公开的区划数据" in html
    assert "共 11 条" in html


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("level=prefecture", ["441900", "522600"]),
        ("certifies=true&level=prefecture", ["441900"]),
        ("certifies=false&level=prefecture", ["522600"]),
        ("search=丹寨", ["522636"]),
        ("search=贵州 雷山", ["522634"]),
        ("search=5226", ["522600", "522634", "522636"]),
        ("name=市&level=county", ["659001"]),
        ("parent=660000", ["659001"]),
        ("level=county&ordering=-code", ["659001", "522636", "522634", "110101"]),
        ("level=county&ordering=unknown", ["110101", "522634", "522636", "659001"]),
        ("level=county&ordering=full_name", ["110101", "522634", "522636", "659001"]),
    ],
)
def test_filters_search_and_order(fetch, query, expected):
    assert codes(fetch(query)) == expected


def test_a_faulty_filter_is_named_and_shows_no_rows(fetch):
    answer = fetch("level=village")
    assert codes(answer) == []
    html = answer.content.decode()
    assert "查询条件有误" in html
    assert "请从列出的各项中选择。" in html
    assert fetch("search=a%00b").status_code == 400


def test_nothing_found_says_so(fetch):
    assert "没有符合条件的记录" in fetch("search=无").content.decode()


def test_pages_keep_the_filters_and_are_capped(fetch):
    answer = fetch("page_size=2&level=province&page=2")
    assert codes(answer) == ["520000", "650000"]
    html = answer.content.decode()
    assert "level=province" in html
    assert "page=3" in html
    assert answer.context["listing"].page.paginator.per_page == 2
    assert fetch("page_size=9999").context["listing"].page.paginator.per_page == 200
    assert fetch("page_size=0&page=abc").context["listing"].page.number == 1
    assert fetch("page=99").status_code == 200
    assert fetch("page_size=²").status_code == 200


def test_htmx_gets_the_list_alone(fetch):
    part = fetch("level=county", HX_Request="true", HX_Boosted="true", HX_Target="list")
    html = part.content.decode()
    assert html.startswith('<div id="list"')
    assert "<html" not in html
    assert "HX-Request" in part.headers["Vary"]
    assert "<html" in fetch("level=county", HX_Request="true", HX_Target="tab-panel").content.decode()


def test_the_workbook_holds_the_rows_of_the_page(fetch):
    answer = fetch("level=county&ordering=-code&format=xlsx&page=2")
    assert answer.headers["Content-Type"].startswith("application/vnd.openxmlformats")
    assert "filename*=utf-8''%E8%A1%8C%E6%94%BF%E5%8C%BA%E5%88%92_" in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    rows = list(sheet(answer).iter_rows(values_only=True))
    assert "共 4 条" in rows[0][0]
    assert rows[1] == ("区划代码", "名称", "全称", "级别", "上级报送单位", "省级报送单位", "认定单位", "报送单位")
    assert [row[0] for row in rows[2:]] == ["659001", "522636", "522634", "110101"]
    assert rows[2][3:] == ("县级", "660000", "新疆生产建设兵团", "是", "否")


def test_every_workbook_of_a_page_is_journalled_without_what_may_name_a_person(fetch, clerk):
    sheet(fetch("level=county&search=王秀英&parent=522600&format=xlsx"))
    entry = JournalEntry.objects.get(action="table.export")
    assert entry.actor == clerk
    assert entry.detail == {"table": "regions", "rows": 0, "filters": "search=…&level=county&parent=…"}
    sheet(fetch("format=xlsx"))
    assert JournalEntry.objects.filter(action="table.export").first().detail == {"table": "regions", "rows": 11}
    fetch("level=village&format=xlsx")
    fetch("level=county")
    assert JournalEntry.objects.filter(action="table.export").count() == 2


def test_the_workbook_of_a_faulty_query_is_the_page_with_the_fault(fetch):
    answer = fetch("level=village&format=xlsx")
    assert "查询条件有误" in answer.content.decode()


def test_queries_of_a_page_do_not_grow_with_its_rows(fetch, django_assert_max_num_queries):
    fetch()
    with django_assert_max_num_queries(12) as few:
        fetch("page_size=1")
    with django_assert_max_num_queries(12) as many:
        fetch("page_size=200")
    assert len(few.captured_queries) == len(many.captured_queries)
