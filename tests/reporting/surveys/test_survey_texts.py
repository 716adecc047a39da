"""What stands in a survey can be kept, counted and written into a workbook."""

import datetime
import io

import pytest
from openpyxl import load_workbook
from rest_framework.test import APIClient

from reporting.actions import survey_filling, surveys
from reporting.models import SheetStatus
from tests.records.stage import TODAY
from tests.reporting.surveys.made import drafted, keyed, published, sheet_of
from workshops.access.refusal import Refused


def test_titles_questions_and_options_are_single_lines_of_what_is_seen(stage, visit):
    questions = ({"kind": "short", "text": "=1+1\x01主打\n产品", "section": "生\x0b产"},
                 {"kind": "single", "text": "订单", "options": ["增\x02加", "减少"]})  # fmt: skip
    survey = published(stage.province, questions, title="=1+1\x01调研")
    assert survey.title == "=1+1调研"
    sheet = sheet_of(survey, stage.workshop)
    answers = keyed(survey, {"=1+1主打 产品": "=2+2", "订单": "增加"})
    survey_filling.submit(sheet.pk, by=stage.county.leader, given=answers)
    page = visit(stage.province, f"/surveys/{survey.pk}/answers/?format=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(page.streaming_content))).active
    assert [cell.value for cell in sheet[2]][-2:] == ["1. =1+1主打 产品", "2. 订单"]
    assert [(cell.value, cell.data_type) for cell in sheet[3]][-2:] == [("=2+2", "s"), ("增加", "s")]


def test_a_survey_of_thousands_of_years_is_refused_and_none_breaks_its_next_edition(stage):
    last = datetime.date(9999, 12, 31)
    with pytest.raises(Refused) as refusal:
        drafted(stage.province, due_on=last)
    assert refusal.value.field == "due_on"
    survey = drafted(stage.province, due_on=TODAY.date() + datetime.timedelta(days=731))
    assert surveys.copy(survey.pk, by=stage.province).edition == 2


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
@pytest.mark.parametrize("answer", ['"\\ud800"', '[["\\uD800"]]', '{"\\udfff": 1}'])
def test_half_a_character_is_bad_input(survey, stage, answer, charset):
    sheet = sheet_of(survey, stage.workshop)
    client = APIClient(raise_request_exception=False)
    client.force_authenticate(stage.county.leader)
    key = next(iter(keyed(survey)))
    sent = f'{{"draft": true, "answers": {{"{key}": {answer}}}}}'.encode(charset)
    address = f"/api/v1/survey-sheets/{sheet.pk}/answers/"
    made = client.generic("POST", address, sent, content_type=f"application/json; charset={charset}")
    assert (made.status_code, "代理字符" in made.content.decode()) == (400, True)
    sheet.refresh_from_db()
    assert sheet.status == SheetStatus.WAITING
