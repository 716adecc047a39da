from django.urls import include, path

urlpatterns = [
    path("", include("reporting.urls")),
    path("", include("workshops.access.urls")),
    path("", include("workshops.urls")),
    path("", include("employment.urls")),
    path("", include("training.urls")),
    path("", include("certification.urls")),
    path("", include("catalog.urls")),
    path("regions/", include("workshops.regions.urls")),
    path("api/v1/", include("config.api_urls")),
]
