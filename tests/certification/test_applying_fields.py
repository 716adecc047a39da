"""Single fields of an application: how values are taken as people type them, and what is said of those that are not."""

from decimal import Decimal

import pytest
from django import forms
from stdnum.cn import uscc

from certification.completeness import head_count_problems
from certification.forms.applying import EmploymentForm, OperatorForm, PremisesForm
from certification.forms.applying_fields import ContactPhoneField, UsccField
from certification.forms.applying_files import SubmitForm
from certification.forms.applying_start import TransferForm
from certification.models import Application

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


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("500,000", 500000), ("1，234，567.50", Decimal("1234567.5")), ("５００，０００", 500000),
       (" 120.5 ", Decimal("120.5")), ("１２．５", Decimal("12.5")), ("", None)],
)  # fmt: skip
def test_amounts_are_taken_as_people_type_them(typed, amount):
    form = EmploymentForm({"annual_sales": typed}, instance=Application())
    assert not form.errors
    assert form.cleaned_data["annual_sales"] == amount


def test_counts_are_taken_as_people_type_them():
    form = EmploymentForm({"employed": "１，２００", "posts": "1,300"}, instance=Application())
    assert not form.errors
    assert (form.cleaned_data["employed"], form.cleaned_data["posts"]) == (1200, 1300)


@pytest.mark.parametrize(
    ("form", "field", "typed", "words"),
    [
        (PremisesForm, "floor_area", "约一百", "请填写数字，例如 120.5。"),
        (PremisesForm, "floor_area", "1,5", "请填写数字，例如 120.5。"),
        (PremisesForm, "floor_area", "-5", "不能小于 0，请核对。"),
        (PremisesForm, "floor_area", "12345678", "数字太大，整数部分最多 7 位，请核对单位和位数。"),
        (PremisesForm, "floor_area", "12.345", "最多写到小数点后 2 位。"),
        (PremisesForm, "floor_area", "12345678.12", "数字太大，请核对单位和位数。"),
        (PremisesForm, "opened_on", "前年", "请填写日期，例如 2024-05-20。"),
        (EmploymentForm, "employed", "十人", "请填写整数，例如 12；没有请填 0。"),
        (EmploymentForm, "employed", "-1", "不能小于 0，请核对。"),
        (EmploymentForm, "employed", "99999999999", "数字太大，请核对单位和位数。"),
        (OperatorForm, "name", "坊" * 101, "最多 100 个字，现有 101 个字，请精简。"),
        (OperatorForm, "operator_kind", "公司", "请从列出的各项中选择。"),
        (TransferForm, "legacy_name", "", "请填写原工坊名称。"),
        (SubmitForm, "declared", "", "请先勾选承诺，再提交。"),
    ],
)
def test_what_to_do_is_said_in_our_own_words(form, field, typed, words):
    given = {"instance": Application()} if issubclass(form, forms.ModelForm) else {}
    assert form({field: typed}, **given).errors[field] == [words]


def test_no_list_offers_dashes():
    for form in (OperatorForm, PremisesForm, EmploymentForm):
        assert "-----" not in str(form(instance=Application()))


@pytest.mark.parametrize(
    ("employed", "lifted", "monitored", "low_income", "faults"),
    [
        (10, 8, 8, None, {"monitored"}), (10, 8, 2, 10, set()), (10, 10, 0, None, set()),
        (10, 10, 1, None, {"monitored"}), (0, 1, 0, None, {"lifted_from_poverty"}),
        (10, 11, 3, None, {"lifted_from_poverty"}), (10, 3, 11, None, {"monitored"}), (10, 0, 0, 11, {"low_income"}),
        (10, None, 8, None, set()), (None, 8, 8, None, set()), (0, 0, 0, 0, set()),
    ],
)  # fmt: skip
def test_a_person_is_counted_in_one_category(employed, lifted, monitored, low_income, faults):
    counts = {
        "employed": employed, "lifted_from_poverty": lifted, "monitored": monitored, "low_income": low_income,
    }  # fmt: skip
    assert head_count_problems(counts).keys() == faults
    assert head_count_problems(Application(**counts)) == head_count_problems(counts)
    stated = {name: str(value) for name, value in counts.items() if value is not None}
    assert EmploymentForm(stated, instance=Application()).errors.keys() == faults


def test_what_does_not_add_up_is_said_with_its_figures():
    said = head_count_problems({"employed": 10, "lifted_from_poverty": 8, "monitored": 8})["monitored"]
    assert said.startswith("脱贫人口（8）和监测帮扶对象（8）合计 16 人，不能大于直接吸纳就业人数（10）")
