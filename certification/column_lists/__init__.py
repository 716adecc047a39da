"""The tables of certification, one module an area; importing them registers them."""

from certification.column_lists import certificates

__all__ = ["certificates"]
