"""The tables of this app: each module registers its own."""

from . import benefits, lists, people, vacancies

__all__ = ["benefits", "lists", "people", "vacancies"]
