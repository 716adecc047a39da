"""Addresses of employment: one module an area, each with its own ``urlpatterns``."""

from . import benefits, lists, people, vacancies

app_name = "employment"
urlpatterns = [*people.urlpatterns, *vacancies.urlpatterns, *lists.urlpatterns, *benefits.urlpatterns]
