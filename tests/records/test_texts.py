"""No text of a record holds somebody's number, however it is written."""

import pytest

from tests.employment.numbers import number
from tests.records.stage import samples, typed
from workshops.people.texts import SAID, holds_number
from workshops.records.kind import get


@pytest.mark.parametrize(
    "text",
    ["电话13812345678", "138 1234 5678", "138-1234-5678", "１３８１２３４５６７８", "138.1234.5678", "+86 13812345678",
     f"身份证{number(1)}"],
)  # fmt: skip
def test_numbers_are_found_in_every_spelling(text):
    assert holds_number(text)


@pytest.mark.parametrize("text", ["", None, "2025年3月1日签订12345元", "丹人社发〔2025〕138号", "12345678901234"])
def test_other_digits_are_not(text):
    assert not holds_number(text)


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "field"), [("known-brands", "name"), ("consultations", "minutes"),
                                             ("trainings", "organiser"), ("outlets", "address")])  # fmt: skip
def test_a_form_refuses_them_at_their_field(stage, as_user, name, field):
    kind, sample = get(name), samples()[name]
    sent = typed(kind, sample.facts(stage)) | {field: "联系人13812345678"}
    form = as_user(sample.by(stage)).post(kind.url("new"), sent).context["form"]
    assert form.errors[field] == [SAID]
