"""The tables of certification, one module an area; importing them registers them."""

from certification.column_lists import (
    applications,
    certificates,
    confirmations,
    endings,
    library_entries,
    measures,
    risk,
)

__all__ = ["applications", "certificates", "confirmations", "endings", "library_entries", "measures", "risk"]
