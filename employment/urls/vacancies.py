"""Addresses of vacancies."""

urlpatterns: list = []
