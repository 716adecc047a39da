"""How large an uploaded workbook may be, by how many rows its table takes at once."""

from dataclasses import dataclass

from . import parts, scanning
from .scanning import Extent
from .table import ROWS_MAX, Table

FILE_MOST = 40 * 1024 * 1024
UNPACKED_MOST = 500 * 1024 * 1024
CELLS_MOST = 2
"""How many times the cells and the text of an ordinary table even the largest may have."""


@dataclass(frozen=True)
class Limits:
    """``file`` and ``unpacked`` in bytes; ``streams``: rows are read window by window."""

    file: int
    unpacked: int
    extent: Extent
    streams: bool = False


def limits_of(table: type[Table] | Table = Table) -> Limits:
    """The caps for the rows that the table takes; one that takes no more than ROWS_MAX has those of every table."""
    scale = max(1.0, table.rows_max / ROWS_MAX)
    cells = min(scale, CELLS_MOST)
    extent = Extent(
        rows=max(scanning.ROWS_MAX, table.rows_max * 5 // 4),
        area=int(scanning.AREA_MAX * cells),
        text=int(scanning.TEXT_MAX * cells),
    )
    return Limits(
        file=_scaled(parts.FILE_MAX, scale, FILE_MOST),
        unpacked=_scaled(parts.UNPACKED_MAX, scale, UNPACKED_MOST),
        extent=extent,
        streams=table.streams,
    )


def in_megabytes(size: int) -> int:
    """Bytes as people are told them."""
    return size // 1024 // 1024


def _scaled(usual: int, scale: float, most: int) -> int:
    return max(usual, min(int(usual * scale), most))
