"""Addresses of certification: one module an area, each with its own ``urlpatterns``."""

from . import applications, confirmations, corrections, endings

app_name = "certification"
urlpatterns = [
    *applications.urlpatterns,
    *confirmations.urlpatterns,
    *endings.urlpatterns,
    *corrections.urlpatterns,
]
