"""Rows of a file that repeat another one in the columns that must be unique."""

import secrets
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from .columns import Column
from .table import Table
from .wording import folded

KEY_BYTES, MARK_BYTES = 16, 12


class Repeats:
    """Remembers of each row a keyed digest and its number, not what stands in it: the key goes with the run."""

    def __init__(self, table: Table):
        self._key = secrets.token_bytes(KEY_BYTES)
        self._unique = [_Unique([table.by_key[key] for key in keys]) for keys in table.unique_keys]

    def find(self, number: int, values: dict[str, Any]) -> Iterator[tuple[Column, str]]:
        """(first of the columns, reason) for each set of unique columns in which a row above says the same."""
        for unique in self._unique:
            mark = self._mark([values.get(key) for key in unique.keys])
            above = unique.seen.setdefault(mark, number) if mark else number
            if above != number:
                yield unique.column, f"与第 {above} 行重复（{unique.labels}）"

    def _mark(self, values: list[Any]) -> bytes | None:
        """None where a value is missing: such rows are not compared."""
        if any(value is None or value == "" for value in values):
            return None
        digest = blake2b(key=self._key, digest_size=MARK_BYTES)
        for value in values:
            part = _said(value).encode()
            digest.update(len(part).to_bytes(4, "big") + part)
        return digest.digest()


class _Unique:
    """One set of unique columns; ``seen``: digest → number of the first row."""

    def __init__(self, columns: list[Column]):
        self.column = columns[0]
        self.keys = [column.key for column in columns]
        self.labels = "、".join(column.label for column in columns)
        self.seen: dict[bytes, int] = {}


def _said(value: Any) -> str:
    """The same text for what means the same in one column; divisions by their code."""
    return folded(value) if isinstance(value, str) else str(getattr(value, "pk", value))
