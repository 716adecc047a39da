"""Rows as bytes to be kept: the same rows give the same bytes, whatever order they came in."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator

from reporting.queries.evidence.row import EvidenceRow

FORMAT = "evidence 1"
_PIECE = 1 << 16
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def packed(rows: Iterable[EvidenceRow]) -> bytes:
    """One line of canonical JSON a row, by table and key, deflated as it is written."""
    deflate = zlib.compressobj(6)
    pieces = [deflate.compress(f"{FORMAT}\n".encode())]
    for row in _sorted(rows):
        line = _encode([row.table, row.key, row.label, row.values])
        pieces.append(deflate.compress(f"{line}\n".encode()))
    pieces.append(deflate.flush())
    return b"".join(pieces)


def unpacked(content: bytes) -> list[EvidenceRow]:
    """``ValueError`` where it isn't what ``packed`` makes."""
    lines = _lines(content)
    if next(lines, b"") != FORMAT.encode():
        raise ValueError("not a pack of evidence, or of a format that this version does not read")
    return [EvidenceRow(*json.loads(line)) for line in lines]


def digest_of(rows: Iterable[EvidenceRow]) -> str:
    """SHA-256 (hex) of what was counted and how much. Labels are left out: a workshop that takes another name later
    does not make other evidence of the same basis."""
    digest = hashlib.sha256()
    for row in _sorted(rows):
        digest.update(f"{_encode([row.table, row.key, row.values])}\n".encode())
    return digest.hexdigest()


def _sorted(rows: Iterable[EvidenceRow]) -> list[EvidenceRow]:
    return sorted(rows, key=lambda row: (row.table, row.key))


def _lines(content: bytes) -> Iterator[bytes]:
    """Piece by piece, so that the text never stands in memory as a whole beside its rows."""
    inflate, rest, waiting = zlib.decompressobj(), b"", content
    try:
        while not inflate.eof and waiting:
            *whole, rest = (rest + inflate.decompress(waiting, _PIECE)).split(b"\n")
            yield from whole
            waiting = inflate.unconsumed_tail
    except zlib.error as error:
        raise ValueError("damaged") from error
    if not inflate.eof or rest:
        raise ValueError("cut short")
