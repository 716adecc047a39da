"""One sound row of every kind of record: one module an area, found by themselves."""
