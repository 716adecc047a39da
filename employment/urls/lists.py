"""Addresses of lists."""

urlpatterns: list = []
