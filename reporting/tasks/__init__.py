"""Celery tasks, one module an area: each calls the function that a management command calls too."""

from workshops.records.collecting import modules_of

modules_of(__name__)
