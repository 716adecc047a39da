"""Identity numbers that pass every check and belong to nobody: of a division that never was."""

import datetime

from stdnum.cn.ric import calc_check_digit

NOWHERE = "529999"


def number(serial: int, *, born: datetime.date = datetime.date(1990, 3, 7), place: str = NOWHERE) -> str:
    """The ``serial``-th number of a birthday (0–999; odd serials are men's)."""
    body = f"{place}{born:%Y%m%d}{serial:03d}"
    return body + calc_check_digit(body + "0")


def numbers(count: int, *, place: str = NOWHERE) -> list[str]:
    """``count`` different numbers."""
    first = datetime.date(1975, 1, 1)
    return [number(at % 1000, born=first + datetime.timedelta(days=at // 1000), place=place) for at in range(count)]
