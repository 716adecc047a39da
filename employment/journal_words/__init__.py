"""What the journal page calls the acts of this app: one module an area."""

from . import benefits, erasing, lists, people, vacancies

LABELS = people.LABELS | lists.LABELS | benefits.LABELS | vacancies.LABELS | erasing.LABELS
