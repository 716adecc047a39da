"""Tables of vacancies."""
