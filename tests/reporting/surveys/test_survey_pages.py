"""Composing without script, filling without losing anything, results equal a recount, the workbook, the API."""

import io
import re
import statistics
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from rest_framework.test import APIClient

from reporting.actions import survey_filling
from reporting.models import Survey
from reporting.queries.desk_areas import areas_waiting
from reporting.queries.desk_leader import leader_waiting
from reporting.queries.survey_results import results
from reporting.queries.surveys import progress, questions_of
from tests import factories
from tests.employment import registered
from tests.records.stage import TODAY
from tests.reporting.surveys.made import ANSWERS, DAY, QUESTIONS, drafted, keyed, published, sheet_of, submitted
from workshops.access import clock

SETTINGS = {"title": "年中调研", "opens_on": "2026-03-02", "due_on": "2026-03-20", "audience": "workshops"}


def url(name: str, *args) -> str:
    return reverse(f"reporting:survey-{name}", args=args)


def sheet_rows(answer) -> list[list]:
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


def status(answer) -> int:
    """Of a file, read to its end, which closes it."""
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


def text(page) -> str:
    return page.content.decode()


def test_a_province_composes_on_pages_and_publishes(stage, visit):
    by = stage.province
    visit(by, url("new"), SETTINGS)
    survey = Survey.objects.get(title="年中调研")
    new = url("question-new", survey.pk)
    visit(
        by, f"{new}?kind=number", {"text": "工人数", "unit": "人", "minimum": "0", "maximum": "500", "required": "on"}
    )
    visit(by, f"{new}?kind=single", {"text": "是否停产", "options": "否\n\n是", "required": "on"})
    page = visit(by, f"{new}?kind=single", {"text": "只有一项", "options": "否"})
    assert "至少填写两个选项" in text(page)
    assert "只有一项" in text(page)
    table = {"text": "产品", "rows": "2", "column_1": "名称", "column_2": "产量", "column_2_holds": "number"}
    visit(by, f"{new}?kind=table", table)
    last = survey.questions.last()
    assert [each["name"] for each in last.columns] == ["名称", "产量"]
    visit(by, url("question-move", survey.pk, last.pk), {"to": "up"})
    assert [row.text for row in survey.questions.all()] == ["工人数", "产品", "是否停产"]
    assert "工人数" in text(visit(by, url("preview", survey.pk)))
    assert "将发给 2 个" in text(visit(by, url("detail", survey.pk)))
    page = visit(by, url("publish", survey.pk), {"x": "1"})
    assert "共发给 2 个填写对象" in text(page)
    assert visit(by, url("edit", survey.pk)).status_code == 404


def test_a_draft_is_the_senders_alone(stage, visit):
    survey = drafted(stage.province)
    for person in (stage.county.clerk, stage.ministry, stage.official("hrss")):
        assert visit(person, url("detail", survey.pk)).status_code == 404
    assert visit(stage.county.clerk, url("new")).status_code == 403


def posted(survey, answers: dict) -> dict:
    """As a browser sends them."""
    made = {}
    for key, answer in keyed(survey, answers).items():
        if isinstance(answer, list) and isinstance(answer[0], list):
            made |= {f"{key}-{r}-{c}": cell for r, row in enumerate(answer) for c, cell in enumerate(row)}
        else:
            made[key] = answer
    return made


def test_faults_lose_nothing_and_each_names_its_question(stage, survey, visit):
    sheet, leader = sheet_of(survey, stage.workshop), stage.county.leader
    given = posted(survey, ANSWERS | {"上半年订单": "很多", "主打产品": ""}) | {
        "act": "submit",
        "version": sheet.version,
    }
    page = text(visit(leader, url("sheet-fill", sheet.pk), given))
    assert "2. 上半年订单：请填写数字" in page
    assert "1. 主打产品：这是必答题" in page
    assert 'value="很多"' in page
    assert 'value="桌布"' in page
    sheet.refresh_from_db()
    assert (sheet.status, sheet.answers[next(iter(keyed(survey, {"上半年订单": ""})))]) == ("started", "很多")
    again = text(visit(leader, url("sheet-fill", sheet.pk)))
    assert "希望多组织展销。" in again
    good = posted(survey, ANSWERS) | {"act": "submit", "version": sheet.version}
    assert "问卷已提交" in text(visit(leader, url("sheet-fill", sheet.pk), good))
    assert visit(leader, url("sheet-fill", sheet.pk)).status_code == 404


def test_a_photograph_is_kept_though_another_answer_is_wrong_and_only_its_readers_see_it(stage, survey, visit):
    sheet, leader = sheet_of(survey, stage.workshop), stage.county.leader
    key = next(question.key for question in questions_of(survey) if question.kind == "photo")
    bad = SimpleUploadedFile("假.jpg", b"no picture", "image/jpeg")
    visit(leader, url("sheet-fill", sheet.pk), {"act": "submit", "version": 1, key: [factories.photo(), bad]})
    kept = sheet.photos.get()
    address = url("sheet-photo", sheet.pk, kept.attachment_id)
    assert status(visit(leader, address)) == 200
    assert status(visit(stage.province, address)) == 404  # a draft
    assert visit(stage.other.leader, address).status_code == 404
    sheet.refresh_from_db()
    survey_filling.submit(sheet.pk, by=leader, given=keyed(survey))
    assert status(visit(stage.province, address)) == 200
    assert visit(stage.other.clerk, address).status_code == 404
    survey_filling.reopen(sheet.pk, by=stage.province, reason="请换一张")
    sheet.refresh_from_db()
    visit(leader, url("sheet-fill", sheet.pk), {"remove": str(kept.attachment_id), "version": sheet.version})
    assert sheet.photos.count() == 0


def test_a_draft_with_a_refused_photograph_or_number_keeps_everything_else(stage, survey, visit):
    sheet, leader = sheet_of(survey, stage.workshop), stage.county.leader
    key = next(question.key for question in questions_of(survey) if question.kind == "photo")
    bad = SimpleUploadedFile("IMG_0001.HEIC", b"\0\0\0\x18ftypheic" * 9, "image/heic")
    given = posted(survey, ANSWERS | {"意见建议": "请打 138 0000 1234"})
    page = text(visit(leader, url("sheet-fill", sheet.pk), given | {"act": "save", "version": sheet.version, key: bad}))
    assert "不是 JPG、PNG 或 WebP 格式的照片" in page
    assert "138 0000 1234" in page
    sheet.refresh_from_db()
    kept = keyed(survey, {"主打产品": "蜡染围巾", "订单较去年": "增加"})
    assert sheet.answers.items() >= kept.items()
    assert "1234" not in str(sheet.answers)


def test_the_enter_key_saves_and_neither_submits_nor_removes_a_photograph(stage, survey, visit):
    sheet, leader = sheet_of(survey, stage.workshop), stage.county.leader
    key = next(question.key for question in questions_of(survey) if question.kind == "photo")
    visit(leader, url("sheet-fill", sheet.pk), {"act": "save", "version": 1, key: [factories.photo()]})
    page = text(visit(leader, url("sheet-fill", sheet.pk)))
    first = re.search(r"<button[^>]*>", page[page.index('<form method="post" enctype') :])[0]
    assert 'value="save"' in first
    assert 'name="remove"' in page


def test_the_sender_reminds_and_sends_on_from_its_page(stage, survey, visit):
    registered.workshop(stage.county, name="新认定工坊")
    page = text(visit(stage.province, url("detail", survey.pk)))
    assert "提醒未填的 2 个" in page
    assert "补发给新增的 1 个" in page
    assert "已补发给 1 个填写对象" in text(visit(stage.province, url("extend", survey.pk), {"x": "1"}))
    assert "条提醒" in text(visit(stage.province, url("remind", survey.pk), {"x": "1"}))
    assert "今天已经提醒过" in text(visit(stage.province, url("remind", survey.pk), {"x": "1"}))
    for person in (stage.ministry, stage.county.clerk):
        assert "催办" not in text(visit(person, url("detail", survey.pk)))
        for step in ("extend", "remind"):
            assert visit(person, url(step, survey.pk), {"x": "1"}).status_code == 404


def test_whoever_saves_second_is_told_and_keeps_what_was_typed(stage, survey, visit):
    sheet, leader = sheet_of(survey, stage.workshop), stage.county.leader
    given = posted(survey, {"主打产品": "刺绣"}) | {"act": "save", "version": sheet.version}
    survey_filling.save_draft(sheet.pk, by=stage.county.clerk, given=keyed(survey, {"主打产品": "银饰"}))
    page = text(visit(leader, url("sheet-fill", sheet.pk), given))
    assert "又有别人保存过" in page
    assert 'value="刺绣"' in page


def test_a_draft_is_not_read_by_the_sender(stage, survey, visit):
    sheet = sheet_of(survey, stage.workshop)
    survey_filling.save_draft(sheet.pk, by=stage.county.leader, given=keyed(survey, {"主打产品": "未定稿"}))
    assert "未定稿" in text(visit(stage.county.leader, url("sheet-detail", sheet.pk)))
    for person in (stage.province, stage.county.approver):
        page = text(visit(person, url("sheet-detail", sheet.pk)))
        assert ("未定稿" in page) == (person == stage.county.approver)  # who may fill it in the stead


def test_results_equal_a_recount(stage, visit):
    orders = [3, 10, 10, 27]
    workshops = [stage.workshop, stage.others_workshop]
    workshops += [registered.workshop(stage.county, name=f"工坊{n}") for n in range(2)]
    survey = published(stage.province)
    for place, (workshop, count) in enumerate(zip(workshops, orders, strict=True)):
        trend = "增加" if place < 3 else "减少"
        submitted(survey, workshop, 上半年订单=str(count), 订单较去年=trend, 主要产品=[["甲", str(count)], ["乙", ""]])
    found = {each.question.text: each for each in results(survey, stage.province)}
    spread = found["上半年订单"].spread
    assert (spread.least, spread.most, spread.total, spread.count) == (3, 27, 50, 4)
    assert (spread.mean, spread.median) == (Decimal("12.50"), Decimal(statistics.median(orders)))
    assert found["订单较去年"].counts == {"增加": 3, "持平": 0, "减少": 1}
    assert found["主要困难"].counts == {"资金": 4, "用工": 0, "销售": 4}
    assert (found["主要产品"].rows, found["主要产品"].columns["年产量"].total) == (8, 50)
    in_county = {each.question.text: each for each in results(survey, stage.other.clerk)}
    assert in_county["上半年订单"].spread.total == 10
    page = text(visit(stage.province, url("results", survey.pk)))
    assert "12.50" in page
    assert "50" in page
    lines = progress(survey, stage.official(code="522600"))
    assert [(line.region.pk, line.sent, line.filled) for line in lines] == [("522634", 1, 1), ("522636", 3, 3)]


def test_one_list_of_columns_for_page_workbook_and_api(stage, survey, visit):
    sheet = submitted(survey, stage.workshop)
    answer = visit(stage.province, url("answers", survey.pk) + "?format=xlsx")
    rows = sheet_rows(answer)
    head, line = rows[1], rows[2]
    named = dict(zip(head, line, strict=False))
    assert [f"{n}. {each['text']}" for n, each in enumerate(QUESTIONS, start=1)] == [
        name.split("（")[0] for name in head[6:]
    ]
    assert named["2. 上半年订单（件）"] == 1200
    assert named["4. 主要困难"] == "资金；销售"
    assert named["6. 主要产品"] == "产品：围巾，年产量：800；产品：桌布，年产量：400"
    client = APIClient()
    client.force_authenticate(stage.province)
    found = client.get(f"/api/v1/surveys/{survey.pk}/answers/").json()
    assert [column["label"] for column in found["columns"]] == head
    assert found["results"][0]["id"] == sheet.pk
    client.force_authenticate(stage.official(code="440000"))
    assert client.get(f"/api/v1/surveys/{survey.pk}/answers/").status_code == 404


def test_a_table_of_the_survey_is_flattened(stage, survey, visit):
    submitted(survey, stage.workshop)
    number = next(n for n, each in enumerate(QUESTIONS, start=1) if each["kind"] == "table")
    rows = sheet_rows(visit(stage.province, url("answered", survey.pk, number) + "?format=xlsx"))
    assert [row[2:] for row in rows[2:]] == [[1, "围巾", 800], [2, "桌布", 400]]
    page = text(visit(stage.province, url("answered", survey.pk, number)))
    assert '<td data-label="产品">桌布</td>' in page  # on a phone no heading stands above it
    assert 'data-label="年产量" class="numeric">400<' in page
    assert "希望多组织展销" in text(visit(stage.province, url("answered", survey.pk, len(QUESTIONS))))


def test_the_api_fills_ones_own_sheet(stage, survey):
    sheet = sheet_of(survey, stage.workshop)
    client = APIClient()
    client.force_authenticate(stage.county.leader)
    address = f"/api/v1/survey-sheets/{sheet.pk}/answers/"
    wrong = client.post(address, {"answers": keyed(survey, {"上半年订单": -1})}, format="json")
    assert wrong.status_code == 400
    done = client.post(address, {"answers": keyed(survey) | {"nonsense": {"a": [1]}}}, format="json")
    assert (done.status_code, done.json()["status"]) == (200, "submitted")
    assert client.post(address, {"answers": {}}, format="json").status_code == 409
    client.force_authenticate(stage.other.leader)
    assert client.get(f"/api/v1/survey-sheets/{sheet.pk}/").status_code == 404
    assert [each["id"] for each in client.get("/api/v1/survey-sheets/").json()["results"]] != [sheet.pk]


def test_the_desk_says_what_waits(stage, survey):
    today = TODAY.date()
    leader = {each.label: each for each in leader_waiting(stage.county.leader, today)}
    assert (leader["待填写的问卷"].count, leader["待填写的问卷"].until) == (1, today + 10 * DAY)
    with clock.at(TODAY + 5 * DAY):
        labels = {each.label for each in areas_waiting(stage.province, today + 5 * DAY)}
    assert "将截止而填报少的问卷" in labels
    assert "待填写的问卷" not in labels


def test_what_looks_like_a_formula_is_written_as_text(stage, survey, visit):
    formula = '=HYPERLINK("http://example.org","点我")'
    submitted(survey, stage.workshop, 主打产品=formula, 意见建议="@SUM(1+1)", 主要产品=[["+围巾", "-3"]])
    number = next(n for n, each in enumerate(QUESTIONS, start=1) if each["kind"] == "table")
    kinds = {}
    for address in (url("answers", survey.pk), url("answered", survey.pk, number)):
        answer = visit(stage.province, f"{address}?format=xlsx")
        book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
        kinds |= {cell.value: cell.data_type for row in book.active.iter_rows(min_row=3) for cell in row}
    assert [kinds[said] for said in (formula, "@SUM(1+1)", "+围巾")] == ["s", "s", "s"]
    assert "f" not in kinds.values()
