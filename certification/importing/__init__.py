"""Taking over an existing county register: one row of a workbook becomes a workshop with its certificate."""
