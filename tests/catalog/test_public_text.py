"""Numbers by which a person could be reached are left out of public text; other numbers stay."""

import pytest

from catalog.queries.public_text import HIDDEN, masked, price_text


@pytest.mark.parametrize(
    "number",
    ["13812345678", "138 1234 5678", "138-1234-5678", "+86 13812345678", "8613812345678", "１３８１２３４５６７８",
     "1 3 8 1 2 3 4 5 6 7 8", "0855-3612345", "（0855）3612345", "010 62345678", "522636199001011234",
     "52263619900101123X"],
)  # fmt: skip
def test_left_out(number):
    assert masked(f"请联系{number}订货") == f"请联系{HIDDEN}订货"


@pytest.mark.parametrize(
    "text", ["", "长120厘米、宽60厘米", "1380元", "2024-05-20 开业", "粤A12345678901", "编号20240520001", "18号3幢"]
)
def test_kept(text):
    assert masked(text) == text


@pytest.mark.parametrize(
    ("given", "shown"),
    [((120, None, "件"), "¥120 / 件"), ((120, 380.5, "套"), "¥120–380.50 / 套"), ((0, None, "件"), "价格面议"),
     ((1200, 1200, ""), "¥1,200")],
)  # fmt: skip
def test_price(given, shown):
    assert price_text(*given) == shown
