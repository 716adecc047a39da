from django.urls import include, path

from config import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("reporting.urls")),
    path("", include("workshops.access.urls")),
    path("", include("workshops.urls")),
    path("", include("certification.urls")),
    path("regions/", include("workshops.regions.urls")),
    path("api/v1/", include("config.api_urls")),
]
