"""Addresses of benefits."""

urlpatterns: list = []
