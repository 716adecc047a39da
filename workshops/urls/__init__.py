"""Addresses of the register: one module an area."""

from . import imports, register, uploads

app_name = "workshops"
urlpatterns = [*register.urlpatterns, *uploads.urlpatterns, *imports.urlpatterns]
