"""Rows as bytes: the same whatever their order, whole or refused, quick and small."""

import time
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.queries.evidence.packing import digest_of, packed, unpacked
from reporting.queries.evidence.row import EvidenceRow

texts = st.text(max_size=12)
row = st.builds(EvidenceRow, texts, texts, texts, st.dictionaries(st.sampled_from(("S04", "T01", "P13")), texts))
rows_of_many = st.lists(row, max_size=30, unique_by=lambda each: (each.table, each.key))


@given(rows=rows_of_many, data=st.data())
def test_a_pack_gives_its_rows_back_and_knows_no_order(rows, data):
    other = data.draw(st.permutations(rows))
    assert packed(other) == packed(rows)
    assert digest_of(other) == digest_of(rows)
    assert unpacked(packed(other)) == sorted(rows, key=lambda each: (each.table, each.key))


@given(rows=rows_of_many.filter(bool), data=st.data())
def test_a_digest_tells_any_amount_and_any_row_but_not_a_name(rows, data):
    at = data.draw(st.integers(0, len(rows) - 1))
    one = rows[at]
    renamed = [*rows[:at], EvidenceRow(one.table, one.key, f"{one.label}新", one.values), *rows[at + 1 :]]
    more = [*rows[:at], EvidenceRow(one.table, one.key, one.label, one.values | {"S05": "1"}), *rows[at + 1 :]]
    assert digest_of(renamed) == digest_of(rows)
    assert len({digest_of(rows), digest_of(more), digest_of([*rows[:at], *rows[at + 1 :]])}) == 3


@pytest.mark.parametrize("damage", [lambda pack: pack[:-9], lambda pack: b"", lambda pack: zlib.compress(b"other\n"),
                                    lambda pack: pack[:20] + b"\0\0\0" + pack[23:]])  # fmt: skip
def test_what_is_not_a_whole_pack_is_refused(damage):
    whole = packed([EvidenceRow("catalog.order", str(number), "银饰", {"S03": "12.50"}) for number in range(500)])
    with pytest.raises(ValueError, match=r"pack|damaged|short"):
        unpacked(damage(whole))


def test_twenty_thousand_rows_are_packed_at_once():
    rows = [EvidenceRow("employment.worker", f"{number}/{number % 900}", f"蜡染非遗工坊{number % 900}（FYGF-{number}）",
                        {"P01": "1", "P03": "1", "P13": "1"}) for number in range(20_000)]  # fmt: skip
    tracemalloc.start()
    start = time.process_time()
    pack = packed(rows)
    took, (_, peak) = time.process_time() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(pack) < 500_000
    assert took < 3  # about a second beside others, and traced
    assert peak < 8_000_000
    assert unpacked(pack) == sorted(rows, key=lambda each: (each.table, each.key))
