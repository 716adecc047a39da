"""Filling the tables of this app from workbooks: each module registers its own import table."""
