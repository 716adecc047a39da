"""The rows of a large sheet, some ten thousand at a time: each window is read as a workbook of its own.

The reader lays out all cells of a sheet before it gives the first; for 200,000 rows that is some hundred megabytes.
What it makes of a cell (dates, styles, shared texts) stays its own affair: a window is the uploaded workbook with
other rows left out of the sheet. Where to cut was found while the file was scanned.
"""

import io
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook

from .parts import chunks_of
from .scanning import Cuts


def rows_of(source: CalamineSheet, first: int = 1) -> Iterator[tuple[int, list[Any]]]:
    """(row number as Excel shows it, cells from column A) from row ``first`` on."""
    left = [""] * (source.start[1] if source.start else 0)
    for number, cells in enumerate(islice(source.iter_rows(), first - 1, None), start=first):
        yield number, [*left, *cells] if left else cells


def windowed_rows(content: bytes, part: str, sheet_name: str, cuts: Cuts) -> Iterator[tuple[int, list[Any]]]:
    """As ``rows_of``, of the sheet in ``part`` of the workbook ``content``; empty rows may be left out."""
    pieces = _pieces(content, part, [offset for offset, _ in cuts.rows] + [cuts.end])
    head = next(pieces)
    for (_, first), piece in zip(cuts.rows, pieces, strict=True):
        window = _with_part(content, part, (head, piece, cuts.closing.encode()))
        yield from rows_of(CalamineWorkbook.from_filelike(window).get_sheet_by_name(sheet_name), first)


def _pieces(content: bytes, part: str, offsets: list[int]) -> Iterator[bytes]:
    """The part's content cut at the offsets, without what follows the last."""
    buffer, begins, waiting = bytearray(), 0, list(offsets)
    for chunk in chunks_of(content, part):
        buffer += chunk
        while waiting and begins + len(buffer) >= waiting[0]:
            size = waiting[0] - begins
            piece = bytes(buffer[:size])
            del buffer[:size]
            begins = waiting.pop(0)
            yield piece
        if not waiting:
            return


def _with_part(content: bytes, part: str, replacement: tuple[bytes, ...]) -> io.BytesIO:
    """The workbook with one part replaced."""
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a") as archive:
        old = next(info for info in archive.filelist if info.filename.lower() == part)
        archive.filelist.remove(old)
        del archive.NameToInfo[old.filename]
        with archive.open(zipfile.ZipInfo(old.filename), "w") as new:
            for piece in replacement:
                new.write(piece)
    file.seek(0)
    return file
