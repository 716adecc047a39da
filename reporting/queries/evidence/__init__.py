"""The rows behind any figure: gathered, packed to be kept, and what changed in them since (docs/adr/0044)."""

from reporting.queries.evidence.changes import RowChange, changes
from reporting.queries.evidence.gathering import rows_behind
from reporting.queries.evidence.packing import digest_of, packed, unpacked
from reporting.queries.evidence.row import EvidenceRow, figures_of, table_name

__all__ = [
    "EvidenceRow",
    "RowChange",
    "changes",
    "digest_of",
    "figures_of",
    "packed",
    "rows_behind",
    "table_name",
    "unpacked",
]
