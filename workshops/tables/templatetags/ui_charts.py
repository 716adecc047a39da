"""Geometry of the server-drawn charts; pure, no Django.

Everything is in percent of the drawing's width or in whole units of its height, so that a chart fits any screen
while its lettering keeps its size, and needs presentation attributes only (the CSP allows no style attribute).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

HEIGHT = 240
TOP, BOTTOM = 26, 30
"""Space over the highest column and under the axis, in units of height."""
LABELS_THAT_FIT = 6


@dataclass(frozen=True)
class Bar:
    """A horizontal bar; ``percent`` of the longest."""

    label: str
    value: float
    percent: float
    url: str = ""


@dataclass(frozen=True)
class Column:
    label: str
    value: float
    x: float
    width: float
    middle: float
    y: float
    height: float
    labelled: bool


@dataclass(frozen=True)
class Grid:
    value: float
    y: float


@dataclass(frozen=True)
class ColumnChart:
    columns: tuple[Column, ...]
    grid: tuple[Grid, ...]
    height: int = HEIGHT

    @property
    def base(self) -> int:
        return self.height - BOTTOM


def bars(rows: Sequence[Sequence]) -> list[Bar]:
    """``rows``: (label, value) or (label, value, url); values are not negative, None counts as 0."""
    highest = max((row[1] or 0 for row in rows), default=0)
    return [
        Bar(str(row[0]), row[1] or 0, round(100 * (row[1] or 0) / highest, 2) if highest else 0, *row[2:3])
        for row in rows
    ]


def columns(rows: Sequence[Sequence]) -> ColumnChart:
    """``rows``: (label, value) in the order of time; with many columns only every few carry a label."""
    top = round_up(max((row[1] or 0 for row in rows), default=0))
    drawn = HEIGHT - TOP - BOTTOM
    slot = 100 / max(len(rows), 1)
    every = -(-len(rows) // LABELS_THAT_FIT)
    made = []
    for at, (label, value) in enumerate(rows):
        height = round(drawn * (value or 0) / top, 1)
        x = at * slot
        made.append(
            Column(
                str(label),
                value or 0,
                round(x + slot * 0.2, 2),
                round(slot * 0.6, 2),
                round(x + slot / 2, 2),
                round(HEIGHT - BOTTOM - height, 1),
                height,
                (len(rows) - 1 - at) % max(every, 1) == 0,
            )
        )
    steps = 4 if top >= 4 else int(top)
    grid = tuple(Grid(top * n // steps, round(HEIGHT - BOTTOM - drawn * n / steps, 1)) for n in range(steps + 1))
    return ColumnChart(tuple(made), grid)


def round_up(value: float) -> int:
    """The next round number that divides into four whole steps, for the top of an axis; at least 1."""
    if value <= 4:
        return max(1, ceil(value))
    unit = 10 ** floor(log10(value))
    for factor in (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10, 12, 16):
        top = round(factor * unit)
        if top >= value and top % 4 == 0:
            return top
    return ceil(value / 4) * 4
