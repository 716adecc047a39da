"""Addresses of certification: one module an area, each with its own ``urlpatterns``."""

from . import applications, cases, certificates, confirmations, corrections, endings, library, measures, notices

app_name = "certification"
urlpatterns = [
    *applications.urlpatterns,
    *cases.urlpatterns,
    *notices.urlpatterns,
    *certificates.urlpatterns,
    *library.urlpatterns,
    *measures.urlpatterns,
    *confirmations.urlpatterns,
    *endings.urlpatterns,
    *corrections.urlpatterns,
]
