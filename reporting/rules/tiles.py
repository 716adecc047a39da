"""Where each reporting unit stands in a grid of equal tiles: nearness without a drawn border. Pure."""

ROWS: tuple[tuple[str, ...], ...] = (
    ("", "", "", "", "", "", "", "230000"),
    ("660000", "", "", "", "150000", "", "", "220000"),
    ("650000", "620000", "640000", "610000", "140000", "110000", "120000", "210000"),
    ("540000", "630000", "", "", "410000", "130000", "370000", ""),
    ("", "510000", "500000", "420000", "340000", "320000", "310000", ""),
    ("", "530000", "520000", "430000", "360000", "330000", "", ""),
    ("", "", "450000", "440000", "350000", "", "", ""),
    ("", "", "", "460000", "", "", "", ""),
)
"""Codes, from north to south and from west to east; "" is nothing."""
SHADES = 4


def shade_of(value, highest) -> int:
    """0 for nothing, then 1 to ``SHADES`` by equal steps up to the highest."""
    if value <= 0 or highest <= 0:
        return 0
    return min(SHADES, 1 + int(value * SHADES / highest)) if value < highest else SHADES


LONG = ("内蒙古", "黑龙江")


def short_name(name: str) -> str:
    """As on maps: 内蒙古自治区 → 内蒙古."""
    return next((each for each in LONG if name.startswith(each)), "兵团" if name.endswith("兵团") else name[:2])
