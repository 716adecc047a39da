"""The unified code's check digit, phone numbers, and what is kept of a form with faults."""

import pytest
from django import forms
from stdnum.cn import uscc

from certification.forms.applying_fields import ContactPhoneField, UsccField

VALID = "91110000600037341L"


def said(field, value) -> str:
    with pytest.raises(forms.ValidationError) as refusal:
        field.clean(value)
    return refusal.value.messages[0]


@pytest.mark.parametrize(
    "typed", [VALID, " 9111 0000 6000 3734 1l ", "９１１１０００0600037341L", "9111-0000-6000-3734-1L"]
)
def test_the_code_is_taken_as_people_type_it(typed):
    assert UsccField().clean(typed) == VALID


def test_every_other_check_digit_is_refused():
    for digit in "0123456789ABCDEFGHJKLMNPQRTUWXY":
        if digit != VALID[-1]:
            assert not uscc.is_valid(VALID[:-1] + digit)
            assert "校验位" in said(UsccField(), VALID[:-1] + digit)


@pytest.mark.parametrize(("typed", "words"), [(VALID[:-1], "17 位"), (VALID[:-1] + "I", "不会出现的字符")])
def test_what_is_wrong_with_a_code_is_said(typed, words):
    assert words in said(UsccField(), typed)


@pytest.mark.parametrize(
    ("typed", "digits"),
    [("138-0855 1234", "13808551234"), ("+86 13808551234", "13808551234"), ("１３８０８５５１２３４", "13808551234"),
       ("（0855）3612345", "08553612345"), ("010-65551234", "01065551234"), ("", "")],
)  # fmt: skip
def test_mobile_numbers_and_land_lines(typed, digits):
    assert ContactPhoneField(required=False).clean(typed) == digits


@pytest.mark.parametrize("typed", ["12345", "1380855123", "12808551234", "3612345", "0855-0612345", "微信同号"])
def test_what_is_no_number(typed):
    assert "手机号码" in said(ContactPhoneField(), typed)
