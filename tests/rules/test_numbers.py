import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.numbers import RegistrationNumber, format_number, parse_number


def test_a_number_names_region_year_and_sequence():
    assert format_number("522636", 2024, 7) == "FYGF-522636-2024-0007"
    assert format_number("522636", 2024, 12345) == "FYGF-522636-2024-12345"
    assert format_number("659001", 9999, 999_999) == "FYGF-659001-9999-999999"


@pytest.mark.parametrize(
    "typed",
    [
        "FYGF-522636-2024-0007",
        " fygf-522636-2024-0007\n",
        "ＦＹＧＦ－５２２６３６－２０２４－０００７",
        "FYGF—522636–2024 - 0007",
    ],
)
def test_a_number_is_read_as_people_type_it(typed):
    assert parse_number(typed) == RegistrationNumber("522636", 2024, 7)


@pytest.mark.parametrize(
    "typed",
    [
        "", "522636-2024-0007", "FYGF-52263-2024-0007", "FYGF-522636-2024-007", "FYGF-522636-2024-0000",
        "FYGF-522636-2024-00007", "FYGF-522636-2017-0001", "FYGF-522636-2024-0007-1",
    ],
)  # fmt: skip
def test_anything_else_is_refused_in_chinese(typed):
    with pytest.raises(ValueError, match="不是有效的登记编号"):
        parse_number(typed)


@pytest.mark.parametrize(
    "parts",
    [("52263", 2024, 1), ("52263x", 2024, 1), ("522636", 2017, 1), ("522636", 2024, 0), ("522636", 2024, 10**6)],
)
def test_parts_out_of_range_are_refused(parts):
    with pytest.raises(ValueError, match=r"region|certified|sequence"):
        format_number(*parts)


@given(st.from_regex(r"\A[0-9]{6}\Z"), st.integers(2018, 9999), st.integers(1, 999_999))
def test_what_is_printed_is_read_back(region, year, sequence):
    assert parse_number(format_number(region, year, sequence)) == RegistrationNumber(region, year, sequence)
