"""Identity numbers and names, by themselves."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.employment.numbers import number
from workshops.people.identity import PROVINCES, IdentityFault, age_on, born_on, is_male, normal_identity
from workshops.people.names import ERASED, NameFault, masked_name, normal_name

BIRTHDAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2026, 1, 1))
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643, written down apart from the library


@given(BIRTHDAYS, st.integers(0, 999), st.sampled_from(sorted(PROVINCES)))
def test_a_made_number_is_taken_and_says_what_was_put_into_it(born, serial, province):
    made = number(serial, born=born, place=f"{province}0101")
    assert made[-1] == "10X98765432"[sum(w * int(d) for w, d in zip(WEIGHTS, made[:17], strict=True)) % 11]
    assert normal_identity(made.lower()) == made
    assert born_on(made) == born
    assert is_male(made) == (serial % 2 == 1)


@given(st.integers(0, 999), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_never_passes(serial, place, shift):
    made = number(serial)
    wrong = made[:place] + str((int(made[place]) + shift) % 10) + made[place + 1 :]
    with pytest.raises(IdentityFault):
        normal_identity(wrong)


@given(st.integers(0, 999), st.integers(0, 15))
def test_two_digits_changed_over_never_pass(serial, place):
    made = number(serial)
    swapped = made[:place] + made[place + 1] + made[place] + made[place + 2 :]
    if swapped != made:
        with pytest.raises(IdentityFault):
            normal_identity(swapped)


@given(st.text(max_size=30))
def test_anything_else_gets_a_reason_and_no_crash(typed):
    try:
        found = normal_identity(typed)
    except IdentityFault as fault:
        found = str(fault)
    assert len(found) >= 10


def test_the_reason_does_not_repeat_the_number():
    made = number(8)
    for wrong in (made[:-1], "99" + made[2:], made[:-1] + "0", "522636900307008"):
        with pytest.raises(IdentityFault) as caught:
            normal_identity(wrong)
        assert made[:6] not in str(caught.value)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ((2010, 3, 2), (2026, 3, 1), 15),
        ((2010, 3, 2), (2026, 3, 2), 16),
        ((2008, 2, 29), (2024, 2, 28), 15),
        ((2008, 2, 29), (2023, 3, 1), 15),
        ((2008, 2, 29), (2024, 2, 29), 16),
    ],
)
def test_age(born, day, age):
    assert age_on(datetime.date(*born), datetime.date(*day)) == age


@pytest.mark.parametrize("typed", ["", "潘", "潘秋菊2", "·潘秋", "潘··秋", "潘秋菊（丹寨）", "潘" * 41, "潘/秋"])
def test_what_is_no_name(typed):
    with pytest.raises(NameFault):
        normal_name(typed)


@given(st.text(st.characters(codec="utf-8"), max_size=50))
def test_a_normal_name_stays_as_it_is(typed):
    try:
        name = normal_name(typed)
    except NameFault:
        return
    assert normal_name(name) == name


def test_masked_names():
    assert [masked_name(name) for name in ("潘秋菊", "王芳", "艾合买提·吐尔逊", "", ERASED)] == [
        "潘**", "王*", "艾**", "", ERASED
    ]  # fmt: skip
