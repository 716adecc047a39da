"""Kinds of records: what is entered, listed, put right and voided in one way, each declared once (kind.py)."""
