"""The tables of certification, one module an area; importing them registers them."""

from certification.column_lists import applications, certificates

__all__ = ["applications", "certificates"]
